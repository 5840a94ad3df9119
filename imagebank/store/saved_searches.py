"""Saved searches, in the order in which people have put them."""

from __future__ import annotations

import sqlite3

from imagebank.core.saved_search import SavedSearch


def all_(db: sqlite3.Connection) -> list[SavedSearch]:
    """Every saved search, in order."""
    rows = db.execute("SELECT id, name, query, position, made_by, made_at FROM saved_search ORDER BY position, id")
    return [SavedSearch(*row) for row in rows]


def insert(db: sqlite3.Connection, one: SavedSearch) -> None:
    """Add one."""
    db.execute(
        "INSERT INTO saved_search (id, name, query, position, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?)",
        (one.id, one.name, one.query, one.position, one.made_by, one.made_at),
    )


def put(db: sqlite3.Connection, one: SavedSearch) -> None:
    """Set name, question and position of one that is there."""
    db.execute(
        "UPDATE saved_search SET name = ?, query = ?, position = ? WHERE id = ?",
        (one.name, one.query, one.position, one.id),
    )


def remove(db: sqlite3.Connection, id: str) -> None:
    """Take one away."""
    db.execute("DELETE FROM saved_search WHERE id = ?", (id,))
