"""QR codes: drawn for a form, read from a scan.

Text in, picture out, and the other way round. Knows nothing of what the texts mean.
"""

from __future__ import annotations

import io

import segno
import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from imagebank.media import colour

LEVEL = "q"
"""Error correction: a quarter of the code may be lost to a crease, a stamp or a stain."""

BORDER = 4
"""Light modules around the code, which the standard asks for."""

SCALE = 8
"""Pixels of one module in a PNG."""

LONGEST = 4000
"""Pixels of the longest side at which codes are looked for: a larger picture is scaled down."""

SMALL = 2000
"""A picture with a shorter longest side is enlarged when nothing was found in it as it is."""

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def qr_svg(text: str) -> str:
    """An SVG drawing of the QR code for `text`, with its quiet zone. Raises ValueError for a text too long for any."""
    return _code(text).svg_inline(scale=SCALE, border=BORDER, omitsize=False)


def qr_png(text: str) -> bytes:
    """PNG bytes of the QR code for `text`, black on white, with its quiet zone. Raises ValueError as `qr_svg`."""
    target = io.BytesIO()
    _code(text).save(target, kind="png", scale=SCALE, border=BORDER)
    return target.getvalue()


def read_codes(image: Image.Image) -> list[str]:
    """The texts of the QR codes in `image` (any mode, any turn), each once; empty where none can be read.

    What a scanner does to a code is tried in turn until something is read: as it is, without specks, larger, blurred.
    """
    grey = _grey(image)
    for attempt in (_same, _without_specks, _larger, _blurred):
        texts = _read(attempt(grey))
        if texts:
            return texts
    return []


def _code(text: str) -> segno.QRCode:
    return segno.make(text, error=LEVEL, micro=False)


def _grey(image: Image.Image) -> Image.Image:
    plain = colour.on_ground(colour.eight_bits(image), colour.WHITE).convert("L")
    if max(plain.size) <= LONGEST:
        return plain
    scale = LONGEST / max(plain.size)
    size = (max(1, round(plain.width * scale)), max(1, round(plain.height * scale)))
    return plain.resize(size, Image.Resampling.BOX)


def _read(grey: Image.Image) -> list[str]:
    found = zxingcpp.read_barcodes(grey, formats=_QR, text_mode=zxingcpp.TextMode.Plain)
    return list(dict.fromkeys(one.text for one in found if one.text))


def _same(grey: Image.Image) -> Image.Image:
    return grey


def _without_specks(grey: Image.Image) -> Image.Image:
    return ImageOps.autocontrast(grey.filter(ImageFilter.MedianFilter(3)), cutoff=1)


def _larger(grey: Image.Image) -> Image.Image:
    if max(grey.size) > SMALL:
        return grey.resize((max(1, grey.width // 2), max(1, grey.height // 2)), Image.Resampling.BOX)
    return grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.BICUBIC)


def _blurred(grey: Image.Image) -> Image.Image:
    return ImageOps.autocontrast(grey.filter(ImageFilter.GaussianBlur(1.5)), cutoff=1)
