"""What quick classifying shows: plain, frozen, already worded."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class QuickKey:
    """A concept that a digit gives and takes; `path` says where it stands in the list."""

    id: str
    digit: int
    label: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class QuickPicture:
    """The picture shown: its texts, the concepts that are on, and in words the others and its rating and choice."""

    number: int
    title: str = ""
    alt: str = ""
    on: frozenset[str] = frozenset()
    others: str = ""
    marks: str = ""


@dataclass(frozen=True, slots=True)
class QuickSum:
    """What was done when one leaves: how many were gone through and changed, and which still lack an environment."""

    seen: int
    changed: int
    total: int
    lacking: tuple[int, ...] = field(default=(), repr=False)
