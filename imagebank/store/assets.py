"""Assets in the catalogue: written whole, read many at a time."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset, Camera, FileFacts, Gps
from imagebank.core.people import Appearance
from imagebank.core.words import words_of

CHUNK = 500
"""Ids in one `IN (…)`: well under every engine's limit of parameters."""

COLUMNS = (
    "id", "sha256", "media", "state", "name", "bytes", "format", "extension", "width", "height", "duration_s", "fps",
    "video_codec", "has_audio", "captured_at", "camera_make", "camera_model", "lat", "lon", "fingerprint", "keywords",
    "shoot", "take_in", "imported_at", "visibility", "assessed_by", "second_review_by", "persons_declared", "blocked",
    "third_party_work", "readable_personal_data", "visible_aid", "own_special_school", "audio_description", "version",
)  # fmt: skip

_INSERT = f"INSERT INTO asset ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - our own names


def insert(db: sqlite3.Connection, asset: Asset) -> None:
    """Add a new asset with its texts, rights, concepts and appearances. `asset.shoot` is a shoot's id here."""
    db.execute(_INSERT, _row(asset))
    put_texts(db, asset.id, {"title": asset.title, "caption": asset.caption, "alt": asset.alt})
    if asset.rights is not None:
        put_rights(db, asset.id, asset.rights)
    db.executemany("INSERT INTO asset_concept VALUES (?, ?)", [(asset.id, notation) for notation in asset.concepts])
    for appearance in asset.appearances:
        put_appearance(db, asset.id, appearance)
    index_words(db, asset.id)


def _row(asset: Asset) -> tuple[object, ...]:
    file, gps = asset.file, asset.gps
    return (
        asset.id, asset.sha256, asset.media, asset.state, file.name, file.bytes, file.format, asset.extension, file.width,
        file.height, file.duration_s, file.fps, file.video_codec, file.has_audio, asset.captured_at, asset.camera.make,
        asset.camera.model, gps.lat if gps else None, gps.lon if gps else None, asset.fingerprint,
        json.dumps(asset.keywords, ensure_ascii=False), asset.shoot, asset.take_in, asset.imported_at, asset.visibility,
        asset.assessed_by, asset.second_review_by, asset.persons_declared, asset.blocked, asset.third_party_work,
        asset.readable_personal_data, asset.visible_aid, asset.own_special_school, asset.audio_description, asset.version,
    )  # fmt: skip


def put_texts(db: sqlite3.Connection, asset: str, texts: dict[str, object]) -> None:
    """Set texts: field → language → text; an empty text is taken away."""
    for field, by_language in texts.items():
        for lang, value in dict(by_language).items():  # type: ignore[call-overload]
            if value:
                db.execute(
                    "INSERT INTO asset_text VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (asset, field, lang) DO UPDATE SET value = excluded.value",
                    (asset, field, lang, value),
                )
            else:
                db.execute("DELETE FROM asset_text WHERE asset = ? AND field = ? AND lang = ?", (asset, field, lang))


def put_rights(db: sqlite3.Connection, asset: str, rights: Rights) -> None:
    """Set the whole rights record."""
    db.execute("DELETE FROM asset_rights WHERE asset = ?", (asset,))
    db.execute("DELETE FROM asset_licence_channel WHERE asset = ?", (asset,))
    db.execute(
        "INSERT INTO asset_rights VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            asset, rights.creator, rights.credit, rights.copyright, rights.to.isoformat() if rights.to else None,
            rights.no_derivatives, rights.credit_required,
        ),
    )  # fmt: skip
    db.executemany("INSERT INTO asset_licence_channel VALUES (?, ?)", [(asset, c) for c in sorted(rights.channels)])


def put_columns(db: sqlite3.Connection, asset: str, values: dict[str, object]) -> None:
    """Set columns of the asset itself; only names of `COLUMNS` are taken."""
    for name, value in values.items():
        if name not in COLUMNS:
            raise KeyError(name)
        db.execute(f"UPDATE asset SET {name} = ? WHERE id = ?", (value, asset))  # noqa: S608 - checked above


def touch(db: sqlite3.Connection, asset: str) -> None:
    """Count an edit."""
    db.execute("UPDATE asset SET version = version + 1 WHERE id = ?", (asset,))


def put_concepts(db: sqlite3.Connection, asset: str, add: Iterable[str], remove: Iterable[str]) -> None:
    """Tag and untag with concepts, by notation."""
    db.executemany("DELETE FROM asset_concept WHERE asset = ? AND notation = ?", [(asset, n) for n in remove])
    db.executemany("INSERT INTO asset_concept VALUES (?, ?) ON CONFLICT DO NOTHING", [(asset, n) for n in add])


def put_appearance(db: sqlite3.Connection, asset: str, appearance: Appearance) -> None:
    """Set how one person appears in an asset."""
    db.execute(
        "INSERT INTO appearance VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (asset, person) DO UPDATE SET "
        "identifiable = excluded.identifiable, voice = excluded.voice, from_s = excluded.from_s, to_s = excluded.to_s",
        (asset, appearance.person, appearance.identifiable, appearance.voice, appearance.from_s, appearance.to_s),
    )


def remove_appearance(db: sqlite3.Connection, asset: str, person: str) -> None:
    """Take a person out of an asset."""
    db.execute("DELETE FROM appearance WHERE asset = ? AND person = ?", (asset, person))


def put_caption_file(db: sqlite3.Connection, asset: str, lang: str, name: str, vtt: str) -> None:
    """Set the captions of one language, as WebVTT text."""
    db.execute(
        "INSERT INTO caption_file VALUES (?, ?, ?, ?) "
        "ON CONFLICT (asset, lang) DO UPDATE SET name = excluded.name, vtt = excluded.vtt",
        (asset, lang, name, vtt),
    )


def caption_files(db: sqlite3.Connection, asset: str) -> dict[str, tuple[str, str]]:
    """Language → (file name, WebVTT text)."""
    rows = db.execute("SELECT lang, name, vtt FROM caption_file WHERE asset = ? ORDER BY lang", (asset,))
    return {row["lang"]: (row["name"], row["vtt"]) for row in rows}


def index_words(db: sqlite3.Connection, asset: str) -> None:
    """Rebuild the words that search finds this asset by: texts, file name, creator, keywords."""
    texts = [row[0] for row in db.execute("SELECT value FROM asset_text WHERE asset = ?", (asset,))]
    row = db.execute(
        "SELECT name, keywords, creator FROM asset LEFT JOIN asset_rights ON asset_rights.asset = asset.id WHERE id = ?",
        (asset,),
    ).fetchone()
    words = set(words_of(*texts, row["name"], row["creator"], *json.loads(row["keywords"])))
    db.execute("DELETE FROM asset_word WHERE asset = ?", (asset,))
    db.executemany("INSERT INTO asset_word VALUES (?, ?)", [(word, asset) for word in sorted(words)])


def known(db: sqlite3.Connection, sha256s: Sequence[str]) -> dict[str, tuple[str, str]]:
    """SHA-256 → (id, state) of those that the bank already holds."""
    return {
        row["sha256"]: (row["id"], row["state"])
        for rows in _chunks(db, "SELECT id, sha256, state FROM asset WHERE sha256 IN ({})", sha256s)
        for row in rows
    }


def existing(db: sqlite3.Connection, ids: Sequence[str]) -> set[str]:
    """Those of the ids that the bank has."""
    return {row["id"] for rows in _chunks(db, "SELECT id FROM asset WHERE id IN ({})", ids) for row in rows}


def get(db: sqlite3.Connection, ids: Sequence[str]) -> list[Asset]:
    """Read assets whole, in the order of `ids`; ids that the bank does not have are left out."""
    found: dict[str, Asset] = {}
    for start in range(0, len(ids), CHUNK):
        found.update(_get_chunk(db, ids[start : start + CHUNK]))
    return [found[id] for id in ids if id in found]


def all_ids(db: sqlite3.Connection) -> list[str]:
    """Every id, in the order of coming."""
    return [row[0] for row in db.execute("SELECT id FROM asset ORDER BY seq")]


def of_people(db: sqlite3.Connection, people: Sequence[str]) -> set[str]:
    """The assets in which any of these people appear."""
    question = "SELECT DISTINCT asset FROM appearance WHERE person IN ({})"
    return {row["asset"] for rows in _chunks(db, question, people) for row in rows}


def _chunks(db: sqlite3.Connection, question: str, values: Sequence[str]) -> Iterator[sqlite3.Cursor]:
    for start in range(0, len(values), CHUNK):
        part = values[start : start + CHUNK]
        yield db.execute(question.format(", ".join("?" * len(part))), part)


def _get_chunk(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Asset]:
    marks = ", ".join("?" * len(ids))

    def grouped(question: str) -> dict[str, list[sqlite3.Row]]:
        rows: dict[str, list[sqlite3.Row]] = defaultdict(list)
        for row in db.execute(question.format(marks), ids):
            rows[row["asset"]].append(row)
        return rows

    texts = grouped("SELECT * FROM asset_text WHERE asset IN ({}) ORDER BY lang DESC")
    rights = grouped("SELECT * FROM asset_rights WHERE asset IN ({})")
    channels = grouped("SELECT * FROM asset_licence_channel WHERE asset IN ({})")
    concepts = grouped("SELECT * FROM asset_concept WHERE asset IN ({}) ORDER BY notation")
    appearances = grouped("SELECT * FROM appearance WHERE asset IN ({}) ORDER BY person")
    captions = grouped("SELECT asset, lang FROM caption_file WHERE asset IN ({}) ORDER BY lang")
    shoots = {row["id"]: row["name"] for row in db.execute("SELECT id, name FROM shoot")}
    return {
        row["id"]: _asset(
            row, texts[row["id"]], _rights(rights[row["id"]], channels[row["id"]]),
            tuple(r["notation"] for r in concepts[row["id"]]),
            tuple(_appearance(r) for r in appearances[row["id"]]),
            tuple(r["lang"] for r in captions[row["id"]]), shoots.get(row["shoot"]),
        )
        for row in db.execute(f"SELECT * FROM asset WHERE id IN ({marks})", ids)  # noqa: S608 - only marks
    }  # fmt: skip


def _appearance(row: sqlite3.Row) -> Appearance:
    return Appearance(row["person"], bool(row["identifiable"]), bool(row["voice"]), row["from_s"], row["to_s"])


def _rights(rows: list[sqlite3.Row], channels: list[sqlite3.Row]) -> Rights | None:
    if not rows:
        return None
    row = rows[0]
    return Rights(
        row["creator"], row["credit"], row["copyright"], frozenset(r["channel"] for r in channels),
        date.fromisoformat(row["licence_to"]) if row["licence_to"] else None,
        bool(row["no_derivatives"]), bool(row["credit_required"]),
    )  # fmt: skip


def _asset(
    row: sqlite3.Row,
    texts: list[sqlite3.Row],
    rights: Rights | None,
    concepts: tuple[str, ...],
    appearances: tuple[Appearance, ...],
    captions: tuple[str, ...],
    shoot: str | None,
) -> Asset:
    by_field: dict[str, dict[str, str]] = {"title": {}, "caption": {}, "alt": {}}
    for text in texts:
        by_field[text["field"]][text["lang"]] = text["value"]
    has_audio = None if row["has_audio"] is None else bool(row["has_audio"])
    file = FileFacts(
        row["name"], row["bytes"], row["format"], row["width"], row["height"], row["duration_s"], row["fps"],
        row["video_codec"], has_audio,
    )  # fmt: skip
    flags = ("blocked", "third_party_work", "readable_personal_data", "visible_aid", "own_special_school")
    same = (
        "id", "sha256", "media", "extension", "state", "captured_at", "fingerprint", "take_in", "imported_at",
        "visibility", "assessed_by", "second_review_by", "persons_declared", "audio_description", "version",
    )  # fmt: skip
    same_values: dict[str, Any] = {name: row[name] for name in same} | {name: bool(row[name]) for name in flags}
    return Asset(
        file=file,
        camera=Camera(row["camera_make"], row["camera_model"]),
        gps=Gps(row["lat"], row["lon"]) if row["lat"] is not None and row["lon"] is not None else None,
        keywords=tuple(json.loads(row["keywords"])),
        rights=rights, concepts=concepts, appearances=appearances, captions=captions, shoot=shoot,
        **by_field,
        **same_values,
    )  # fmt: skip
