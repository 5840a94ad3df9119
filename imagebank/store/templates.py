"""Templates of taking in, and the folders that are watched."""

from __future__ import annotations

import sqlite3


def put(db: sqlite3.Connection, name: str, content: str) -> None:
    """Keep a template's fields, as JSON, under a name."""
    db.execute(
        "INSERT INTO template VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET content = excluded.content",
        (name, content),
    )


def all_(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """(name, JSON) of every template, by name."""
    return [(row["name"], row["content"]) for row in db.execute("SELECT name, content FROM template ORDER BY name")]


def remove(db: sqlite3.Connection, name: str) -> None:
    """Take a template away."""
    db.execute("DELETE FROM template WHERE name = ?", (name,))


def put_watched(db: sqlite3.Connection, path: str, shoot: str | None, template: str | None) -> None:
    """Watch a folder; what arrives there gets the shoot and the template."""
    db.execute("INSERT OR REPLACE INTO watched_folder VALUES (?, ?, ?)", (path, shoot, template))


def watched(db: sqlite3.Connection) -> list[tuple[str, str | None, str | None]]:
    """(path, shoot, template's name) of every watched folder."""
    rows = db.execute("SELECT path, shoot, template FROM watched_folder ORDER BY path")
    return [(row["path"], row["shoot"], row["template"]) for row in rows]


def remove_watched(db: sqlite3.Connection, path: str) -> None:
    """Watch a folder no longer."""
    db.execute("DELETE FROM watched_folder WHERE path = ?", (path,))
