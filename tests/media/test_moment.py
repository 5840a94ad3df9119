"""A frame of a film is the one that is shown at that second, counted from the first frame."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from imagebank.core.errors import FileProblem
from imagebank.media import film as films
from imagebank.media import poster
from imagebank.media.moment import moment
from tests.making import film


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize(("seconds", "number"), [(0.0, 0), (0.3, 3), (0.39, 3), (0.8, 8), (2.2, 22), (9.0, 24)])
def test_the_frame_at_a_second(tmp_path: Path, seconds: float, number: int) -> None:
    image = opened(moment(film(tmp_path / "a.mp4", 2.5), seconds))
    assert image.size == (160, 120)
    assert image.getpixel((80, 60))[0] == pytest.approx(number * 20 % 256, abs=8)


@pytest.mark.parametrize(
    "name", ["gen-rotate90.mp4", "gen-vfr.mp4", "gen-mpeg2.ts", "media__sample_fragmented.mp4", "moviepy__no_duration.webm"]
)  # fmt: skip
def test_searching_shows_what_walking_shows(shared: Path, name: str) -> None:
    path = shared / "corpus" / "09_film" / name
    with films.opened(path) as container:
        stream = films.picture_stream(path, container)
        frames = [frame for frame in container.decode(stream) if frame.time is not None]
        at = frames[len(frames) * 2 // 3]
        seen = poster.upright(at, films.pixel_shape(stream)).convert("RGB")
    image = opened(moment(path, round(at.time - frames[0].time, 3)))
    assert image.size == seen.size
    worst = max(high for _low, high in ImageChops.difference(image, seen).resize((8, 8)).getextrema())
    assert worst < 24, "another frame"


def test_what_is_no_film_is_a_sentence(shared: Path) -> None:
    with pytest.raises(FileProblem):
        moment(shared / "corpus" / "09_film" / "gen-text-as.mp4", 1.0)
