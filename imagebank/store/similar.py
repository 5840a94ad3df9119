"""Pairs of pictures that are nearly the same, as found when they came in; a cache, made again from the fingerprints at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

Pair = tuple[str, str, float]


def fingerprints(db: sqlite3.Connection, ids: Sequence[str] | None = None) -> Iterator[tuple[str, bytes | None]]:
    """(id, fingerprint) of every asset, or of some; one at a time, since a bank may have a million."""
    if ids is None:
        rows = iter(db.execute("SELECT id, fingerprint FROM asset ORDER BY seq"))
    else:
        question = "SELECT id, fingerprint FROM asset WHERE id = ?"
        rows = (row for id in ids if (row := db.execute(question, (id,)).fetchone()))
    return ((row["id"], bytes.fromhex(row["fingerprint"]) if row["fingerprint"] else None) for row in rows)


def timed_photos(db: sqlite3.Connection, ids: Sequence[str]) -> Iterator[sqlite3.Row]:
    """(id, captured_at, make, model, fingerprint, width, height) of those photos that say when and by what they were taken."""
    question = (
        "SELECT id, captured_at, camera_make, camera_model, fingerprint, coalesce(width, 0) AS width, "
        "coalesce(height, 0) AS height FROM asset WHERE id = ? AND media = 'foto' AND captured_at IS NOT NULL "
        "AND fingerprint IS NOT NULL AND (camera_make IS NOT NULL OR camera_model IS NOT NULL)"
    )
    return (row for id in ids if (row := db.execute(question, (id,)).fetchone()))


def stacks_of(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str | None]:
    """Id → its stack, None for an asset that is in none."""
    rows = (db.execute("SELECT id, stack FROM asset WHERE id = ?", (id,)).fetchone() for id in ids)
    return {row["id"]: row["stack"] for row in rows if row}


def put(db: sqlite3.Connection, pairs: Sequence[Pair]) -> None:
    """Remember pairs: (id, id, distance 0 to 1)."""
    rows = [(min(one, other), max(one, other), far) for one, other, far in pairs]
    db.executemany("INSERT OR REPLACE INTO similar VALUES (?, ?, ?)", rows)


def put_uncompared(db: sqlite3.Connection, asset: str) -> None:
    """Note that an asset has not been compared with the others yet, in the write that adds it."""
    db.execute("INSERT INTO uncompared VALUES (?)", (asset,))


def uncompared(db: sqlite3.Connection) -> list[str]:
    """Assets that came in and were not compared, also those of imports that were stopped."""
    return [row[0] for row in db.execute("SELECT asset FROM uncompared JOIN asset ON id = asset ORDER BY seq")]


def put_compared(db: sqlite3.Connection, assets: Sequence[str]) -> None:
    """Note that these have been compared."""
    db.executemany("DELETE FROM uncompared WHERE asset = ?", [(asset,) for asset in assets])


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
