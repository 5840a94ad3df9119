"""What the coverage map shows, worded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CoverCell:
    """One cell: three counts, the sentence that is spoken, and the search that shows its pictures.

    `stock` are all there are, whether they may be used or not.
    """

    usable: int
    expiring: int
    no_alt: int
    stock: int
    spoken: str
    query: str


@dataclass(frozen=True, slots=True)
class CoverMap:
    """The whole map: `rows` are labels with their depth, `cells[row][column]`; `words` say what is counted."""

    words: str
    rows: tuple[tuple[str, int], ...] = ()
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[CoverCell, ...], ...] = ()
