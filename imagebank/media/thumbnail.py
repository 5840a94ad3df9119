"""The small picture that the grid shows: 512 pixels, upright, sRGB, WebP.

Takes a loaded Pillow image; knows nothing of files.
"""

from __future__ import annotations

import io

from PIL import Image

from imagebank.media import colour
from imagebank.media.photo import orientation, turned

SIZE = 512
QUALITY, METHOD = 78, 2
GAP = 1.5
"""Pillow reduces coarsely down to this many times the wanted size first (facts.md: quicker and better)."""


def thumbnail(image: Image.Image, size: int = SIZE) -> bytes:
    """WebP bytes of `image`, its longest side at most `size` pixels, never upscaled."""
    small = turned(shrunk(image, size), orientation(image))  # turning comes last: it is cheaper on few pixels
    pixels = colour.on_ground(colour.in_srgb(small, image.info.get("icc_profile")))
    target = io.BytesIO()
    _bare(pixels).save(target, "WEBP", quality=QUALITY, method=METHOD)
    return target.getvalue()


def shrunk(image: Image.Image, longest: int) -> Image.Image:
    """The picture in 8 bits, its longest side at most `longest` pixels."""
    small = colour.eight_bits(image)
    if max(small.size) <= longest:
        return small
    scale = longest / max(small.size)
    target = (max(1, round(small.width * scale)), max(1, round(small.height * scale)))
    return small.resize(target, Image.Resampling.LANCZOS, reducing_gap=GAP)


def _bare(image: Image.Image) -> Image.Image:
    """The same pixels with nothing else attached."""
    return Image.frombytes(image.mode, image.size, image.tobytes())
