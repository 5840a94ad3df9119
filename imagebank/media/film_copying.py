"""Copying a film's streams as they are, but for what a camera says inside them.

Takes packets from one container and puts packets into another; opens neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import av
from av.audio.stream import AudioStream
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer, OutputContainer
from av.video.stream import VideoStream

from imagebank.media import film
from imagebank.media.encoding import Sound
from imagebank.media.film_cut import Cut

VIDEO = frozenset({"h264", "hevc"})
AUDIO = frozenset({"aac", "mp3"})
TIMED = ("mp4", "matroska", "mpegts")
"""Containers that tell when each frame is shown."""

UNSAID = {"h264": "filter_units=remove_types=6", "hevc": "filter_units=remove_types=39|40"}
"""Codec → the filter that drops its supplemental information, where camcorders write place, time and serial numbers."""

TAGS = {"h264": "avc1", "hevc": "hvc1"}
"""Codec → what an MP4 calls it; another container's own sign for it would come along."""


def can_copy(source: InputContainer, picture: VideoStream) -> bool:
    """Whether an MP4 may hold this picture as it is, and its container tells when each frame is shown."""
    return film.codec_name(picture) in VIDEO and any(name in source.format.name for name in TIMED)


class Copied:
    """The picture's packets, and those of the sound; sound that MP4 players would not know is encoded anew."""

    def __init__(self, sink: OutputContainer, picture: VideoStream, sound: AudioStream | None) -> None:
        self._sink, self._picture, self._sound = sink, picture, sound
        known = sound is not None and sound.codec_context.codec.canonical_name in AUDIO
        self._video = sink.add_stream_from_template(picture)
        self._audio = sink.add_stream_from_template(sound) if sound is not None and known else None
        self._origin = Fraction(picture.start_time or 0) * Fraction(picture.time_base or 0)
        whole = Cut(float(self._origin))
        self._fresh = Sound(sink, sound, whole) if sound is not None and not known else None
        codec = film.codec_name(picture)
        self._unsaid = BitStreamFilterContext(UNSAID[codec], picture, self._video)
        self._video.codec_context.codec_tag = TAGS[codec]
        for stream in (self._video, self._audio):
            if stream is not None:
                stream.metadata.clear()

    def run(self, source: InputContainer) -> Iterator[av.Packet]:
        """Copy everything; yields each packet of the picture before it is changed."""
        untimed: list[av.Packet] | None = []
        for packet in source.demux([stream for stream in (self._picture, self._sound) if stream is not None]):
            if packet.stream is self._sound:
                self._take_sound(packet)
            elif untimed is not None and packet.dts is None and packet.size:
                untimed.append(packet)
            elif packet.dts is not None:
                for timed in [*_timed(untimed or [], packet.dts), packet]:
                    yield timed
                    self._mux(self._unsaid.filter(timed))
                untimed = None
        self._mux(self._unsaid.filter(None))
        if self._fresh is not None:
            self._fresh.finish()

    def _take_sound(self, packet: av.Packet) -> None:
        if self._fresh is not None:
            self._fresh.take(packet)
        elif self._audio is not None and packet.dts is not None:
            self._from_nought(packet)
            packet.stream = self._audio
            self._sink.mux(packet)

    def _mux(self, packets: list[av.Packet]) -> None:
        for packet in packets:
            self._from_nought(packet)
            packet.stream = self._video
            self._sink.mux(packet)

    def _from_nought(self, packet: av.Packet) -> None:
        """The film begins with its first picture, wherever the container's clock stood then: captions are told from there."""
        if self._origin and packet.time_base and packet.dts is not None:
            shift = round(self._origin / packet.time_base)
            packet.dts -= shift
            packet.pts = packet.pts - shift if packet.pts is not None else None


def _timed(packets: list[av.Packet], before: int) -> list[av.Packet]:
    """The first packets of a container that tells no times of decoding: as many durations ahead of the first known one."""
    for ahead, packet in enumerate(reversed(packets), 1):
        packet.dts = before - ahead * max(1, packet.duration or 0)
    return packets
