"""Collections: assets gathered by hand under a name, in an order of their own."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from imagebank.core.collection import Collection

CHUNK = 500


def all_(db: sqlite3.Connection) -> list[Collection]:
    """Every collection; the oldest first."""
    rows = db.execute("SELECT id, name, made_by, made_at FROM collection ORDER BY made_at, id")
    return [Collection(*row) for row in rows]


def insert(db: sqlite3.Connection, one: Collection) -> None:
    """Add one, empty."""
    db.execute(
        "INSERT INTO collection (id, name, made_by, made_at) VALUES (?, ?, ?, ?)",
        (one.id, one.name, one.made_by, one.made_at),
    )


def rename(db: sqlite3.Connection, id: str, name: str) -> None:
    """Call one something else."""
    db.execute("UPDATE collection SET name = ? WHERE id = ?", (name, id))


def remove(db: sqlite3.Connection, id: str) -> None:
    """Take one away, and what it holds out of it."""
    db.execute("DELETE FROM collection_item WHERE collection = ?", (id,))
    db.execute("DELETE FROM collection WHERE id = ?", (id,))


def items(db: sqlite3.Connection, id: str) -> list[str]:
    """The assets of one, in its order."""
    rows = db.execute("SELECT asset FROM collection_item WHERE collection = ? ORDER BY position, asset", (id,))
    return [row["asset"] for row in rows]


def numbers(db: sqlite3.Connection, id: str) -> list[int]:
    """The catalogue's numbers of the assets of one, in its order."""
    rows = db.execute(
        "SELECT a.seq FROM collection_item i JOIN asset a ON a.id = i.asset WHERE i.collection = ? "
        "ORDER BY i.position, i.asset",
        (id,),
    )
    return [row["seq"] for row in rows]


def add(db: sqlite3.Connection, id: str, assets: Sequence[str]) -> None:
    """Put assets last in one; those that are there already stay where they are."""
    row = db.execute("SELECT max(position) AS last FROM collection_item WHERE collection = ?", (id,)).fetchone()
    start = 0 if row["last"] is None else row["last"] + 1
    db.executemany(
        "INSERT INTO collection_item (collection, asset, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(id, asset, start + place) for place, asset in enumerate(assets)],
    )


def take(db: sqlite3.Connection, id: str, assets: Sequence[str]) -> None:
    """Take assets out of one."""
    db.executemany("DELETE FROM collection_item WHERE collection = ? AND asset = ?", [(id, asset) for asset in assets])


def put_order(db: sqlite3.Connection, id: str, assets: Sequence[str]) -> None:
    """Let the assets of one stand in this order; only those that move are written."""
    db.executemany(
        "UPDATE collection_item SET position = ? WHERE collection = ? AND asset = ? AND position <> ?",
        [(place, id, asset, place) for place, asset in enumerate(assets)],
    )


def of_assets(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """Asset → the ids of the collections that it is in; those in none are left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        marks = ", ".join("?" * len(part))
        rows = db.execute(f"SELECT asset, collection FROM collection_item WHERE asset IN ({marks})", part)  # noqa: S608 - only marks
        for row in rows:
            found[row["asset"]].append(row["collection"])
    return found
