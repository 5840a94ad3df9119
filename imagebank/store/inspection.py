"""Asks the database whether it is whole."""

from __future__ import annotations

import sqlite3


def problems(db: sqlite3.Connection) -> list[str]:
    """What SQLite's own checks find: pages, indexes, foreign keys. Empty: nothing."""
    said = [row[0] for row in db.execute("PRAGMA integrity_check")]
    found = [] if said == ["ok"] else said
    for row in db.execute("PRAGMA foreign_key_check"):
        found.append(f"{row[0]} {row[1]} → {row[2]}")
    return found
