from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from imagebank.core.errors import FileProblem
from imagebank.media.reading import read


def test_facts_of_a_camera_photo(photo) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Kameran  ", "X 1", 6
    exif.get_ifd(0x8769)[0x9003] = "2026:05:03 12:13:14"
    exif.get_ifd(0x8769)[0x9011] = "+02:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 20.0, 0.0), 3: "E", 4: (18.0, 3.0, 0.0)})
    facts = read(photo(exif=exif))
    assert (facts.file.width, facts.file.height, facts.media) == (200, 320, "foto")
    assert facts.captured_at == "2026-05-03T12:13:14+02:00"
    assert (facts.camera.make, facts.camera.model) == ("Kameran", "X 1")
    assert facts.gps is not None
    assert (round(facts.gps.lat, 4), round(facts.gps.lon, 4)) == (59.3333, 18.05)


def test_a_large_jpeg_keeps_its_own_size(photo) -> None:
    facts = read(photo(size=(4000, 2500)))
    assert (facts.file.width, facts.file.height) == (4000, 2500)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp", "a.gif", "a.avif"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_half_a_file_is_refused(photo, name: str, share: float) -> None:
    path = photo(name)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(FileProblem) as caught:
        read(path)
    assert caught.value.code in {"TRUNCATED", "DAMAGED"}


def test_too_many_pixels(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    Image.new("1", (16000, 16000)).save(path)
    with pytest.raises(FileProblem) as caught:
        read(path)
    assert caught.value.code == "TOO_LARGE"


def test_wrong_name_right_content(photo) -> None:
    path = photo("bild.png")
    assert read(path.rename(path.with_suffix(".mov"))).file.format == "PNG"


def test_captions_are_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text("WEBVTT\n")
    with pytest.raises(FileProblem) as caught:
        read(path)
    assert caught.value.code == "NOT_A_PICTURE"


def test_facts_of_a_film(film) -> None:
    facts = read(film(creation_time="2026-05-03T10:00:00Z", location="+59.3333+018.0500/", title="Utflykt"))
    file = facts.file
    assert (file.width, file.height, file.video_codec, file.has_audio, file.fps) == (
        160,
        90,
        "h264",
        True,
        10.0,
    )
    assert file.duration_s == pytest.approx(2, abs=0.1)
    assert facts.captured_at == "2026-05-03T10:00:00+00:00"
    assert facts.title == {"sv": "Utflykt"}


def test_a_film_without_its_end(film) -> None:
    path = film(seconds=4)
    path.write_bytes(path.read_bytes()[:4000])
    with pytest.raises(FileProblem):
        read(path)
