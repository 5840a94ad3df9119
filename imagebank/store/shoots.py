"""Shoots and takings-in."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TakeIn:
    """One taking-in: when, who, from where, when it was undone (None: it was not), how many assets it still has."""

    id: str
    at: str
    actor: str
    source: str
    undone_at: str | None = None
    assets: int = 0


def put_shoot(db: sqlite3.Connection, id: str, name: str) -> str:
    """Return the id of the shoot of that name, made with `id` when it is new."""
    db.execute("INSERT INTO shoot VALUES (?, ?) ON CONFLICT (name) DO NOTHING", (id, name))
    return db.execute("SELECT id FROM shoot WHERE name = ?", (name,)).fetchone()["id"]


def shoots(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """(id, name) of every shoot, by name."""
    return [(row["id"], row["name"]) for row in db.execute("SELECT id, name FROM shoot ORDER BY name")]


def put_take_in(db: sqlite3.Connection, id: str, at: str, actor: str, source: str) -> None:
    """Record one taking-in."""
    db.execute(
        "INSERT INTO take_in (id, at, actor, source) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (id, at, actor, source),
    )


def mark_undone(db: sqlite3.Connection, id: str, at: str) -> None:
    """Record that a taking-in was undone."""
    db.execute("UPDATE take_in SET undone_at = ? WHERE id = ?", (at, id))


def is_undone(db: sqlite3.Connection, id: str) -> bool:
    """Whether a taking-in was undone, perhaps while it still runs."""
    return db.execute("SELECT 1 FROM take_in WHERE id = ? AND undone_at IS NOT NULL", (id,)).fetchone() is not None


def take_ins(db: sqlite3.Connection) -> list[TakeIn]:
    """Every taking-in with how many of its assets are still here, newest first."""
    rows = db.execute(
        "SELECT take_in.*, count(asset.id) AS assets FROM take_in LEFT JOIN asset ON asset.take_in = take_in.id "
        "GROUP BY take_in.id ORDER BY take_in.at DESC, take_in.rowid DESC"
    )
    return [TakeIn(**dict(row)) for row in rows]


def unended(db: sqlite3.Connection) -> dict[str, str]:
    """Id → source of the takings-in that did not come to their end: stopped, killed, or under way still.

    One of which no line says how many files it found is older than that is noted, and passes for ended.
    """
    begun: set[str] = set()
    ended: set[str] = set()
    rows = db.execute("SELECT subject, verb, detail FROM ledger WHERE verb IN ('import', 'import-end')")
    for row in rows:
        if row["verb"] == "import-end":
            ended.add(row["subject"])
        elif '"found"' in row["detail"]:
            begun.add(row["subject"])
    known = db.execute("SELECT id, source FROM take_in WHERE undone_at IS NULL")
    return {row["id"]: row["source"] for row in known if row["id"] in begun - ended}


def assets_of(db: sqlite3.Connection, take_in: str) -> list[str]:
    """The assets that came with a taking-in, in the order of coming."""
    return [row[0] for row in db.execute("SELECT id FROM asset WHERE take_in = ? ORDER BY seq", (take_in,))]


def rename_sources(db: sqlite3.Connection, renamed: Sequence[tuple[str, str]]) -> None:
    """Write file names anew where a taking-in says where it came from, as (old, new)."""
    db.executemany("UPDATE take_in SET source = replace(source, ?, ?)", renamed)
