"""What hangs on a pack: its items, the steps it took, the files that left."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime

from imagebank.core.pack import ItemChoice, PackItem, PackStep

ByPack = dict[str, tuple[PackItem, ...]]

_CHOSEN = "alt_here, decorative, caption, focus_x, focus_y, renditions, from_s, to_s, poster_s"
PART = 500


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """One rendition that left: the item's identifier, its pack and asset, the preset, its name in the pack, its hash.

    `fingerprint` is that of what a photo shows, hexadecimal digits (`media.fingerprint`); empty of films.
    """

    identifier: str
    pack: str
    asset: str
    preset: str
    name: str
    sha256: str
    fingerprint: str = ""


def put(db: sqlite3.Connection, pack: str, items: Sequence[PackItem]) -> None:
    """Write a pack's items anew, in this order."""
    db.execute("DELETE FROM pack_item WHERE pack = ?", (pack,))
    db.executemany(
        f"INSERT INTO pack_item (pack, position, asset, alt, verdict, codes, identifier, {_CHOSEN}) "  # noqa: S608
        f"VALUES ({', '.join('?' * 16)})",
        [
            (pack, position, item.asset, item.alt, item.verdict, json.dumps(item.codes), item.identifier, *_chosen(item.choice))
            for position, item in enumerate(items, 1)
        ],
    )  # fmt: skip


def of(db: sqlite3.Connection, packs: Sequence[str]) -> ByPack:
    """Pack → its items in their order."""
    found: dict[str, list[PackItem]] = {}
    for start in range(0, len(packs), PART):
        part = packs[start : start + PART]
        marks = ", ".join("?" * len(part))
        sql = f"SELECT * FROM pack_item WHERE pack IN ({marks}) ORDER BY pack, position"  # noqa: S608 - only marks
        for row in db.execute(sql, part):
            found.setdefault(row["pack"], []).append(_item(row))
    return {pack: tuple(items) for pack, items in found.items()}


def put_step(db: sqlite3.Connection, pack: str, step: str, actor: str, note: str = "") -> None:
    """Keep that a pack took a step, now."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    db.execute("INSERT INTO pack_step VALUES (?, ?, ?, ?, ?)", (pack, step, at, actor, note))


def steps(db: sqlite3.Connection, pack: str) -> list[PackStep]:
    """The steps of a pack, first one first."""
    rows = db.execute("SELECT step, at, actor, note FROM pack_step WHERE pack = ? ORDER BY rowid", (pack,))
    return [PackStep(*row) for row in rows]


def put_files(db: sqlite3.Connection, files: Sequence[IssuedFile]) -> None:
    """Keep which files left."""
    db.executemany("INSERT INTO issued_file VALUES (?, ?, ?, ?, ?, ?, ?)", [astuple(one) for one in files])


def files_of(db: sqlite3.Connection, sha256: str) -> list[IssuedFile]:
    """The renditions that left with these very bytes."""
    rows = db.execute(
        "SELECT identifier, pack, asset, preset, name, sha256, fingerprint FROM issued_file WHERE sha256 = ? ORDER BY rowid",
        (sha256,),
    )
    return [IssuedFile(*row) for row in rows]


def by_identifier(db: sqlite3.Connection, identifier: str) -> tuple[str, str] | None:
    """(pack, asset) of the item that has an identifier."""
    row = db.execute(
        "SELECT pack, asset FROM pack_item WHERE identifier = ? AND identifier <> ''", (identifier,)
    ).fetchone()
    return (row["pack"], row["asset"]) if row else None


def _chosen(choice: ItemChoice) -> tuple[object, ...]:
    x, y = choice.focus or (None, None)
    start, end = choice.span or (None, None)
    renditions = " ".join(choice.renditions)
    return (choice.alt, int(choice.decorative), choice.caption, x, y, renditions, start, end, choice.poster_s)


def _item(row: sqlite3.Row) -> PackItem:
    choice = ItemChoice(
        alt=row["alt_here"], decorative=bool(row["decorative"]), caption=row["caption"],
        focus=None if row["focus_x"] is None or row["focus_y"] is None else (row["focus_x"], row["focus_y"]),
        renditions=tuple(row["renditions"].split()),
        span=None if row["from_s"] is None or row["to_s"] is None else (row["from_s"], row["to_s"]), poster_s=row["poster_s"],
    )  # fmt: skip
    codes = tuple(json.loads(row["codes"]))
    return PackItem(row["asset"], row["alt"], row["verdict"], codes, row["identifier"], choice)
