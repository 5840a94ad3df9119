"""A report as one accessible page without scripts: tables with captions, charts that are read aloud, definitions in place."""

from __future__ import annotations

from typing import Any

from imagebank.core.report import Figure, Report, Table
from imagebank.core.swedish_days import swedish_day
from imagebank.language import _
from imagebank.services.html_pages import render
from imagebank.services.report_chart import Chart, chart, short
from imagebank.services.report_table import grouped

TEMPLATE = "report.html"
GROUP, LABEL, LINE = 14, 22, 22
"""Pixels of a chart: between groups of bars, a group's label, a bar."""


def page(report: Report) -> bytes:
    """The page, UTF-8, in the language that the report was made in."""
    defined: dict[str, str] = {}
    tables = [_table(one, defined, report.language) for one in report.tables]
    return render(
        TEMPLATE, report.language, title=report.title, period=period_words(report), source=source(report),
        notes=report.notes, tables=tables, words=_words(report.language),
    )  # fmt: skip


def period_words(report: Report) -> str:
    """The period with both its days."""
    return _("{start} till och med {last}", report.language).format(
        start=report.period.start.isoformat(), last=report.period.last.isoformat()
    )


def source(report: Report) -> str:
    """Where the figures come from, for whoever quotes them."""
    return _(
        "Källa: {organisation}, Bildbanken. Period: {period}. Framtaget {day}. Ämnesord version {vocabulary}, program {program}.",
        report.language,
    ).format(
        organisation=report.organisation, period=period_words(report), day=swedish_day(report.made_at).isoformat(),
        vocabulary=report.vocabulary, program=report.program,
    )  # fmt: skip


def _words(lang: str) -> dict[str, str]:
    return {
        "contents": _("Innehåll", lang), "measure": _("Nyckeltal", lang), "figure": _("Värde", lang), "definition": _("Så är det räknat", lang),
        "empty": _("Inget att visa.", lang), "skip": _("Hoppa till tabellerna", lang),
    }  # fmt: skip


def _table(table: Table, defined: dict[str, str], lang: str) -> dict[str, Any]:
    drawn = chart(table, lang)
    is_single = len(table.rows) == 1 and table.rows[0].kind == "total"
    new, earlier = _definitions(table, defined, lang)
    return {
        "anchor": f"t-{table.code}", "title": table.title, "cut": table.cut, "is_single": is_single, "marks_zero": table.code in ("usable_here", "gaps"),
        "columns": [{"heading": one.heading, "definition": one.definition} for one in table.columns],
        "rows": [
            {"label": row.label, "level": min(row.level, 3), "kind": row.kind, "cells": [_cell(one, lang) for one in row.figures]}
            for row in table.rows
        ],
        "notes": table.notes, "chart": _chart(drawn) if drawn else None, "beside": len(table.columns) <= 4,
        "definitions": [] if is_single else new, "earlier": None if is_single else earlier,
    }  # fmt: skip


def _cell(figure: Figure, lang: str) -> dict[str, str]:
    """A count; of a share the percent, and under it of how many."""
    of = (
        _("{n} av {of}", lang).format(n=grouped(int(figure.n)), of=grouped(figure.of))
        if figure.of and figure.n is not None
        else ""
    )
    return {"said": short(figure, lang), "of": of}


def _definitions(
    table: Table, defined: dict[str, str], lang: str
) -> tuple[list[tuple[str, str]], dict[str, str] | None]:
    """What is defined here for the first time, and the earlier table that the rest is defined in."""
    new: dict[str, str] = {}
    earlier = None
    for one in table.columns:
        if one.definition in defined:
            earlier = earlier or defined[one.definition]
        elif one.definition not in new:
            new[one.definition] = one.heading
    if len(new) == 1 and len(table.columns) > 1:
        new = dict.fromkeys(new, table.title)
    for definition in new:
        defined[definition] = f"{table.code}\n{table.title}"
    code, _newline, title = (earlier or "").partition("\n")
    said = _("Måtten är räknade som i {table}.", lang) if not new else _("Övriga mått är räknade som i {table}.", lang)
    before, _place, after = said.partition("{table}")
    link = {"anchor": f"t-{code}", "title": title, "before": before, "after": after} if earlier else None
    return [(heading, definition) for definition, heading in new.items()], link


def _chart(drawn: Chart) -> dict[str, Any]:
    """Where everything stands: labels over their bars, so that no text is scaled or cut."""
    groups, top = [], 0
    for label, bars in drawn.groups:
        lines = [
            {"y": top + LABEL + n * LINE, "text_y": top + LABEL + n * LINE + 13, "width": bar.width, "said": bar.said, "series": bar.series}
            for n, bar in enumerate(bars)
        ]  # fmt: skip
        groups.append({"label": label, "y": top + LABEL - 7, "bars": lines})
        top += LABEL + LINE * len(bars) + GROUP
    return {
        "heading": drawn.heading, "spoken": drawn.spoken, "series": drawn.series, "groups": groups, "height": top,
    }  # fmt: skip
