"""Captions: WebVTT and SRT read into cues; cues cut to a part of a film, written as WebVTT or as a transcript.

Pure text work on one file; knows no film. What is wrong with cues is `caption_flaws`' business. Source of the rules: W3C WebVTT; SRT as players read it.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from imagebank.media.formats import identify
from imagebank.media.problems import because, problem

STAMP = r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
TIMING = re.compile(rf"^\s*{STAMP}\s*-->\s*{STAMP}(?!\d)")
TAG = re.compile(r"</?(?:[cibuv]|lang|ruby|rt|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\an?\d\}", re.IGNORECASE)
ARROW = re.compile(r"\d\s*-->")
NOT_CUES = re.compile(r"^(?:NOTE|STYLE|REGION)(?:\s|$)")
MAX_BYTES = 16 << 20
PAUSE_S = 2.0
PARAGRAPH = 400
"""A transcript goes on in a new paragraph after a pause of `PAUSE_S`, and after a sentence once it has this many signs."""

DASHES = ("–", "-", "—")
"""What a new speaker's line begins with; the first is what we write."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: shown from `start_s` to `end_s` (seconds), plain text, lines parted by newlines."""

    start_s: float
    end_s: float
    text: str


def read(path: Path) -> tuple[Cue, ...]:
    """The cues of the WebVTT or SRT file at `path`, by time.

    Raises `FileProblem`: NOT_CAPTIONS, CAPTIONS_DAMAGED (with the line), TOO_LARGE and those of reading.
    """
    if identify(path).media != "captions":
        raise problem("NOT_CAPTIONS", path)
    try:
        data = path.read_bytes()[:MAX_BYTES]
    except OSError as error:
        raise because(path, error) from error
    return parse(decoded(data), path)


def decoded(data: bytes) -> str:
    """The text of caption bytes: UTF-8 or UTF-16 by their mark, else UTF-8, else Windows' Western European."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def parse(text: str, path: Path = Path("undertext")) -> tuple[Cue, ...]:
    """The cues of a caption text by time; `path` only names it in a sentence.

    A block whose times run backwards or cannot be read raises CAPTIONS_DAMAGED.
    """
    cues = [cue for number, block in _blocks(text) if (cue := _cue(number, block, path)) is not None]
    return tuple(sorted(cues, key=lambda cue: (cue.start_s, cue.end_s)))


def to_vtt(cues: Iterable[Cue]) -> str:
    """A WebVTT file of `cues`."""
    parts = ["WEBVTT\n"]
    for cue in cues:
        lines = "\n".join(line for line in cue.text.splitlines() if line.strip())
        parts.append(f"{_stamp(cue.start_s)} --> {_stamp(cue.end_s)}\n{html.escape(lines, quote=False)}\n")
    return "\n".join(parts)


def cut(cues: Iterable[Cue], span: tuple[float, float] | None) -> tuple[Cue, ...]:
    """The cues of the part `span` (seconds), told from where it begins; what is shown across its ends is shortened."""
    if span is None:
        return tuple(cues)
    start, end = span
    inside = [cue for cue in cues if cue.start_s < end and cue.end_s > start]
    return tuple(Cue(max(0.0, cue.start_s - start), min(cue.end_s, end) - start, cue.text) for cue in inside)


def as_transcript(cues: Iterable[Cue]) -> str:
    """What is said, to be read without the film: a paragraph for each speaker (a dash), each pause, and each few sentences."""
    paragraphs: list[str] = []
    before: Cue | None = None
    for cue in sorted(cues, key=lambda one: (one.start_s, one.end_s)):
        for said in _speeches(cue.text):
            if before is not None and before.text == cue.text and cue.start_s <= before.end_s + PAUSE_S:
                continue  # the same text goes on in the next cue
            fresh = before is None or cue.start_s - before.end_s >= PAUSE_S or said.startswith(DASHES)
            if fresh or not paragraphs or _is_long(paragraphs[-1]):
                paragraphs.append(said)
            else:
                paragraphs[-1] += f" {said}"
        before = cue
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _speeches(text: str) -> Iterator[str]:
    """The lines of a cue joined, apart where another speaker begins; one dash, whichever was written."""
    speech: list[str] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if line.startswith(DASHES) and speech:
            yield " ".join(speech)
            speech = []
        speech.append(f"{DASHES[0]} {line[1:].strip()}" if line.startswith(DASHES) else line)
    if speech:
        yield " ".join(speech)


def _is_long(paragraph: str) -> bool:
    return len(paragraph) >= PARAGRAPH and paragraph.endswith((".", "!", "?", "…", "”"))


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines between empty ones, each with the number of its first line; a timing line opens a new run."""
    block: list[str] = []
    first = 1
    for number, line in enumerate([*re.split(r"\r\n|\r|\n", text.replace("\0", "\ufffd")), ""], start=1):
        timed = ARROW.search(line) and any(ARROW.search(earlier) for earlier in block)
        if block and (not line.strip() or timed):
            yield first, block
            block = []
        if line.strip():
            first = first if block else number
            block.append(line)


def _cue(number: int, block: list[str], path: Path) -> Cue | None:
    """The cue of a block; None for headers, notes, styles, regions and stray text."""
    if NOT_CUES.match(block[0]) or block[0].lstrip("\ufeff").startswith("WEBVTT"):
        return None
    at = next((place for place, line in enumerate(block[:2]) if ARROW.search(line)), None)
    if at is None:
        return None
    found = TIMING.match(block[at])
    start, end = (_seconds(*found.groups()[:4]), _seconds(*found.groups()[4:])) if found else (1.0, 0.0)
    if end < start:
        raise problem("CAPTIONS_DAMAGED", path, rad=number + at, rader=block[at].strip()[:80])
    return Cue(start, end, plain("\n".join(block[at + 1 :])))


def plain(text: str) -> str:
    """Caption text without tags and with its entities written out; a plain `<` stays."""
    return html.unescape(TAG.sub("", text)).replace("\u200e", "").replace("\u200f", "").strip()


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return (whole * 1000 + int(thousandths.ljust(3, "0"))) / 1000


def _stamp(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
