"""Tables that a dump carries row for row, each row as a statement named after its table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

OF_PEOPLE = ("person_history", "evidence", "signature", "evidence_link", "objection", "withdrawal", "consent_form")
OF_ASSETS = ("covered_version", "covered_person", "faces", "review", "weeded", "doubt", "collection", "collection_item")
OF_PACKS = ("pack_step", "issued_file", "placement", "recall")
OF_LIBRARY = ("saved_search",)
TABLES = frozenset((*OF_PEOPLE, *OF_ASSETS, *OF_PACKS, *OF_LIBRARY))


def rows(db: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """Every row of one of `TABLES`, in the order of coming, without what is empty."""
    for row in db.execute(f"SELECT * FROM {_known(table)} ORDER BY rowid"):  # noqa: S608 - one of our own names
        yield {name: row[name] for name in row.keys() if row[name] is not None}  # noqa: SIM118 - a row, no mapping


def put(db: sqlite3.Connection, table: str, said: Mapping[str, Any]) -> None:
    """Add a row. Raises KeyError for a column that the table does not have, TypeError for a value that is no plain one."""
    columns = {row["name"] for row in db.execute(f"PRAGMA table_info({_known(table)})")}
    unknown = set(said) - columns
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    if not all(isinstance(value, (str, int, float)) for value in said.values()):
        raise TypeError(table)
    marks = ", ".join("?" * len(said))
    db.execute(f"INSERT INTO {table} ({', '.join(said)}) VALUES ({marks})", tuple(said.values()))  # noqa: S608 - checked above


def _known(table: str) -> str:
    if table not in TABLES:
        raise KeyError(table)
    return table
