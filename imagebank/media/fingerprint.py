"""Fingerprints: SHA-256 says "the same file"; what is here of the pixels says "nearly the same picture".

A fingerprint is taken of the thumbnail, so that every original is compared on the same footing. `likeness` compares them.
It has two parts: a 512-bit difference hash (the 64 bytes that older catalogues have, and nothing more) and, for the whole picture
and for six parts of it, the signs of 192 cosine coefficients. The parts are what finds a cropped copy: the whole of
the copy looks like a part of its original.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import numpy as np
from PIL import Image

from imagebank.media.problems import because

SIDE = 16
BYTES = SIDE * SIDE * 2 // 8
"""Length of the first part."""
VIEWS = (
    (0.0, 0.0, 0.0, 0.0), (0.04, 0.04, 0.04, 0.04), (0.07, 0.07, 0.07, 0.07),
    (0.08, 0.0, 0.0, 0.0), (0.0, 0.08, 0.0, 0.0), (0.0, 0.0, 0.08, 0.0), (0.0, 0.0, 0.0, 0.08),
)  # fmt: skip
"""The whole and its parts: what is cut off at left, top, right and bottom, as shares of the sides. Measured: each view
still recognises what is cut 3 or 4 % of a side away from it, so these seven cover crops up to 10 % all around or of one side."""
VIEW_BYTES = 24
LENGTH = BYTES + len(VIEWS) * VIEW_BYTES
"""Length of a whole fingerprint: 232 bytes."""
CLEAR, CLEAR_ENOUGH = 4.0, 96
"""A coefficient of at least `CLEAR` grey levels (orthonormal) is the picture's, a smaller one may be noise. A view with
fewer than `CLEAR_ENOUGH` clear ones, half of its 192, is plain: its signs would be chance (a dot on black, four flat fields)."""
FEWEST_STEPS = 110
"""A first part with fewer steps than this (of 512; about 250 in a photo) is plain: equal neighbours give noughts, which agree in any two flat
pictures."""

_MIDDLE, _GRID = 128, 32
_FREQUENCIES = sorted(
    ((u, v) for u in range(1, 17) for v in range(1, 17)), key=lambda pair: (max(pair), sum(pair), pair)
)[: VIEW_BYTES * 8]  # fmt: skip
_ACROSS, _DOWN = [u for u, _ in _FREQUENCIES], [v for _, v in _FREQUENCIES]
_WAVES = (np.cos(np.pi * np.outer(np.arange(17), 2 * np.arange(_GRID) + 1) / (2 * _GRID)) / 4).astype(np.float32)


def fingerprint(thumbnail: bytes) -> bytes:
    """`LENGTH` bytes of the WebP or JPEG bytes of a thumbnail; a view that is plain is noughts, and all are if the whole is."""
    with Image.open(io.BytesIO(thumbnail), formats=("WEBP", "JPEG")) as opened:
        grey = opened.convert("L")
    middle = grey.resize((_MIDDLE, _MIDDLE), Image.Resampling.LANCZOS)
    whole = _signs(middle, VIEWS[0])
    parts = [_signs(middle, cut) if any(whole) else whole for cut in VIEWS[1:]]
    return _steps(grey) + whole + b"".join(parts)


def is_plain(print_: bytes) -> bool:
    """Whether the picture has too little structure (flat, nearly black, empty paper) to be compared with others."""
    if len(print_) == LENGTH:
        return not any(print_[BYTES : BYTES + VIEW_BYTES])
    return few_steps(print_)


def few_steps(print_: bytes) -> bool:
    """Whether the first part is of a picture with too little structure to be compared by it."""
    ones = int.from_bytes(print_[:BYTES], "big").bit_count()
    return not FEWEST_STEPS <= ones <= BYTES * 8 - FEWEST_STEPS


def _steps(grey: Image.Image) -> bytes:
    """64 bytes: which of two neighbours is brighter, 256 across and 256 down, in a 17 x 17 grey picture."""
    dots, row = grey.resize((SIDE + 1, SIDE + 1), Image.Resampling.LANCZOS).tobytes(), SIDE + 1
    places = [y * row + x for y in range(SIDE) for x in range(SIDE)]
    bits = [dots[at] > dots[at + 1] for at in places] + [dots[at] > dots[at + row] for at in places]
    return sum(1 << index for index, bit in enumerate(bits) if bit).to_bytes(BYTES, "big")


def _signs(middle: Image.Image, cut: tuple[float, float, float, float]) -> bytes:
    """24 bytes: the signs of the lowest frequencies that vary both across and down (8 x 8 of them in the first 8 bytes).

    Those that vary one way only are left out: skies and floors give them the same signs in strangers.
    """
    left, top, right, bottom = (_MIDDLE * share for share in cut)
    box = (left, top, _MIDDLE - right, _MIDDLE - bottom)
    cells = np.asarray(middle.resize((_GRID, _GRID), Image.Resampling.LANCZOS, box=box), np.float32)
    found = (_WAVES @ cells @ _WAVES.T)[_DOWN, _ACROSS]
    if np.count_nonzero(np.abs(found) >= CLEAR) < CLEAR_ENOUGH:
        return bytes(VIEW_BYTES)
    return np.packbits(found > 0).tobytes()


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file's bytes, in small hexadecimal digits. Raises `FileProblem`."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise because(path, error) from error
