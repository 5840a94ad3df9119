"""`imagebank report …`: figures for a period with their definitions; kept as they were, when asked to."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from imagebank.cli.options import Answer, Verb, command_of, day, opened
from imagebank.core.errors import N_
from imagebank.core.report import KINDS, Period, Report, Table
from imagebank.core.swedish_days import swedish_day
from imagebank.language import _
from imagebank.services import report_data, report_frozen
from imagebank.services.library import now
from imagebank.services.report_files import put
from imagebank.services.report_page import page, period_words, source
from imagebank.services.report_sheet import book
from imagebank.services.report_table import table, told
from imagebank.services.reporting import make_report, this_year

FORMS: dict[str, Callable[[Report], bytes]] = {"html": page, "csv": table, "xlsx": book}
DOES = {
    "usage": N_("räknar bestånd, nya bilder, utlämnade bildpaket, uttag och vad som aldrig har använts"),
    "coverage": N_("räknar lärmiljöer i varje skolform: vad får användas, vad saknas"),
    "readiness": N_("räknar hur stor del av beståndet som är färdig att publicera"),
    "consents": N_("räknar samtycken, återkallanden och dagar till svar"),
}


def _period_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="start", type=day, metavar="YYYY-MM-DD", help=_("Första dagen; annars årets första")
    )
    parser.add_argument("--to", dest="end", type=day, metavar="YYYY-MM-DD", help=_("Dagen efter den sista; annars till och med i dag"))  # fmt: skip
    _form_flags(parser)
    parser.add_argument("--freeze", metavar="NAME", help=_("Spara rapporten som den är, under ett namn"))


def _form_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--html", type=Path, metavar="FILE", help=_("Skriv rapporten som webbsida"))
    parser.add_argument(
        "--csv", type=Path, metavar="FILE", help=_("Skriv siffrorna som en tabell, en rad för varje siffra")
    )
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help=_("Skriv rapporten som kalkylblad med diagram"))


def _coverage_flags(parser: argparse.ArgumentParser) -> None:
    _period_flags(parser)
    parser.add_argument("--channel", metavar="C", help=_("Kanalen, som webb eller tryck"))


def _make(kind: str) -> Callable[[argparse.Namespace], Answer]:
    def run(words: argparse.Namespace) -> Answer:
        usual = this_year(swedish_day(now()))  # as the figures are counted, wherever the computer is
        period = Period(words.start or usual.start, words.end or usual.end)
        with opened(words) as library:
            report = make_report(library, kind, period, getattr(words, "channel", None))
            saved = _saved(report, words)
            if words.freeze:
                saved.append(str(report_frozen.freeze(library, words.freeze, report)))
        return _answer(report, saved)

    return run


def _saved(report: Report, words: argparse.Namespace) -> list[str]:
    """Write the files that were asked for; says where."""
    wanted = {form: path for form in FORMS if (path := getattr(words, form)) is not None}
    return [str(path) for path in put({path: FORMS[form](report) for form, path in wanted.items()})]


def _answer(report: Report, saved: list[str]) -> Answer:
    lines = [_("Sparat i {where}.").format(where=where) for where in saved]
    return Answer(report_data.as_data(report), "\n".join([*as_lines(report), *lines]))


def as_lines(report: Report) -> list[str]:
    """The report for people at a terminal, definitions beside the figures."""
    lines = [f"{report.title}, {period_words(report)}", *report.notes]
    for one in report.tables:
        lines += ["", one.title, *_table_lines(one, report.language), *(f"  {note}" for note in one.notes)]
    return [*lines, "", source(report)]


def _table_lines(one: Table, lang: str) -> list[str]:
    if not one.rows:
        return ["  " + _("Inget att visa.", lang)]
    if len(one.rows) == 1 and one.rows[0].kind == "total":
        return [
            f"  {column.heading}: {told(figure, lang)}. {column.definition}"
            for column, figure in zip(one.columns, one.rows[0].figures, strict=True)
        ]
    wide = max(len("  " * row.level + row.label) for row in one.rows)
    cells = [[told(figure, lang) for figure in row.figures] for row in one.rows]
    sizes = [max(len(column.heading), *(len(row[n]) for row in cells)) for n, column in enumerate(one.columns)]
    head = "  ".join(column.heading.rjust(size) for column, size in zip(one.columns, sizes, strict=True))
    lines = [f"  {'':{wide}}  {head}"]
    for row, said in zip(one.rows, cells, strict=True):
        figures = "  ".join(cell.rjust(size) for cell, size in zip(said, sizes, strict=True))
        lines.append(f"  {'  ' * row.level + row.label:{wide}}  {figures}")
    defined = {column.definition: column.heading for column in reversed(one.columns)}
    return [*lines, *(f"  {heading}: {said}" for said, heading in reversed(defined.items()))]


def _name_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=_("Den frysta rapportens namn"))
    _form_flags(parser)


def _show(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        report = report_frozen.read(library, words.name)
    return _answer(report, _saved(report, words))


def _list(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        found = report_frozen.all_frozen(library)
    lines = [
        f"{one.name}  {one.kind}  {one.at}  {one.by}"
        + ("" if one.is_whole else "  " + _("filen saknas eller är ändrad"))
        for one in found
    ]
    data = {"reports": [{"name": one.name, "kind": one.kind, "at": one.at, "by": one.by, "sha256": one.sha256, "whole": one.is_whole} for one in found]}  # fmt: skip
    return Answer(data, "\n".join(lines) or _("Inga rapporter är frysta."))


COMMAND = command_of(
    "report", N_("räknar bestånd, användning, täckning och samtycken för en period"),
    "imagebank report usage --from 2026-01-01 --to 2027-01-01 --html rapport.html",
    {
        **{kind: Verb(DOES[kind], _coverage_flags if kind == "coverage" else _period_flags, _make(kind)) for kind in KINDS},
        "list": Verb(N_("visar de frysta rapporterna"), lambda _parser: None, _list),
        "show": Verb(N_("visar en fryst rapport som den var"), _name_flags, _show),
    },
)  # fmt: skip
