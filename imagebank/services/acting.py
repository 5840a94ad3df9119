"""Who acts in the library and as what, and the library's settings."""

from __future__ import annotations

from imagebank.core.actor import Actor
from imagebank.services.library import Library
from imagebank.settings import value_of
from imagebank.store import settings as setting_table


def actors(library: Library) -> list[Actor]:
    """Everyone the library knows."""
    return setting_table.actors(library.db)


def put_actor(library: Library, actor: Actor) -> None:
    """Add an actor, or give a known one another role."""
    with library.write("actor", actor.name, role=actor.role) as db:
        setting_table.put_actor(db, actor)


def put_setting(library: Library, name: str, value: str) -> None:
    """Change a setting. Raises WrongWords where the value is not of its type."""
    value_of({name: value}, name)
    with library.write("setting", name) as db:
        setting_table.put(db, name, value)
