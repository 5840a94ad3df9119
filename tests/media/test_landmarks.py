"""A part of a picture, or a screen that shows it, is found by landmarks and pixels; a stranger is not."""

from __future__ import annotations

import io
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter

from imagebank.media.landmarks import KEPT, Landmarks, find, of_thumbnail
from imagebank.media.sighting import Ground, correlation
from imagebank.media.thumbnail import thumbnail


def scene(seed: int, size: tuple[int, int] = (900, 600)) -> Image.Image:
    """Something with as much structure as a photo: random shapes on a soft ground."""
    rnd = random.Random(seed)
    noise = np.random.default_rng(seed).integers(0, 255, (size[1] // 60, size[0] // 60, 3), dtype=np.uint8)
    image = Image.fromarray(noise).resize(size, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(image)
    for _n in range(120):
        x, y, w, h = rnd.randrange(size[0]), rnd.randrange(size[1]), rnd.randrange(10, 120), rnd.randrange(10, 120)
        colour = tuple(rnd.randrange(256) for _c in range(3))
        (draw.ellipse if rnd.random() < 0.5 else draw.rectangle)((x, y, x + w, y + h), fill=colour)
    return image.filter(ImageFilter.GaussianBlur(0.7))


@pytest.fixture(scope="module")
def thumbnails() -> list[bytes]:
    return [thumbnail(scene(seed)) for seed in range(12)]


@pytest.fixture(scope="module")
def ground(thumbnails: list[bytes]) -> Ground:
    made = Ground(lambda key: thumbnails[int(key)])
    for number, one in enumerate(thumbnails):
        made.add(str(number), of_thumbnail(one))
    return made


def jpeg(image: Image.Image, quality: int = 70) -> Image.Image:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue())).convert("L")


def test_a_crop_to_seven_tenths_of_each_side_is_found(ground: Ground) -> None:
    for seed in range(12):
        rnd = random.Random(seed)
        x, y = rnd.randrange(270), rnd.randrange(180)
        seen = ground.seen_in(jpeg(scene(seed).crop((x, y, x + 630, y + 420))))
        assert [one.key for one in seen] == [str(seed)]
        assert seen[0].alike > 0.9
        assert 0.35 < seen[0].share < 0.65


def test_a_screen_that_shows_it_is_found(ground: Ground) -> None:
    screen = Image.new("RGB", (1600, 900), (236, 238, 240))
    ImageDraw.Draw(screen).rectangle((0, 0, 1600, 70), fill=(40, 60, 90))
    screen.paste(scene(3).resize((750, 500)), (500, 200))
    assert [one.key for one in ground.seen_in(jpeg(screen))] == ["3"]


def test_both_pictures_of_a_collage_are_found(ground: Ground) -> None:
    both = Image.new("RGB", (1800, 600))
    both.paste(scene(1), (0, 0))
    both.paste(scene(2), (900, 0))
    assert {one.key for one in ground.seen_in(jpeg(both))} == {"1", "2"}


def test_strangers_and_plain_pictures_are_not_found(ground: Ground) -> None:
    for seed in range(100, 105):
        assert ground.seen_in(jpeg(scene(seed))) == []
    for plain in (Image.new("L", (800, 600), 200), Image.linear_gradient("L").resize((800, 600))):
        assert ground.seen_in(plain) == []
    assert Ground(lambda _key: None).seen_in(scene(1).convert("L")) == []


def test_a_picture_whose_thumbnail_is_gone_is_passed_over(thumbnails: list[bytes]) -> None:
    gone = Ground(lambda _key: None)
    gone.add("0", of_thumbnail(thumbnails[0]))
    assert gone.seen_in(scene(0).convert("L")) == []


def test_no_more_are_kept_than_wanted(thumbnails: list[bytes]) -> None:
    for one in thumbnails:
        assert 20 <= len(of_thumbnail(one).bits) <= KEPT * 1.3


def test_packing_keeps_them(thumbnails: list[bytes]) -> None:
    marks = of_thumbnail(thumbnails[0])
    again = Landmarks.unpacked(marks.packed())
    assert np.array_equal(again.bits, marks.bits)
    assert np.abs(again.places - marks.places).max() < 0.05


@given(st.integers(1, 40), st.integers(1, 40), st.binary(min_size=1600, max_size=1600))
def test_any_small_picture_is_looked_at(width: int, height: int, noise: bytes) -> None:
    image = Image.frombytes("L", (width, height), noise[: width * height])
    marks = find(image, 512, 96)
    assert len(marks.bits) == len(marks.places)


@given(st.floats(0.2, 3), st.floats(-200, 200), st.floats(-200, 200))
def test_a_correlation_is_one_where_it_truly_lies(size: float, x: float, y: float) -> None:
    image = scene(5, (300, 200)).convert("L")
    alike, share = correlation(image, image, size, np.array([x, y]))
    assert -1.000001 <= alike <= 1.000001
    assert 0 <= share <= 1.000001
    assert correlation(image, image, 1.0, np.array([0.0, 0.0]))[0] > 0.999
