"""What people give a name themselves, as saved searches and collections: found again by it, and what may be a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from imagebank.core.errors import N_, WrongWords
from imagebank.core.words import fold

LONGEST_NAME = 80


class Called(Protocol):
    """Has an id and a name."""

    @property
    def id(self) -> str:
        """By which the program knows it."""
        ...

    @property
    def name(self) -> str:
        """By which people know it."""
        ...


One = TypeVar("One", bound=Called)


def found_by(kept: Iterable[One], text: str) -> One | None:
    """The one with that id, or that name: case does not matter."""
    return next((one for one in kept if one.id == text or fold(one.name) == fold(text.strip())), None)


def has_name(kept: Iterable[One], name: str, but: str = "") -> One | None:
    """The one that has the name already, apart from the one with the id `but`."""
    return next((one for one in kept if fold(one.name) == fold(name) and one.id != but), None)


def fitting_name(name: str, missing: str) -> str:
    """The name with single blanks. Raises WrongWords: the sentence `missing` where there is none, and where it is too long."""
    said = " ".join(name.split())
    if not said:
        raise WrongWords("NO_NAME", missing)
    if len(said) > LONGEST_NAME:
        raise WrongWords("LONG_NAME", N_("Namnet är för långt: högst {most} tecken."), most=LONGEST_NAME)
    return said
