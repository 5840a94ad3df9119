"""The people vault: names lie here, in a store of their own, and nowhere else.

A separate file that only its owner may read; no dump, pack, log or copy of the catalogue includes it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from imagebank.store.engine import Catalogue


class PeopleVault:
    """Pseudonym → name."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        self._file = Catalogue(path)
        with self._file.write() as db:
            db.execute("CREATE TABLE IF NOT EXISTS name (person TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT")
            db.execute(
                "CREATE TABLE IF NOT EXISTS suggestion (asset TEXT NOT NULL, name TEXT NOT NULL, area TEXT, "
                "PRIMARY KEY (asset, name)) STRICT"
            )

    def put(self, person: str, name: str) -> None:
        """Keep the name of a pseudonym."""
        with self._file.write() as db:
            db.execute(
                "INSERT INTO name VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET name = excluded.name", (person, name)
            )

    def name_of(self, person: str) -> str | None:
        """The name, None when the vault has none."""
        row = self._file.read().execute("SELECT name FROM name WHERE person = ?", (person,)).fetchone()
        return row["name"] if row else None

    def suggest(self, names: Sequence[tuple[str, str, str | None]]) -> None:
        """Keep names that incoming files give persons: (asset, name, area as JSON [x, y, width, height] or None)."""
        with self._file.write() as db:
            db.executemany("INSERT OR REPLACE INTO suggestion VALUES (?, ?, ?)", names)

    def suggestions(self, asset: str) -> list[tuple[str, str | None]]:
        """(name, area) of everybody whom an asset's file names."""
        rows = self._file.read().execute("SELECT name, area FROM suggestion WHERE asset = ? ORDER BY name", (asset,))
        return [(row["name"], row["area"]) for row in rows]

    def move_suggestions(self, assets: Sequence[str], asset: str) -> None:
        """Give one asset the names that others' files gave, when they are merged."""
        with self._file.write() as db:
            for old in assets:
                db.execute("UPDATE OR REPLACE suggestion SET asset = ? WHERE asset = ?", (asset, old))

    def forget_suggestions(self, assets: Sequence[str]) -> None:
        """Throw away the names that the files of these assets gave."""
        with self._file.write() as db:
            db.executemany("DELETE FROM suggestion WHERE asset = ?", [(asset,) for asset in assets])

    def close(self) -> None:
        """Close the file."""
        self._file.close()
