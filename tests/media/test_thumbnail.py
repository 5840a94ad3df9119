from __future__ import annotations

import io

import pytest
from PIL import Image

from imagebank.media.colour import GROUND
from imagebank.media.thumbnail import thumbnail
from tests.media.conftest import drawing


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_never_larger_than_asked_nor_than_it_was() -> None:
    assert opened(thumbnail(drawing(2000, 1000))).size == (512, 256)
    assert opened(thumbnail(drawing(100, 50))).size == (100, 50)
    assert opened(thumbnail(drawing(3000, 1))).size == (512, 1)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F", "I;16"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    image = drawing(mode="L" if mode == "I;16" else "RGB" if mode == "LAB" else mode)
    if mode == "I;16":
        image = image.convert("I").point(lambda value: value * 257).convert("I;16")
    assert opened(thumbnail(image)).mode == "RGB"


def test_deep_grey_is_scaled_not_clipped() -> None:
    deep = Image.new("I;16", (20, 20), 32768)
    assert opened(thumbnail(deep)).convert("L").getpixel((10, 10)) == pytest.approx(128, abs=3)


def test_transparency_lies_on_the_ground() -> None:
    pixel = opened(thumbnail(Image.new("RGBA", (20, 20), (255, 0, 0, 0)))).convert("RGB").getpixel((10, 10))
    assert pixel == pytest.approx(GROUND, abs=3)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_applied(orientation: int) -> None:
    back = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
    stored = drawing() if back is None else drawing().transpose(Image.Transpose(back))
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = io.BytesIO()
    stored.save(file, "PNG", exif=exif)
    shown = opened(thumbnail(Image.open(file))).convert("RGB")
    assert shown.size == (320, 200)
    assert min(shown.getpixel((4, 4))) > 230
