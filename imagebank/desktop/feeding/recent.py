"""The concepts that were used last at this computer, newest first."""

from __future__ import annotations

from collections.abc import Iterable

KEPT = 10


class Recent:
    """Ten notations at most."""

    def __init__(self) -> None:
        self._ids: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The notations."""
        return self._ids

    def use(self, ids: Iterable[str]) -> None:
        """These were given to pictures just now."""
        self._ids = tuple(dict.fromkeys((*ids, *self._ids)))[:KEPT]

    def text(self) -> str:
        """For remembering."""
        return " ".join(self._ids)

    def read(self, text: str) -> None:
        """As it was remembered."""
        self._ids = tuple(dict.fromkeys(text.split()))[:KEPT]
