"""What the place of follow-up shows: plain, frozen, already worded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure of the whole bank: what it is, as it is told, and how it is counted."""

    heading: str
    said: str
    definition: str


@dataclass(frozen=True, slots=True)
class BarValue:
    """One bar: its share of the widest (0 to 100), what is said after it, which of the series it is."""

    width: float
    said: str
    series: int


@dataclass(frozen=True, slots=True)
class ChartValue:
    """Bars in groups; `spoken` says the same as the bars for who does not see them."""

    heading: str
    spoken: str
    series: tuple[str, ...]
    groups: tuple[tuple[str, tuple[BarValue, ...]], ...]


@dataclass(frozen=True, slots=True)
class TableValue:
    """The figures of a table: headings, and rows of words with their depth."""

    headings: tuple[str, ...]
    definitions: tuple[str, ...]
    rows: tuple[tuple[str, int, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartValue:
    """One part of a report: key figures, or a chart over its table."""

    title: str
    figures: tuple[KeyFigure, ...] = ()
    chart: ChartValue | None = None
    table: TableValue | None = None


@dataclass(frozen=True, slots=True)
class ReportValue:
    """A report as it is shown: its period and its source in words, and its parts."""

    title: str
    period: str
    source: str
    notes: tuple[str, ...]
    parts: tuple[PartValue, ...]
