"""Encoding a film: the picture turned, scaled and made H.264, the first sound made AAC.

Takes packets from one container and puts packets into another; opens neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Self

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.filter import Graph
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream

from imagebank.core.rendition import FilmPreset
from imagebank.media import film

PRESET = "veryfast"
MAX_RATE = 60
TURNS = {1: (("transpose", "cclock"),), 2: (("hflip", None), ("vflip", None)), 3: (("transpose", "clock"),)}
"""Quarter turns counter-clockwise, as FFmpeg tells them on a frame -> the filters that make them."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the picture shall look: even width and height, the quarter turns that make it upright, x264's rate factor."""

    width: int
    height: int
    turn: int
    crf: int

    @classmethod
    def of(cls, before: film.Film, preset: FilmPreset) -> Self:
        """No higher than asked, never larger than the original."""
        height = min(preset.height or before.height, before.height)
        return cls(_even(round(before.width * height / before.height)), _even(height), before.turn, preset.crf)

    def steps(self) -> list[tuple[str, str | None]]:
        """The filters, each with its arguments."""
        turns: list[tuple[str, str | None]] = [(name, arguments) for name, arguments in TURNS.get(self.turn, ())]
        scale = f"{self.width}:{self.height}:flags=lanczos"
        return [*turns, ("scale", scale), ("setsar", "1"), ("format", "yuv420p")]


class Picture:
    """Decodes, turns, scales and encodes the picture."""

    def __init__(self, sink: OutputContainer, picture: VideoStream, look: Look) -> None:
        self._sink = sink
        rate = min(picture.average_rate or Fraction(25), Fraction(MAX_RATE))
        self._stream = sink.add_stream("libx264", rate=rate, options={"preset": PRESET, "crf": str(look.crf)})
        self._stream.width, self._stream.height, self._stream.pix_fmt = look.width, look.height, "yuv420p"
        self._stream.codec_context.time_base = picture.time_base or 1 / rate
        self._graph = _graph(picture, look)

    def take(self, packet: av.Packet) -> None:
        """Decode one packet and pass its frames on."""
        for frame in packet.decode():
            if isinstance(frame, VideoFrame):
                self._graph.push(frame)
                self._drain()

    def finish(self) -> None:
        """Pass on what filter and encoder still hold."""
        self._graph.push(None)
        self._drain()
        self._sink.mux(self._stream.encode(None))

    def _drain(self) -> None:
        while True:
            try:
                frame = self._graph.pull()
            except (BlockingIOError, EOFError):
                return
            if isinstance(frame, VideoFrame):
                frame.pict_type = PictureType.NONE
                self._sink.mux(self._stream.encode(frame))


def _graph(picture: VideoStream, look: Look) -> Graph:
    graph = Graph()
    last = graph.add_buffer(template=picture)
    for name, arguments in [*look.steps(), ("buffersink", None)]:
        node = graph.add(name, arguments)
        last.link_to(node)
        last = node
    graph.configure()
    return graph


class Sound:
    """Decodes the first sound track and encodes it as AAC."""

    def __init__(self, sink: OutputContainer, sound: AudioStream) -> None:
        self._sink = sink
        self._stream = sink.add_stream("aac", rate=min(sound.rate or 48_000, 48_000))
        self._resampler = av.AudioResampler(format="fltp", layout="stereo", rate=self._stream.rate)
        self._stream.layout = "stereo"

    def take(self, packet: av.Packet) -> None:
        """Decode one packet and encode its sound."""
        for frame in packet.decode():
            for part in self._resampler.resample(frame):  # type: ignore[arg-type]
                self._sink.mux(self._stream.encode(part))

    def finish(self) -> None:
        """Pass on what resampler and encoder still hold."""
        for part in self._resampler.resample(None):
            self._sink.mux(self._stream.encode(part))
        self._sink.mux(self._stream.encode(None))


def _even(length: int) -> int:
    return max(2, length - length % 2)
