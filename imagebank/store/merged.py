"""Which assets were merged into others, and which pairs somebody has said are not the same picture."""

from __future__ import annotations

import sqlite3


def merged(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """(id that is no more, asset it went into) of every merging, in the order of the ids."""
    return [(row["id"], row["asset"]) for row in db.execute("SELECT id, asset FROM merged ORDER BY id")]


def put_merged(db: sqlite3.Connection, id: str, asset: str) -> None:
    """Remember that what had `id` is a part of `asset` now."""
    db.execute("INSERT INTO merged VALUES (?, ?)", (id, asset))


def unlike(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Every pair that is not the same picture although it looks so; the smaller id first."""
    return [(row["one"], row["other"]) for row in db.execute("SELECT one, other FROM unlike ORDER BY one, other")]


def put_unlike(db: sqlite3.Connection, one: str, other: str) -> None:
    """Remember that two assets are not the same picture."""
    db.execute("INSERT INTO unlike VALUES (?, ?) ON CONFLICT DO NOTHING", tuple(sorted((one, other))))
