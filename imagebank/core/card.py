"""A person's card: what the people vault knows of them, and nothing else ever holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guardian:
    """One who has custody of a person. `id` tells guardians of one card apart and says nothing about them."""

    id: str
    name: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Name, contact, guardians and a note of one person."""

    name: str
    contact: str = ""
    guardians: tuple[Guardian, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A signed form as it was taken in: its bytes, what kind of file it is and what it was called."""

    content: bytes
    kind: str
    name: str
