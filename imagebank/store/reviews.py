"""Curators' reviews (`imagebank.core.review`), and whether the library is in doubt after a restore."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from imagebank.core.review import Review


def put(db: sqlite3.Connection, review: Review) -> None:
    """Record a review."""
    findings = json.dumps(sorted(review.findings))
    db.execute(
        "INSERT INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (review.id, review.asset, review.use, review.basis, findings, review.reason, review.by, review.at),
    )


def of(db: sqlite3.Connection, assets: Sequence[str]) -> dict[str, list[Review]]:
    """Asset → its reviews, oldest first; assets without one are left out."""
    found: dict[str, list[Review]] = defaultdict(list)
    for start in range(0, len(assets), 500):
        part = assets[start : start + 500]
        marks = ", ".join("?" * len(part))
        for row in db.execute(f"SELECT * FROM review WHERE asset IN ({marks}) ORDER BY at, rowid", part):  # noqa: S608 - only marks
            found[row["asset"]].append(_review(row))
    return dict(found)


def reviewed_assets(db: sqlite3.Connection, use: str) -> list[str]:
    """The assets that have a review of this use."""
    return [row[0] for row in db.execute("SELECT DISTINCT asset FROM review WHERE use = ?", (use,))]


def all_(db: sqlite3.Connection) -> list[Review]:
    """Every review, oldest first."""
    return [_review(row) for row in db.execute("SELECT * FROM review ORDER BY at, rowid")]


def _review(row: sqlite3.Row) -> Review:
    findings = frozenset((code, person) for code, person in json.loads(row["findings"]))
    return Review(row["id"], row["asset"], row["use"], row["basis"], findings, row["reason"], row["by"], row["at"])


def in_doubt(db: sqlite3.Connection) -> bool:
    """Whether the library was restored without the end of its ledger, and nobody has confirmed it since."""
    return db.execute("SELECT 1 FROM doubt WHERE settled_at IS NULL LIMIT 1").fetchone() is not None


def doubt(db: sqlite3.Connection, since: str, at: str) -> None:
    """Put the library in doubt: what happened after `since` is not known."""
    db.execute("INSERT INTO doubt (since, at) VALUES (?, ?)", (since, at))


def settle_doubt(db: sqlite3.Connection, at: str, by: str, reason: str) -> int:
    """A curator has looked it up: nothing is doubtful any more. Returns how many doubts that settled."""
    done = db.execute(
        "UPDATE doubt SET settled_at = ?, settled_by = ?, reason = ? WHERE settled_at IS NULL", (at, by, reason)
    )
    return done.rowcount
