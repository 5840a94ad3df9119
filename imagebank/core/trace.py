"""What a trace finds in documents: where, how it was known, and whether it may still stand there."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

How = Literal["identifier", "rendition", "original", "likeness", "part", ""]
"""Known by the identifier in its metadata, by the very bytes of a file that left or of an original, by looking like one, by
showing a part of one or holding one; empty: not known."""

AnswerKind = Literal["allowed", "ends", "remove", "unknown"]


@dataclass(frozen=True, slots=True)
class Match:
    """Which picture of the bank it is: how it was known, the asset, the pack or pull it left in, how alike (to 1)."""

    how: How
    asset: str = ""
    pack: str | None = None
    alike: float = 1.0


@dataclass(frozen=True, slots=True)
class Answered:
    """What is answered of one picture: may stay, may stay until, must come out (`why`, `instead`: assets), not known.

    `why` are reason codes; `last_day` is ISO text; `channel` and `purpose` are those that were asked about.
    """

    kind: AnswerKind
    why: tuple[str, ...] = ()
    last_day: str | None = None
    instead: tuple[str, ...] = ()
    channel: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One picture or film in one file: `place` in words, its name there, which it is, the answer."""

    file: Path
    place: str
    name: str
    match: Match
    answer: Answered


@dataclass(frozen=True, slots=True)
class NotRead:
    """What could not be read: the file, the place in words, the sentence that says why."""

    file: Path
    place: str
    sentence: str


@dataclass
class Trace:
    """The whole answer. Filled as the work goes on; true of `day`."""

    day: str = ""
    hits: list[Hit] = field(default_factory=list)
    unread: list[NotRead] = field(default_factory=list)

    @property
    def must_come_out(self) -> bool:
        """Something may no longer stand where it stands."""
        return any(hit.answer.kind == "remove" for hit in self.hits)

    def of_kind(self, kind: AnswerKind) -> list[Hit]:
        """The hits that are answered so."""
        return [hit for hit in self.hits if hit.answer.kind == kind]
