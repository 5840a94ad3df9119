"""What the work list and the recalls show, worded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaskValue:
    """One thing to do. `kind` and `subject` are for the program, `group` is the heading that it stands under.

    `assets` are its pictures, where they are known already.
    """

    kind: str
    subject: str
    group: str
    words: str
    assets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecallValue:
    """One recall without an answer: its line, what it is about in two lines, and the letter to send."""

    id: str
    line: str
    facts: str
    letter: str
    assets: tuple[str, ...]
