"""Three short films: lights that go out, a nest swing, a teacher who waves."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from . import scenes_details, scenes_outdoor, scenes_people

WIDE, HIGH, RATE, SOUND = 1280, 720, 25, 44100
Frames = Iterator[Image.Image]


def timstock() -> Frames:
    """The time stick's lights go out one by one, seven seconds."""
    steps = [scenes_details.timstock(n, WIDE, HIGH, 0.72).finish(1.0) for n in range(16, 8, -1)]
    for i in range(7 * RATE):
        at = i / (7 * RATE) * (len(steps) - 1)
        low, share = int(at), min(1.0, max(0.0, (at % 1 - 0.7) / 0.3))
        yield Image.blend(steps[low], steps[min(low + 1, len(steps) - 1)], share)


def _loop(draw: Callable[[float], Image.Image], seconds: float, period: float, size: int) -> Frames:
    """Something that swings: `draw` from -1 to 1; every position is drawn once."""
    drawn: dict[int, Image.Image] = {}
    for i in range(int(seconds * RATE)):
        at = round(math.sin(2 * math.pi * i / RATE / period) * size)
        if at not in drawn:
            drawn[at] = draw(at / size)
        yield drawn[at]


def gunga() -> Frames:
    """The nest swing sways, eight seconds."""
    return _loop(lambda sway: scenes_outdoor.lekplats(sway, WIDE, HIGH, 0.7).finish(0.9), 8, 4, 30)


def valkommen() -> Frames:
    """A teacher waves, six seconds."""
    return _loop(lambda wave: scenes_people.hej(wave, WIDE, HIGH).finish(0.9), 6, 1.5, 12)


def chord(seconds: float, notes: tuple[float, ...]) -> np.ndarray:
    """A soft tone that swells and fades."""
    t = np.arange(int(seconds * SOUND)) / SOUND
    swell = np.minimum(1, np.minimum(t / 1.5, (seconds - t) / 1.8)).clip(0) ** 1.5
    tone = sum(
        np.sin(2 * np.pi * hz * t + i) * (0.75 + 0.25 * np.sin(2 * np.pi * (0.11 + 0.05 * i) * t))
        for i, hz in enumerate(notes)
    )
    return (np.asarray(tone) * swell * 0.05 / len(notes) * 2).astype(np.float32)


def write(target: Path, frames: Frames, notes: tuple[float, ...]) -> None:
    """Write the film: H.264 and AAC, ready to stream."""
    with av.open(str(target), "w", options={"movflags": "+faststart"}) as film:
        video = film.add_stream("libx264", rate=RATE, options={"crf": "23", "preset": "slow", "tune": "animation"})
        assert isinstance(video, VideoStream)
        video.width, video.height, video.pix_fmt = WIDE, HIGH, "yuv420p"
        audio = film.add_stream("aac", rate=SOUND, layout="mono")
        assert isinstance(audio, AudioStream)
        audio.bit_rate = 64000
        count = 0
        for picture in frames:
            frame = VideoFrame.from_image(picture)
            frame.pts, frame.time_base = count, Fraction(1, RATE)
            film.mux(video.encode(frame))
            count += 1
        film.mux(video.encode())
        _sound(film, audio, chord(count / RATE, notes))


def _sound(film: OutputContainer, audio: AudioStream, samples: np.ndarray) -> None:
    for start in range(0, len(samples), 1024):
        frame = AudioFrame.from_ndarray(samples[None, start : start + 1024], format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = SOUND, start, Fraction(1, SOUND)
        film.mux(audio.encode(frame))
    film.mux(audio.encode())


def captions(cues: tuple[tuple[float, float, str], ...]) -> str:
    """A WebVTT file."""
    blocks = [f"{_clock(a)} --> {_clock(b)}\n{words}" for a, b, words in cues]
    return "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"


def _clock(seconds: float) -> str:
    return f"00:00:{int(seconds):02d}.{round(seconds % 1 * 1000):03d}"


FILMS: dict[str, tuple[Callable[[], Frames], tuple[float, ...], tuple[tuple[float, float, str], ...]]] = {
    "film-timstock": (timstock, (220.0, 277.2, 329.6), (
        (0.2, 3.4, "[Stilla musik]\nLamporna på timstocken släcks en i taget."), (3.6, 6.8, "När alla är släckta är det dags för nästa sak."),
    )),
    "film-kompisgunga": (gunga, (196.0, 246.9, 293.7), (
        (0.2, 4.0, "[Stilla musik]\nKompisgungan rymmer flera barn samtidigt."), (4.2, 7.8, "Mjukt och plant underlag gör att alla kommer fram."),
    )),
    "film-valkommen": (valkommen, (233.1, 293.7, 349.2), (
        (0.2, 3.0, "[Stilla musik]\nDagen börjar med ett välkomnande i dörren."), (3.2, 5.8, "Den som blir sedd får en lugnare start."),
    )),
}  # fmt: skip
