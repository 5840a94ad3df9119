"""Which lines of the ledger tell of which asset: noted with each line, from what the write it tells of has changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from imagebank.core.ledger import LedgerLine

UNTOLD = frozenset({"import", "import-end", "rebuild", "apply", "fingerprint", "restore"})
"""Verbs that touch whole libraries. An asset itself knows when it was taken in."""


def note(db: sqlite3.Connection, line: int, verb: str, subject: str, *, ours: bool = True) -> None:
    """Note which assets a line tells of: those that it names, and (for our own writes) all that changed since the last line."""
    if verb not in UNTOLD:
        named = [(part, line) for part in subject.split(",")]
        db.executemany(
            "INSERT INTO ledger_asset SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM asset WHERE id = ?1) ON CONFLICT DO NOTHING",
            named,
        )
        if ours:
            db.execute(
                "INSERT INTO ledger_asset SELECT DISTINCT asset.id, ? FROM change JOIN asset ON asset.id = change.id "
                "WHERE kind = 'asset' AND change.seq > (SELECT ledger_seen.change FROM ledger_seen) ON CONFLICT DO NOTHING",
                (line,),
            )
    db.execute("UPDATE ledger_seen SET change = (SELECT coalesce(max(seq), 0) FROM change)")


def lines(db: sqlite3.Connection, asset: str, *, before: int | None = None, most: int = 50) -> Sequence[LedgerLine]:
    """The lines about an asset, newest first: at most so many, before a line's number where one is given."""
    rows = db.execute(
        "SELECT ledger.* FROM ledger_asset JOIN ledger ON ledger.seq = line "
        "WHERE asset = ? AND line < coalesce(?, 9223372036854775807) ORDER BY line DESC LIMIT ?",
        (asset, before, most),
    )
    return [LedgerLine(*row) for row in rows]


def came(db: sqlite3.Connection, asset: str) -> tuple[str, str] | None:
    """When an asset was taken in, and by whom (empty where that is not known); None where nobody knows when."""
    row = db.execute(
        "SELECT imported_at, coalesce(take_in.actor, '') AS actor FROM asset "
        "LEFT JOIN take_in ON take_in.id = asset.take_in WHERE asset.id = ?",
        (asset,),
    ).fetchone()
    return (row["imported_at"], row["actor"]) if row and row["imported_at"] else None


def by_line(db: sqlite3.Connection) -> dict[int, list[str]]:
    """Line → the assets it tells of, for a dump."""
    found: dict[int, list[str]] = {}
    for row in db.execute("SELECT line, asset FROM ledger_asset ORDER BY line, asset"):
        found.setdefault(row["line"], []).append(row["asset"])
    return found
