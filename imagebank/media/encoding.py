"""Encoding a film: the picture turned, scaled and made H.264, the first sound made AAC; the whole film or a part of it.

Takes packets from one container and puts packets into another; opens neither. The sound's loudness is left alone.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.filter import Graph
from av.filter.context import FilterContext
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream

from imagebank.core.rendition import FilmPreset
from imagebank.media import film
from imagebank.media.film_cut import FINE, Cut

PRESET = "veryfast"
MAX_RATE = 60
HELD_S = 0.1
"""A last frame that is shown for longer than this is told again where the film ends."""

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
        """Its shorter side no longer than asked, never larger than the original."""
        short = min(before.width, before.height)
        share = Fraction(min(preset.height or short, short), short)
        return cls(_even(round(before.width * share)), _even(round(before.height * share)), before.turn, preset.crf)

    def steps(self) -> list[tuple[str, str | None]]:
        """The filters, each with its arguments."""
        turns: list[tuple[str, str | None]] = [(name, arguments) for name, arguments in TURNS.get(self.turn, ())]
        scale = f"{self.width}:{self.height}:flags=lanczos"
        return [*turns, ("scale", scale), ("setsar", "1"), ("format", "yuv420p")]


class Picture:
    """Decodes, cuts, turns, scales and encodes the picture."""

    def __init__(self, sink: OutputContainer, picture: VideoStream, look: Look, cut: Cut | None = None) -> None:
        self._sink = sink
        rate = min(picture.average_rate or Fraction(25), Fraction(MAX_RATE))
        self._stream = sink.add_stream("libx264", rate=rate, options={"preset": PRESET, "crf": str(look.crf)})
        self._stream.width, self._stream.height, self._stream.pix_fmt = look.width, look.height, "yuv420p"
        fine = cut is not None and cut.end is not None
        self._stream.codec_context.time_base = FINE if fine else picture.time_base or 1 / rate
        self._graph = _graph(picture, [*(cut.picture_steps() if cut else ()), *look.steps()])
        self._end = cut.end - cut.start - float(1 / rate) if cut and cut.end is not None else None
        self._first: VideoFrame | None = None
        self._last: VideoFrame | None = None
        self._told: int | None = None

    def take(self, packet: av.Packet) -> None:
        """Decode one packet and pass its frames on."""
        for frame in packet.decode():
            if isinstance(frame, VideoFrame):
                _pushed(self._graph, frame)
                self._drain()

    def finish(self) -> None:
        """Pass on what filter and encoder still hold."""
        _pushed(self._graph, None)
        self._drain()
        self._begin()
        self._hold()
        self._sink.mux(self._stream.encode(None))

    def _drain(self) -> None:
        while True:
            try:
                frame = self._graph.pull()
            except (BlockingIOError, EOFError):
                return
            if isinstance(frame, VideoFrame) and frame.pts is not None and frame.pts <= 0:
                self._first = frame  # of those before the beginning the last one is shown there
            elif isinstance(frame, VideoFrame):
                self._begin()
                self._encode(frame)

    def _begin(self) -> None:
        """The frame that is shown at nought."""
        if self._first is not None:
            first, self._first = self._first, None
            first.pts = 0
            self._encode(first)

    def _hold(self) -> None:
        """A last frame that is shown for long (a still, a slow film) is told again at the part's end: it has no length."""
        last, end = self._last, self._end
        if last is not None and last.time_base and end is not None and end - (last.time or 0) > HELD_S:
            last.pts = round(end / last.time_base)
            self._encode(last)

    def _encode(self, frame: VideoFrame) -> None:
        """Encode a frame; the second of two at the same moment, by the encoder's clock, is left out."""
        frame.pict_type = PictureType.NONE
        base = self._stream.codec_context.time_base
        tick = round(frame.pts * frame.time_base / base) if frame.pts is not None and frame.time_base and base else None
        if tick is None or tick != self._told:
            self._told, self._last = tick, frame
            self._sink.mux(self._stream.encode(frame))


class Sound:
    """Decodes the first sound track, cuts it and encodes it as AAC: one channel stays one, all else becomes stereo."""

    def __init__(self, sink: OutputContainer, sound: AudioStream, cut: Cut | None = None) -> None:
        self._sink = sink
        self._steps = cut.sound_steps() if cut else []
        self._layout = "mono" if sound.codec_context.channels == 1 else "stereo"
        self._stream = sink.add_stream("aac", rate=min(sound.rate or 48_000, 48_000))
        self._stream.layout = self._layout
        self._graph: Graph | None = None
        self._samples = 0

    def take(self, packet: av.Packet) -> None:
        """Decode one packet and encode its sound."""
        for frame in packet.decode():
            if isinstance(frame, AudioFrame):
                self._graph = self._graph or self._built(frame)
                _pushed(self._graph, frame)
                self._drain(self._graph)

    def finish(self) -> None:
        """Pass on what filter and encoder still hold."""
        if self._graph is not None:
            _pushed(self._graph, None)
            self._drain(self._graph)
        self._sink.mux(self._stream.encode(None))

    def _built(self, frame: AudioFrame) -> Graph:
        """The filters, made when the first frame tells what the sound really is."""
        graph = Graph()
        source = graph.add_abuffer(
            sample_rate=frame.sample_rate, format=frame.format.name, layout=frame.layout.name, time_base=frame.time_base
        )
        form = f"sample_fmts=fltp:sample_rates={self._stream.rate}:channel_layouts={self._layout}"
        _chained(graph, source, [*self._steps, ("aformat", form), ("abuffersink", None)])
        return graph

    def _drain(self, graph: Graph) -> None:
        while True:
            try:
                frame = graph.pull()
            except (BlockingIOError, EOFError):
                return
            if isinstance(frame, AudioFrame):
                if self._steps:  # from nought on without gaps: the filters see to that
                    frame.pts, frame.time_base = self._samples, Fraction(1, frame.sample_rate)
                    self._samples += frame.samples
                self._sink.mux(self._stream.encode(frame))


def _graph(picture: VideoStream, steps: list[tuple[str, str | None]]) -> Graph:
    graph = Graph()
    _chained(graph, graph.add_buffer(template=picture), [*steps, ("buffersink", None)])
    return graph


def _chained(graph: Graph, source: FilterContext, steps: list[tuple[str, str | None]]) -> None:
    last = source
    for name, arguments in steps:
        node = graph.add(name, arguments)
        last.link_to(node)
        last = node
    graph.configure()


def _pushed(graph: Graph, frame: VideoFrame | AudioFrame | None) -> None:
    """Into the filters; those that have seen their part's end want no more."""
    with contextlib.suppress(EOFError):
        graph.push(frame)


def _even(length: int) -> int:
    return max(2, length - length % 2)
