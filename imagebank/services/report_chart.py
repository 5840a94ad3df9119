"""A table's chart: bars with their numbers, from which a page or a workbook draws. Every figure in it stands in the table, too."""

from __future__ import annotations

from dataclasses import dataclass

from imagebank.core.report import Figure, Row, Table
from imagebank.language import _
from imagebank.services.report_table import told

WIDEST = 74.0
MONTHLY = ("month", "withdrawals")
"""The longest bar's share of the width, in percent: its number stands after it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `width` in percent, what is said after it, which of the series it is."""

    width: float
    said: str
    series: int


@dataclass(frozen=True, slots=True)
class Chart:
    """`heading` says what is drawn, `spoken` the same as its rows for who does not see it; a group of bars for each row."""

    heading: str
    spoken: str
    series: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Bar, ...]], ...]


def drawn(table: Table) -> list[Row]:
    """The rows that are drawn: parts on the first level, without the total; of other parts than months, none that are nothing."""
    parts = [row for row in table.rows if row.kind in ("value", "none") and not row.level]
    held = places(table)
    return [
        row
        for row in parts
        if table.code in MONTHLY or any(row.figures[place].n != 0 or row.figures[place].of for place in held)
    ]


def places(table: Table) -> list[int]:
    """Which columns are drawn."""
    return [place for place, one in enumerate(table.columns) if one.code in table.chart]


def chart(table: Table, lang: str) -> Chart | None:
    """The chart of a table that has one, and figures to draw."""
    rows, held = drawn(table), places(table)
    values = [[value(row, place) for place in held] for row in rows]
    longest = max((one for group in values for one in group), default=0.0)
    if not longest:
        return None
    groups = tuple(
        (row.label, tuple(
            Bar(round(WIDEST * one / longest, 2), short(row.figures[place], lang), series)
            for series, (one, place) in enumerate(zip(group, held, strict=True))
        ))
        for row, group in zip(rows, values, strict=True)
    )  # fmt: skip
    series = tuple(table.columns[place].heading for place in held)
    heading = _("{measures}: {title}", lang).format(measures=_(" och ", lang).join(series), title=table.title)
    return Chart(heading, _spoken(series, groups), series, groups)


def short(figure: Figure, lang: str) -> str:
    """What stands after a bar: of a share, the percent alone."""
    return (
        _("{percent} %", lang).format(percent=round(100 * (figure.n or 0) / figure.of))
        if figure.of
        else told(figure, lang)
    )


def value(row: Row, place: int) -> float:
    """How long a bar is: the count, or the share in percent; nothing for what is not told."""
    figure = row.figures[place]
    if figure.n is None:
        return 0.0
    return 100 * figure.n / figure.of if figure.of else float(figure.n)


def _spoken(series: tuple[str, ...], groups: tuple[tuple[str, tuple[Bar, ...]], ...]) -> str:
    parts = [f"{label}: " + ", ".join(f"{series[bar.series]} {bar.said}" for bar in bars) for label, bars in groups]
    return "; ".join(parts) + "."
