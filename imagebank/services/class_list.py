"""A class list becomes registered persons: CSV or XLSX, whose columns are recognised, mapped by the user and remembered.

All rows or none. Names go to the people vault alone; what is said of a broken row is its number, never its content.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from imagebank.core.card import Card
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, ImagebankError, WrongWords
from imagebank.core.people import Release
from imagebank.core.words import fold
from imagebank.language import sentence
from imagebank.media import table
from imagebank.media.table_rows import Table
from imagebank.media.worker import run
from imagebank.services.class_list_headings import below_title, has_names, recognised
from imagebank.services.class_list_rows import FIELDS, Entry, entry_of
from imagebank.services.class_list_template import is_example
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.releasing import known_person, persons, put_person, put_release, require_kept, stamped
from imagebank.store import ledger
from imagebank.store import settings as setting_table
from imagebank.store.engine import Connection

REMEMBERED = "class_list_columns"
MOST_SHOWN = 200
"""Signs of the headings that a sentence repeats."""


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
    examples: int = 0
    """Rows of the template's invented person, left in: passed over."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headings without a field."""
        used = set(self.columns.values())
        return tuple(one for place, one in enumerate(self.headings) if place not in used and one)


def read_list(library: Library, path: Path, today: date, mapping: Mapping[str, str] | None = None) -> ClassList:
    """Read a class list; `mapping` (field → heading) goes before what was remembered and what the headings say.

    Raises FileProblem for a file that is no table, WrongWords where no column holds names or the mapping is unknown.
    """
    found = below_title(run(table.read, path), (mapping or {}).values())
    columns = _columns(library, found, mapping or {})
    entries: list[Entry] = []
    broken: list[BrokenRow] = []
    examples = 0
    for row in found.rows:
        try:
            entry = entry_of(row, columns, today)
            if is_example(entry):
                examples += 1
            else:
                entries.append(entry)
        except ImagebankError as error:
            broken.append(BrokenRow(row.number, sentence(error)))
    return ClassList(path.name, found.headings, columns, tuple(entries), tuple(broken), examples)


def headings_of(path: Path) -> tuple[str, ...]:
    """A list's headings, to map by hand. Raises FileProblem for a file that is no table."""
    return below_title(run(table.read, path)).headings


def _columns(library: Library, found: Table, mapping: Mapping[str, str]) -> dict[str, int]:
    places = {fold(heading): place for place, heading in reversed(list(enumerate(found.headings)))}
    columns = recognised(found.headings)
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
            columns = {other: place for other, place in columns.items() if place != places[fold(heading)]}
            columns[field] = places[fold(heading)]
    if not has_names(columns):
        raise WrongWords(
            "NO_NAME_COLUMN",
            N_(
                "Ingen kolumn med namn känns igen. Rubrikerna lästes som: {headings}. Ange vilken kolumn som har namnen, på kommandoraden med --column name=RUBRIK."
            ),
            headings=", ".join(one for one in found.headings if one)[:MOST_SHOWN],
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


@dataclass(frozen=True, slots=True)
class Listed:
    """Who came of a list, as (row as the spreadsheet numbers it, pseudonym): registered now, and registered already."""

    made: tuple[tuple[int, str], ...]
    known: tuple[tuple[int, str], ...]

    @property
    def persons(self) -> list[str]:
        """The pseudonyms that were made, in the list's order."""
        return [person for _row, person in self.made]


def register_list(
    library: Library, found: ClassList, ask: Release | None = None, *, again: bool = False
) -> tuple[Listed, Changes]:
    """Register everybody of a list in one transaction, but those whose name and birth month the vault already has.

    `ask` is what is asked of each (a release of status asked), None to register persons only. `again` registers also who is
    recognised: two persons may have the same name and month. Raises WrongWords where a row is broken or what is asked ends
    in the past, Refused where the vault is closed: then nobody is registered.
    """
    if found.broken:
        rows = ", ".join(str(one.number) for one in found.broken[:10])
        raise WrongWords(
            "BROKEN_ROWS", N_("Rad {rows} går inte att läsa. Rätta listan; ingen har registrerats."), rows=rows
        )
    if ask is not None and ask.valid_to is not None and ask.valid_to < ask.valid_from:
        raise WrongWords("PAST_DATE", N_("Sista dagen {day} har passerat."), day=ask.valid_to)
    library.people_vault.require_open()
    before = last_change(library)
    with library.transaction() as db:
        made, known = _put_all(library, db, found, {} if again else _registered(library), again=again)
        if made:
            if ask is not None:
                for _row, person in made:
                    put_release(library, db, stamped(library, _asked(ask, person)))
            ledger.append(db, library.actor.name, "class-list", "people", persons=len(made))
        kept = json.loads(setting_table.read(db).get(REMEMBERED, "{}"))
        kept[_key(found.headings)] = dict(found.columns)
        setting_table.put(db, REMEMBERED, json.dumps(kept))
        cards = {entry.number: entry.card for entry in found.entries}
        for row, person in made:  # inside: a vault that fails takes the posts back
            library.people_vault.put_card(person, cards[row])
    return Listed(tuple(made), tuple(known)), changes_since(library, before)


def _put_all(
    library: Library, db: Connection, found: ClassList, registered: dict[tuple[str, str | None], str], *, again: bool
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Write a post for each row but those that stand in `registered`, or further up in the list."""
    made: list[tuple[int, str]] = []
    known: list[tuple[int, str]] = []
    for entry in found.entries:
        who = _who(entry.card.name, entry.person.birth_month)
        if who in registered and not again:
            known.append((entry.number, registered[who]))
            continue
        person = put_person(library, db, entry.person)
        registered[who] = person
        made.append((entry.number, person))
    return made, known


def known_rows(library: Library, found: ClassList) -> int:
    """How many rows name somebody who is registered already, or stands further up; 0 with the vault closed."""
    seen = set(_registered(library)) if library.people_vault.is_open else set()
    known = 0
    for entry in found.entries if library.people_vault.is_open else ():
        who = _who(entry.card.name, entry.person.birth_month)
        known += who in seen
        seen.add(who)
    return known


def _registered(library: Library) -> dict[tuple[str, str | None], str]:
    """Everybody whom the open vault has a name for: name and birth month → pseudonym."""
    names = library.people_vault.names()
    posts = [one for one in persons(library) if one.id in names and one.merged_into is None]
    return {_who(names[one.id], one.birth_month): one.id for one in reversed(posts)}


def _who(name: str, month: str | None) -> tuple[str, str | None]:
    return " ".join(fold(name).split()), month


def _asked(ask: Release, person: str) -> Release:
    return replace(ask, id="", person=person, status="asked")


def put_card(library: Library, person: str, card: Card) -> bool:
    """Keep a person's name, contact and guardians in the vault; the earlier card stays in its history.

    Returns whether it was another card than before.     Raises Refused with the vault closed, or for somebody who was erased.
    """
    require_kept(known_person(library, person))
    library.people_vault.require_open()
    if library.people_vault.card(person) == card:
        return False
    with library.write("card", person):
        library.people_vault.put_card(person, card)
    return True
