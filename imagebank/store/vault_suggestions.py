"""Names that incoming files give persons, sealed to the vault's public key: they come also while the vault is closed.

A row remembers the asset that it came for (`origin`), to which it is bound, since a closed vault's rows must be able to
follow their pictures when these are merged.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from imagebank.store.engine import Connection
from imagebank.store.vault_crypto import Identity, Keys, label, open_sealed, packed, seal_to
from imagebank.store.vault_file import has_table

Suggestion = tuple[str, str, "str | None"]
"""(asset, name, area as JSON)."""


def put(db: Connection, identity: Identity, rows: Sequence[Suggestion]) -> None:
    """Seal and keep; which of two rows of one name holds is settled when they are read."""
    sealed = [
        (asset, asset, seal_to(identity, packed([name, area]), _label(identity.vault, asset)))
        for asset, name, area in rows
    ]
    db.executemany("INSERT INTO sealed_suggestion (asset, origin, sealed) VALUES (?, ?, ?)", sealed)


def get(db: Connection, keys: Keys, asset: str) -> list[tuple[str, str | None]]:
    """(name, area) of everybody whom an asset's files name, by name; of two with one name the last. Raises Unreadable."""
    return sorted((name, area) for name, (area, _number) in _by_name(db, keys, asset)[0].items())


def compact(db: Connection, keys: Keys, assets: Sequence[str]) -> None:
    """Take away rows that a later one of the same name replaces."""
    for asset in dict.fromkeys(assets):
        held, numbers = _by_name(db, keys, asset)
        keep = {number for _area, number in held.values()}
        db.executemany("DELETE FROM sealed_suggestion WHERE number = ?", [(one,) for one in numbers if one not in keep])


def move(db: Connection, assets: Sequence[str], asset: str) -> None:
    """Give one asset the names of others, also those that lie unencrypted since before; needs no key."""
    rows = [(asset, old) for old in assets]
    db.executemany("UPDATE sealed_suggestion SET asset = ? WHERE asset = ?", rows)
    db.executemany("UPDATE OR REPLACE uncleansed SET asset = ? WHERE asset = ?", rows)
    if has_table(db, "suggestion"):
        db.executemany("UPDATE OR REPLACE suggestion SET asset = ? WHERE asset = ?", rows)


def forget(db: Connection, assets: Sequence[str]) -> None:
    """Throw away the names that came for assets; needs no key."""
    tables = ["sealed_suggestion", "uncleansed", *(["suggestion"] if has_table(db, "suggestion") else [])]
    for table in tables:
        db.executemany(f"DELETE FROM {table} WHERE asset = ?", [(asset,) for asset in assets])  # noqa: S608


def leave_uncleansed(db: Connection, assets: Sequence[str]) -> None:
    """Note assets whose words are to be rid of names that only an open vault can tell; those with no names need nothing."""
    db.executemany(
        "INSERT OR IGNORE INTO uncleansed SELECT ? WHERE EXISTS (SELECT 1 FROM sealed_suggestion WHERE asset = ?)",
        [(asset, asset) for asset in assets],
    )


def uncleansed(db: Connection) -> list[str]:
    """The assets that wait for it."""
    return [row["asset"] for row in db.execute("SELECT asset FROM uncleansed ORDER BY asset").fetchall()]


def _by_name(db: Connection, keys: Keys, asset: str) -> tuple[dict[str, tuple[str | None, int]], list[int]]:
    rows = db.execute(
        "SELECT number, origin, sealed FROM sealed_suggestion WHERE asset = ? ORDER BY number", (asset,)
    ).fetchall()
    found: dict[str, tuple[str | None, int]] = {}
    for row in rows:
        name, area = json.loads(open_sealed(keys, row["sealed"], _label(keys.vault, row["origin"])))
        found[name] = (area, row["number"])
    return found, [row["number"] for row in rows]


def _label(vault: str, asset: str) -> bytes:
    return label(vault, "suggestion", asset)
