"""The landmarks of pictures (`media.landmarks`) in a file of their own: a cache, made again from thumbnails at any time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from imagebank.store.engine import cache

PART = 500


class LandmarkFile:
    """SHA-256 of the original → packed landmarks."""

    def __init__(self, path: Path) -> None:
        table = "CREATE TABLE IF NOT EXISTS landmark (sha256 TEXT PRIMARY KEY, packed BLOB NOT NULL) STRICT"
        self._file = cache(path, table, ())

    def get(self, sha256s: Sequence[str]) -> dict[str, bytes]:
        """Those that are known."""
        found: dict[str, bytes] = {}
        for start in range(0, len(sha256s), PART):
            part = sha256s[start : start + PART]
            marks = ", ".join("?" * len(part))
            rows = self._file.read().execute(f"SELECT sha256, packed FROM landmark WHERE sha256 IN ({marks})", part)  # noqa: S608 - only marks
            found.update((row["sha256"], row["packed"]) for row in rows)
        return found

    def put(self, landmarks: Sequence[tuple[str, bytes]]) -> None:
        """Keep some."""
        with self._file.write() as db:
            db.executemany("INSERT OR REPLACE INTO landmark VALUES (?, ?)", landmarks)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
