"""Shoots and takings-in."""

from __future__ import annotations

import sqlite3


def put_shoot(db: sqlite3.Connection, id: str, name: str) -> str:
    """Return the id of the shoot of that name, made with `id` when it is new."""
    db.execute("INSERT INTO shoot VALUES (?, ?) ON CONFLICT (name) DO NOTHING", (id, name))
    return db.execute("SELECT id FROM shoot WHERE name = ?", (name,)).fetchone()["id"]


def shoots(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """(id, name) of every shoot, by name."""
    return [(row["id"], row["name"]) for row in db.execute("SELECT id, name FROM shoot ORDER BY name")]


def put_take_in(db: sqlite3.Connection, id: str, at: str, actor: str, source: str) -> None:
    """Record one taking-in."""
    db.execute("INSERT INTO take_in VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING", (id, at, actor, source))


def takings_in(db: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """(id, at, actor, source) of every taking-in, oldest first."""
    return [tuple(row) for row in db.execute("SELECT id, at, actor, source FROM take_in ORDER BY at, id")]
