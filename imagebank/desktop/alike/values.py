"""What the review of like pictures shows: plain, frozen, already worded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["words", "larger", "more", "later"]
"""How two values of a fact are compared: as words, or by what is larger, more, later."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a picture: its name, its value in words, and as a number where it is compared as one."""

    words: str
    value: str
    kind: Kind = "words"
    size: float | None = None


@dataclass(frozen=True, slots=True)
class AlikeItem:
    """One picture of a group, with the same facts in the same order as the others."""

    id: int
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class AlikeGroup:
    """Pictures that are nearly the same; the first is the one that is proposed to be kept. `relation` says how they are alike."""

    items: tuple[AlikeItem, ...]
    relation: str

    @property
    def ids(self) -> tuple[int, ...]:
        """The pictures' numbers."""
        return tuple(item.id for item in self.items)
