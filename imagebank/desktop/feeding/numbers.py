"""The grid counts in the catalogue's numbers, the services in ids: each from the other, remembered while the window lives."""

from __future__ import annotations

from collections.abc import Iterable

from imagebank.services.library import Library
from imagebank.services.searching import ids_of, numbers_of

NOBODY = -1
"""The number of an id that the bank never had."""


class Numbers:
    """Asks the library for what it has not been told before."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._number: dict[str, int] = {}

    def of(self, id: str) -> int:
        """The number of an id."""
        found = self._number.get(id)
        if found is None:
            found = self._number[id] = numbers_of(self._library, [id]).get(id, NOBODY)
        return found

    def all_of(self, ids: Iterable[str]) -> list[int]:
        """The numbers of many, in order; those that the bank never had are left out."""
        wanted = list(ids)
        unknown = [id for id in wanted if id not in self._number]
        self._number.update(numbers_of(self._library, unknown))
        return [self._number[id] for id in wanted if id in self._number]

    def id(self, number: int) -> str:
        """The id behind a number."""
        return self.ids((number,))[0]

    def ids(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The ids behind numbers, in order."""
        asked = list(numbers)
        ids = ids_of(self._library, asked)
        if len(asked) <= MOST_REMEMBERED:
            self._number.update(zip(ids, asked, strict=True))
        return tuple(ids)


MOST_REMEMBERED = 1_000
"""A selection of a million is not remembered one by one."""
