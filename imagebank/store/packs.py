"""Packs: assets bound to one use, and what became of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence

from imagebank.core.pack import Pack, PackItem


def next_id(db: sqlite3.Connection, year: int) -> str:
    """The next pack number of the year, as `P2026-0001`."""
    start = f"P{year}-"
    rows = db.execute("SELECT id FROM pack WHERE id LIKE ?", (f"{start}%",))
    numbers = [int(tail) for row in rows if (tail := row["id"].removeprefix(start)).isdecimal()]
    return f"{start}{max(numbers, default=0) + 1:04d}"


def insert(db: sqlite3.Connection, pack: Pack) -> None:
    """Add a pack with its items."""
    db.execute(
        "INSERT INTO pack VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            pack.id, pack.title, pack.status, pack.channel, pack.purpose, pack.date, pack.language, pack.territory,
            pack.recipient, pack.author, pack.approved_by, pack.made_at, pack.last_day,
        ),
    )  # fmt: skip
    db.executemany(
        "INSERT INTO pack_item VALUES (?, ?, ?, ?, ?, ?)",
        [
            (pack.id, position, item.asset, item.alt, item.verdict, json.dumps(item.codes))
            for position, item in enumerate(pack.items, 1)
        ],
    )


def packs(db: sqlite3.Connection) -> list[Pack]:
    """Every pack, oldest first."""
    return [_pack(db, row) for row in db.execute("SELECT * FROM pack ORDER BY made_at, id").fetchall()]


def pack(db: sqlite3.Connection, id: str) -> Pack | None:
    """One pack."""
    row = db.execute("SELECT * FROM pack WHERE id = ?", (id,)).fetchone()
    return _pack(db, row) if row else None


def holding(db: sqlite3.Connection, assets: Sequence[str]) -> set[str]:
    """Those of the assets that are in some pack."""
    return {
        asset for asset in assets if db.execute("SELECT 1 FROM pack_item WHERE asset = ? LIMIT 1", (asset,)).fetchone()
    }


def sharing(db: sqlite3.Connection, assets: Sequence[str]) -> list[str]:
    """The packs, drafts apart, that hold more than one of the assets."""
    marks = ", ".join("?" * len(assets))
    rows = db.execute(
        f"SELECT pack FROM pack_item JOIN pack ON pack.id = pack WHERE asset IN ({marks}) "  # noqa: S608 - only marks
        "AND status NOT IN ('draft', 'submitted') GROUP BY pack HAVING count(*) > 1 ORDER BY pack",
        list(assets),
    )
    return [row["pack"] for row in rows]


def with_any(db: sqlite3.Connection, assets: Collection[str]) -> list[Pack]:
    """The packs that hold any of the assets, drafts too."""
    question = "SELECT pack FROM pack_item WHERE asset = ?"
    ids = {row["pack"] for asset in assets for row in db.execute(question, (asset,))}
    return [found for id in sorted(ids) if (found := pack(db, id)) is not None]


def out_with(db: sqlite3.Connection, assets: Collection[str]) -> list[Pack]:
    """The packs that ever left and hold any of the assets: also after its recalls were answered, a pack may still be out."""
    return [pack for pack in with_any(db, assets) if pack.status in ("issued", "stale", "recalled")]


def mark_stale(db: sqlite3.Connection, assets: Collection[str]) -> list[str]:
    """Mark issued packs that hold any of the assets as stale; return their ids."""
    stale = [pack.id for pack in out_with(db, assets) if pack.status == "issued"]
    put_stale(db, stale)
    return stale


def put_stale(db: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Mark packs as stale."""
    for id in ids:
        put_status(db, id, "stale")


def put_status(db: sqlite3.Connection, id: str, status: str) -> None:
    """Set what has become of a pack."""
    db.execute("UPDATE pack SET status = ? WHERE id = ? AND status <> ?", (status, id, status))


def _pack(db: sqlite3.Connection, row: sqlite3.Row) -> Pack:
    items = db.execute("SELECT * FROM pack_item WHERE pack = ? ORDER BY position", (row["id"],))
    return Pack(
        **dict(row),
        items=tuple(PackItem(i["asset"], i["alt"], i["verdict"], tuple(json.loads(i["codes"]))) for i in items),
    )
