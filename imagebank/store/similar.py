"""Pairs of pictures that are nearly the same, as found when they came in; a cache, made again from the fingerprints at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

Pair = tuple[str, str, float]


def fingerprints(db: sqlite3.Connection, ids: Sequence[str] | None = None) -> list[tuple[str, bytes | None]]:
    """(id, fingerprint) of every asset, or of some."""
    if ids is None:
        rows = db.execute("SELECT id, fingerprint FROM asset ORDER BY seq").fetchall()
    else:
        question = "SELECT id, fingerprint FROM asset WHERE id = ?"
        rows = [row for id in ids if (row := db.execute(question, (id,)).fetchone())]
    return [(row["id"], bytes.fromhex(row["fingerprint"]) if row["fingerprint"] else None) for row in rows]


def put(db: sqlite3.Connection, pairs: Sequence[Pair]) -> None:
    """Remember pairs: (id, id, distance 0 to 1)."""
    rows = [(min(one, other), max(one, other), far) for one, other, far in pairs]
    db.executemany("INSERT OR REPLACE INTO similar VALUES (?, ?, ?)", rows)


def clear(db: sqlite3.Connection) -> None:
    """Forget every pair, before all are looked for again."""
    db.execute("DELETE FROM similar")


def pairs(db: sqlite3.Connection, asset: str | None = None) -> list[Pair]:
    """The pairs that nobody has said to look alike only, nearest first; those of one asset, or all."""
    question = (
        "SELECT s.one, s.other, s.distance FROM similar s LEFT JOIN unlike u ON u.one = s.one AND u.other = s.other "
        "WHERE u.one IS NULL"
    )
    order = " ORDER BY s.distance, s.one, s.other"
    if asset is None:
        return [tuple(row) for row in db.execute(question + order)]
    rows = db.execute(question + " AND (s.one = ? OR s.other = ?)" + order, (asset, asset))
    return [tuple(row) for row in rows]
