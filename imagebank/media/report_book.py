"""A workbook of tables with charts, as values: what a sheet holds. Knows no report; `report_writing` writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar chart: which columns (from 0) of which records (from 0), and its heading."""

    heading: str
    columns: tuple[int, ...]
    records: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, a title over the table, headings, records, lines under it; shares are fractions of one.

    `levels` indents the first column, `bold` names records that are sums, `shares` columns, from 0.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    records: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    bold: frozenset[int] = frozenset()
    shares: frozenset[int] = frozenset()
    chart: Drawn | None = None
    is_text: bool = False


def written(sheets: Sequence[Sheet], title: str, organisation: str) -> bytes:
    """The workbook, XLSX."""
    from imagebank.media import report_writing  # only where it is needed: its library takes long to load

    return report_writing.written(sheets, title, organisation)
