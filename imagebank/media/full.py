"""A photo at its full size, for looking at its pixels one by one: upright, sRGB, JPEG without visible loss.

Call it through `worker.run`. It is only looked at and never kept: what leaves is rendered anew from the original.
"""

from __future__ import annotations

import io
import math
from pathlib import Path

from PIL import Image

from imagebank.media import colour
from imagebank.media.boundary import decoding
from imagebank.media.formats import identify
from imagebank.media.photo import loaded, orientation, turned
from imagebank.media.thumbnail import shrunk

MOST_PIXELS = 60_000_000
"""The window draws 256 MB of pixels at most, 4 bytes each; a larger photo is shown reduced to this."""

QUALITY = 95


def full(path: Path, developed: bool = False) -> bytes:
    """JPEG bytes of the photo, every pixel of it up to `MOST_PIXELS`; `developed` as in `photo.loaded`. Raises `FileProblem`."""
    kind = identify(path)
    with loaded(path, kind, developed=developed) as shown, decoding(path):
        image = shown.image
        upright = turned(shrunk(image, longest(image)), orientation(image))
        pixels = colour.on_ground(colour.in_srgb(upright, image.info.get("icc_profile")))
        target = io.BytesIO()
        bare = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
        bare.save(target, "JPEG", quality=QUALITY, subsampling=0)
        return target.getvalue()


def longest(image: Image.Image) -> int:
    """Pixels of the longest side at which the picture stays within `MOST_PIXELS`."""
    share = min(1.0, math.sqrt(MOST_PIXELS / (image.width * image.height)))
    return int(max(image.size) * share)
