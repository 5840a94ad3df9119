"""The catalogue's numbered steps: forward only, each in a transaction, after a backup; a newer catalogue is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database, Migrations

from imagebank.core.errors import N_, LibraryProblem, ProgrammingError
from imagebank.store import (
    schema,
    schema_collections,
    schema_history,
    schema_packs,
    schema_people,
    schema_posters,
    schema_search,
    schema_signatures,
    schema_spans,
    schema_taking_in,
)
from imagebank.store.copies import copy_to
from imagebank.store.engine import Catalogue, problems

steps = Migrations("imagebank")


@steps(name="0001 the main job")
def _main_job(db: Database) -> None:
    for statement in _statements(schema.TABLES + schema.triggers()):
        db.conn.execute(statement)


@steps(name="0002 taking in")
def _taking_in(db: Database) -> None:
    for table, column in schema_taking_in.COLUMNS:
        db.conn.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in _statements(schema_taking_in.TABLES):
        db.conn.execute(statement)


@steps(name="0003 people, releases and consent")
def _people(db: Database) -> None:
    for table, column in schema_people.COLUMNS:
        db.conn.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    script = schema_people.AFTER + "\n" + schema_people.TABLES + schema_people.kept() + "\n"
    for statement in _statements(script + schema.triggers(schema_people.FED)):
        db.conn.execute(statement)
    db.conn.execute("ALTER TABLE pack_item RENAME TO old_pack_item")
    for statement in _statements(schema_people.PACK_ITEM + schema.triggers((("pack_item", "pack", "pack"),))):
        db.conn.execute(statement)


@steps(name="0004 several times in a film")
def _spans(db: Database) -> None:
    for table, column in schema_spans.COLUMNS:
        db.conn.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in _statements(schema_spans.TABLES):
        db.conn.execute(statement)


@steps(name="0005 search")
def _search(db: Database) -> None:
    for table, column in schema_search.COLUMNS:
        db.conn.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in _statements(schema_search.GONE + schema_search.TABLES + schema.triggers(schema_search.FED)):
        db.conn.execute(statement)


@steps(name="0006 what each signature said")
def _signatures(db: Database) -> None:
    for table, column in schema_signatures.COLUMNS:
        db.conn.execute(f"ALTER TABLE {table} ADD COLUMN {column}")


@steps(name="0007 publication")
def _publication(db: Database) -> None:
    for statement in _statements(schema_packs.PACK):
        db.conn.execute(statement)
    for table, column in schema_packs.COLUMNS:
        db.conn.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in _statements(schema_packs.TABLES + schema.triggers(schema_packs.FED)):
        db.conn.execute(statement)


@steps(name="0008 the moment that stands for a film")
def _posters(db: Database) -> None:
    for table, column in schema_posters.COLUMNS:
        db.conn.execute(f"ALTER TABLE {table} ADD COLUMN {column}")


@steps(name="0009 picks and collections")
def _collections(db: Database) -> None:
    for table, column in schema_collections.COLUMNS:
        db.conn.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in _statements(schema_collections.TABLES + schema.triggers(schema_collections.FED)):
        db.conn.execute(statement)


@steps(name="0010 the history of an asset")
def _history(db: Database) -> None:
    for statement in _statements(schema_history.TABLES + schema_history.FILLED):
        db.conn.execute(statement)


def _statements(script: str) -> list[str]:
    """Split a script into statements; `executescript` would commit the step's own transaction."""
    found, gathered = [], ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            found.append(gathered)
            gathered = ""
    return found


def version_of(catalogue: Catalogue) -> int:
    """How many steps the catalogue has taken."""
    return len(steps.applied(Database(catalogue.read())))


def migrate(catalogue: Catalogue) -> int:
    """Take every step that is missing and return the version.

    A catalogue that has rows is copied beside itself first (`catalogue.sqlite.before-N`). Raises LibraryProblem
    where a newer program has made it.
    """
    with problems(catalogue.path):
        db = Database(catalogue.read())
        known = [step.name for step in steps._migrations]
        applied = [step.name for step in steps.applied(db)]
        if applied != known[: len(applied)]:
            raise LibraryProblem(
                "NEWER_SCHEMA",
                N_(
                    "Banken {where} är gjord med en nyare version av programmet. Uppdatera programmet och öppna den igen."
                ),
                where=catalogue.path.parent,
            )
        if len(applied) < len(known):
            _take_steps(catalogue, db, backup=bool(applied))
        return len(known)


def _take_steps(catalogue: Catalogue, db: Database, *, backup: bool) -> None:
    if backup:
        copy_to(catalogue, catalogue.path.with_name(f"{catalogue.path.name}.before-{version_of(catalogue) + 1}"))
    with _foreign_keys_off(catalogue), catalogue.write():
        steps.apply(db)
        broken = catalogue.read().execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise ProgrammingError(
                "BROKEN_STEP", N_("Katalogens steg bröt en förbindelse: {what}."), what=tuple(broken)
            )


@contextmanager
def _foreign_keys_off(catalogue: Catalogue) -> Iterator[None]:
    """SQLite makes a table anew by dropping the old one, which would take along the rows that hang on it."""
    connection = catalogue.read()
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
