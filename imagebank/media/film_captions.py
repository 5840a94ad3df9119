"""Captions inside a film: a text track (3GPP timed text, `mov_text`) for each language.

Puts packets into a container that somebody else opened; sources: 3GPP TS 26.245, ISO 639-2.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import av
from av.container import OutputContainer
from av.subtitles.stream import SubtitleStream

from imagebank.media.captions import Cue

LANGUAGES = {
    "ar": "ara", "da": "dan", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fi": "fin", "fr": "fra", "is": "isl",
    "nb": "nob", "nn": "nno", "no": "nor", "pl": "pol", "ru": "rus", "se": "sme", "so": "som", "sv": "swe", "ti": "tir", "uk": "ukr",
}  # fmt: skip
"""Two letters, as we say it → three, as MP4 does."""

UNKNOWN = "und"
MILLISECOND = Fraction(1, 1000)
MAX_TEXT = 0xFFFF
STYLE = (
    b"[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\n"
    b"Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, "
    b"StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\n"
    b"Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0\n\n"
    b"[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
)
"""What FFmpeg's muxer makes a text track's looks of: it refuses a track without."""


def add_tracks(
    sink: OutputContainer, captions: Mapping[str, Sequence[Cue]]
) -> list[tuple[SubtitleStream, Sequence[Cue]]]:
    """A track for each language that says anything, still empty; add every other stream before muxing anything."""
    tracks: list[tuple[SubtitleStream, Sequence[Cue]]] = []
    for lang, cues in captions.items():
        if cues:
            stream = sink.add_stream("mov_text")
            stream.codec_context.subtitle_header = STYLE
            stream.time_base = MILLISECOND
            stream.metadata["language"] = LANGUAGES.get(lang.split("-")[0].lower(), UNKNOWN)
            tracks.append((stream, cues))
    return tracks


def fill(sink: OutputContainer, tracks: Sequence[tuple[SubtitleStream, Sequence[Cue]]]) -> None:
    """Put the cues into their tracks; the muxer itself puts an empty text between two of them."""
    for stream, cues in tracks:
        for start, end, text in pieces(cues):
            words = text.encode()[:MAX_TEXT].decode("utf-8", "ignore").encode()
            packet = av.Packet(struct.pack(">H", len(words)) + words)
            packet.stream, packet.time_base = stream, MILLISECOND
            packet.pts = packet.dts = start
            packet.duration = end - start
            sink.mux(packet)


def pieces(cues: Sequence[Cue]) -> Iterator[tuple[int, int, str]]:
    """What is shown as (start, end, text), in milliseconds, never two at a time: cues that overlap stand below each other."""
    times = [(round(cue.start_s * 1000), round(cue.end_s * 1000), cue.text) for cue in cues]
    shown = [one for one in times if one[1] > one[0]]
    for start, end in pairwise(sorted({edge for one in shown for edge in one[:2]})):
        texts = [text for first, last, text in shown if first <= start and last >= end]
        if texts:
            yield start, end, "\n".join(texts)
