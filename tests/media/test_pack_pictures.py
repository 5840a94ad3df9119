"""The pictures in slides, lists and sheets: ordinary JPEG, small enough, with the metadata that left and nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from imagebank.media.pack_pictures import as_it_is, small, source
from tests.described import film_item, grey, photo_item


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def test_a_picture_is_made_small_and_never_larger(tmp_path: Path) -> None:
    item = photo_item(tmp_path, 1)
    shown = small(tmp_path / item.files[1].path, 200)
    assert shown.width == 200
    assert shown.height in (133, 134)
    assert opened(shown.data).size == (shown.width, shown.height)
    assert small(tmp_path / item.files[1].path, 4000).width == 640


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
def test_whatever_the_colours_it_is_plain_rgb(tmp_path: Path, mode: str) -> None:
    path = grey(tmp_path / "grey.jpg")
    Image.open(path).convert(mode).save(tmp_path / "a.jpg")
    assert opened(small(tmp_path / "a.jpg", 50).data).mode == "RGB"
    assert opened(as_it_is(tmp_path / "a.jpg", 500).data).mode == ("RGB" if mode == "CMYK" else mode)


def test_what_shows_its_ground_through_is_laid_on_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (60, 40), (255, 0, 0, 0)).save(tmp_path / "a.png")
    assert opened(small(tmp_path / "a.png", 30).data).getpixel((5, 5)) == (255, 255, 255)


def test_only_the_packet_that_left_goes_along_and_only_where_asked(tmp_path: Path) -> None:
    path = tmp_path / photo_item(tmp_path, 1).files[0].path
    image = Image.open(path)
    exif = Image.Exif()
    exif[0x010F] = "Kameran"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(path, exif=exif, comment=b"hemligt", icc_profile=profile, xmp=image.info["xmp"])
    assert set(opened(small(path, 100).data).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    kept = opened(small(path, 100, with_metadata=True).data).info
    assert b"ID-1" in kept["xmp"]
    assert not {"exif", "comment"} & set(kept)


def test_a_picture_is_shown_by_a_rendition_and_a_film_by_its_still(tmp_path: Path) -> None:
    item = photo_item(tmp_path, 1)
    assert source(item, 300) == "renditions/web/spsm-1.jpg"
    assert source(item, 500) == "renditions/presentation/spsm-1.jpg"
    assert source(film_item(tmp_path), 500) == "renditions/poster/film-0.jpg"
    assert source(film_item(tmp_path, 1, poster=None), 500) is None
    assert source(photo_item(tmp_path, 2, files=()), 500) is None
