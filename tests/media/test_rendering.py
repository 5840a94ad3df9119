from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from imagebank.core.errors import FileProblem, ProgrammingError
from imagebank.core.progress import Progress
from imagebank.core.rendition import FilmPreset, PhotoPreset
from imagebank.media import leaving as leaving_room
from imagebank.media import xmp_places, xmp_reading
from imagebank.media.formats import identify
from imagebank.media.reading import read
from imagebank.media.rendering import poster, render_film, render_photo

WEB = PhotoPreset("webb", 160)
needs_exiftool = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")


def dirty() -> dict[str, object]:
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x0112] = "HEMLIG", "HEMLIG", 6
    exif.get_ifd(0x8769)[0xA431] = "HEMLIG"
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 20.0, 0.0), 3: "E", 4: (18.0, 3.0, 0.0)})
    return {"exif": exif, "xmp": b"<x>HEMLIG</x>", "comment": "HEMLIG"}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WebP"])
def test_nothing_of_the_original_is_left(photo, tmp_path: Path, leaving, form: str) -> None:
    target = tmp_path / "ut"
    made = render_photo(photo(**dirty()), target, PhotoPreset("webb", 160, format=form), leaving)
    assert (made.width, made.height, made.format) == (100, 160, form)
    assert made.bytes == target.stat().st_size
    assert b"HEMLIG" not in target.read_bytes()
    facts = read(target)
    assert (facts.gps, facts.camera.make, facts.creator) == (None, None, "Åsa Öberg")
    assert facts.alt == {"sv": "Två elever läser <högt> & tyst"}


def test_text_chunks_do_not_travel(photo, tmp_path: Path, leaving) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "HEMLIG")
    render_photo(photo("a.png", pnginfo=info), tmp_path / "ut.png", PhotoPreset("p", None, format="PNG"), leaving)
    assert b"HEMLIG" not in (tmp_path / "ut.png").read_bytes()


def test_never_larger_and_same_format(photo, tmp_path: Path, leaving) -> None:
    same = PhotoPreset("lika", 5000, format="same", ppi=300)
    made = render_photo(photo("a.png", mode="RGBA"), tmp_path / "ut", same, leaving)
    assert (made.width, made.height, made.format) == (320, 200, "PNG")
    made = render_photo(photo("a.jpg"), tmp_path / "ut", same, leaving)
    assert made.format == "JPEG"
    with Image.open(tmp_path / "ut") as written:
        assert written.info["dpi"] == (300, 300)


def test_a_broken_original_leaves_nothing(photo, tmp_path: Path, leaving) -> None:
    path = photo()
    path.write_bytes(path.read_bytes()[:800])
    out = tmp_path / "ut"
    out.mkdir()
    with pytest.raises(FileProblem):
        render_photo(path, out / "a.jpg", WEB, leaving)
    assert not list(out.iterdir())


@pytest.mark.parametrize(("name", "form"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WebP")])
def test_the_check_finds_leftovers(photo, name: str, form: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "X"
    with pytest.raises(ProgrammingError):
        leaving_room.check(photo(name, exif=exif), form)


@pytest.mark.parametrize("height", [None, 45])
def test_a_film_leaves_without_its_past(film, tmp_path: Path, leaving, height: int | None) -> None:
    original = film(location="+59.3+018.0/", title="HEMLIG", comment="HEMLIG", creation_time="2026-05-03T10:00:00Z")
    target, heard = tmp_path / "ut.mp4", list[Progress]()
    made = render_film(original, target, FilmPreset("webb", height), leaving, progress=heard.append)
    assert (made.width, made.height) == ((160, 90) if height is None else (80, 44))
    assert b"HEMLIG" not in target.read_bytes()
    facts = read(target)
    assert (facts.gps, facts.captured_at, facts.title["sv"]) == (None, None, "Läsning i soffa")
    assert facts.file.has_audio
    assert heard
    assert xmp_reading.parse(xmp_places.packet_of(target, identify(target))).credit == "SPSM"


def test_a_film_that_mp4_does_not_know_is_encoded(film, tmp_path: Path, leaving) -> None:
    original = film("a.mkv", codec="mpeg4", sound=False)
    render_film(original, tmp_path / "ut.mp4", FilmPreset("lika", None), leaving)
    assert read(tmp_path / "ut.mp4").file.video_codec == "h264"


def test_a_poster(film, tmp_path: Path, leaving) -> None:
    made = poster(film(), tmp_path / "ut.jpg", leaving)
    assert (made.width, made.height, made.format) == (160, 90, "JPEG")


@needs_exiftool
def test_exiftool_reads_all_alike(photo, film, tmp_path: Path, leaving) -> None:
    targets = [tmp_path / name for name in ("ut.jpg", "ut.png", "ut.webp", "ut.mp4")]
    for target, form in zip(targets, ("JPEG", "PNG", "WebP"), strict=False):
        render_photo(photo(), target, PhotoPreset("p", 100, format=form), leaving)
    render_film(film(), targets[3], FilmPreset("f", None), leaving)
    done = subprocess.run(["exiftool", "-j", "-G1", "-XMP:all", *targets], capture_output=True, text=True, check=True)
    told = [{key: value for key, value in one.items() if key.startswith("XMP-")} for one in json.loads(done.stdout)]
    assert told[0] == told[1] == told[2] == told[3]
    assert told[0]["XMP-iptcCore:AltTextAccessibility"] == "Två elever läser <högt> & tyst"
