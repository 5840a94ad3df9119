"""JPEG decoded strictly: the pixels are Pillow's to the last bit, but damage in the middle of a file is told.

libjpeg fills what it cannot read with grey and only warns; Pillow drops the warnings. Knows simplejpeg (libjpeg-turbo).
"""

from __future__ import annotations

import re

import simplejpeg
from PIL import Image

COLOURS = {"RGB": "RGB", "L": "GRAY"}
"""Pillow's mode -> simplejpeg's colour space; other JPEG (CMYK) is left to Pillow, which knows Adobe's inversion."""

MAX_BYTES = 512 << 20
"""Larger files are left to Pillow, which reads them piece by piece."""

DAMAGE = ("corrupt jpeg data", "premature end of jpeg")
"""The beginnings of libjpeg's warnings that mean lost pixels (jerror.h: JWRN_*)."""

STRAY = re.compile(r"corrupt jpeg data: (\d+) extraneous bytes before marker 0x([0-9a-f]{2})")
STRAY_BYTES = 32
STRAY_BEFORE = frozenset({0xD9, 0xDB, 0xC0, 0xC1, 0xC2, 0xDD, 0xFE, *range(0xE0, 0xF0)})
"""Markers before which some cameras write a few bytes of padding: the end, and those of the header."""


def pixels(data: bytes, image: Image.Image) -> Image.Image | None:
    """The pixels of the JPEG file `data`, which Pillow opened as `image` and perhaps drafted to a smaller size.

    None where Pillow has to decode it itself. Raises `OSError` with libjpeg's own words when a part is damaged.
    """
    colour = COLOURS.get(image.mode)
    if colour is None:
        return None
    try:
        return _decoded(data, image, colour, strict=True)
    except ValueError as error:
        words = str(error).lower()
        if harmless(words):
            return _leniently(data, image, colour)
        if words.startswith(DAMAGE):
            raise OSError(str(error)) from error
        return None


def harmless(words: str) -> bool:
    """Whether libjpeg's warning is about a few stray bytes outside the picture, as some cameras write them."""
    stray = STRAY.match(words.lower())
    return bool(stray) and int(stray[1]) <= STRAY_BYTES and int(stray[2], 16) in STRAY_BEFORE


def _leniently(data: bytes, image: Image.Image, colour: str) -> Image.Image | None:
    try:
        return _decoded(data, image, colour, strict=False)
    except ValueError:
        return None


def _decoded(data: bytes, image: Image.Image, colour: str, *, strict: bool) -> Image.Image | None:
    """Decoded at the size that Pillow's draft chose; `info` goes along, for profile and orientation."""
    array = simplejpeg.decode_jpeg(
        data,
        colour,
        fastdct=False,
        fastupsample=False,
        min_width=image.width,
        min_height=image.height,
        strict=strict,
    )
    if (array.shape[1], array.shape[0]) != image.size:
        return None
    found = Image.frombuffer(image.mode, image.size, array, "raw", image.mode, 0, 1)
    found.info = dict(image.info)
    return found
