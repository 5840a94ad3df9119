"""A class list becomes registered persons: CSV or XLSX, whose columns are recognised, mapped by the user and remembered.

All rows or none. Names go to the people vault alone; what is said of a broken row is its number, never its content.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from imagebank.core.card import Card
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, ImagebankError, WrongWords
from imagebank.core.people import Release
from imagebank.core.words import fold
from imagebank.language import _, sentence
from imagebank.media import table
from imagebank.media.table_rows import Table
from imagebank.media.worker import run
from imagebank.services.class_list_rows import FIELDS, LABELS, Entry, entry_of
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.releasing import known_person, put_person, put_release, stamped
from imagebank.store import ledger
from imagebank.store import settings as setting_table

REMEMBERED = "class_list_columns"
UNASKED = ("first_name", "last_name", "guardian1_birth_month", "guardian2_birth_month")
"""Fields that a list may have and the template does not ask for."""


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that cannot be registered, and why, without its content."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class ClassList:
    """A list as read: `columns` field → place; `unknown` headings that nothing was read from."""

    name: str
    headings: tuple[str, ...]
    columns: Mapping[str, int]
    entries: tuple[Entry, ...]
    broken: tuple[BrokenRow, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headings without a field."""
        used = set(self.columns.values())
        return tuple(one for place, one in enumerate(self.headings) if place not in used and one)


def read_list(library: Library, path: Path, today: date, mapping: Mapping[str, str] | None = None) -> ClassList:
    """Read a class list; `mapping` (field → heading) goes before what was remembered and what the headings say.

    Raises FileProblem for a file that is no table, WrongWords where no column holds names or the mapping is unknown.
    """
    found: Table = run(table.read, path)
    columns = _columns(library, found, mapping or {})
    entries: list[Entry] = []
    broken: list[BrokenRow] = []
    for row in found.rows:
        try:
            entries.append(entry_of(row, columns, today))
        except ImagebankError as error:
            broken.append(BrokenRow(row.number, sentence(error)))
    return ClassList(path.name, found.headings, columns, tuple(entries), tuple(broken))


def _columns(library: Library, found: Table, mapping: Mapping[str, str]) -> dict[str, int]:
    places = {fold(heading): place for place, heading in reversed(list(enumerate(found.headings)))}
    columns = {
        field: place
        for field, headings in FIELDS.items()
        for place in [next((places[fold(h)] for h in headings.split("|") if fold(h) in places), None)]
        if place is not None
    }
    for field, heading in {**remembered(library, found.headings), **mapping}.items():
        if field not in FIELDS:
            raise WrongWords(
                "UNKNOWN_FIELD", N_("”{field}” är inget fält i en klasslista. Välj bland {fields}."),
                field=field, fields=", ".join(FIELDS),
            )  # fmt: skip
        if heading and fold(heading) not in places:
            raise WrongWords(
                "NO_SUCH_COLUMN", N_("Listan har ingen kolumn som heter så som angavs för {field}."), field=field
            )
        columns.pop(field, None)
        if heading:
            columns[field] = places[fold(heading)]
    if "name" not in columns and not {"first_name", "last_name"} <= set(columns):
        raise WrongWords(
            "NO_NAME_COLUMN",
            N_(
                "Ingen kolumn med namn känns igen. Första raden ska ha rubriker; ange annars vilken kolumn som har namnen."
            ),
        )
    return columns


def remembered(library: Library, headings: Sequence[str]) -> dict[str, str]:
    """The mapping that was used last for a list with the same headings, field → heading."""
    kept = json.loads(setting_table.read(library.db).get(REMEMBERED, "{}"))
    places: dict[str, int] = kept.get(_key(headings), {})
    return {field: headings[place] for field, place in places.items()}


def _key(headings: Sequence[str]) -> str:
    """What stands for a first row in the settings: a digest, since a list without headings begins with somebody's name."""
    return hashlib.sha256("|".join(fold(heading) for heading in headings).encode()).hexdigest()


def register_list(library: Library, found: ClassList, ask: Release | None = None) -> tuple[list[str], Changes]:
    """Register everybody of a list in one transaction; returns the pseudonyms in the list's order.

    `ask` is what is asked of each (a release of status asked), None to register persons only. Raises WrongWords where a row
    is broken, Refused where the vault is closed: then nobody is registered.
    """
    if found.broken:
        rows = ", ".join(str(one.number) for one in found.broken[:10])
        raise WrongWords(
            "BROKEN_ROWS", N_("Rad {rows} går inte att läsa. Rätta listan; ingen har registrerats."), rows=rows
        )
    library.people_vault.require_open()
    made: list[str] = []
    before = last_change(library)
    with library.transaction() as db:
        for entry in found.entries:
            made.append(put_person(library, db, entry.person))
            if ask is not None:
                put_release(library, db, stamped(library, _asked(ask, made[-1])))
        ledger.append(db, library.actor.name, "class-list", "people", persons=len(made))
        kept = json.loads(setting_table.read(db).get(REMEMBERED, "{}"))
        kept[_key(found.headings)] = dict(found.columns)
        setting_table.put(db, REMEMBERED, json.dumps(kept))
        for pseudonym, entry in zip(
            made, found.entries, strict=True
        ):  # inside: a vault that fails takes the posts back
            library.people_vault.put_card(pseudonym, entry.card)
    return made, changes_since(library, before)


def _asked(ask: Release, person: str) -> Release:
    return replace(ask, id="", person=person, status="asked")


def template_rows() -> Iterator[tuple[str, ...]]:
    """The list to hand out: headings and one invented row."""
    shown = [field for field in LABELS if field not in UNASKED]
    yield tuple(_(LABELS[field]) for field in shown)
    example = {
        "name": "Exempel Elevsson", "role": "elev", "birth_month": "2014-05", "guardian1": "Exempel Förälder", "guardians": "2",
        "guardian1_contact": "namn@example.org", "guardian2": "Exempel Vårdnadshavare",
    }  # fmt: skip
    yield tuple(example.get(field, "") for field in shown)


def write_template(path: Path) -> None:
    """Write the list to hand out, CSV or XLSX by its ending. Raises FileProblem where it cannot be written."""
    table.write(path, list(template_rows()))


def put_card(library: Library, person: str, card: Card) -> None:
    """Keep a person's name, contact and guardians in the vault; the earlier card stays in its history."""
    known_person(library, person)
    library.people_vault.require_open()
    with library.write("card", person):
        library.people_vault.put_card(person, card)
