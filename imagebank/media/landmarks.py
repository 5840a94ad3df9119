"""Landmarks: small marked places of a picture, by which a cropped copy or a screenshot of it is found again.

A fingerprint (`fingerprint`) says "the same picture as a whole"; a landmark says "this corner lies here". Corners are found
on several scales (smallest eigenvalue of the gradients, Shi and Tomasi 1994); what lies around each is told by the signs of
64 low frequencies of a cosine transform, which survive compression and brightness. They are not turned: copies in documents
stand upright. Where several agree on one place and size, the pixels are compared (`sighting`).
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

KEPT: Final = 96
"""Landmarks of a picture of the bank."""

ASKED: Final = 400
"""Landmarks of a picture that is looked for: more, since it may be a small part of a screen."""

LONGEST: Final = 512
ASKED_LONGEST: Final = 1024
STEP: Final = 2 ** (1 / 2)
ASKED_STEP: Final = 2 ** (1 / 4)
"""From one scale to the next: what is looked for is measured finely, so that one of its scales meets each of the bank's."""

PATCH: Final = 16
LEAST_SIDE: Final = 96
LEAST_CONTRAST: Final = 12.0
"""Of the smallest eigenvalue (grey levels squared): less is noise."""

SPARSE: Final = 4
"""Landmarks of the smallest scale, at least."""

_DTYPE: Final = np.dtype([("bits", "<u8"), ("x", "<u2"), ("y", "<u2"), ("scale", "<u2")])
_UNIT, _SCALE_UNIT = 32.0, 1000.0

Grey = NDArray[np.float32]


def _waves() -> NDArray[np.float32]:
    """64 rows of 256: the cosines of the lowest frequencies of a patch, without its mean."""
    steps = np.arange(PATCH)
    cosines = np.cos(np.pi * np.outer(steps, 2 * steps + 1) / (2 * PATCH))
    pairs = sorted(
        ((u, v) for u in range(9) for v in range(9) if u or v), key=lambda pair: (sum(pair), max(pair), pair)
    )
    return np.stack([np.outer(cosines[u], cosines[v]).ravel() for u, v in pairs[:64]]).astype(np.float32)


_WAVES = _waves()
_AROUND = np.arange(PATCH) - PATCH // 2


@dataclass(frozen=True, slots=True)
class Landmarks:
    """`bits`: what each looks like (n,); `places` (n, 3): x, y and scale in pixels of the picture they were found in."""

    bits: NDArray[np.uint64]
    places: NDArray[np.float32]

    def packed(self) -> bytes:
        """14 bytes a landmark."""
        rows = np.zeros(len(self.bits), _DTYPE)
        rows["bits"] = self.bits
        rows["x"], rows["y"] = (np.clip(self.places[:, at] * _UNIT, 0, 65535) for at in (0, 1))
        rows["scale"] = np.clip(self.places[:, 2] * _SCALE_UNIT, 0, 65535)
        return rows.tobytes()

    @classmethod
    def unpacked(cls, packed: bytes) -> Landmarks:
        """The landmarks of `packed` bytes."""
        rows = np.frombuffer(packed, _DTYPE)
        places = np.stack([rows["x"] / _UNIT, rows["y"] / _UNIT, rows["scale"] / _SCALE_UNIT], axis=1)
        return cls(rows["bits"].astype(np.uint64), places.astype(np.float32))


def of_thumbnail(thumbnail: bytes) -> Landmarks:
    """The landmarks of a picture of the bank, by the WebP or JPEG bytes of its thumbnail; places in the thumbnail's pixels."""
    return find(grey_of(thumbnail), LONGEST, KEPT, STEP)


def grey_of(thumbnail: bytes) -> Image.Image:
    """A thumbnail's pixels in grey."""
    with Image.open(io.BytesIO(thumbnail), formats=("WEBP", "JPEG")) as opened:
        return opened.convert("L")


def find(grey: Image.Image, longest: int, count: int, step: float = ASKED_STEP) -> Landmarks:
    """At most about `count` landmarks of a grey picture, looked for at no more than `longest` pixels; few in plain pictures."""
    shrink = min(1.0, longest / max(grey.size))
    base = _resized(grey, shrink)
    scales = _scales(max(base.size), step)
    shares = sum(1 / scale for scale in scales)
    found = [
        _on_one_scale(
            _resized(base, 1 / scale), max(SPARSE, round(count / scale / shares)), scale / shrink
        )
        for scale in scales
    ]  # fmt: skip
    if not found:
        return Landmarks(np.zeros(0, np.uint64), np.zeros((0, 3), np.float32))
    return Landmarks(np.concatenate([one.bits for one in found]), np.concatenate([one.places for one in found]))


def _scales(side: int, step: float) -> list[float]:
    scales, scale = [], 1.0
    while side / scale >= LEAST_SIDE:
        scales.append(scale)
        scale *= step
    return scales


def _resized(image: Image.Image, share: float) -> Image.Image:
    if share >= 1:
        return image
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _on_one_scale(image: Image.Image, count: int, scale: float) -> Landmarks:
    grey = np.asarray(image.filter(ImageFilter.GaussianBlur(1)), np.float32)
    if min(grey.shape) < PATCH + 6:
        return Landmarks(np.zeros(0, np.uint64), np.zeros((0, 3), np.float32))
    rows, columns = _corners(grey, count)
    patches = grey[rows[:, None, None] + _AROUND[None, :, None], columns[:, None, None] + _AROUND[None, None, :]]
    signs = patches.reshape(len(rows), PATCH * PATCH) @ _WAVES.T > 0
    bits = np.packbits(signs, axis=1).view(np.uint64).ravel() if len(rows) else np.zeros(0, np.uint64)
    places = np.stack([(columns + 0.5) * scale, (rows + 0.5) * scale, np.full(len(rows), scale)], axis=1)
    return Landmarks(bits, places.astype(np.float32))


def _corners(grey: Grey, count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows and columns of the clearest corners, the clearest first."""
    across, down = np.zeros_like(grey), np.zeros_like(grey)
    across[:, 1:-1] = grey[:, 2:] - grey[:, :-2]
    down[1:-1] = grey[2:] - grey[:-2]
    xx, yy, xy = _mean(across * across), _mean(down * down), _mean(across * down)
    half = (xx + yy) / np.float32(2)
    clear: Grey = half - np.sqrt(np.maximum(half * half - (xx * yy - xy * xy), np.float32(0)))
    edge = PATCH // 2 + 1
    inner = clear[edge:-edge, edge:-edge]
    peaks = (inner >= _highest(inner)) & (inner > LEAST_CONTRAST)
    rows, columns = np.nonzero(peaks)
    best = np.argsort(-inner[rows, columns], kind="stable")[:count]
    return rows[best] + edge, columns[best] + edge


def _mean(values: Grey, reach: int = 2) -> Grey:
    """The mean over a square of 5 x 5."""
    side = 2 * reach + 1
    for _axis in (0, 1):
        padded = np.pad(values, ((reach, reach), (0, 0)), mode="edge")
        total = padded[: len(values)].copy()
        for at in range(1, side):
            total += padded[at : at + len(values)]
        values = (total / np.float32(side)).T
    return values


def _highest(values: Grey, reach: int = 3) -> Grey:
    """The highest value within a square of 7 x 7."""
    for _axis in (0, 1):
        highest = values.copy()
        for by in range(1, reach + 1):
            np.maximum(highest[by:], values[:-by], out=highest[by:])
            np.maximum(highest[:-by], values[by:], out=highest[:-by])
        values = highest.T
    return values
