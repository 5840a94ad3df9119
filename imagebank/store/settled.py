"""What the set-wise decision needs read beforehand: which assets' texts name a diagnosis, which concepts reveal health.

Triggers delete a row as soon as what it was read from changes (`schema_people`), so a row that is there is true.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence


def unread(db: sqlite3.Connection) -> list[str]:
    """The assets that have texts which nobody has read since they changed."""
    return [
        row[0]
        for row in db.execute(
            "SELECT DISTINCT asset FROM asset_text t WHERE NOT EXISTS (SELECT 1 FROM asset_diagnosis d WHERE d.asset = t.asset)"
        )
    ]


def texts(db: sqlite3.Connection, ids: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """(asset, its titles, captions and alternative texts)."""
    for id in ids:
        yield id, [row[0] for row in db.execute("SELECT value FROM asset_text WHERE asset = ?", (id,))]


def put(db: sqlite3.Connection, read: Iterable[tuple[str, bool]]) -> None:
    """Keep what was read."""
    db.executemany("INSERT OR REPLACE INTO asset_diagnosis VALUES (?, ?)", read)


def has_concepts(db: sqlite3.Connection) -> bool:
    """Whether the concepts that reveal health are kept."""
    return db.execute("SELECT 1 FROM health_concept LIMIT 1").fetchone() is not None


def put_concepts(db: sqlite3.Connection, notations: Iterable[str]) -> None:
    """Keep the concepts that reveal health."""
    db.execute("DELETE FROM health_concept")
    db.executemany("INSERT INTO health_concept VALUES (?)", [(notation,) for notation in sorted(notations)])
