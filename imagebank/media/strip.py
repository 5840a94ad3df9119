"""A film's hover strip: small frames from its whole length side by side in one picture.

Call it through `worker.run`; keyframes are enough, since nobody stops at a frame.
"""

from __future__ import annotations

import contextlib
import io
from fractions import Fraction
from pathlib import Path

from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from imagebank.core.errors import FileProblem
from imagebank.media import film, poster
from imagebank.media.boundary import check_size, decoding

FRAMES = 10
SIZE = (320, 240)
"""Pixels of one frame's place; a frame is fitted into it on black."""

QUALITY, METHOD = 70, 2
PATIENCE = 120
"""Frames decoded on from a keyframe towards the wanted moment: all of a short film with few keyframes."""


def strip(path: Path) -> bytes:
    """WebP bytes of `FRAMES` places of `SIZE` side by side, the film's beginning to the left. Raises `FileProblem`."""
    with decoding(path), film.opened(path) as container:
        stream = film.picture_stream(path, container)
        check_size(path, stream.width or 1, stream.height or 1)
        stream.thread_type = "NONE"
        length = film.duration(container, stream) or 0.0
        sheet = Image.new("RGB", (SIZE[0] * FRAMES, SIZE[1]))
        shown: Image.Image | None = None
        for number in range(FRAMES):
            with contextlib.suppress(FileProblem), decoding(path):  # one place that cannot be shown repeats the last
                seconds = length * (number + 0.5) / FRAMES
                film.go(container, stream, seconds)
                shown = _small(_frame_at(container, stream, seconds), film.pixel_shape(stream))
            if shown is not None:
                sheet.paste(shown, (number * SIZE[0] + (SIZE[0] - shown.width) // 2, (SIZE[1] - shown.height) // 2))
    if shown is None:
        raise film.no_frames(path)
    target = io.BytesIO()
    sheet.save(target, "WEBP", quality=QUALITY, method=METHOD)
    return target.getvalue()


def _frame_at(container: InputContainer, stream: VideoStream, seconds: float) -> VideoFrame:
    """The frame at `seconds`, or the last of the `PATIENCE` ones after the keyframe before it. Raises StopIteration at the end."""
    frame = None
    for count, frame in enumerate(container.decode(stream), 1):
        if count >= PATIENCE or frame.time is None or frame.time >= seconds:
            return frame
    if frame is None:
        raise StopIteration
    return frame


def _small(frame: VideoFrame, ratio: Fraction) -> Image.Image:
    small = poster.upright(frame, ratio)
    small.thumbnail(SIZE, Image.Resampling.BILINEAR)
    return small
