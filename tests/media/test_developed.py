"""Camera raw developed from the sensor's data, never from the preview."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from imagebank.core.errors import FileProblem
from imagebank.core.rendition import PhotoPreset
from imagebank.media.formats import identify
from imagebank.media.intake import take
from imagebank.media.photo import loaded
from imagebank.media.rendering import render_photo

WIDTH, HEIGHT = 640, 480


def negative(path: Path, cut: float = 1.0, turn: int = 1) -> Path:
    """A DNG whose sensor saw red (RGGB, 12 bits, linear)."""
    cells = np.zeros((HEIGHT, WIDTH), "u2")
    cells[0::2, 0::2], cells[0::2, 1::2], cells[1::2, 0::2], cells[1::2, 1::2] = 3000, 1000, 1000, 500
    cells[:, WIDTH // 2 :] //= 3
    tags = [
        (271, 2, 0, "Test", True), (272, 2, 0, "Kamera", True), (274, 3, 1, turn, True),
        (33421, 3, 2, (2, 2), True), (33422, 1, 4, bytes([0, 1, 1, 2]), True),
        (50706, 1, 4, bytes([1, 4, 0, 0]), True), (50707, 1, 4, bytes([1, 1, 0, 0]), True),
        (50708, 2, 0, "Test Kamera", True), (50717, 4, 1, 4095, True),
        (50721, 10, 9, (1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1), True),
        (50728, 5, 3, (1, 1, 1, 1, 1, 1), True), (50778, 3, 1, 21, True),
    ]  # fmt: skip
    tifffile.imwrite(path, cells, photometric=32803, extratags=tags, metadata=None, software=None)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * cut)])
    return path


@pytest.mark.parametrize("turn", [1, 6])
def test_the_sensor_is_developed(tmp_path: Path, turn: int) -> None:
    path = negative(tmp_path / "a.dng", turn=turn)
    shown = (WIDTH, HEIGHT) if turn == 1 else (HEIGHT, WIDTH)
    with loaded(path, identify(path), developed=True) as photo:
        assert (photo.width, photo.height, photo.image.size) == (*shown, shown)
        red, green, blue = photo.image.getpixel((60, 60))
        assert red > 2 * max(green, blue)
    with loaded(path, identify(path), 100, developed=True) as photo:
        assert (photo.width, photo.height) == shown
        assert max(photo.image.size) == WIDTH // 2
    got = take(path, True)
    assert (got.facts.file.format, got.facts.file.width, got.facts.camera.model) == ("DNG", shown[0], "Kamera")


def test_a_rendition_of_the_development(tmp_path: Path, leaving) -> None:
    path = negative(tmp_path / "a.dng")
    made = render_photo(path, tmp_path / "ut.jpg", PhotoPreset("webb", 200), leaving, developed=True)
    assert (made.width, made.height) == (200, 150)


@pytest.mark.parametrize("cut", [0.01, 0.1])
def test_missing_sensor_data_are_told(tmp_path: Path, cut: float) -> None:
    path = negative(tmp_path / "a.dng", cut)
    with pytest.raises(FileProblem, match=r"a\.dng") as caught:
        take(path, True)
    assert caught.value.code == "NOT_DEVELOPED"


def test_a_preview_is_never_passed_off_as_a_development(shared: Path) -> None:
    path = shared / "corpus" / "05_raw" / "exiftool__FujiFilm.raf"
    assert take(path).facts.file.format == "RAF"
    with pytest.raises(FileProblem) as caught:
        take(path, True)
    assert caught.value.code == "NOT_DEVELOPED"


def test_other_photos_do_not_care(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.new("RGB", (40, 30)).save(path)
    assert take(path, True).facts.file.width == 40
