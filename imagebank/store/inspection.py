"""Asks the database whether it is whole."""

from __future__ import annotations

import sqlite3

MOST = 20
"""Complaints that are told; a torn catalogue has thousands."""


def problems(db: sqlite3.Connection) -> list[str]:
    """What SQLite's own checks find: pages, indexes, foreign keys. Empty: nothing."""
    try:
        said = [row[0] for row in db.execute(f"PRAGMA integrity_check({MOST})")]
        found = [] if said == ["ok"] else said
        for row in db.execute("PRAGMA foreign_key_check"):
            found.append(f"{row[0]} {row[1]} → {row[2]}")
    except sqlite3.DatabaseError as error:  # so torn that the check itself stumbles
        return [str(error)]
    return found[:MOST]
