"""The change feed: what triggers wrote, read back as `Changes`."""

from __future__ import annotations

import hashlib
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


def fingerprint(db: sqlite3.Connection, seq: int, rows: int = 1000) -> str:
    """What the feed said up to `seq`, its last rows: another catalogue's, or a restored one's, says something else."""
    told = db.execute("SELECT seq, kind, id FROM change WHERE seq <= ? ORDER BY seq DESC LIMIT ?", (seq, rows))
    return hashlib.blake2b(repr([tuple(row) for row in told]).encode(), digest_size=16).hexdigest()
