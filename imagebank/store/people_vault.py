"""The people vault: names lie here, in a store of their own, and nowhere else.

A separate file that only its owner may read; no dump, pack, log or copy of the catalogue includes it.
"""

from __future__ import annotations

import os
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

    def close(self) -> None:
        """Close the file."""
        self._file.close()
