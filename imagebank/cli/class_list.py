"""`imagebank person import|template`: a class list in, and the list to hand out."""

from __future__ import annotations

import argparse
from contextlib import suppress
from datetime import date
from pathlib import Path

from imagebank.cli.opening import unlock
from imagebank.cli.options import DONE, WRONG_WORDS, Answer, Verb, day, opened
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.core.people import Release
from imagebank.language import _, ngettext
from imagebank.services.class_list import ClassList, Listed, known_rows, read_list, register_list
from imagebank.services.class_list_rows import LABELS
from imagebank.services.class_list_template import write_template
from imagebank.services.library import Library
from imagebank.services.releasing import proposed_end
from imagebank.services.searching import known_channel


def _import_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", type=Path, metavar="FILE", help=_("CSV eller XLSX"))
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="FIELD=HEADING",
        help=_("Vilken kolumn som är vad, som name=Elevens namn"),
    )
    parser.add_argument(
        "--ask",
        action="append",
        default=[],
        metavar="CHANNEL",
        help=_("Registrera att samtycke begärs för kanalen; upprepas"),
    )
    parser.add_argument("--to", type=day, metavar="YYYY-MM-DD", help=_("Sista dagen som samtycke begärs för"))
    parser.add_argument(
        "--again",
        action="store_true",
        help=_("Registrera även den som redan finns med samma namn och födelsemånad: det är en annan person"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("Läs bara, registrera ingen"))


def _import(words: argparse.Namespace) -> Answer:
    mapping = dict(_pair(said) for said in words.column)
    now = date.today()  # noqa: DTZ011 - the day where the user sits
    with opened(words) as library:
        found = read_list(library, words.list, now, mapping)
        if words.dry_run or found.broken:
            return _read(library, found, words)
        unlock(library, words)
        channels = frozenset(known_channel(library.vocabulary, one) for one in words.ask)
        ask = (
            Release(
                "",
                "",
                status="asked",
                channels=channels,
                valid_from=now,
                valid_to=words.to or proposed_end(library, now),
            )
            if channels
            else None
        )
        done, _changes = register_list(library, found, ask, again=words.again)
    return _registered(done, found)


def _registered(done: Listed, found: ClassList) -> Answer:
    text = ngettext("{n} person är registrerad.", "{n} personer är registrerade.", len(done.made))
    lines = [text.format(n=len(done.made))]
    if done.known:
        known = ngettext(
            "{n} var redan registrerad och är lämnad som den är. Är det en annan person, så registrera med --again.",
            "{n} var redan registrerade och är lämnade som de är. Är det andra personer, så registrera med --again.",
            len(done.known),
        )
        lines.append(known.format(n=len(done.known)))
    lines += _passed_over(found)
    lines += [_("rad {row}: {person}").format(row=row, person=person) for row, person in done.made]
    lines += [
        _("rad {row}: redan registrerad som {person}").format(row=row, person=person) for row, person in done.known
    ]
    data = {
        "persons": done.persons,
        "rows": [{"row": row, "person": person} for row, person in done.made],
        "known": [{"row": row, "person": person} for row, person in done.known],
        "unknown": list(found.unknown),
        "examples": found.examples,
    }
    return Answer(data, "\n".join(lines))


def _pair(said: str) -> tuple[str, str]:
    field, equals, heading = said.partition("=")
    if not equals:
        raise WrongWords("NOT_A_PAIR", N_("Skriv kolumnen som FÄLT=RUBRIK, till exempel name=Elevens namn."))
    return field.strip(), heading.strip()


def _passed_over(found: ClassList) -> list[str]:
    """What of the list was not read: columns that nobody knows, the template's invented person."""
    lines = []
    if found.unknown:
        said = _("Kolumner som inte används: {headings}. Ange dem med --column FÄLT=RUBRIK om de behövs.")
        lines.append(said.format(headings=", ".join(found.unknown)))
    if found.examples:
        lines.append(_("Mallens exempelrad är inte en person och är hoppad över."))
    return lines


def _read(library: Library, found: ClassList, words: argparse.Namespace) -> Answer:
    if not found.broken and library.people_vault.is_set_up:
        with suppress(Refused):  # nobody to ask: then who is known is not counted
            unlock(library, words)
    is_open = library.people_vault.is_open
    known = known_rows(library, found) if is_open else None
    columns = {field: found.headings[place] for field, place in found.columns.items()}
    data = {
        "columns": columns, "unknown": list(found.unknown), "rows": len(found.entries), "known": known, "examples": found.examples,
        "broken": [{"row": one.number, "message": one.why} for one in found.broken],
    }  # fmt: skip
    lines = [f"{_(LABELS[field])}: {heading}" for field, heading in columns.items()]
    lines += _passed_over(found)
    lines.append(
        _("Rader som går att registrera: {n}.").format(n=len(found.entries) - (0 if words.again else known or 0))
    )
    if known:
        lines.append(_("Rader med någon som redan är registrerad: {n}.").format(n=known))
    elif known is None and library.people_vault.is_set_up and not found.broken:
        lines.append(_("Personvalvet är stängt: de som redan är registrerade räknas inte."))
    lines += [_("Rad {row}: {why}").format(row=one.number, why=one.why) for one in found.broken]
    if found.broken:
        lines.append(_("Ingen har registrerats. Rätta listan och läs in den igen."))
    return Answer(data, "\n".join(lines), WRONG_WORDS if found.broken else DONE)


def _template_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help=_("Namnet slutar på .csv eller .xlsx"))


def _template(words: argparse.Namespace) -> Answer:
    write_template(words.to)
    return Answer({"template": str(words.to)}, _("Listan att dela ut ligger i {where}.").format(where=words.to))


VERBS = {
    "import": Verb(N_("registrerar en klasslista"), _import_flags, _import),
    "template": Verb(N_("gör en tom klasslista att dela ut"), _template_flags, _template),
}
