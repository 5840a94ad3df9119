"""Small real files, made in the tests with the same libraries that the cameras' files meet later."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import pytest
from PIL import Image, ImageDraw

from imagebank.core.rendition import LeavingMetadata

Maker = Callable[..., Path]


def drawing(width: int = 320, height: int = 200, mode: str = "RGB") -> Image.Image:
    """A picture with no symmetry: red left half, a white mark at the top left corner, a slope below."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2, height // 2), fill=(200, 30, 30))
    draw.rectangle((0, 0, width // 8, height // 8), fill=(255, 255, 255))
    return image.convert(mode)


@pytest.fixture
def photo(tmp_path: Path) -> Maker:
    def make(name: str = "bild.jpg", mode: str = "RGB", size: tuple[int, int] = (320, 200), **options: object) -> Path:
        path = tmp_path / name
        drawing(*size, mode=mode).save(path, **options)
        return path

    return make


@pytest.fixture
def film(tmp_path: Path) -> Maker:
    def make(name: str = "film.mp4", seconds: int = 2, sound: bool = True, codec: str = "libx264", **tags: str) -> Path:
        path = tmp_path / name
        with av.open(str(path), "w", options={"movflags": "use_metadata_tags"}) as sink:
            sink.metadata.update(tags)
            video = sink.add_stream(codec, rate=10)
            video.width, video.height, video.pix_fmt = 160, 90, "yuv420p"
            audio = sink.add_stream("aac", rate=48000) if sound else None
            for number in range(seconds * 10):
                frame = av.VideoFrame.from_image(drawing(160, 90).rotate(number))
                frame.pts, frame.time_base = number, Fraction(1, 10)
                sink.mux(video.encode(frame))
            sink.mux(video.encode(None))
            if audio is not None:
                for number in range(seconds * 48000 // 1024):
                    part = av.AudioFrame(format="fltp", layout="stereo", samples=1024)
                    for plane in part.planes:
                        plane.update(bytes(plane.buffer_size))
                    part.sample_rate, part.pts = 48000, number * 1024
                    sink.mux(audio.encode(part))
                sink.mux(audio.encode(None))
        return path

    return make


@pytest.fixture
def leaving() -> LeavingMetadata:
    return LeavingMetadata(
        identifier="IB-1-3",
        title={"sv": "Läsning i soffa", "en": "Reading"},
        alt={"sv": "Två elever läser <högt> & tyst"},
        creator="Åsa Öberg",
        credit="SPSM",
        copyright="© SPSM",
        usage_terms={"sv": "Får användas till och med 2028-06-30"},
        last_day="2028-06-30",
        keywords=("läsning", "skola"),
    )
