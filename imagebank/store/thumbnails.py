"""Thumbnails in a SQLite file of their own with 16 KiB pages; rebuilt at any time from the originals."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from imagebank.store.engine import cache


class Thumbnails:
    """SHA-256 of the original → an encoded picture."""

    def __init__(self, path: Path) -> None:
        table = "CREATE TABLE IF NOT EXISTS thumbnail (sha256 TEXT PRIMARY KEY, picture BLOB NOT NULL) STRICT"
        self._file = cache(path, table, ("page_size=16384",))

    def put(self, pictures: Sequence[tuple[str, bytes]]) -> None:
        """Keep pictures, each with the hash of its original."""
        with self._file.write() as db:
            db.executemany("INSERT OR REPLACE INTO thumbnail VALUES (?, ?)", pictures)

    def get(self, sha256: str) -> bytes | None:
        """The picture, None when it has to be made."""
        row = self._file.read().execute("SELECT picture FROM thumbnail WHERE sha256 = ?", (sha256,)).fetchone()
        return row["picture"] if row else None

    def remove(self, sha256s: Sequence[str]) -> None:
        """Throw pictures away."""
        with self._file.write() as db:
            db.executemany("DELETE FROM thumbnail WHERE sha256 = ?", [(sha256,) for sha256 in sha256s])

    def missing(self, sha256s: Sequence[str]) -> list[str]:
        """Those that have no picture yet."""
        return [sha256 for sha256 in sha256s if self.get(sha256) is None]

    def close(self) -> None:
        """Close the file."""
        self._file.close()
