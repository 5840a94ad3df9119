"""The bank's pictures by their landmarks, in memory: those that ever left first, then the newest of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from imagebank.core.progress import Progress
from imagebank.media import landmarks
from imagebank.media.landmarks import Landmarks
from imagebank.media.sighting import Ground
from imagebank.services.library import Library
from imagebank.store import issued_files
from imagebank.store.landmarks import LandmarkFile

FILE = "landmarks.sqlite"
MOST = 20_000
"""Pictures of the bank that are looked for beyond those that left: some 50 MB of memory, ten minutes of making once."""

STEP = 50
REMEMBERED = "sighting"


@dataclass
class _Ready:
    """The ground and what it holds: original's SHA-256 by asset."""

    ground: Ground
    known: dict[str, str]


def make_ready(library: Library) -> Iterator[Progress]:
    """Make the landmarks that are missing and put all of them on the ground; yields as they come. Kept for the next time."""
    wanted = dict(issued_files.pictures(library.db, MOST))
    kept = library.memory.get(REMEMBERED)
    if isinstance(kept, _Ready) and kept.known == wanted:
        return
    file = LandmarkFile(library.root / FILE)
    try:
        found = file.get(list(dict.fromkeys(wanted.values())))
        missing = [sha256 for sha256 in dict.fromkeys(wanted.values()) if sha256 not in found]
        for start in range(0, len(missing), STEP):
            made = [
                (sha256, packed)
                for sha256 in missing[start : start + STEP]
                if (packed := _made(library, sha256)) is not None
            ]
            file.put(made)
            found.update(made)
            yield Progress(min(start + STEP, len(missing)), len(missing))
    finally:
        file.close()
    ground = Ground(lambda asset: library.thumbnails.get(wanted[asset]))
    for asset, sha256 in wanted.items():
        if sha256 in found:
            ground.add(asset, Landmarks.unpacked(found[sha256]))
    library.memory[REMEMBERED] = _Ready(ground, wanted)


def ground(library: Library) -> Ground:
    """The ground as `make_ready` left it; an empty one before that."""
    kept = library.memory.get(REMEMBERED)
    return kept.ground if isinstance(kept, _Ready) else Ground(lambda _asset: None)


def _made(library: Library, sha256: str) -> bytes | None:
    thumbnail = library.thumbnails.get(sha256)
    return landmarks.of_thumbnail(thumbnail).packed() if thumbnail else None
