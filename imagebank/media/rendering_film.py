"""Films that leave: a new MP4 of picture, first sound and our own captions, without the original's metadata.

Streams are copied where nothing has to change, else encoded as H.264 and AAC; our XMP packet goes into a `uuid` box, which
is sound in every file written here, because every one is an MP4 of our own making.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.video.stream import VideoStream

from imagebank.core.errors import N_, FileProblem, ProgrammingError
from imagebank.core.progress import Progress
from imagebank.core.rendition import FilmPreset, LeavingMetadata
from imagebank.media import boxes, film, film_captions, leaving, xmp
from imagebank.media.boundary import decoding
from imagebank.media.captions import Cue
from imagebank.media.encoding import Look, Picture, Sound
from imagebank.media.film_copying import Copied, can_copy
from imagebank.media.film_cut import Cut
from imagebank.media.fingerprint import sha256_of
from imagebank.media.problems import problem
from imagebank.media.rendering_photo import Rendered
from imagebank.media.whole import not_written, written_aside

OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
INDEXED = ("mp4", "matroska")
"""Containers that tell where their keyframes are; in others a part is looked for from the film's beginning."""

SLACK_S = 0.25
"""A part may be this much longer or shorter than was asked: a frame at its end, the sound's last block."""

Listener = Callable[[Progress], None]
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Part:
    """What of a film is wanted: `span` in seconds from its first picture (None: all), captions by language, cut to it."""

    span: Span | None = None
    captions: Mapping[str, tuple[Cue, ...]] = field(default_factory=dict)


WHOLE = Part()


def render_film(
    original: Path,
    target: Path,
    preset: FilmPreset,
    metadata: LeavingMetadata,
    part: Part = WHOLE,
    progress: Listener | None = None,
) -> Rendered:
    """Write the film `original`, or a part of it, to `target` as MP4 no larger than `preset` says (no height: copied if it can be).

    A part is encoded, so that it begins and ends where it was said. Captions go along if the preset says so. A sidecar lies
    beside `target`, its ending `.xmp`, if the preset says so. `progress` hears a `Progress` about once a second of film.
    Raises `FileProblem` (those of reading, SPAN_OUTSIDE, SPAN_NOT_CUT, DISK_FULL, NOT_WRITTEN), `ProgrammingError` when the check fails.
    """
    before = film.probe(original)
    part = _inside(original, before, part)
    packet = xmp.packet(metadata)
    with written_aside(target) as aside:
        work = _Work(original, target, aside, before, preset, part, packet, progress or _nobody)
        after = _copied(work) or _encoded(work)
        size, digest = aside.stat().st_size, sha256_of(aside)
        if preset.sidecar:
            _sidecar(target.with_suffix(".xmp"), packet)
    return Rendered(after.width, after.height, size, "MP4", digest)


def _nobody(_step: Progress) -> None:
    return


def _inside(original: Path, before: film.Film, part: Part) -> Part:
    """The part, ended where the film ends. Raises SPAN_OUTSIDE for one that has nothing of the film in it."""
    if part.span is None:
        return part
    start, end = part.span
    end = min(end, before.duration_s) if before.duration_s else end
    if start < 0 or end <= start:
        raise problem("SPAN_OUTSIDE", original, start=f"{start:g}", slut=f"{part.span[1]:g}")
    return Part((start, end), part.captions)


@contextlib.contextmanager
def _full_disk(target: Path) -> Iterator[None]:
    """A full disk is the target's misfortune, not the original's: FFmpeg tells it in the middle of decoding."""
    try:
        yield
    except FileProblem as error:
        cause = error.__cause__
        if isinstance(cause, OSError) and cause.errno in FULL:
            raise not_written(target, OSError(errno.ENOSPC, "")) from error
        raise


@dataclass(frozen=True, slots=True)
class _Work:
    """What is being rendered: from where, to where, beside what name, and how."""

    original: Path
    target: Path
    aside: Path
    before: film.Film
    preset: FilmPreset
    part: Part
    packet: bytes
    progress: Listener


def _copied(work: _Work) -> film.Film | None:
    """The film with its streams copied; None where it has to be encoded: a part, a smaller one, or one that a copy would break."""
    if work.preset.height is not None or work.part.span is not None or not _may_be_copied(work.original):
        return None
    return _tried(work, copying=True)


def _encoded(work: _Work) -> film.Film:
    """The film encoded; a part is looked for by the film's index first, from its beginning where that leads astray."""
    if work.part.span is None:
        return _written(work)
    found = _tried(work, seeking=True) or _tried(work)
    if found is None:
        raise problem("SPAN_NOT_CUT", work.original)
    return found


def _tried(work: _Work, *, copying: bool = False, seeking: bool = False) -> film.Film | None:
    """The film, or None where this way of writing it does not give what was asked for."""
    try:
        return _written(work, copying=copying, seeking=seeking)
    except FileProblem as error:
        if error.code in {"DISK_FULL", "NOT_WRITTEN"}:
            raise
    except ProgrammingError as error:
        if error.code != "WRONG_RENDITION":
            raise
    return None


def _may_be_copied(original: Path) -> bool:
    with decoding(original), film.opened(original) as source:
        return can_copy(source, film.picture_stream(original, source))


def _written(work: _Work, *, copying: bool = False, seeking: bool = False) -> film.Film:
    """Write the film and look at it again."""
    with _full_disk(work.target), decoding(work.original):
        _write(work, copying=copying, seeking=seeking)
    with work.aside.open("ab") as stream:
        stream.write(boxes.uuid_box(boxes.XMP_UUID, work.packet))
    return _checked(work.aside, work.before, work.part, work.packet)


def _write(work: _Work, *, copying: bool, seeking: bool) -> None:
    with film.opened(work.original) as source, av.open(str(work.aside), "w", format="mp4", options=OPTIONS) as sink:
        picture = film.picture_stream(work.original, source)
        sound = next((one for one in source.streams.audio if one.codec_context is not None), None)
        captions = work.part.captions if work.preset.captions else {}
        start, end = work.part.span or (0.0, film.duration(source, picture) or 0.0)
        tell = _Teller(work.progress, start, end)
        if copying:
            copied = Copied(sink, picture, sound)
            film_captions.fill(sink, film_captions.add_tracks(sink, captions))
            tell.all(copied.run(source))
        else:
            if seeking and any(name in source.format.name for name in INDEXED):
                film.go(source, picture, start)
            _encode(work, source, sink, (picture, sound), captions, tell)


def _encode(
    work: _Work,
    source: InputContainer,
    sink: OutputContainer,
    streams: tuple[VideoStream, AudioStream | None],
    captions: Mapping[str, tuple[Cue, ...]],
    tell: _Teller,
) -> None:
    picture, sound = streams
    picture.thread_type = "SLICE"  # frame threads can hang when their decoder is let go: see `covering_film`
    cut = Cut.of(picture, work.part.span)
    video = Picture(sink, picture, Look.of(work.before, work.preset), cut)
    audio = Sound(sink, sound, cut) if sound is not None else None
    film_captions.fill(sink, film_captions.add_tracks(sink, captions))
    waiting = {stream.index for stream in streams if stream is not None}
    for packet in source.demux([stream for stream in streams if stream is not None]):
        if packet.stream is picture:
            tell.at(packet)
            video.take(packet)
        elif audio is not None:
            audio.take(packet)
        if cut.is_past(packet):
            waiting.discard(packet.stream.index)
        if not waiting:
            break
    video.finish()
    if audio is not None:
        audio.finish()


class _Teller:
    """Tells the listener about once a second of film, counted from where the part begins."""

    def __init__(self, listener: Listener, start: float, end: float) -> None:
        self._listener, self._start, self._told = listener, start, -1
        self._total = max(1, round(end - start))

    def at(self, packet: av.Packet) -> None:
        """The film has come to `packet`."""
        if packet.pts is None or packet.time_base is None:
            return
        second = min(self._total, int(packet.pts * Fraction(packet.time_base) - Fraction(self._start)))
        if second > self._told:
            self._told = second
            self._listener(Progress(second, self._total))

    def all(self, packets: Iterable[av.Packet]) -> None:
        """The film comes to each of `packets`."""
        for packet in packets:
            self.at(packet)


def _checked(aside: Path, before: film.Film, part: Part, packet: bytes) -> film.Film:
    """Probe what was written: it decodes, is as long as it should be and holds nothing that was not put there."""
    after = film.probe(aside)
    leftover = set(after.tags) - leaving.TOLD_IN_FILM - {"language", "handler_name", "vendor_id", "encoder"}
    wanted = part.span[1] - part.span[0] if part.span else before.duration_s or 0
    slack = SLACK_S + 2 / min(before.fps or 25, 25) if part.span else max(1.0, 0.05 * wanted)
    if leftover or (wanted and abs((after.duration_s or 0) - wanted) > slack):
        raise ProgrammingError("WRONG_RENDITION", N_("{namn} blev inte som den skulle"), namn=aside.name)
    leaving.check(aside, "MP4", leaving.Meant(packet))
    return after


def _sidecar(path: Path, packet: bytes) -> None:
    with written_aside(path) as aside:
        aside.write_bytes(packet)
