"""The small picture of an asset, for the window's grid."""

from __future__ import annotations

from imagebank.services.library import Library
from imagebank.services.searching import read


def thumbnail(library: Library, id: str) -> bytes | None:
    """The encoded thumbnail of an asset, None where there is none (see `imagebank doctor`)."""
    found = next(iter(read(library, [id])), None)
    return library.thumbnails.get(found.sha256) if found else None
