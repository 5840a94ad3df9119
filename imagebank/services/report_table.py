"""A report as one tidy table: a row a figure, for whoever counts on; CSV with semicolons, as Excel in Swedish opens it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from imagebank.core.report import Figure, Report
from imagebank.language import _
from imagebank.services.pack_data import harmless

HEADINGS = (
    "report", "table", "measure", "measure_label", "cut", "value", "value_label", "kind", "n", "of", "hidden", "from", "to",
    "definition",
)  # fmt: skip


def table(report: Report) -> bytes:
    """UTF-8 with a byte order mark. `to` is the day after the period's last; a figure that is not told has no `n`."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([harmless(cell) for cell in row] for row in _rows(report))
    return ("\ufeff" + out.getvalue()).encode()


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    period = (report.period.start.isoformat(), report.period.end.isoformat())
    for one in report.tables:
        for row in one.rows:
            for column, figure in zip(one.columns, row.figures, strict=True):
                yield (
                    report.kind, one.code, column.code, column.heading, one.cut, row.key, row.label, row.kind,
                    number(figure), "" if figure.of is None else str(figure.of), figure.hidden, *period, column.definition,
                )  # fmt: skip


def number(figure: Figure) -> str:
    """`n` as it stands in Swedish files: a decimal comma."""
    return "" if figure.n is None else f"{figure.n:g}".replace(".", ",") if figure.n % 1 else str(int(figure.n))


def told(figure: Figure, lang: str) -> str:
    """A figure as people read it in a language."""
    if figure.n is None:
        return {"few": _("färre än 5", lang), "kept": _("visas inte", lang)}.get(figure.hidden, "–")
    if figure.of:
        return _("{percent} % ({n} av {of})", lang).format(
            percent=round(100 * figure.n / figure.of), n=grouped(int(figure.n)), of=grouped(figure.of)
        )
    return grouped(int(figure.n)) if not figure.n % 1 else number(figure)


def grouped(n: int) -> str:
    """A whole number with a thin blank at the thousands: 12 345."""
    return f"{n:,}".replace(",", "\N{NO-BREAK SPACE}")
