from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from imagebank.core.errors import FileProblem
from imagebank.media.formats import FORMATS, identify


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.tif", "TIFF"), ("a.webp", "WebP"), ("a.gif", "GIF"), ("a.bmp", "BMP"),
     ("a.avif", "AVIF"), ("a.jp2", "JPEG 2000"), ("a.ico", "ICO"), ("a.pcx", "PCX"), ("a.tga", "TGA")],
)  # fmt: skip
def test_pictures_are_known_by_content(photo, name: str, expected: str) -> None:
    path = photo(name)
    renamed = path.rename(path.with_name("utan ändelse"))
    assert identify(renamed).name == expected


@pytest.mark.parametrize(("name", "expected"), [("a.mp4", "MP4"), ("a.mov", "MOV"), ("a.mkv", "MKV"), ("a.avi", "AVI")])
def test_films_are_known_by_content(film, name: str, expected: str) -> None:
    found = identify(film(name, seconds=1))
    assert (found.name, found.media) == (expected, "film")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "EMPTY"),
        (b"hej", "UNKNOWN_FORMAT"),
        (b"PK\3\4" + bytes(40), "UNKNOWN_FORMAT"),
        (gzip.compress(b"<svg xmlns='http://www.w3.org/2000/svg'/>", mtime=0), "SVG_PACKED"),
        (gzip.compress(b"hej", mtime=0), "UNKNOWN_FORMAT"),
        (b"\x1f\x8b\x08" + bytes(30), "UNKNOWN_FORMAT"),
    ],
)
def test_the_rest_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "fil.jpg"
    path.write_bytes(content)
    with pytest.raises(FileProblem, match=r"fil\.jpg") as caught:
        identify(path)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xff\x0a" + bytes(30), "JPEG XL"),
        (b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(30), "JPEG XL"),
    ],
)
def test_drawings_and_jpeg_xl_are_known(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "fil.jpg"
    path.write_bytes(content)
    assert identify(path).name == expected


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        identify(tmp_path / "borta.jpg")
    assert caught.value.code == "MISSING"
    with pytest.raises(FileProblem) as caught:
        identify(tmp_path)
    assert caught.value.code == "NOT_A_FILE"


def test_captions_and_sidecars(tmp_path: Path) -> None:
    for text, name in (
        ("WEBVTT\n\n", "WebVTT"),
        ("1\n00:00:01,000 --> 00:00:02,000\nHej\n", "SRT"),
        ('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>', "XMP"),
    ):
        path = tmp_path / "fil"
        path.write_text(text)
        assert identify(path).name == name


def test_each_format_is_named_once() -> None:
    assert all(name == entry.name for name, entry in FORMATS.items())
    assert len({entry.extension for entry in FORMATS.values()}) == len(FORMATS)
