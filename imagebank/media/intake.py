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
    """All that the bank wants to know of an original: `thumbnail` is WebP bytes, `fingerprint` 64 bytes."""

    facts: MediaFacts
    thumbnail: bytes
    fingerprint: bytes


def take(path: Path) -> Intake:
    """Read, prove and shrink the photo or film at `path`. Raises `FileProblem`."""
    proven = prove(path)
    with decoding(path):
        small = thumbnail(proven.image)
    return Intake(proven.facts, small, fingerprint(small))
