"""The grid counts in whole numbers, the bank in opaque ids: a two-way numbering, for the life of the window."""

from __future__ import annotations

from array import array
from collections.abc import Iterable


class Numbers:
    """Gives every id a number, the same each time it is asked."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._ids: list[str] = []

    def of(self, id: str) -> int:
        """The number of an id."""
        found = self._number.get(id)
        if found is None:
            found = self._number[id] = len(self._ids)
            self._ids.append(id)
        return found

    def all_of(self, ids: Iterable[str]) -> array[int]:
        """The numbers of many, in order."""
        return array("q", map(self.of, ids))

    def id(self, number: int) -> str:
        """The id behind a number."""
        return self._ids[number]

    def ids(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The ids behind numbers, in order."""
        return tuple(self._ids[number] for number in numbers)
