"""What is asked of the files that left when a picture is traced: by bytes, by identifier, by looks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator


def pictures(db: sqlite3.Connection, others: int) -> Iterator[tuple[str, str]]:
    """(asset, SHA-256 of its original) of every asset that ever left, and of at most `others` more, the newest first."""
    left = "SELECT asset FROM pack_item"
    for question, values in (
        (f"SELECT id, sha256 FROM asset WHERE id IN ({left}) ORDER BY seq", ()),  # noqa: S608 - our own text
        (f"SELECT id, sha256 FROM asset WHERE id NOT IN ({left}) ORDER BY seq DESC LIMIT ?", (others,)),  # noqa: S608
    ):
        yield from ((row["id"], row["sha256"]) for row in db.execute(question, values))


def fingerprints(db: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    """(asset, fingerprint) of every rendition that left: a crop looks like itself, and no longer like its original."""
    rows = db.execute("SELECT DISTINCT asset, fingerprint FROM issued_file WHERE fingerprint <> ''")
    return ((row["asset"], bytes.fromhex(row["fingerprint"])) for row in rows)


def newest_pack(db: sqlite3.Connection, asset: str) -> str | None:
    """The number of the last pack or pull in which an asset left."""
    row = db.execute(
        "SELECT pack.id FROM pack JOIN pack_item ON pack_item.pack = pack.id WHERE asset = ? "
        "AND status IN ('issued', 'stale', 'recalled') ORDER BY made_at DESC, pack.id DESC LIMIT 1", (asset,)
    ).fetchone()  # fmt: skip
    return row["id"] if row else None


def of_original(db: sqlite3.Connection, sha256: str) -> str | None:
    """The asset whose original has these bytes, also one that was merged into it."""
    row = db.execute(
        "SELECT id FROM asset WHERE sha256 = ? UNION SELECT asset FROM other_original WHERE sha256 = ?",
        (sha256, sha256),
    ).fetchone()
    return row["id"] if row else None
