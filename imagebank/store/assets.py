"""Assets in the catalogue: written whole and changed field by field. Reading them is `asset_reading`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from imagebank.core.assessment import Rights
from imagebank.core.asset import Area, Asset
from imagebank.core.people import Appearance
from imagebank.store import incoming
from imagebank.store.asset_reading import CHUNK, all_ids, count, existing, get, known, of_people

__all__ = [
    "CHUNK",
    "all_ids",
    "caption_files",
    "count",
    "existing",
    "get",
    "insert",
    "known",
    "of_people",
    "put_appearance",
    "put_caption_file",
    "put_columns",
    "put_concepts",
    "put_keywords",
    "put_mark",
    "put_rights",
    "put_texts",
    "remove",
    "remove_appearance",
    "touch",
]

COLUMNS = (
    "id", "sha256", "media", "state", "name", "bytes", "format", "extension", "width", "height", "duration_s", "fps",
    "video_codec", "has_audio", "captured_at", "camera_make", "camera_model", "lat", "lon", "fingerprint", "keywords",
    "shoot", "take_in", "imported_at", "visibility", "assessed_by", "second_review_by", "persons_declared", "blocked",
    "third_party_work", "readable_personal_data", "visible_aid", "own_special_school", "audio_description", "version",
    "reference", "stack", "developed", "pages", "rating", "poster_s", "pick",
)  # fmt: skip

_INSERT = f"INSERT INTO asset ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - our own names


def insert(
    db: sqlite3.Connection, asset: Asset, other: Sequence[tuple[str, str]] = (), areas: Sequence[Area] = ()
) -> None:
    """Add a new asset with its texts, rights, concepts, appearances and incoming fields. `asset.shoot` is a shoot's id here."""
    db.execute(_INSERT, _row(asset))
    incoming.put(db, asset.id, other, areas)
    put_texts(db, asset.id, {"title": asset.title, "caption": asset.caption, "alt": asset.alt})
    if asset.rights is not None:
        put_rights(db, asset.id, asset.rights)
    db.executemany("INSERT INTO asset_concept VALUES (?, ?)", [(asset.id, notation) for notation in asset.concepts])
    for appearance in asset.appearances:
        put_appearance(db, asset.id, appearance)


def _row(asset: Asset) -> tuple[object, ...]:
    file, gps = asset.file, asset.gps
    return (
        asset.id, asset.sha256, asset.media, asset.state, file.name, file.bytes, file.format, asset.extension, file.width,
        file.height, file.duration_s, file.fps, file.video_codec, file.has_audio, asset.captured_at, asset.camera.make,
        asset.camera.model, gps.lat if gps else None, gps.lon if gps else None, asset.fingerprint,
        json.dumps(asset.keywords, ensure_ascii=False), asset.shoot, asset.take_in, asset.imported_at, asset.visibility,
        asset.assessed_by, asset.second_review_by, asset.persons_declared, asset.blocked, asset.third_party_work,
        asset.readable_personal_data, asset.visible_aid, asset.own_special_school, asset.audio_description, asset.version,
        asset.reference, asset.stack, asset.developed, file.pages, asset.rating, asset.poster_s, asset.pick,
    )  # fmt: skip


def put_texts(db: sqlite3.Connection, asset: str, texts: Mapping[str, Mapping[str, object]]) -> None:
    """Set texts: field → language → text; an empty text is taken away."""
    for field, by_language in texts.items():
        for lang, value in by_language.items():
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


def put_mark(db: sqlite3.Connection, ids: Sequence[str], name: str, value: object) -> None:
    """Set one column of many assets and count an edit of each; those that have the value already are left alone."""
    if name not in COLUMNS:
        raise KeyError(name)
    db.executemany(
        f"UPDATE asset SET {name} = ?, version = version + 1 WHERE id = ? AND {name} IS NOT ?",  # noqa: S608 - checked above
        [(value, id, value) for id in ids],
    )


def remove(db: sqlite3.Connection, asset: str) -> None:
    """Take an asset out of the catalogue with everything that hangs on it. An asset in a pack cannot be taken out."""
    db.execute("DELETE FROM asset WHERE id = ?", (asset,))


def touch(db: sqlite3.Connection, asset: str) -> None:
    """Count an edit."""
    db.execute("UPDATE asset SET version = version + 1 WHERE id = ?", (asset,))


def put_keywords(db: sqlite3.Connection, asset: str, keywords: Sequence[str]) -> None:
    """Set the words that the file itself brought."""
    db.execute("UPDATE asset SET keywords = ? WHERE id = ?", (json.dumps(keywords, ensure_ascii=False), asset))


def put_concepts(db: sqlite3.Connection, asset: str, add: Iterable[str], remove: Iterable[str]) -> None:
    """Tag and untag with concepts, by notation."""
    db.executemany("DELETE FROM asset_concept WHERE asset = ? AND notation = ?", [(asset, n) for n in remove])
    db.executemany("INSERT INTO asset_concept VALUES (?, ?) ON CONFLICT DO NOTHING", [(asset, n) for n in add])


def put_appearance(db: sqlite3.Connection, asset: str, appearance: Appearance) -> None:
    """Set how one person appears in an asset, at all their times."""
    names = ("identifiable", "voice", "from_s", "to_s", "x", "y", "width", "height")
    values = (
        appearance.identifiable,
        appearance.voice,
        appearance.from_s,
        appearance.to_s,
        *(appearance.area or [None] * 4),
    )
    settings = ", ".join(f"{name} = excluded.{name}" for name in names)
    db.execute(
        f"INSERT INTO appearance (asset, person, {', '.join(names)}) VALUES ({', '.join('?' * 10)}) "  # noqa: S608 - our own names
        f"ON CONFLICT (asset, person) DO UPDATE SET {settings}",
        (asset, appearance.person, *values),
    )
    db.execute("DELETE FROM appearance_span WHERE asset = ? AND person = ?", (asset, appearance.person))
    db.executemany(
        "INSERT INTO appearance_span VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (asset, appearance.person, position, span.from_s, span.to_s, *(span.area or [None] * 4))
            for position, span in enumerate(appearance.more, 2)
        ],
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
