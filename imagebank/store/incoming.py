"""What incoming files said beyond the bank's own fields, and the sidecar files that came along: kept, searchable, never exported."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from imagebank.core.asset import Area
from imagebank.core.words import words_of

MAX_WORDS = 60
"""Words of the incoming fields that search finds an asset by; numbers (exposures, offsets) are not words."""


def put(db: sqlite3.Connection, asset: str, fields: Sequence[tuple[str, str]], areas: Sequence[Area]) -> None:
    """Keep an asset's incoming fields and suggested areas, replacing those before; nothing is kept of nothing."""
    db.execute("DELETE FROM incoming WHERE asset = ?", (asset,))
    if fields or areas:
        shapes = [(area.x, area.y, area.width, area.height) for area in areas]
        row = (asset, json.dumps(list(fields), ensure_ascii=False), json.dumps(shapes))
        db.execute("INSERT INTO incoming VALUES (?, ?, ?)", row)


def fields(db: sqlite3.Connection, asset: str) -> tuple[tuple[str, str], ...]:
    """(name, text) of every incoming field."""
    row = db.execute("SELECT fields FROM incoming WHERE asset = ?", (asset,)).fetchone()
    return tuple((name, text) for name, text in json.loads(row["fields"])) if row else ()


def areas(db: sqlite3.Connection, asset: str) -> tuple[Area, ...]:
    """Where the incoming file says that persons are."""
    row = db.execute("SELECT areas FROM incoming WHERE asset = ?", (asset,)).fetchone()
    return tuple(Area(*shape) for shape in json.loads(row["areas"])) if row else ()


def words(db: sqlite3.Connection, asset: str) -> set[str]:
    """The words of the incoming fields, as search knows them."""
    return words_in(fields(db, asset))


def words_in(found: Sequence[tuple[str, str]]) -> set[str]:
    """The words of incoming fields, as search knows them."""
    said = words_of(*(text for _name, text in found))
    return set([word for word in dict.fromkeys(said) if len(word) > 1 and not word.isdecimal()][:MAX_WORDS])


def put_sidecar(db: sqlite3.Connection, asset: str, sha256: str, name: str) -> bool:
    """Note a sidecar file that the vault holds; False when it was noted before."""
    done = db.execute("INSERT INTO sidecar VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (asset, sha256, name))
    return done.rowcount > 0


def sidecars(db: sqlite3.Connection, asset: str) -> list[tuple[str, str]]:
    """(SHA-256, file name) of an asset's sidecars."""
    rows = db.execute("SELECT sha256, name FROM sidecar WHERE asset = ? ORDER BY name, sha256", (asset,))
    return [(row["sha256"], row["name"]) for row in rows]


def all_sidecars(db: sqlite3.Connection) -> set[str]:
    """The SHA-256 of every sidecar that the vault should hold."""
    return {row[0] for row in db.execute("SELECT sha256 FROM sidecar")}
