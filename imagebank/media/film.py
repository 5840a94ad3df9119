"""Films by PyAV: what a container holds, proof that it decodes, and a good frame to stand for it.

Decodes frames; writes nothing. Rotation and the shape of pixels are applied to every size told here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av import logging as av_logging
from av.container import InputContainer
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from imagebank.core.errors import N_, FileProblem, Text
from imagebank.media import poster
from imagebank.media.boundary import check_size, decoding
from imagebank.media.problems import problem

av_logging.set_level(av_logging.PANIC)

PLACES = (0.0, 0.33, 0.5, 0.9)
"""Where a film is decoded to prove it, and where its poster is looked for: shares of its duration."""

PROOF_FRAMES = 3
END_SHARE = 0.8
"""Share of the promised length that the last packet must reach."""


CODECS = {"libdav1d": "av1", "libaom-av1": "av1", "libvpx-vp9": "vp9", "libvpx": "vp8", "libvpx-vp8": "vp8"}


@dataclass(frozen=True, slots=True)
class Film:
    """A film that decodes: shown `width` and `height` in pixels, seconds, frames a second, ffprobe's codec name.

    `turn` is the number of quarter turns counter-clockwise that show it upright.
    """

    width: int
    height: int
    duration_s: float | None
    fps: float | None
    codec: str
    has_audio: bool
    tags: Mapping[str, str]
    turn: int
    poster: Image.Image


def probe(path: Path) -> Film:
    """The film at `path`, decoded near its start, its first third, its middle and its end.

    Raises `FileProblem`: NOT_A_PICTURE (sound alone), NO_FRAMES, TRUNCATED, DAMAGED, TOO_LARGE.
    """
    with decoding(path), opened(path) as container:
        stream = picture_stream(path, container)
        check_size(path, stream.width or 1, stream.height or 1)
        length = duration(container, stream)
        frames = list(_proof(path, container, stream, length))
        width, height = shown_size(stream, frames[0])
        return Film(
            width=width,
            height=height,
            duration_s=length,
            fps=_fps(stream),
            codec=codec_name(stream),
            has_audio=bool(container.streams.audio),
            tags={**stream.metadata, **container.metadata},
            turn=round(frames[0].rotation / 90) % 4,
            poster=poster.upright(poster.best(frames), pixel_shape(stream)),
        )


def opened(path: Path) -> InputContainer:
    """The container at `path`, opened as this one file: no playlist or network address inside is followed."""
    options = {"protocol_whitelist": "file", "enable_drefs": "0", "use_absolute_path": "0"}
    return av.open(f"file:{path}", options=options, metadata_errors="replace")


def picture_stream(path: Path, container: InputContainer) -> VideoStream:
    """The film's main picture; cover art does not count. Raises NOT_A_PICTURE or NO_FRAMES."""
    for stream in container.streams.video:
        if not stream.disposition & Disposition.attached_pic:
            if stream.codec_context is None:
                raise problem("NO_FRAMES", path)
            return stream
    raise problem("NOT_A_PICTURE", path, slag=Text(N_("ljud") if container.streams.audio else N_("okänt")))


def duration(container: InputContainer, stream: VideoStream) -> float | None:
    """Seconds as the container says, else as the picture's stream says."""
    if container.duration:
        return container.duration / av.time_base
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return None


def codec_name(stream: VideoStream) -> str:
    """The codec by ffprobe's name (`h264`, `av1` …), whichever library decodes it."""
    name = stream.codec_context.codec.canonical_name
    return CODECS.get(name, name)


def shown_size(stream: VideoStream, frame: VideoFrame) -> tuple[int, int]:
    """Width and height in pixels as shown: the pixel's shape widens or narrows, a quarter turn swaps."""
    ratio = pixel_shape(stream)
    width = max(1, round(frame.width * ratio))
    return (frame.height, width) if quarter_turned(frame) else (width, frame.height)


def pixel_shape(stream: VideoStream) -> Fraction:
    """Width of one pixel divided by its height; 1 where nothing sensible is said."""
    ratio = stream.sample_aspect_ratio or stream.codec_context.sample_aspect_ratio
    return ratio if ratio and Fraction(1, 8) <= ratio <= 8 else Fraction(1)


def quarter_turned(frame: VideoFrame) -> bool:
    """Whether the frame has to be turned by 90 or 270 degrees to be shown."""
    return round(frame.rotation / 90) % 2 == 1


def _fps(stream: VideoStream) -> float | None:
    rate = stream.average_rate or stream.guessed_rate
    return round(float(rate), 3) if rate else None


def _proof(path: Path, container: InputContainer, stream: VideoStream, length: float | None) -> Iterator[VideoFrame]:
    """A frame from each place. A film with an index (MP4, MOV) must give one everywhere; others cannot be searched well."""
    stream.thread_type = "NONE"
    indexed = "mp4" in container.format.name
    for share in PLACES if length else PLACES[:1]:
        go(container, stream, (length or 0) * share)
        frame = _first_frame(path, container, stream)
        if frame is not None:
            yield frame
        elif share == 0 or indexed:
            raise problem("NO_FRAMES" if share == 0 else "TRUNCATED", path)
    if length and indexed:
        _check_end(path, container, stream, length)


def _check_end(path: Path, container: InputContainer, stream: VideoStream, length: float) -> None:
    """Raise TRUNCATED when the index promises pictures that the file no longer holds."""
    if not stream.duration or not stream.time_base:
        return
    go(container, stream, length * PLACES[-1])
    start, last = stream.start_time or 0, 0
    for packet in container.demux(stream):
        if packet.is_corrupt:
            raise problem("TRUNCATED", path)
        shown = packet.dts if packet.pts is None else packet.pts
        if shown is not None:
            last = max(last, shown + (packet.duration or 0) - start)
    if last < stream.duration * END_SHARE:
        raise problem("TRUNCATED", path)


def go(container: InputContainer, stream: VideoStream, seconds: float) -> None:
    """To the keyframe at or before `seconds`; a container that cannot be searched goes on where it is."""
    if seconds and stream.time_base:
        start = stream.start_time or 0
        container.seek(start + int(seconds / stream.time_base), stream=stream)


def no_frames(path: Path) -> FileProblem:
    """The sentence for a film of which no picture decodes."""
    return problem("NO_FRAMES", path)


def _first_frame(path: Path, container: InputContainer, stream: VideoStream) -> VideoFrame | None:
    """The first whole frame from here; the next few are decoded too, as proof."""
    best: VideoFrame | None = None
    for count, frame in enumerate(container.decode(stream), start=1):
        if frame.is_corrupt:
            raise problem("DAMAGED", path, detalj="H.264" if stream.codec.name == "h264" else stream.codec.name)
        best = best or frame
        if count >= PROOF_FRAMES:
            break
    return best
