"""A large preview for looking at one picture: 2048 pixels, upright, sRGB; of a film, its poster at full size.

Call it through `worker.run`.
"""

from __future__ import annotations

from pathlib import Path

from imagebank.media import film
from imagebank.media.boundary import decoding
from imagebank.media.formats import identify
from imagebank.media.photo import loaded
from imagebank.media.thumbnail import thumbnail

SIZE = 2048


def preview(path: Path, developed: bool = False) -> bytes:
    """WebP bytes, the longest side at most `SIZE` pixels. Raises `FileProblem`."""
    kind = identify(path)
    if kind.media == "film":
        found = film.probe(path)
        with decoding(path):
            return thumbnail(found.poster, SIZE)
    with loaded(path, kind, SIZE, developed=developed) as shown, decoding(path):
        return thumbnail(shown.image, SIZE)
