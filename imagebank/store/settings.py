"""The library's own settings, by name, and its actors."""

from __future__ import annotations

import sqlite3

from imagebank.core.actor import Actor, is_same, tidy


def read(db: sqlite3.Connection) -> dict[str, str]:
    """Every setting that was ever set."""
    return {row["name"]: row["value"] for row in db.execute("SELECT name, value FROM setting ORDER BY name")}


def put(db: sqlite3.Connection, name: str, value: str) -> None:
    """Set one setting."""
    db.execute(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
    )


def actor(db: sqlite3.Connection, name: str) -> Actor | None:
    """The actor of that name, however it is spaced and capitalised; None when the library does not know one."""
    return next((known for known in actors(db) if is_same(known.name, name)), None)


def actors(db: sqlite3.Connection) -> list[Actor]:
    """Everyone the library knows, by name."""
    return [Actor(row["name"], row["role"]) for row in db.execute("SELECT name, role FROM actor ORDER BY name")]


def put_actor(db: sqlite3.Connection, who: Actor) -> None:
    """Add an actor, or change a known one's role."""
    known = actor(db, who.name)
    name = known.name if known else tidy(who.name)
    db.execute(
        "INSERT INTO actor VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET role = excluded.role", (name, who.role)
    )
