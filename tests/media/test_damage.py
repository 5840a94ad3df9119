"""JPEG damaged in the middle is told; cameras' harmless oddities are not; the pixels are Pillow's own."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from imagebank.core.errors import FileProblem
from imagebank.media import jpeg
from imagebank.media.formats import FORMATS, identify
from imagebank.media.photo import loaded
from imagebank.media.reading import read
from tests.media.conftest import drawing


def grainy(size: tuple[int, int] = (640, 480), **options: object) -> bytes:
    noise = Image.effect_noise(size, 60).convert("RGB")
    target = io.BytesIO()
    Image.blend(drawing(*size), noise, 0.5).save(target, "JPEG", quality=90, **options)
    return target.getvalue()


def refused(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(FileProblem, match=r"bild\.jpg") as caught:
        read(path)
    return caught.value.code


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}], ids=str)
@pytest.mark.parametrize("share", [0.3, 0.6])
def test_a_hole_in_the_middle(tmp_path: Path, options: dict[str, object], share: float) -> None:
    """Not everywhere: in the last, refining scans of a progressive picture nearly any bits are possible ones."""
    data = bytearray(grainy(**options))
    at = int(len(data) * share)
    data[at : at + 512] = bytes(512)
    assert refused(tmp_path / "bild.jpg", bytes(data)) in {"DAMAGED", "TRUNCATED"}


def test_a_missing_piece(tmp_path: Path) -> None:
    data = grainy()
    assert refused(tmp_path / "bild.jpg", data[:20_000] + data[21_000:]) in {"DAMAGED", "TRUNCATED"}


def test_padding_of_cameras_is_no_damage(tmp_path: Path) -> None:
    data = grainy()
    path = tmp_path / "bild.jpg"
    tables = data.index(b"\xff\xdb")
    for odd in (data[:-2] + bytes(3) + data[-2:], data[:tables] + bytes(3) + data[tables:], data + bytes(3000)):
        path.write_bytes(odd)
        assert (read(path).file.width, read(path).file.height) == (640, 480)


@pytest.mark.parametrize(
    ("words", "harmless"),
    [
        ("Corrupt JPEG data: 4 extraneous bytes before marker 0xd9", True),
        ("Corrupt JPEG data: 1 extraneous bytes before marker 0xdb", True),
        ("Corrupt JPEG data: 900 extraneous bytes before marker 0xd9", False),
        ("Corrupt JPEG data: 4 extraneous bytes before marker 0xda", False),
        ("Corrupt JPEG data: premature end of data segment", False),
        ("Corrupt JPEG data: bad Huffman code", False),
    ],
)
def test_which_warnings_count(words: str, harmless: bool) -> None:
    assert jpeg.harmless(words) is harmless


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("longest", [None, 768, 100])
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}], ids=str)
def test_the_pixels_are_pillows(photo, mode: str, longest: int | None, options: dict[str, object]) -> None:
    path = photo(mode=mode, size=(2400, 1601), **options)
    with Image.open(path) as plain:
        if longest:
            plain.draft(mode, (longest, longest * 1601 // 2400))
        with loaded(path, FORMATS["JPEG"], longest) as ours:
            assert (ours.width, ours.height) == (2400, 1601)
            assert ours.image.size == plain.size
            assert ImageChops.difference(ours.image, plain).getbbox() is None


def test_print_colours_are_left_to_pillow(photo) -> None:
    path = photo(mode="CMYK")
    with Image.open(path) as plain, loaded(path, identify(path)) as ours:
        assert (ours.image.mode, ours.image.tobytes()) == ("CMYK", plain.tobytes())


@pytest.mark.parametrize("tag", range(1, 9))
def test_every_orientation_stands_upright(photo, tag: int) -> None:
    from imagebank.media.thumbnail import thumbnail

    exif = Image.Exif()
    exif[0x0112] = tag
    path = photo(size=(1600, 1000), exif=exif, quality=95)
    with Image.open(path) as stored, loaded(path, identify(path), 768) as ours:
        from PIL import ImageOps

        wanted = ImageOps.exif_transpose(stored).resize((64, 64)).convert("RGB")
        small = Image.open(io.BytesIO(thumbnail(ours.image))).resize((64, 64)).convert("RGB")
        assert (ours.width, ours.height) == ImageOps.exif_transpose(stored).size
    differences = ImageChops.difference(wanted, small).convert("L").getextrema()
    assert isinstance(differences[1], int | float)
    assert differences[1] < 60
