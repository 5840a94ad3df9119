"""The registers' rows (`imagebank.core.registers`), each a dataclass whose fields are its table's columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import Any, TypeVar

from imagebank.core import registers

Row = TypeVar("Row")

TABLES: dict[type, str] = {
    registers.Signature: "signature",
    registers.Evidence: "evidence",
    registers.EvidenceLink: "evidence_link",
    registers.Objection: "objection",
    registers.Withdrawal: "withdrawal",
    registers.ConsentForm: "consent_form",
    registers.Placement: "placement",
    registers.Recall: "recall",
    registers.CoveredVersion: "covered_version",
    registers.CoveredPerson: "covered_person",
    registers.Faces: "faces",
    registers.Weeded: "weeded",
}
"""Kind of row → its table; rows are carried by a dump under the table's name."""


def put(db: sqlite3.Connection, row: object) -> None:
    """Add a row; one with the same key is a broken constraint."""
    names = [field.name for field in fields(row)]  # type: ignore[arg-type]
    sql = f"INSERT INTO {TABLES[type(row)]} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - our own names
    db.execute(sql, astuple(row))  # type: ignore[arg-type]


def alter(db: sqlite3.Connection, kind: type, key: Any, **values: Any) -> None:  # noqa: ANN401 - plain column values
    """Set columns of the row whose first column is `key`."""
    settings = ", ".join(f"{name} = ?" for name in values)
    key_name = fields(kind)[0].name
    db.execute(f"UPDATE {TABLES[kind]} SET {settings} WHERE {key_name} = ?", (*values.values(), key))  # noqa: S608


def all_(db: sqlite3.Connection, kind: type[Row], **where: Any) -> list[Row]:  # noqa: ANN401 - plain column values
    """The rows whose columns have these values, in the order of coming."""
    names = ", ".join(field.name for field in fields(kind))  # type: ignore[arg-type]
    test = " AND ".join(f"{name} IS ?" for name in where) or "1"
    found = db.execute(f"SELECT {names} FROM {TABLES[kind]} WHERE {test} ORDER BY rowid", tuple(where.values()))  # noqa: S608
    return [kind(*row) for row in found]


def of(db: sqlite3.Connection, kind: type[Row], column: str, values: Sequence[str]) -> list[Row]:
    """The rows whose `column` is one of `values`."""
    names = ", ".join(field.name for field in fields(kind))  # type: ignore[arg-type]
    found: list[Row] = []
    for start in range(0, len(values), 500):
        part = values[start : start + 500]
        sql = f"SELECT {names} FROM {TABLES[kind]} WHERE {column} IN ({', '.join('?' * len(part))}) ORDER BY rowid"  # noqa: S608
        found += [kind(*row) for row in db.execute(sql, part)]
    return found
