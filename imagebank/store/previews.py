"""Large previews and films' hover strips: a cache in a file of its own that never grows beyond its limit."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from imagebank.store.engine import cache

Kind = Literal["preview", "strip"]
LIMIT = 2 << 30
"""Bytes of pictures that are kept: some 15,000 previews."""

SPARED = 0.9
"""Share of the limit that is left after the least used have been thrown away."""


class Previews:
    """(SHA-256 of the original, kind) → an encoded picture; the least lately used go first."""

    def __init__(self, path: Path, limit: int = LIMIT) -> None:
        self._limit = limit
        table = (
            "CREATE TABLE IF NOT EXISTS preview (sha256 TEXT, kind TEXT, used INTEGER NOT NULL, picture BLOB NOT NULL, "
            "PRIMARY KEY (sha256, kind)) STRICT"
        )
        self._file = cache(path, table, ("page_size=16384", "auto_vacuum=FULL"))

    def get(self, sha256: str, kind: Kind) -> bytes | None:
        """The picture, None when it has to be made. To have asked for it counts as use."""
        question = "SELECT picture FROM preview WHERE sha256 = ? AND kind = ?"
        row = self._file.read().execute(question, (sha256, kind)).fetchone()
        if row is None:
            return None
        with self._file.write() as db:
            db.execute(
                "UPDATE preview SET used = (SELECT max(used) + 1 FROM preview) WHERE sha256 = ? AND kind = ?",
                (sha256, kind),
            )
        return row["picture"]

    def put(self, sha256: str, kind: Kind, picture: bytes) -> None:
        """Keep a picture, and throw away the least used where there are too many."""
        with self._file.write() as db:
            db.execute(
                "INSERT OR REPLACE INTO preview VALUES (?, ?, (SELECT coalesce(max(used), 0) + 1 FROM preview), ?)",
                (sha256, kind, picture),
            )
            total = db.execute("SELECT coalesce(sum(length(picture)), 0) FROM preview").fetchone()[0]
            if total > self._limit:
                _spare(db, total - int(self._limit * SPARED))

    def forget(self, sha256: str) -> None:
        """Throw away what was made of one original."""
        with self._file.write() as db:
            db.execute("DELETE FROM preview WHERE sha256 = ?", (sha256,))

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _spare(db, too_many: int) -> None:  # noqa: ANN001 - a connection
    for row in db.execute("SELECT sha256, kind, length(picture) AS size FROM preview ORDER BY used").fetchall():
        if too_many <= 0:
            return
        db.execute("DELETE FROM preview WHERE sha256 = ? AND kind = ?", (row["sha256"], row["kind"]))
        too_many -= row["size"]
