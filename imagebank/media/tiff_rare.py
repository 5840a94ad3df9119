"""The second reader of TIFF, for what libtiff in Pillow refuses: floats, odd depths, rare compressions.

Knows tifffile and imagecodecs, which are lenient: everything is measured here before and after they decode.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from imagebank.media.boundary import check_size, too_large
from imagebank.media.problems import problem

if TYPE_CHECKING:
    from tifffile import TiffPage

MAX_DECODED = 1 << 30
"""Most bytes of samples: what is made of them must fit beside them in a worker's memory."""

WHITE_IS_ZERO, BLACK_IS_ZERO, COLOURS, YCBCR = 0, 1, 2, 6
SAMPLES = {WHITE_IS_ZERO: {1, 2}, BLACK_IS_ZERO: {1, 2}, COLOURS: {3, 4}, YCBCR: {3}}
"""Photometric interpretation -> samples a pixel that we know how to show (TIFF 6.0, tag 262)."""

MAX_BITS = 32
ORIENTATION, PLANES = 274, 2


def decode(path: Path) -> Image.Image:
    """The first picture of the TIFF at `path` in 8 bits, with profile and orientation in its `info`.

    Raises `FileProblem`: TOO_LARGE, TRUNCATED, DAMAGED; tifffile's errors as they come.
    """
    from tifffile import TiffFile, TiffPage  # at start it would cost 40 ms, and few files need it

    from imagebank.media import deep

    with TiffFile(path) as tiff:
        page = tiff.pages[0]
        if not isinstance(page, TiffPage):
            raise problem("DAMAGED", path, detalj="TIFF")
        _measure(path, page)
        pixels = page.asarray()
        if page.planarconfig == PLANES and pixels.ndim == 3:
            pixels = pixels.transpose(1, 2, 0)
        wanted = (page.imagelength, page.imagewidth)
        if pixels.shape[:2] != wanted or pixels.size != math.prod(wanted) * page.samplesperpixel:
            raise problem("DAMAGED", path, detalj=f"{pixels.shape}")
        image = deep.image_of(pixels, page.bitspersample, inverted=page.photometric == WHITE_IS_ZERO)
        _keep(page, image)
    return image


def _measure(path: Path, page: TiffPage) -> None:
    """Refuse, before a byte is decoded, what is too large, not all there, or no ordinary picture."""
    check_size(path, page.imagewidth, page.imagelength)
    kind = page.dtype.kind if page.dtype is not None else ""
    known = page.samplesperpixel in SAMPLES.get(int(page.photometric), set()) and page.imagedepth == 1
    if not known or kind not in {"u", "i", "f"} or not 1 < page.bitspersample <= (64 if kind == "f" else MAX_BITS):
        raise problem("DAMAGED", path, detalj=f"TIFF {page.photometric} {page.dtype} {page.samplesperpixel}")
    item = page.dtype.itemsize if page.dtype is not None else 8
    if page.imagewidth * page.imagelength * page.samplesperpixel * item > MAX_DECODED:
        raise too_large(path)
    _all_there(path, page)


def _all_there(path: Path, page: TiffPage) -> None:
    """Every strip or tile lies within the file, and unpacked ones are as long as they must be."""
    places = list(zip(page.dataoffsets, page.databytecounts, strict=False))
    end = path.stat().st_size
    if not places or any(count < 1 or offset + count > end for offset, count in places):
        raise problem("TRUNCATED", path)
    row = math.ceil(page.imagewidth * page.samplesperpixel * page.bitspersample / 8)
    if int(page.compression) == 1 and sum(page.databytecounts) < row * page.imagelength:
        raise problem("TRUNCATED", path)
    planes = page.samplesperpixel if page.planarconfig == PLANES else 1
    across, down = (page.tilewidth, page.tilelength) if page.is_tiled else (page.imagewidth, page.rowsperstrip)
    pieces = math.ceil(page.imagewidth / max(1, across)) * math.ceil(page.imagelength / max(1, down)) * planes
    if len(places) < pieces:
        raise problem("TRUNCATED", path)


def _keep(page: TiffPage, image: Image.Image) -> None:
    """The profile, and the orientation as Exif, where `photo.upright` looks for it."""
    if page.iccprofile:
        image.info["icc_profile"] = bytes(page.iccprofile)
    turn = page.tags.valueof(ORIENTATION, 1)
    if isinstance(turn, int) and 1 < turn <= 8:
        exif = Image.Exif()
        exif[ORIENTATION] = turn
        image.info["exif"] = exif.tobytes()
