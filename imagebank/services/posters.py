"""The moment that stands for a film: chosen by hand and kept as seconds, so that its pictures can be made again at any time."""

from __future__ import annotations

from collections.abc import Sequence

from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, FileProblem, WrongWords
from imagebank.media import moment as media_moment
from imagebank.media import thumbnail as media_thumbnail
from imagebank.media.intake import take
from imagebank.media.worker import run
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.originals import proven
from imagebank.services.searching import existing, read
from imagebank.store import assets

THOUSANDTHS = 3
"""Decimals of a second that are kept."""


def set_poster(library: Library, id: str, seconds: float | None) -> Changes:
    """Let the frame at `seconds` from the first one stand for a film; None: let the program choose again.

    Its thumbnail and large picture become that frame. What it resembles (its fingerprint) stays as the file says.
    Raises WrongWords for a photo, or a moment outside the film; FileProblem where the original cannot be read.
    """
    library.require_curator()
    asset = read(library, existing(library, [id]))[0]
    wanted = None if seconds is None else round(seconds, THOUSANDTHS)
    _check(asset, wanted)
    if wanted == asset.poster_s:
        return Changes()
    picture = _picture(library, asset, wanted)
    before = last_change(library)
    library.thumbnails.put([(asset.sha256, picture)])  # before the row, as everywhere: it is only a cache
    library.previews.forget(asset.sha256)
    with library.write("poster", asset.id, at_s=wanted) as db:
        assets.put_columns(db, asset.id, {"poster_s": wanted})
        assets.touch(db, asset.id)
    return changes_since(library, before)


def renew_posters(library: Library, ids: Sequence[str], *, chosen_only: bool = True) -> None:
    """Make the pictures of films anew by the moment that stands for them; one that cannot be read keeps what it has.

    With `chosen_only` those are left alone of which nobody has chosen a moment.
    """
    for asset in assets.get(library.db, ids):
        if asset.media == "film" and (asset.poster_s is not None or not chosen_only):
            try:
                library.thumbnails.put([(asset.sha256, _picture(library, asset, asset.poster_s))])
            except FileProblem:  # `doctor` tells of it
                continue
            library.previews.forget(asset.sha256)


def _picture(library: Library, asset: Asset, seconds: float | None) -> bytes:
    original = proven(library, asset)
    if seconds is None:
        return run(take, original).thumbnail
    return run(media_moment.moment, original, seconds, media_thumbnail.SIZE)


def _check(asset: Asset, seconds: float | None) -> None:
    if asset.media != "film":
        raise WrongWords("NO_FILM_POSTER", N_("{id} är en bild: bara filmer har ett ögonblick som visas."), id=asset.id)
    length = asset.file.duration_s
    if seconds is not None and (seconds < 0 or (length is not None and seconds > length)):
        raise WrongWords(
            "POSTER_BEYOND_FILM",
            N_("Filmen {id} är {seconds} sekunder lång. Ange ett ögonblick inom den."),
            id=asset.id,
            seconds=round(length or 0, 1),
        )
