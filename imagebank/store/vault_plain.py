"""The people vault of before, which was not encrypted: its names are taken over, and no byte of them is left."""

from __future__ import annotations

from imagebank.store import vault_cards, vault_suggestions
from imagebank.store.engine import Connection
from imagebank.store.vault_crypto import Identity, Keys
from imagebank.store.vault_file import VACUUM, has_table, leave

OLD = ("name", "suggestion")


def is_there(db: Connection) -> bool:
    """Whether the file still has tables of the unencrypted vault."""
    return any(has_table(db, table) for table in OLD)


def take_over(db: Connection, keys: Keys, identity: Identity) -> None:
    """Encrypt what the old tables hold and drop them, in the write that is under way; `vault_file.scrub` ends it."""
    if has_table(db, "name"):
        for row in db.execute("SELECT person, name FROM name").fetchall():
            if vault_cards.newest(db, keys, row["person"]) is None:
                vault_cards.put_name(db, keys, row["person"], row["name"])
    if has_table(db, "suggestion"):
        rows = db.execute("SELECT asset, name, area FROM suggestion").fetchall()
        vault_suggestions.put(db, identity, [(row["asset"], row["name"], row["area"]) for row in rows])
    for table in OLD:
        db.execute(f"DROP TABLE IF EXISTS {table}")
    leave(db, VACUUM)


def forget_person(db: Connection, person: str) -> None:
    """Take away the name of one person from the old tables."""
    if has_table(db, "name"):
        db.execute("DELETE FROM name WHERE person = ?", (person,))
        leave(db, VACUUM)
