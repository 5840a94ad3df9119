"""Films in which somebody is made unrecognisable: a new H.264 film with solid ellipses drawn into every frame.

Manual covers count within their seconds; with `auto` every face that is found counts too (`faces_film`). The sound goes
along or is gone altogether. No metadata, no captions.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import av
import numpy as np
from av.container import OutputContainer
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray
from PIL import Image

from imagebank.core.cover import Cover
from imagebank.core.errors import N_, ProgrammingError
from imagebank.core.progress import Progress
from imagebank.media import faces, faces_film, film, leaving
from imagebank.media.boundary import decoding
from imagebank.media.covering import Box, ellipse, softened
from imagebank.media.encoding import Look, Picture, Sound
from imagebank.media.rendering_film import OPTIONS
from imagebank.media.whole import written_aside

MAX_WIDTH = 1920
CRF = 20
LUMA, CHROMA = 78, 128
"""The one colour of a solid cover in Y'CbCr (limited range): the same dark grey as in photos."""

T = TypeVar("T")
Plane = NDArray[np.uint8]
Covers = Callable[[float], Sequence[Cover]]


def cover_film(path: Path, target: Path, areas: Sequence[Cover], *, sound: bool, auto: bool) -> Iterator[Progress]:
    """Write the film `path` to `target` (MP4) with `areas` covered, with `auto` every found face too; whole or absent.

    At most `MAX_WIDTH` wide, upright, at its own pace. `Progress` counts seconds of film, twice with `auto` (looking,
    then writing). Nothing is at `target` until the last step; closing the generator leaves nothing.
    Raises `WorldError` FACES_MISSING, `FileProblem`, `ProgrammingError` when the check of what was written fails.
    """
    if auto and not faces.is_available():
        raise faces.missing()
    before = film.probe(path)
    seconds = round(before.duration_s or 0)
    total = seconds * (2 if auto else 1)
    found: list[faces_film.Sample] = []
    if auto:
        for told, sample in _whole_seconds((sample[0], sample) for sample in faces_film.find_in_film(path)):
            found.append(sample)
            if told is not None:
                yield Progress(min(told, seconds), total)
    with written_aside(target) as aside:
        steps = _write(path, aside, _Plan(areas, found).at, _look(before), sound)
        with contextlib.closing(_guarded(path, steps)) as times:
            for told, _ in _whole_seconds((time, None) for time in times):
                if told is not None:
                    yield Progress(min(total - seconds + told, total), total)
        _check(aside, before, sound and before.has_audio)
    yield Progress(total, total)


def cover_whole_film(path: Path, target: Path, areas: Sequence[Cover], sound: bool, auto: bool) -> None:
    """`cover_film` in one go, for `worker.run`, with a timeout of several times the film's length. Raises as that."""
    deque(cover_film(path, target, areas, sound=sound, auto=auto), maxlen=0)


class _Plan:
    """Which covers count at a moment."""

    def __init__(self, areas: Sequence[Cover], found: Sequence[faces_film.Sample]) -> None:
        self._areas, self._found = areas, found

    def at(self, seconds: float) -> list[Cover]:
        """Soft ones first, so that a solid one is never softened into what was beneath it."""
        manual = sorted((area for area in self._areas if area.counts_at(seconds)), key=lambda area: not area.soft)
        return [*manual, *(Cover(area) for area in faces_film.areas_at(self._found, seconds))]


class _CoveredPicture(Picture):
    """Draws the covers between filter and encoder; frames are told by their seconds from the film's start."""

    def __init__(self, sink: OutputContainer, picture: VideoStream, look: Look, covers: Covers) -> None:
        super().__init__(sink, picture, look)
        self._covers = covers
        self._start: float | None = None
        self.times: deque[float] = deque()

    def _drain(self) -> None:
        while True:
            try:
                frame = self._graph.pull()
            except (BlockingIOError, EOFError):
                return
            if isinstance(frame, VideoFrame):
                self._sink.mux(self._stream.encode(self._covered(frame)))

    def _covered(self, frame: VideoFrame) -> VideoFrame:
        if frame.time is not None:
            self._start = frame.time if self._start is None else self._start
            self.times.append(frame.time - self._start)
        now = self.times[-1] if self.times else 0.0
        planes = np.array(frame.to_ndarray(), np.uint8)  # a copy: the decoder still looks at its own frame
        for area in self._covers(now):
            _draw(planes, (frame.width, frame.height), area)
        drawn = VideoFrame.from_ndarray(planes, format="yuv420p")
        drawn.pts, drawn.time_base, drawn.pict_type = frame.pts, frame.time_base, PictureType.NONE
        drawn.colorspace, drawn.color_range = frame.colorspace, frame.color_range
        return drawn


def _look(before: film.Film) -> Look:
    scale = min(1.0, MAX_WIDTH / before.width)
    width, height = round(before.width * scale), round(before.height * scale)
    return Look(max(2, width - width % 2), max(2, height - height % 2), before.turn, CRF)


def _whole_seconds(steps: Iterator[tuple[float, T]]) -> Iterator[tuple[int | None, T]]:
    """Each step with the second that it is the first of, else with None."""
    told = -1
    for time, step in steps:
        yield (int(time) if int(time) > told else None), step
        told = max(told, int(time))


def _guarded(path: Path, steps: Generator[float, None, None]) -> Generator[float, None, None]:
    """The same steps inside the decode boundary, which is never held across a yield."""
    with contextlib.closing(steps):  # a film that is stopped is closed before its file is taken away
        while True:
            with decoding(path):
                time = next(steps, None)
            if time is None:
                return
            yield time


def _write(path: Path, aside: Path, covers: Covers, look: Look, sound: bool) -> Generator[float, None, None]:
    with film.opened(path) as source, av.open(str(aside), "w", format="mp4", options=OPTIONS) as sink:
        picture = film.picture_stream(path, source)
        picture.thread_type = (
            "SLICE"  # a frame thread that logs while the decoder is let go waits for us, and we for it
        )
        heard = source.streams.audio[0] if sound and source.streams.audio else None
        video = _CoveredPicture(sink, picture, look, covers)
        audio = Sound(sink, heard) if heard is not None else None
        for packet in source.demux([stream for stream in (picture, heard) if stream is not None]):
            if packet.stream is picture:
                video.take(packet)
                while len(video.times) > 1:
                    yield video.times.popleft()
            elif audio is not None:
                audio.take(packet)
        video.finish()
        if audio is not None:
            audio.finish()


def _draw(planes: Plane, size: tuple[int, int], area: Cover) -> None:
    """Into the planes of yuv420p as one array lies under another: brightness, then both colours at half the sides."""
    width, height = size
    box = ellipse(area, size)
    half: Box = (box[0] / 2 - 0.5, box[1] / 2 - 0.5, box[2] / 2 + 0.5, box[3] / 2 + 0.5)
    light, blue, red = np.split(planes.reshape(-1), (width * height, width * height * 5 // 4))
    small = (height // 2, width // 2)
    parts = (
        (light.reshape(height, width), box, LUMA),
        (blue.reshape(small), half, CHROMA),
        (red.reshape(small), half, CHROMA),
    )
    for plane, place, value in parts:
        _fill(plane, place, None if area.soft else value)


def _fill(plane: Plane, box: Box, value: int | None) -> None:
    """Fill the ellipse inside `box` with `value`; None: soften it."""
    left, top = max(0, int(box[0])), max(0, int(box[1]))
    part = plane[top : max(top, int(box[3]) + 1), left : max(left, int(box[2]) + 1)]
    if not part.size:
        return
    down, across = np.ogrid[top : top + part.shape[0], left : left + part.shape[1]]
    wide, high = max(box[2] - box[0], 1e-6) / 2, max(box[3] - box[1], 1e-6) / 2
    inside = ((across - (box[0] + wide)) / wide) ** 2 + ((down - (box[1] + high)) / high) ** 2 <= 1
    part[inside] = np.asarray(softened(Image.fromarray(part)))[inside] if value is None else value


def _check(aside: Path, before: film.Film, sound: bool) -> None:
    """Probe what was written: it decodes, is as long as before, is heard only if asked, and holds nothing else."""
    after = film.probe(aside)
    leftover = set(after.tags) - leaving.TOLD_IN_FILM - {"language", "handler_name", "vendor_id", "encoder"}
    longer = abs((after.duration_s or 0) - (before.duration_s or 0)) > max(1.0, 0.05 * (before.duration_s or 0))
    if leftover or after.has_audio != sound or (longer and before.duration_s):
        raise ProgrammingError("WRONG_RENDITION", N_("{namn} blev inte som den skulle"), namn=aside.name)
    leaving.check(aside, "MP4")
