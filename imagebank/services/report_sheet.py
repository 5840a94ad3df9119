"""A report as a workbook: a sheet a table with its chart, and last the sheet of definitions."""

from __future__ import annotations

from imagebank.core.report import Figure, Report, Table
from imagebank.language import _
from imagebank.media.report_book import Drawn, Sheet, written
from imagebank.services.report_chart import chart, drawn, places
from imagebank.services.report_page import period_words, source
from imagebank.services.report_table import told


def book(report: Report) -> bytes:
    """The workbook, XLSX. Figures are numbers; what is not told is words."""
    return written([*(_sheet(one, report) for one in report.tables), _definitions(report)], report.title, report.organisation)  # fmt: skip


def _sheet(table: Table, report: Report) -> Sheet:
    notes = (period_words(report), *table.notes, source(report))
    if len(table.rows) == 1 and table.rows[0].kind == "total":
        records = tuple(
            (column.heading, _cell(figure, report.language), column.definition)
            for column, figure in zip(table.columns, table.rows[0].figures, strict=True)
        )
        headings = (
            _("Nyckeltal", report.language),
            _("Värde", report.language),
            _("Så är det räknat", report.language),
        )
        return Sheet(table.title, table.title, headings, records, notes, is_text=True)
    return Sheet(
        table.title, table.title, (table.cut[:1].upper() + table.cut[1:], *(one.heading for one in table.columns)),
        tuple((row.label, *(_cell(one, report.language) for one in row.figures)) for row in table.rows), notes,
        levels=tuple(row.level for row in table.rows),
        bold=frozenset(n for n, row in enumerate(table.rows) if row.kind == "total"), shares=_shares(table),
        chart=_chart(table, report.language),
    )  # fmt: skip


def _chart(table: Table, lang: str) -> Drawn | None:
    made, rows = chart(table, lang), drawn(table)
    if made is None:
        return None
    records = tuple(n for n, row in enumerate(table.rows) if row in rows)
    return Drawn(made.heading, tuple(place + 1 for place in places(table)), records)


def _shares(table: Table) -> frozenset[int]:
    """The columns that hold shares."""
    return frozenset(
        place + 1 for place in range(len(table.columns)) if any(row.figures[place].of is not None for row in table.rows)
    )


def _cell(figure: Figure, lang: str) -> str | int | float | None:
    if figure.n is None:
        return told(figure, lang)
    if figure.of:
        return figure.n / figure.of
    return int(figure.n) if not figure.n % 1 else figure.n


def _definitions(report: Report) -> Sheet:
    said = {(table.title, one.definition): one.heading for table in report.tables for one in reversed(table.columns)}
    records = tuple((title, heading, definition) for (title, definition), heading in said.items())
    headings = (_("Tabell", report.language), _("Nyckeltal", report.language), _("Så är det räknat", report.language))
    notes = (period_words(report), *report.notes, source(report))
    return Sheet(
        _("Definitioner", report.language),
        _("Så är måtten räknade", report.language),
        headings,
        records,
        notes,
        is_text=True,
    )
