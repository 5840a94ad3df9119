"""The still that stands for a film that leaves: chosen by hand, or a good one, as JPEG with the allow-list of metadata."""

from __future__ import annotations

from pathlib import Path

from imagebank.core.rendition import LeavingMetadata, PhotoPreset
from imagebank.media import film, moment
from imagebank.media import poster as posters
from imagebank.media.boundary import decoding
from imagebank.media.rendering_photo import Rendered, save

POSTER = PhotoPreset("poster", quality=88)


def poster(
    original: Path,
    target_jpeg: Path,
    metadata: LeavingMetadata,
    at_s: float | None = None,
    span: tuple[float, float] | None = None,
) -> Rendered:
    """Write a frame of the film `original` as JPEG with `metadata`: the one at `at_s`, else a good one (inside `span`).

    Seconds are counted from the film's first picture. Raises as `render_film`.
    """
    if at_s is not None:
        with decoding(original):
            image = posters.upright(*moment.frame_at(original, at_s))
    elif span is not None:
        with decoding(original):
            places = [span[0] + (span[1] - span[0]) * share for share in film.PLACES]
            found = [moment.frame_at(original, place) for place in places]
            image = posters.upright(posters.best([frame for frame, _ in found]), found[0][1])
    else:
        image = film.probe(original).poster
    return save(image, target_jpeg, "JPEG", POSTER, metadata)
