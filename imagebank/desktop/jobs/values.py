"""What is shown of jobs: plain, frozen, already worded."""

from __future__ import annotations

from dataclasses import dataclass

from imagebank.desktop.values import Tone


@dataclass(frozen=True, slots=True)
class JobValue:
    """The running job: `total` 0 when not known yet; `left` tells in words how long it still takes, where that is known."""

    title: str
    done: int = 0
    total: int = 0
    what: str = ""
    left: str = ""
    paused: bool = False


@dataclass(frozen=True, slots=True)
class PastJob:
    """A job that has ended: when (local time, `14:05`), how it ended, in words, and how long it took."""

    title: str
    ended: str
    how: str
    tone: Tone
    took_s: float
