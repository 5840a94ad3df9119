"""What the player shows and gives back: plain, frozen. No Qt, no services."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from imagebank.desktop.values import Choice

Cue = tuple[float, float, str]
"""From, to (seconds), text."""


@dataclass(frozen=True, slots=True)
class CaptionTrack:
    """Captions in one language: its code, what it is called, cues by time."""

    lang: str
    label: str
    cues: tuple[Cue, ...]

    def at(self, second: float) -> str:
        """What is shown at a second; several cues under each other."""
        last = bisect_right(self.cues, second, key=lambda cue: cue[0])
        return "\n".join(text for from_s, to_s, text in self.cues[max(0, last - 8) : last] if from_s <= second < to_s)


@dataclass(frozen=True, slots=True)
class FilmValue:
    """One film: seconds, frames a second, captions; `poster_s` where a moment was chosen to stand for it.

    `people` are the persons in it, as choices; `may_edit`: whether posters and times may be given.
    """

    id: int
    path: Path
    length_s: float
    fps: float = 25.0
    has_audio: bool = True
    tracks: tuple[CaptionTrack, ...] = ()
    poster_s: float | None = None
    people: tuple[Choice, ...] = ()
    may_edit: bool = False
