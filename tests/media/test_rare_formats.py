"""What a second reader adds: JPEG XL, deep and rare TIFF, old layouts; measured before they decode, whole or refused."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

from imagebank.core.errors import FileProblem
from imagebank.media import deep, jxl
from imagebank.media.formats import identify
from imagebank.media.intake import take
from imagebank.media.photo import loaded
from tests.media.conftest import drawing

SLOPE = np.linspace(0, 1, 96, dtype=np.float32)[np.newaxis, :].repeat(64, 0)
COLOURS = np.stack([SLOPE, SLOPE[:, ::-1], SLOPE * 0.5], -1)


def pixels(path: Path) -> np.ndarray:
    with loaded(path, identify(path)) as photo:
        return np.asarray(photo.image)


def refused(path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        take(path)
    return caught.value.code


def packed_jxl(path: Path, image: Image.Image, **options: object) -> Path:
    from pillow_jxl import JpegXLImagePlugin  # noqa: F401 - registers Pillow's writer

    image.save(path, "JXL", **options)
    return path


def test_jpeg_xl_with_its_metadata(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Kameran", "X 1"
    exif.get_ifd(0x8769)[0x9003] = "2026:05:03 12:13:14"
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">'
        b"Utflykt</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    facts = take(packed_jxl(tmp_path / "a.jxl", drawing(), exif=exif.tobytes(), xmp=xmp)).facts
    assert (facts.file.format, facts.file.width, facts.file.height) == ("JPEG XL", 320, 200)
    assert (facts.camera.make, facts.captured_at) == ("Kameran", "2026-05-03T12:13:14")
    assert facts.title == {"sv": "Utflykt"}


def test_a_jpeg_inside_jpeg_xl_keeps_its_orientation(photo, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "a.jxl"
    path.write_bytes(imagecodecs.jpegxl_encode_jpeg(photo(exif=exif).read_bytes()))
    facts = take(path).facts.file
    assert (facts.format, facts.width, facts.height) == ("JPEG XL", 200, 320)


@pytest.mark.parametrize("kind", ["u1", "u2", "f4"])
@pytest.mark.parametrize("grey", [True, False])
def test_depths_of_jpeg_xl(tmp_path: Path, kind: str, grey: bool) -> None:
    source = SLOPE if grey else COLOURS
    scale = 1.0 if kind == "f4" else float(np.iinfo(kind).max)
    path = tmp_path / "a.jxl"
    path.write_bytes(imagecodecs.jpegxl_encode((source * scale).astype(kind), lossless=True))
    from imagebank.media import colour

    with loaded(path, identify(path)) as photo:
        shown = np.asarray(colour.eight_bits(photo.image)).astype(int)
    # floats without a colour space of their own are linear light, and come back as sRGB
    assert np.abs(shown - np.rint(source * 255)).max() <= (80 if kind == "f4" else 1)
    assert shown.max() >= 250


@given(st.integers(1, 3000), st.integers(1, 3000))
def test_the_size_is_read_from_the_header(width: int, height: int) -> None:
    data = imagecodecs.jpegxl_encode(np.zeros((height, width), "u1"), effort=1)
    assert jxl.size(data) == (width, height)
    boxed = struct.pack(">I4s4sI", 12, b"JXL ", b"\r\n\x87\n", 8 + len(data)) + b"jxlc" + data
    assert jxl.size(boxed) == (width, height)


@given(st.binary(max_size=100))
def test_any_bytes_have_some_size(noise: bytes) -> None:
    for head in (b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n", b"\0\0\0\x0cJXL \r\n\x87\n\0\0\0\0jxlp\0\0\0\0\xff\x0a"):
        width, height = jxl.size(head + noise)
        assert 0 <= width <= 1 << 31
        assert 0 <= height <= 1 << 30


def test_a_jpeg_xl_that_claims_too_much_is_not_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.jxl"
    height, width = 1 << 20, 1 << 20
    bits = 0 | (3 << 1) | ((height - 1) << 3) | (0 << 33) | (3 << 36) | ((width - 1) << 38)
    path.write_bytes(b"\xff\x0a" + bits.to_bytes(12, "little"))
    assert jxl.size(path.read_bytes()) == (width, height)
    assert refused(path) == "TOO_LARGE"


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_half_a_jpeg_xl(tmp_path: Path, share: float) -> None:
    path = packed_jxl(tmp_path / "a.jxl", drawing())
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert refused(path) in {"TRUNCATED", "DAMAGED"}


@pytest.mark.parametrize("kind", ["f2", "f4", "f8", "u4", "i2"])
@pytest.mark.parametrize(
    "options", [{}, {"compression": "lzw", "predictor": True}, {"planarconfig": "separate"}], ids=str
)
def test_deep_tiff_is_scaled_not_clipped(tmp_path: Path, kind: str, options: dict[str, object]) -> None:
    whole = np.dtype(kind).kind in "ui"
    scale = float(np.iinfo(kind).max) if whole else 1.0
    path = tmp_path / "a.tif"
    samples = (COLOURS.astype("f8") * scale).astype(kind)
    planes = samples.transpose(2, 0, 1) if "planarconfig" in options else samples
    tifffile.imwrite(path, planes, photometric="rgb", **options)
    shown = pixels(path).astype(int)
    assert shown.shape == (64, 96, 3)
    span = 127.5 if kind == "i2" else 255  # the lower half of signed numbers is not in use here
    assert np.abs(shown - COLOURS * span).max() <= 1


def test_white_is_zero_and_orientation(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, SLOPE.astype("f2"), photometric="miniswhite", extratags=[(274, 3, 1, 6, True)])
    with loaded(path, identify(path)) as photo:
        assert (photo.width, photo.height) == (64, 96)
        assert photo.image.getpixel((0, 0)) == 255
        assert photo.image.getpixel((95, 0)) == 0


@pytest.mark.parametrize("compression", [None, "zlib", "lzw"])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.97])
def test_half_a_deep_tiff(tmp_path: Path, compression: str | None, share: float) -> None:
    path = tmp_path / "a.tif"
    noise = np.random.default_rng(1).random((64, 96, 3), dtype=np.float32)
    tifffile.imwrite(path, noise, photometric="rgb", compression=compression, rowsperstrip=8)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert refused(path) in {"TRUNCATED", "DAMAGED"}


@pytest.mark.parametrize("compression", ["zlib", "lzw"])
def test_a_deep_tiff_with_a_hole(tmp_path: Path, compression: str) -> None:
    path = tmp_path / "a.tif"
    noise = np.random.default_rng(1).random((64, 96, 3), dtype=np.float32)
    tifffile.imwrite(path, noise, photometric="rgb", compression=compression, rowsperstrip=8)
    data = bytearray(path.read_bytes())
    data[30_000:34_000] = bytes(4000)
    path.write_bytes(data)
    assert refused(path) in {"TRUNCATED", "DAMAGED"}


def test_a_tiff_that_claims_too_much_is_not_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    for width in (20_000, 13_000):  # too many pixels; too many bytes of samples
        tifffile.imwrite(path, COLOURS, photometric="rgb")
        data = bytearray(path.read_bytes())
        with tifffile.TiffFile(path) as tiff:
            for name in ("ImageWidth", "ImageLength"):
                tag = tiff.pages[0].tags[name]  # type: ignore[union-attr]
                struct.pack_into("<H" if tag.dtype == 3 else "<I", data, tag.valueoffset, width)
        path.write_bytes(data)
        assert refused(path) in {"TOO_LARGE", "TRUNCATED"}


@given(arrays.arrays(arrays.unsigned_integer_dtypes(sizes=(8, 16, 32), endianness="<"), (3, 4, 3)))
def test_integers_keep_their_order(values: np.ndarray) -> None:
    bits = values.dtype.itemsize * 8
    shown = np.asarray(deep.image_of(values, bits)).astype(float)
    assert np.abs(shown - values.astype(float) * 255 / (2**bits - 1)).max() <= 0.51


@given(arrays.arrays(np.float32, (3, 4), elements=st.floats(width=32)))
def test_any_float_is_shown(values: np.ndarray) -> None:
    with np.errstate(all="ignore"):
        assert deep.image_of(values, 32).size == (4, 3)


def _pcx(width: int = 8, height: int = 4, bits: int = 2) -> bytes:
    """A PCX of four grey levels, two bits a pixel, which Pillow does not know; each row is 0 1 2 3 0 1 2 3."""
    head = bytearray(128)
    head[:4] = bytes([10, 5, 1, bits])
    struct.pack_into("<4H", head, 4, 0, 0, width - 1, height - 1)
    head[16:28] = bytes([0, 0, 0, 80, 80, 80, 160, 160, 160, 255, 255, 255])
    head[65] = 1
    struct.pack_into("<H", head, 66, 2)
    return bytes(head) + bytes([0x1B, 0x1B]) * height


def test_old_pcx(tmp_path: Path) -> None:
    path = tmp_path / "a.pcx"
    path.write_bytes(_pcx())
    facts = take(path).facts.file
    assert (facts.format, facts.width, facts.height) == ("PCX", 8, 4)
    path.write_bytes(_pcx(60_000, 60_000))
    assert refused(path) == "TOO_LARGE"


def test_a_tga_from_the_right(tmp_path: Path) -> None:
    path = tmp_path / "a.tga"
    head = struct.pack("<BBBHHBHHHHBB", 0, 0, 2, 0, 0, 0, 0, 0, 4, 2, 24, 0x30)
    path.write_bytes(head + bytes([0, 0, 255] * 4 + [255, 0, 0] * 3 + [0, 255, 0]))
    shown = pixels(path)
    assert shown[0, 0].tolist()[:3] == [255, 0, 0]
    assert shown[1, 0].tolist()[:3] == [0, 255, 0]
    path.write_bytes(path.read_bytes()[:-6])
    assert refused(path) in {"TRUNCATED", "DAMAGED"}


def test_pages_and_frames(tmp_path: Path) -> None:
    frames = [drawing().rotate(turn) for turn in range(3)]
    for name in ("a.tif", "a.gif", "a.webp", "a.png", "a.avif"):
        path = tmp_path / name
        frames[0].save(path, save_all=True, append_images=frames[1:])
        assert take(path).facts.file.pages == 3, name
        frames[0].save(path)
        assert take(path).facts.file.pages == 1, name
    frames[0].save(tmp_path / "a.jpg")
    assert take(tmp_path / "a.jpg").facts.file.pages is None


def test_thumbnails_in_a_tiff_are_no_pages(tmp_path: Path) -> None:
    for big in (False, True):
        path = tmp_path / f"{big}.tif"
        with tifffile.TiffWriter(path, bigtiff=big) as tiff:
            tiff.write(np.zeros((64, 96), "u1"))
            tiff.write(np.zeros((8, 12), "u1"), subfiletype=1)
            tiff.write(np.zeros((64, 96), "u1"), subfiletype=2)
        with path.open("rb") as stream:
            from imagebank.media import tiff_tags

            assert tiff_tags.pages(stream) == 2


@given(st.binary(max_size=200))
def test_counting_pages_always_ends(noise: bytes) -> None:
    from imagebank.media import tiff_tags

    for head in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        assert 1 <= tiff_tags.pages(io.BytesIO(head + noise)) <= tiff_tags.MAX_PAGES
