"""The library's own settings, by name, and its actors."""

from __future__ import annotations

import sqlite3

from imagebank.core.actor import Actor


def read(db: sqlite3.Connection) -> dict[str, str]:
    """Every setting that was ever set."""
    return {row["name"]: row["value"] for row in db.execute("SELECT name, value FROM setting ORDER BY name")}


def put(db: sqlite3.Connection, name: str, value: str) -> None:
    """Set one setting."""
    db.execute(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
    )


def actor(db: sqlite3.Connection, name: str) -> Actor | None:
    """The actor of that name, None when the library does not know one."""
    row = db.execute("SELECT name, role FROM actor WHERE name = ?", (name,)).fetchone()
    return Actor(row["name"], row["role"]) if row else None


def actors(db: sqlite3.Connection) -> list[Actor]:
    """Everyone the library knows, by name."""
    return [Actor(row["name"], row["role"]) for row in db.execute("SELECT name, role FROM actor ORDER BY name")]


def put_actor(db: sqlite3.Connection, who: Actor) -> None:
    """Add an actor, or change a known one's role."""
    db.execute(
        "INSERT INTO actor VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET role = excluded.role", (who.name, who.role)
    )
