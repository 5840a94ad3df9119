"""Deep pixels made ordinary: integers of any depth and floating numbers as arrays become 8 bits, never clipped."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

MODES = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}
"""Samples a pixel -> Pillow's mode."""


def image_of(pixels: NDArray[np.generic], bits: int, *, inverted: bool = False, mode: str = "") -> Image.Image:
    """The picture of an array (height, width) or (height, width, samples) whose samples use `bits` bits each.

    Integers keep their meaning: 0 is black, the highest value of that depth white; signed ones begin at their lowest.
    Floats from 0 to 1 keep theirs; others are stretched over their own range. `inverted`: 0 is white.
    """
    flat = pixels[..., np.newaxis] if pixels.ndim == 2 else pixels
    eight = _floats(flat) if flat.dtype.kind == "f" else _integers(flat, bits)
    if inverted:
        eight = 255 - eight
    name = mode or MODES[flat.shape[2]]
    return Image.fromarray(np.ascontiguousarray(eight.squeeze(2) if flat.shape[2] == 1 else eight)).convert(name)


def _integers(pixels: NDArray[np.generic], bits: int) -> NDArray[np.uint8]:
    values = pixels.astype(np.float32)
    if pixels.dtype.kind == "i" and float(values.min()) < 0:
        values += float(2 ** (bits - 1))
    return _rounded(values * np.float32(255.0 / (2.0**bits - 1)))


def _floats(pixels: NDArray[np.generic]) -> NDArray[np.uint8]:
    values = pixels.astype(np.float32)
    finite = np.isfinite(values)
    low, high = (float(values[finite].min()), float(values[finite].max())) if finite.any() else (0.0, 1.0)
    np.nan_to_num(values, copy=False, nan=low, posinf=high, neginf=low)
    if low >= 0 and high <= 1:
        low, high = 0.0, 1.0
    elif low >= 0:
        low = 0.0
    return _rounded((values - np.float32(low)) * np.float32(255.0 / ((high - low) or 1.0)))


def _rounded(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.clip(values + np.float32(0.5), 0, 255).astype(np.uint8)
