"""Copying a film's streams as they are, but for what a camera says inside them.

Takes packets from one container and puts packets into another; opens neither.
"""

from __future__ import annotations

from collections.abc import Iterator

import av
from av.audio.stream import AudioStream
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer, OutputContainer
from av.video.stream import VideoStream

from imagebank.media import film
from imagebank.media.encoding import Sound

VIDEO = frozenset({"h264", "hevc"})
AUDIO = frozenset({"aac", "mp3"})
UNSAID = {"h264": "filter_units=remove_types=6", "hevc": "filter_units=remove_types=39|40"}
"""Codec → the filter that drops its supplemental information, where camcorders write place, time and serial numbers."""


def can_copy(picture: VideoStream) -> bool:
    """Whether an MP4 may hold this picture as it is."""
    return film.codec_name(picture) in VIDEO


class Copied:
    """The picture's packets, and those of the sound; sound that MP4 players would not know is encoded anew."""

    def __init__(self, sink: OutputContainer, picture: VideoStream, sound: AudioStream | None) -> None:
        self._sink, self._picture, self._sound = sink, picture, sound
        known = sound is not None and sound.codec_context.codec.canonical_name in AUDIO
        self._video = sink.add_stream_from_template(picture)
        self._audio = sink.add_stream_from_template(sound) if sound is not None and known else None
        self._fresh = Sound(sink, sound) if sound is not None and not known else None
        self._unsaid = BitStreamFilterContext(UNSAID[film.codec_name(picture)], picture, self._video)
        for stream in (self._video, self._audio):
            if stream is not None:
                stream.metadata.clear()

    def run(self, source: InputContainer) -> Iterator[av.Packet]:
        """Copy everything; yields each packet of the picture before it is changed."""
        for packet in source.demux([stream for stream in (self._picture, self._sound) if stream is not None]):
            if packet.stream is self._picture and packet.dts is not None:
                yield packet
                self._mux(self._unsaid.filter(packet))
            elif packet.stream is self._sound:
                self._take_sound(packet)
        self._mux(self._unsaid.filter(None))
        if self._fresh is not None:
            self._fresh.finish()

    def _take_sound(self, packet: av.Packet) -> None:
        if self._fresh is not None:
            self._fresh.take(packet)
        elif self._audio is not None and packet.dts is not None:
            packet.stream = self._audio
            self._sink.mux(packet)

    def _mux(self, packets: list[av.Packet]) -> None:
        for packet in packets:
            packet.stream = self._video
            self._sink.mux(packet)
