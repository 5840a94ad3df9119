"""Packs: assets bound to one use, and what became of them. Pulls are packs of one picture (`schema_packs`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import fields

from imagebank.core.pack import Pack
from imagebank.store import pack_items

_COLUMNS = tuple(field.name for field in fields(Pack) if field.name != "items")


def next_id(db: sqlite3.Connection, year: int, letter: str = "P") -> str:
    """The next number of the year, as `P2026-0001` for packs; pulls have another letter.

    One that the ledger knows is never given again, also where its draft was deleted.
    """
    start = f"{letter}{year}-"
    question = "SELECT id FROM pack WHERE id LIKE ? UNION SELECT subject FROM ledger WHERE subject LIKE ?"
    rows = db.execute(question, (f"{start}%", f"{start}%"))
    numbers = [int(tail) for row in rows if (tail := row["id"].removeprefix(start)).isdecimal()]
    return f"{start}{max(numbers, default=0) + 1:04d}"


def insert(db: sqlite3.Connection, pack: Pack) -> None:
    """Add a pack with its items."""
    marks = ", ".join("?" * len(_COLUMNS))
    db.execute(f"INSERT INTO pack ({', '.join(_COLUMNS)}) VALUES ({marks})", _row(pack))  # noqa: S608 - our own names
    pack_items.put(db, pack.id, pack.items)


def replace(db: sqlite3.Connection, pack: Pack) -> None:
    """Write a pack and its items anew, under the number that it has."""
    settings = ", ".join(f"{name} = ?" for name in _COLUMNS)
    db.execute(f"UPDATE pack SET {settings} WHERE id = ?", (*_row(pack), pack.id))  # noqa: S608 - our own names
    pack_items.put(db, pack.id, pack.items)


def delete(db: sqlite3.Connection, id: str) -> None:
    """Take away a pack that never left, with its items and steps."""
    db.execute("DELETE FROM pack WHERE id = ? AND status IN ('draft', 'submitted', 'approved')", (id,))


def _row(pack: Pack) -> tuple[object, ...]:
    values = {name: getattr(pack, name) for name in _COLUMNS}
    return tuple({**values, "renditions": " ".join(pack.renditions)}.values())


def packs(db: sqlite3.Connection, kind: str | None = None, statuses: Collection[str] = ()) -> list[Pack]:
    """Packs with their items, oldest first: every one, those of a `kind`, or those that have one of the `statuses`."""
    tests, values = ["1"], []
    if kind is not None:
        tests.append("kind = ?")
        values.append(kind)
    if statuses:
        tests.append(f"status IN ({', '.join('?' * len(statuses))})")
        values += list(statuses)
    rows = db.execute(f"SELECT * FROM pack WHERE {' AND '.join(tests)} ORDER BY made_at, id", values).fetchall()  # noqa: S608 - only marks
    items = pack_items.of(db, [row["id"] for row in rows])
    return [_pack(row, items) for row in rows]


def pack(db: sqlite3.Connection, id: str) -> Pack | None:
    """One pack."""
    row = db.execute("SELECT * FROM pack WHERE id = ?", (id,)).fetchone()
    return _pack(row, pack_items.of(db, [id])) if row else None


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


def put_status(db: sqlite3.Connection, id: str, status: str, actor: str = "", note: str = "") -> None:
    """Set what has become of a pack; where that is new, it is a step that is kept. No `actor`: the bank itself."""
    done = db.execute("UPDATE pack SET status = ? WHERE id = ? AND status <> ?", (status, id, status))
    if done.rowcount:
        pack_items.put_step(db, id, status, actor, note)


def _pack(row: sqlite3.Row, items: pack_items.ByPack) -> Pack:
    values = {name: row[name] for name in _COLUMNS}
    return Pack(**{**values, "renditions": tuple(row["renditions"].split()), "items": items.get(row["id"], ())})
