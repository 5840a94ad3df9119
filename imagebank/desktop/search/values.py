"""What the search box proposes, and the searches that are kept: plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant: `insert` takes the place of the letters from `start` to `end`; `spoken` is said of it."""

    start: int
    end: int
    insert: str
    label: str
    detail: str
    count: int | None
    spoken: str


@dataclass(frozen=True, slots=True)
class SavedValue:
    """A search kept under a name; `count` None: it asks for what the bank does not know any more. `shown`: it is the one shown."""

    id: str
    name: str
    count: int | None
    shown: bool = False
