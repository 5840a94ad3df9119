"""The change feed: what triggers wrote, read back as `Changes`."""

from __future__ import annotations

import sqlite3

from imagebank.core.changes import Changes


def last(db: sqlite3.Connection) -> int:
    """The feed's last number, 0 when nothing was ever written."""
    return db.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()[0]


def since(db: sqlite3.Connection, seq: int) -> Changes:
    """Everything written after `seq`."""
    kinds: dict[str, set[str]] = {"asset": set(), "person": set(), "pack": set(), "concept": set()}
    newest = seq
    for row in db.execute("SELECT seq, kind, id FROM change WHERE seq > ? ORDER BY seq", (seq,)):
        kinds[row["kind"]].add(row["id"])
        newest = row["seq"]
    return Changes(
        newest, frozenset(kinds["asset"]), frozenset(kinds["person"]), frozenset(kinds["pack"]), bool(kinds["concept"])
    )
