"""A report: plain figures with their definitions, for a half-open period; every word in it is ready to be shown.

Definitions stand in each column, so that no figure travels without what it means. Figures about persons under `FEW` are
not told, nor what would give them away (`imagebank.core.suppression`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

FEW = 5
"""Figures about persons below this are not told."""

KINDS = ("usage", "coverage", "readiness", "consents")


@dataclass(frozen=True, slots=True)
class Period:
    """`start` is in it, `end` is not."""

    start: date
    end: date

    @property
    def last(self) -> date:
        """Its last day: the day that the state of the bank is told for."""
        return self.end - timedelta(days=1)

    def months(self) -> tuple[str, ...]:
        """Its calendar months as `2026-11`, also those that are only partly in it."""
        found, day = [], self.start.replace(day=1)
        while day < self.end:
            found.append(f"{day:%Y-%m}")
            day = (day + timedelta(days=32)).replace(day=1)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Figure:
    """`n`, perhaps a share `of` a whole. None: not told, `hidden` is then `few` (under `FEW`), `kept` (would give others
    away) or `none` (there is nothing to count)."""

    n: float | None
    of: int | None = None
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One measure of a table: its code, heading and definition."""

    code: str
    heading: str
    definition: str


@dataclass(frozen=True, slots=True)
class Row:
    """One value of the cut; `level` is its depth in the tree, `kind` is `value`, `none` (without any), `gone` or `total`."""

    key: str
    label: str
    figures: tuple[Figure, ...]
    level: int = 0
    kind: str = "value"


@dataclass(frozen=True, slots=True)
class Table:
    """Measures by one cut. `overlapping`: one asset may count in several rows; it counts once in the total.

    `chart` holds the codes of the columns that are drawn, too; `notes` are said under the table.
    """

    code: str
    title: str
    cut: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    overlapping: bool = False
    chart: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it was made: `made_at` in UTC; `vocabulary` tells versions of the vocabulary apart; `asked` is what it
    was asked with (the channel of a coverage report)."""

    kind: str
    title: str
    period: Period
    made_at: str
    organisation: str
    program: str
    vocabulary: str
    language: str
    asked: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
