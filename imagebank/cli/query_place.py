"""Shows where in a question an error is: the question once more, with a caret under the place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from imagebank.core.errors import WrongWords

WIDEST = 78
"""Columns that a line may take; of a longer question the part around the place is shown."""

BEFORE = 50


@contextmanager
def place_shown(text: str) -> Iterator[None]:
    """An error about a place of `text` leaves with two more lines for people (`add_note`)."""
    try:
        yield
    except WrongWords as error:
        place = error.values.get("place")
        if isinstance(place, int) and 0 < place <= len(text) + 1:
            error.add_note(pointed(text, place))
        raise


def pointed(text: str, place: int) -> str:
    """`text` on one line, and under its sign number `place` (from 1) a caret."""
    text = "".join(" " if sign.isspace() or not sign.isprintable() else sign for sign in text)
    start = 0 if len(text) <= WIDEST else max(0, place - 1 - BEFORE)
    before = ("…" if start else "") + text[start : place - 1]
    after = text[place - 1 :]
    cut = after[: max(WIDEST - len(before), 1)]
    line = before + cut + ("…" if cut != after else "")
    return f"  {line}\n  {' ' * sum(map(_columns, before))}^"


def _columns(sign: str) -> int:
    """The columns that a sign takes in a terminal."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
