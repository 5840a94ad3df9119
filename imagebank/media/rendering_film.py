"""Films that leave: a new MP4 of picture and first sound alone, without the original's metadata, and its poster.

Streams are copied where nothing has to change, else encoded as H.264 and AAC; our XMP packet goes into a `uuid` box.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.video.stream import VideoStream

from imagebank.core.errors import N_, ProgrammingError
from imagebank.core.progress import Progress
from imagebank.core.rendition import FilmPreset, LeavingMetadata, PhotoPreset
from imagebank.media import boxes, film, leaving, xmp
from imagebank.media.boundary import decoding
from imagebank.media.encoding import Look, Picture, Sound
from imagebank.media.rendering_photo import Rendered, save
from imagebank.media.whole import written_aside

COPIED_VIDEO = frozenset({"h264", "hevc"})
COPIED_AUDIO = frozenset({"aac", "mp3"})
OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}
POSTER = PhotoPreset("poster", longest=None, quality=88)

Listener = Callable[[Progress], None]


def render_film(
    original: Path,
    target: Path,
    preset: FilmPreset,
    metadata: LeavingMetadata,
    progress: Listener | None = None,
) -> Rendered:
    """Write the film `original` to `target` as MP4 of at most `preset.height` (None: as it is, copied if it can be).

    `progress` hears a `Progress` about once a second of film. Raises `FileProblem`, `ProgrammingError` like
    `rendering.render_photo`.
    """
    before = film.probe(original)
    with written_aside(target) as aside:
        with decoding(original):
            _write(original, aside, before, preset, progress or _nobody)
        with aside.open("ab") as stream:
            stream.write(boxes.uuid_box(boxes.XMP_UUID, xmp.packet(metadata)))
        after = _checked(aside, before)
        size = aside.stat().st_size
    return Rendered(after.width, after.height, size, "MP4")


def poster(original: Path, target_jpeg: Path, metadata: LeavingMetadata) -> Rendered:
    """Write a good frame of the film `original` as JPEG with `metadata`. Raises as `render_film`."""
    return save(film.probe(original).poster, target_jpeg, "JPEG", POSTER, metadata)


def _nobody(_step: Progress) -> None:
    return


def _write(original: Path, aside: Path, before: film.Film, preset: FilmPreset, progress: Listener) -> None:
    with film.opened(original) as source, av.open(str(aside), "w", format="mp4", options=OPTIONS) as sink:
        picture = film.picture_stream(original, source)
        sound = source.streams.audio[0] if source.streams.audio else None
        if preset.height is None and _can_copy(picture):
            _copy(source, sink, picture, sound, progress)
        else:
            _encode(source, sink, (picture, sound), Look.of(before, preset), progress)


def _can_copy(picture: VideoStream) -> bool:
    return film.codec_name(picture) in COPIED_VIDEO


def _sound_to_copy(sound: AudioStream | None) -> AudioStream | None:
    return sound if sound is not None and sound.codec_context.codec.canonical_name in COPIED_AUDIO else None


def _copy(
    source: InputContainer,
    sink: OutputContainer,
    picture: VideoStream,
    sound: AudioStream | None,
    progress: Listener,
) -> None:
    """Packets as they are; sound that MP4 players would not know is encoded anew."""
    copied = _sound_to_copy(sound)
    video = sink.add_stream_from_template(picture)
    audio = sink.add_stream_from_template(copied) if copied else None
    fresh = Sound(sink, sound) if sound is not None and audio is None else None
    for stream in (video, audio):
        if stream is not None:
            stream.metadata.clear()
    tell = _Teller(progress, film.duration(source, picture))
    for packet in source.demux([stream for stream in (picture, sound) if stream is not None]):
        if packet.stream is picture and packet.dts is not None:
            tell.at(packet.pts, packet.time_base)
            packet.stream = video
            sink.mux(packet)
        elif audio is not None and packet.stream is copied and packet.dts is not None:
            packet.stream = audio
            sink.mux(packet)
        elif fresh is not None and packet.stream is sound:
            fresh.take(packet)
    if fresh is not None:
        fresh.finish()


def _encode(
    source: InputContainer,
    sink: OutputContainer,
    streams: tuple[VideoStream, AudioStream | None],
    look: Look,
    progress: Listener,
) -> None:
    picture, sound = streams
    picture.thread_type = "SLICE"  # frame threads can hang when their decoder is let go: see `covering_film`
    tell = _Teller(progress, film.duration(source, picture))
    video = Picture(sink, picture, look)
    audio = Sound(sink, sound) if sound is not None else None
    for packet in source.demux([stream for stream in streams if stream is not None]):
        if packet.stream is picture:
            tell.at(packet.pts, packet.time_base)
            video.take(packet)
        elif audio is not None:
            audio.take(packet)
    video.finish()
    if audio is not None:
        audio.finish()


class _Teller:
    """Tells the listener about once a second of film."""

    def __init__(self, listener: Listener, length: float | None) -> None:
        self._listener, self._total, self._told = listener, round(length or 0), -1

    def at(self, pts: int | None, time_base: Fraction | None) -> None:
        """The film has come to `pts`."""
        if pts is None or time_base is None:
            return
        second = max(0, int(pts * time_base))
        if second > self._told:
            self._told = second
            self._listener(Progress(min(second, self._total), self._total))


def _checked(aside: Path, before: film.Film) -> film.Film:
    """Probe what was written: it decodes, is as long as before and holds nothing that was not put there."""
    after = film.probe(aside)
    leftover = set(after.tags) - leaving.TOLD_IN_FILM - {"language", "handler_name", "vendor_id", "encoder"}
    longer = abs((after.duration_s or 0) - (before.duration_s or 0)) > max(1.0, 0.05 * (before.duration_s or 0))
    if leftover or (longer and before.duration_s):
        raise ProgrammingError("WRONG_RENDITION", N_("{namn} blev inte som den skulle"), namn=aside.name)
    leaving.check(aside, "MP4")
    return after
