"""Taking an original in with one round trip to the decoding worker: facts, thumbnail, fingerprint.

Call it through `worker.run(take, path)`; it also works in the same process.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from imagebank.core.asset import MediaFacts
from imagebank.media.boundary import decoding
from imagebank.media.fingerprint import fingerprint
from imagebank.media.reading import prove
from imagebank.media.thumbnail import thumbnail


@dataclass(frozen=True, slots=True)
class Intake:
    """All that the bank wants to know of an original: `thumbnail` is WebP bytes, `fingerprint` as its module tells."""

    facts: MediaFacts
    thumbnail: bytes
    fingerprint: bytes


def take(path: Path, developed: bool = False) -> Intake:
    """Read, prove and shrink the photo or film at `path`; `developed` as in `photo.loaded`. Raises `FileProblem`."""
    proven = prove(path, developed)
    with decoding(path):
        small = thumbnail(proven.image)
    return Intake(proven.facts, small, fingerprint(small))
