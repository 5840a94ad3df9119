"""A photo with all its pixels: upright, and within what a window can draw."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from imagebank.core.errors import FileProblem
from imagebank.media import full as media_full
from imagebank.media.full import full
from tests.making import picture


def size(data: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(data)).size


def test_every_pixel_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[274] = 6
    path = picture(tmp_path / "a.jpg", 1, (900, 600), exif=exif)
    assert size(full(path)) == (600, 900)


def test_what_a_window_cannot_draw_is_reduced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media_full, "MOST_PIXELS", 240_000)
    assert size(full(picture(tmp_path / "a.jpg", 1, (1200, 800)))) == (600, 400)


def test_a_damaged_photo_is_a_sentence(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", 1, (900, 600))
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(FileProblem):
        full(path)
