"""The pictures that the window shows of an asset: the grid's thumbnail, a large preview, a film's hover strip.

Thumbnails are made when an asset comes in; the others when they are first asked for, and kept in a cache.
"""

from __future__ import annotations

from collections.abc import Callable

from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, FileProblem, Refused
from imagebank.media import full as media_full
from imagebank.media import intake
from imagebank.media import moment as media_moment
from imagebank.media import preview as media_preview
from imagebank.media import strip as media_strip
from imagebank.media.formats import RAW
from imagebank.media.worker import Decoder, run
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.originals import proven
from imagebank.services.searching import existing, read
from imagebank.store import assets
from imagebank.store.previews import Kind


def thumbnail(library: Library, id: str) -> bytes | None:
    """The encoded thumbnail of an asset, None where there is none (see `imagebank doctor`)."""
    found = next(iter(read(library, [id])), None)
    return library.thumbnails.get(found.sha256) if found else None


def preview(library: Library, id: str) -> bytes | None:
    """The encoded large preview of an asset, made now where it is not kept. Raises FileProblem where the original does not decode."""
    return _kept(library, id, "preview", lambda asset: _preview(library, asset))


def full(library: Library, id: str) -> bytes | None:
    """A photo with all its pixels, made anew each time; None for a film. Raises FileProblem where the original does not decode."""
    found = next(iter(read(library, [id])), None)
    if found is None or found.media == "film":
        return None
    return run(media_full.full, proven(library, found), found.developed)


def strip(library: Library, id: str) -> bytes | None:
    """The encoded hover strip of a film (see `media.strip`), None for a photo. Raises FileProblem."""
    found = next(iter(read(library, [id])), None)
    if found is None or found.media != "film":
        return None
    return _kept(library, id, "strip", lambda asset: run(media_strip.strip, proven(library, asset)))


def moment(library: Library, id: str, seconds: float) -> bytes | None:
    """The encoded frame of a film at `seconds` from its first frame, None for a photo; made anew each time. Raises FileProblem."""
    found = next(iter(read(library, [id])), None)
    if found is None or found.media != "film":
        return None
    return run(media_moment.moment, proven(library, found), seconds)


def develop(library: Library, id: str, *, on: bool = True) -> Changes:
    """Show a camera raw picture from the sensor's data instead of the camera's own preview, here and in what leaves.

    Raises Refused for a picture that is not camera raw, FileProblem where the data cannot be developed.
    """
    library.require_curator()
    asset = assets.get(library.db, existing(library, [id]))[0]
    if asset.file.format not in RAW:
        raise Refused("NOT_RAW", N_("{id} är inte en råfil från en kamera och kan inte framkallas."), id=asset.id)
    with Decoder() as decoder:
        try:
            taken = decoder.run(intake.take, proven(library, asset), on, timeout_s=180.0)
        except FileProblem as problem:  # the vault's name says nothing to anybody
            raise FileProblem(
                problem.code, problem.template, **{**problem.values, "namn": asset.file.name}
            ) from problem
    before = last_change(library)
    library.thumbnails.put([(asset.sha256, taken.thumbnail)])
    library.previews.forget(asset.sha256)
    with library.write("develop", asset.id, on=on) as db:
        assets.put_columns(db, asset.id, {"developed": on, "fingerprint": taken.fingerprint.hex()})
        assets.touch(db, asset.id)
    return changes_since(library, before)


def _preview(library: Library, asset: Asset) -> bytes:
    original = proven(library, asset)
    if asset.media == "film" and asset.poster_s is not None:
        return run(media_moment.moment, original, asset.poster_s)
    return run(media_preview.preview, original, asset.developed)


def _kept(library: Library, id: str, kind: Kind, make: Callable[[Asset], bytes]) -> bytes | None:
    found = next(iter(read(library, [id])), None)
    if found is None:
        return None
    kept = library.previews.get(found.sha256, kind)
    if kept is None:
        kept = make(found)
        library.previews.put(found.sha256, kind, kept)
    return kept
