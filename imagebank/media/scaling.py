"""The shape of a photo's rendition: which part of the picture, how large. Works on pixels as they are stored; turning
comes last, because it is cheaper on few pixels. Knows no files and no colours.
"""

from __future__ import annotations

import math

from PIL import Image

from imagebank.core.framing import Box, Framing, crop
from imagebank.core.rendition import PhotoPreset

GAP = 1.5
"""A JPEG is decoded at this many times the wanted size at least (media.md: quicker, and 51.8 dB)."""

REDUCED = 2.0
"""Pillow reduces coarsely down to this many times the wanted size before it filters."""

Size = tuple[int, int]


def placed(size: Size, preset: PhotoPreset, framing: Framing) -> tuple[Box, Size]:
    """The part of a picture of `size` (as shown) that the preset takes, and the width and height that it becomes.

    Never larger than the part is.
    """
    box: Box = (0, 0, *size)
    width, height = _limits(size, preset)
    if preset.crop and width and height:
        box = crop(size, (width, height), framing)
    across, down = box[2] - box[0], box[3] - box[1]
    exact = preset.crop and width and height and max(width, height) <= (preset.longest or max(width, height))
    if exact and width and height and across >= width and down >= height:
        return box, (width, height)
    scales = [limit / side for limit, side in ((width, across), (height, down)) if limit]
    if preset.longest is not None:
        scales.append(preset.longest / max(across, down))
    scale = min([1.0, *scales])
    return box, (max(1, round(across * scale)), max(1, round(down * scale)))


def _limits(size: Size, preset: PhotoPreset) -> tuple[int | None, int | None]:
    """The preset's width and height, turned to lie as the picture lies."""
    width, height = preset.width, preset.height
    if preset.either_way and width and height and (size[0] > size[1]) != (width > height):
        return height, width
    return width, height


def at_least(size: Size, preset: PhotoPreset, framing: Framing) -> int | None:
    """Pixels of the longest side that a picture of `size` has to be decoded at; None: all of them."""
    box, target = placed(size, preset, framing)
    share = target[0] / (box[2] - box[0])
    return math.ceil(max(size) * share * GAP) if share * GAP < 1 else None


def scaled(image: Image.Image, tag: int, preset: PhotoPreset, framing: Framing) -> Image.Image:
    """The part of the stored `image` that the preset takes, at its size, still as stored: `tag` is its orientation."""
    quarter = tag in {5, 6, 7, 8}
    shown = (image.height, image.width) if quarter else image.size
    box, (width, height) = placed(shown, preset, framing)
    part = stored_box(box, tag, shown)
    size = (height, width) if quarter else (width, height)
    if size == image.size:
        return image
    if size == (part[2] - part[0], part[3] - part[1]):
        return image.crop(part)
    return image.resize(size, Image.Resampling.LANCZOS, box=part, reducing_gap=REDUCED)


def stored_box(box: Box, tag: int, shown: Size) -> Box:
    """Where a box of the picture as shown (of size `shown`) lies in the pixels as stored, by the orientation `tag`."""
    left, top, right, bottom = box
    width, height = shown
    if tag in {2, 3, 6, 7}:
        left, right = width - right, width - left
    if tag in {3, 4, 7, 8}:
        top, bottom = height - bottom, height - top
    return (top, left, bottom, right) if tag in {5, 6, 7, 8} else (left, top, right, bottom)
