"""The ledger: append-only lines in a hash chain (see `imagebank.core.ledger`)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from imagebank.core.ledger import FIRST, LedgerLine, hash_of
from imagebank.store import history


def append(db: sqlite3.Connection, actor: str, verb: str, subject: str, **detail: object) -> None:
    """Add a line inside the write it tells of. `detail` holds ids, field names and counts only."""
    last = db.execute("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
    seq, previous = (last["seq"] + 1, last["hash"]) if last else (1, FIRST)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    text = json.dumps(detail, sort_keys=True, ensure_ascii=False)
    line = (seq, at, actor, verb, subject, text, previous)
    db.execute("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*line, hash_of(*line)))
    history.note(db, seq, verb, subject)


def carry(db: sqlite3.Connection, line: LedgerLine, about: Sequence[str] = ()) -> None:
    """Take a line over as it is, from another library's dump; `about` are the assets it tells of beside those it names."""
    db.execute(
        "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (line.seq, line.at, line.actor, line.verb, line.subject, line.detail, line.previous, line.hash),
    )
    history.note(db, line.seq, line.verb, ",".join((line.subject, *about)), ours=False)


def lines(db: sqlite3.Connection, subject: str | None = None) -> Iterator[LedgerLine]:
    """Every line in order, or those about one subject."""
    rows = (
        db.execute("SELECT * FROM ledger ORDER BY seq")
        if subject is None
        else db.execute("SELECT * FROM ledger WHERE subject = ? ORDER BY seq", (subject,))
    )
    return (LedgerLine(*row) for row in rows)


def after(db: sqlite3.Connection, seq: int) -> list[LedgerLine]:
    """The lines after a number."""
    return [LedgerLine(*row) for row in db.execute("SELECT * FROM ledger WHERE seq > ? ORDER BY seq", (seq,))]


def last(db: sqlite3.Connection) -> LedgerLine | None:
    """The newest line."""
    row = db.execute("SELECT * FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
    return LedgerLine(*row) if row else None


def line(db: sqlite3.Connection, seq: int) -> LedgerLine | None:
    """The line of a number."""
    row = db.execute("SELECT * FROM ledger WHERE seq = ?", (seq,)).fetchone()
    return LedgerLine(*row) if row else None


def manifest_of(db: sqlite3.Connection, pack: str) -> str | None:
    """The SHA-256 of a pack's manifest as it left, issued or as a draft; None where no such pack left."""
    row = db.execute("SELECT detail FROM ledger WHERE subject = ? AND verb IN ('issue', 'draft')", (pack,)).fetchone()
    return json.loads(row["detail"]).get("manifest") if row else None
