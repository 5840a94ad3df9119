"""The pictures of the large view: called on pool threads; what stands in the way is kept as a sentence."""

from __future__ import annotations

from collections.abc import Callable

from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.desk import Desk
from imagebank.language import sentence
from imagebank.services.library import Library
from imagebank.services.thumbnails import full, preview


class LargePictures:
    """`large` and `full` fetch by number; `problem` is why one is missing or small, or nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._problems: dict[int, str] = {}

    def large(self, number: int) -> bytes | None:
        """A picture as large as a screen; None where none can be made."""
        return self._tried(number, preview)

    def full(self, number: int) -> bytes | None:
        """A photo with every pixel; None where there is none."""
        return self._tried(number, full)

    def problem(self, number: int) -> str:
        """The sentence about one that could not be made."""
        return self._problems.get(number, "")

    def _tried(self, number: int, fetch: Callable[[Library, str], bytes | None]) -> bytes | None:
        desk = self._desk
        try:
            found = fetch(desk.library, desk.numbers.id(number))
        except ImagebankError as error:
            self._problems[number] = sentence(error)
            return None
        self._problems.pop(number, None)
        return found
