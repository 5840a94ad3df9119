"""One frame of a film, to look at: the picture that is shown at a second, upright, sRGB.

Call it through `worker.run`. Seconds are counted from the film's first frame, as `faces_film` and the covers count them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from imagebank.media import film, poster
from imagebank.media.boundary import check_size, decoding
from imagebank.media.preview import SIZE
from imagebank.media.thumbnail import thumbnail

NEAR_S = 0.001
"""Seconds are kept with three decimals; a frame may be this much later than it was said to be."""


def moment(path: Path, seconds: float, size: int = SIZE) -> bytes:
    """WebP bytes of the frame at `seconds` (the last one, where the film is shorter), the longest side at most `size` pixels.

    Raises `FileProblem`.
    """
    with decoding(path):
        return thumbnail(poster.upright(*frame_at(path, seconds)), size)


def frame_at(path: Path, seconds: float) -> tuple[VideoFrame, Fraction]:
    """The frame at `seconds` (the last one, where the film is shorter), and the shape of its pixels.

    Raises `FileProblem`.
    """
    with decoding(path), film.opened(path) as container:
        stream = film.picture_stream(path, container)
        check_size(path, stream.width or 1, stream.height or 1)
        stream.thread_type = "SLICE"
        first = next(_timed(container, stream), None)
        if first is None or first.time is None:
            raise film.no_frames(path)
        start = first.time
        frame = _searched(container, stream, start, seconds) or _walked(path, start, seconds) or first
        return frame, film.pixel_shape(stream)


def _searched(container: InputContainer, stream: VideoStream, start: float, seconds: float) -> VideoFrame | None:
    """The frame by the film's index; None where that leads too far, or nowhere."""
    with contextlib.suppress(EOFError, OSError, ValueError):
        film.go(container, stream, seconds)
        return _last_until(container, stream, start + seconds)
    return None


def _walked(path: Path, start: float, seconds: float) -> VideoFrame | None:
    """The frame by going through the film from its beginning."""
    with film.opened(path) as container:
        stream = film.picture_stream(path, container)
        stream.thread_type = "SLICE"
        return _last_until(container, stream, start + seconds)


def _last_until(container: InputContainer, stream: VideoStream, time: float) -> VideoFrame | None:
    found: VideoFrame | None = None
    for frame in _timed(container, stream):
        if frame.time is not None and frame.time > time + NEAR_S:
            break
        found = frame
    return found


def _timed(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    return (frame for frame in container.decode(stream) if frame.time is not None)
