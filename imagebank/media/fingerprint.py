"""Fingerprints: SHA-256 says "the same file", a 512-bit difference hash says "nearly the same picture".

The difference hash is taken of the thumbnail, so that every original is compared on the same footing.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from PIL import Image

from imagebank.media.problems import because

SIDE = 16
BYTES = SIDE * SIDE * 2 // 8
NEAR = 0.20
"""Share of differing bits up to which two pictures count as near duplicates (research: no false pair in 4,465)."""


def fingerprint(thumbnail: bytes) -> bytes:
    """64 bytes: which of two neighbours is brighter, 256 across and 256 down, in a 17 x 17 grey picture."""
    with Image.open(io.BytesIO(thumbnail), formats=("WEBP", "JPEG")) as opened:
        grey = opened.convert("L").resize((SIDE + 1, SIDE + 1), Image.Resampling.LANCZOS)
    dots, row = grey.tobytes(), SIDE + 1
    places = [y * row + x for y in range(SIDE) for x in range(SIDE)]
    bits = [dots[at] > dots[at + 1] for at in places] + [dots[at] > dots[at + row] for at in places]
    return sum(1 << index for index, bit in enumerate(bits) if bit).to_bytes(BYTES, "big")


def distance(one: bytes, other: bytes) -> int:
    """How many of the 512 bits differ (0: alike, about 256: strangers)."""
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file's bytes, in small hexadecimal digits. Raises `FileProblem`."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise because(path, error) from error
