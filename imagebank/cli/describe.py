"""`imagebank describe FILE.csv|FILE.xlsx`: descriptions from a table whose rows name pictures by their files."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from imagebank.cli.options import DONE, SOME_FAILED, Answer, Command, opened
from imagebank.cli.progress import drive
from imagebank.core.errors import N_, WrongWords
from imagebank.language import _, sentence
from imagebank.services.tabulating import Described, Difference, Table, apply_table, read_table, template_table

SHOWN = 100
"""Lines of one kind that are shown to people; `--json` tells all."""

LONGEST = 60


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help=_("Tabellen, CSV eller XLSX"))
    parser.add_argument(
        "--column", action="append", default=[], metavar="FIELD=HEADING",
        help=_("Vad en kolumn betyder, till exempel title.en=Heading eller file=Bild"),
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help=_("Visa vad som skulle ändras utan att ändra"))
    parser.add_argument("--overwrite", action="store_true", help=_("Ersätt även det som redan är ifyllt"))
    parser.add_argument("--template", type=Path, metavar="FILE", help=_("Skriv en tom tabell att fylla i"))


def _run(words: argparse.Namespace) -> Answer:
    if (words.file is None) == (words.template is None):
        raise WrongWords("WHICH", N_("Ange antingen en tabell eller --template."))
    if words.template is not None:
        template_table(words.template)
        return Answer({"template": str(words.template)}, _("Skrev {file}.").format(file=words.template))
    mapping = dict(_pair(one) for one in words.column)
    report = Described()
    with opened(words) as library:
        table = read_table(words.file)
        drive(apply_table(library, table, report, mapping, overwrite=words.overwrite, dry_run=words.dry_run))
    return Answer(_data(report, table), _text(words, report, table), SOME_FAILED if report.bad else DONE)


def _pair(said: str) -> tuple[str, str]:
    field, equals, heading = said.partition("=")
    if not (field and equals and heading):
        raise WrongWords("BAD_COLUMN", N_("”{said}” går inte för --column. Skriv som title=Rubrik."), said=said)
    return field, heading


def _data(report: Described, table: Table) -> dict[str, object]:
    return {
        "rows": report.rows,
        "changed": report.changed,
        "same": report.same,
        "differs": [
            {"row": one.row, "id": one.asset, "field": one.field, "lang": one.lang, "bank": one.bank, "table": one.table}
            for one in report.differs
        ],
        "bad": [{"row": row, "code": problem.code, "message": sentence(problem)} for row, problem in report.bad],
        "columns": {one.heading: one.field + (f".{one.lang}" if one.lang else "") for one in report.columns.known},
        "ignored": list(report.columns.unknown),
        "people": list(report.columns.people),
        "sheet": table.sheet,
        "other_sheets": list(table.other_sheets),
    }  # fmt: skip


def _text(words: argparse.Namespace, report: Described, table: Table) -> str:
    lines: list[str] = []
    if table.other_sheets:
        lines.append(_("Läste bladet {sheet}; andra blad lästes inte.").format(sheet=table.sheet))
    if report.columns.people:
        named = ", ".join(report.columns.people)
        lines.append(_("Kolumner med namn på personer tas inte in: {headings}").format(headings=named))
    if report.columns.unknown:
        lines.append(_("Kolumner som inte används: {headings}").format(headings=", ".join(report.columns.unknown)))
    lines += _some(_("Rad {row}: {problem}").format(row=row, problem=sentence(one)) for row, one in report.bad)
    lines += _some(map(_difference, report.differs))
    said = (
        _("Rader som skulle ändra något: {changed}, utan nytt: {same}, som inte går: {bad}. Uppgifter som skiljer sig: {differs}.")
        if words.dry_run
        else _("Rader som ändrade något: {changed}, utan nytt: {same}, som inte gick: {bad}. Uppgifter som skiljer sig: {differs}.")
    )  # fmt: skip
    bad = len({row for row, _problem in report.bad})
    lines.append(said.format(changed=len(report.changed), same=report.same, bad=bad, differs=len(report.differs)))
    if report.differs and not words.overwrite:
        lines.append(_("Det som skiljer sig har inte ändrats. Ersätt det med --overwrite."))
    return "\n".join(lines)


def _difference(one: Difference) -> str:
    field = f"{one.field}.{one.lang}" if one.lang else one.field
    return _("Rad {row}: {field} för {id} skiljer sig: banken har ”{bank}”, tabellen ”{table}”").format(
        row=one.row, field=field, id=one.asset, bank=_short(one.bank), table=_short(one.table)
    )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"


def _some(lines: Iterable[str]) -> list[str]:
    """The first lines; whether there are more is in the counts."""
    shown = list(islice(lines, SHOWN + 1))
    return [*shown[:SHOWN], "…"] if len(shown) > SHOWN else shown


COMMAND = Command(
    "describe",
    N_("beskriver bilder ur en tabell"),
    'imagebank describe bilder.xlsx --column title="Kort text"',
    _flags,
    _run,
)
