"""Where originals are: known by hash or size, referenced in place, seen before on a card; the others of a merged asset."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OtherOriginal:
    """The original of a picture that was merged into `asset`; `take_in` is the taking-in by which it came."""

    sha256: str
    asset: str
    extension: str
    name: str
    bytes: int
    width: int | None = None
    height: int | None = None
    reference: str | None = None
    take_in: str | None = None


def has_size(db: sqlite3.Connection, size: int) -> bool:
    """Whether some original has so many bytes; if none has, a file of that size is new without being read."""
    row = db.execute(
        "SELECT EXISTS (SELECT 1 FROM asset WHERE bytes = ?) OR EXISTS (SELECT 1 FROM other_original WHERE bytes = ?)",
        (size, size),
    ).fetchone()
    return bool(row[0])


def merged_into(db: sqlite3.Connection, sha256: str) -> str | None:
    """The asset that an original belongs to since its own was merged into it."""
    row = db.execute("SELECT asset FROM other_original WHERE sha256 = ?", (sha256,)).fetchone()
    return row["asset"] if row else None


def joined_by_others(db: sqlite3.Connection, take_in: str) -> set[str]:
    """The assets of a taking-in into which a picture of another one was merged."""
    rows = db.execute(
        "SELECT DISTINCT o.asset FROM other_original o JOIN asset a ON a.id = o.asset "
        "WHERE a.take_in = ? AND o.take_in IS NOT ?",
        (take_in, take_in),
    )
    return {row["asset"] for row in rows}


def seen(db: sqlite3.Connection, name: str, size: int, modified_ns: int) -> str | None:
    """The hash of a file of this name, size and time that was taken in before."""
    row = db.execute(
        "SELECT sha256 FROM seen_file WHERE name = ? AND bytes = ? AND modified_ns = ?", (name, size, modified_ns)
    ).fetchone()
    return row["sha256"] if row else None


def put_seen(db: sqlite3.Connection, files: Sequence[tuple[str, int, int, str]]) -> None:
    """Remember files: (name, bytes, time of change in ns, SHA-256)."""
    db.executemany("INSERT OR REPLACE INTO seen_file VALUES (?, ?, ?, ?)", files)


def put_reference(db: sqlite3.Connection, sha256: str, reference: str | None) -> None:
    """Set where the original of that hash stays; None: it is in the vault."""
    db.execute("UPDATE asset SET reference = ?, state = 'present' WHERE sha256 = ?", (reference, sha256))
    db.execute("UPDATE other_original SET reference = ? WHERE sha256 = ?", (reference, sha256))


def forget_seen(db: sqlite3.Connection, sha256s: Sequence[str]) -> None:
    """Forget files by their hash, so that a card shows them as new again."""
    db.executemany("DELETE FROM seen_file WHERE sha256 = ?", [(sha256,) for sha256 in sha256s])


def referenced(db: sqlite3.Connection) -> list[tuple[str, str, str, int]]:
    """(id, path, SHA-256, bytes) of every original that stays where it is, those of merged pictures too."""
    rows = db.execute(
        "SELECT id, reference, sha256, bytes FROM asset WHERE reference IS NOT NULL "
        "UNION ALL SELECT asset, reference, sha256, bytes FROM other_original WHERE reference IS NOT NULL"
    )
    return [(row["id"], row["reference"], row["sha256"], row["bytes"]) for row in rows]


def others(db: sqlite3.Connection, asset: str | None = None) -> Iterator[OtherOriginal]:
    """The other originals of one asset, or of every one."""
    if asset is None:
        rows = db.execute("SELECT * FROM other_original ORDER BY sha256")
    else:
        rows = db.execute("SELECT * FROM other_original WHERE asset = ? ORDER BY sha256", (asset,))
    return (OtherOriginal(**dict(row)) for row in rows)


def put_other(db: sqlite3.Connection, other: OtherOriginal) -> None:
    """Keep the original of a merged picture."""
    db.execute(
        "INSERT INTO other_original VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            other.sha256, other.asset, other.extension, other.name, other.bytes, other.width, other.height,
            other.reference, other.take_in,
        ),
    )  # fmt: skip
