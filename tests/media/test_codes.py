from __future__ import annotations

import io

import numpy as np
import pytest
from defusedxml import ElementTree
from PIL import Image, ImageEnhance

from imagebank.media import codes

CODE = "F-7K2M-QX9P"


def sheet(side: int = 148, size: tuple[int, int] = (1240, 1754)) -> Image.Image:
    """A white A4 page at 150 dpi with the code, 25 mm wide, at the top right."""
    page = Image.new("L", size, 255)
    with Image.open(io.BytesIO(codes.qr_png(CODE))) as code:
        page.paste(code.convert("L").resize((side, side), Image.Resampling.BOX), (size[0] - side - 90, 70))
    return page


def noised(image: Image.Image, spread: float, specks: float = 0.0) -> Image.Image:
    chance = np.random.default_rng(7)
    pixels = np.asarray(image.convert("L"), float) + chance.normal(0, spread, (image.height, image.width))
    pixels[chance.random(pixels.shape) < specks] = 0
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


@pytest.mark.parametrize("turn", [0, 90, 180, 270, 2, -3, 7, 183])
@pytest.mark.parametrize("spread", [0, 30])
def test_a_scan_is_read_however_it_lies(turn: int, spread: int) -> None:
    scanned = sheet().rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    assert codes.read_codes(noised(scanned, spread)) == [CODE]


def test_a_grey_speckled_copy_of_a_copy() -> None:
    faint = ImageEnhance.Contrast(sheet()).enhance(0.35)
    assert codes.read_codes(noised(faint, 12, specks=0.02)) == [CODE]


def test_skew_as_of_a_phone() -> None:
    page = sheet()
    wide, high = page.size
    skewed = page.transform(
        page.size, Image.Transform.QUAD, (0, 0, 60, high, wide, high - 40, wide - 30, 50), Image.Resampling.BICUBIC
    )
    assert codes.read_codes(skewed) == [CODE]


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "P", "CMYK", "I;16"])
def test_any_mode(mode: str) -> None:
    page = sheet()
    if mode == "I;16":
        shown = Image.fromarray(np.asarray(page, np.uint16) * 257)
    elif mode == "CMYK":
        shown = page.convert("RGB").convert(mode)
    else:
        shown = page.convert(mode)
    assert codes.read_codes(shown) == [CODE]


def test_no_code_is_no_text() -> None:
    assert codes.read_codes(Image.new("RGB", (300, 200), "white")) == []
    assert codes.read_codes(noised(Image.new("L", (300, 200), 128), 60)) == []
    assert codes.read_codes(Image.new("L", (1, 1))) == []


def test_two_codes_are_two_texts() -> None:
    page = sheet()
    with Image.open(io.BytesIO(codes.qr_png("F-AAAA-BBBB"))) as other:
        page.paste(other.convert("L"), (100, 900))
    assert set(codes.read_codes(page)) == {CODE, "F-AAAA-BBBB"}


def test_the_drawing_is_a_drawing() -> None:
    svg = codes.qr_svg(CODE)
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert "http://" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_swedish_letters() -> None:
    with Image.open(io.BytesIO(codes.qr_png("Åsa Öberg"))) as image:
        assert codes.read_codes(image) == ["Åsa Öberg"]
