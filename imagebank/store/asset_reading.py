"""Assets read from the catalogue, many at a time."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset, Camera, FileFacts, Gps
from imagebank.core.people import Appearance, Span

CHUNK = 500
"""Ids in one `IN (…)`: well under every engine's limit of parameters."""


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


def count(db: sqlite3.Connection) -> int:
    """How many assets the catalogue has."""
    return db.execute("SELECT count(*) FROM asset").fetchone()[0]


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
    spans = grouped("SELECT * FROM appearance_span WHERE asset IN ({}) ORDER BY position")
    captions = grouped("SELECT asset, lang FROM caption_file WHERE asset IN ({}) ORDER BY lang")
    of_shoots = f"SELECT id, name FROM shoot WHERE id IN (SELECT shoot FROM asset WHERE id IN ({marks}))"  # noqa: S608
    shoots = {row["id"]: row["name"] for row in db.execute(of_shoots, ids)}
    return {
        row["id"]: _asset(
            row, texts[row["id"]], _rights(rights[row["id"]], channels[row["id"]]),
            tuple(r["notation"] for r in concepts[row["id"]]),
            tuple(_appearance(r, spans[row["id"]]) for r in appearances[row["id"]]),
            tuple(r["lang"] for r in captions[row["id"]]), shoots.get(row["shoot"]),
        )
        for row in db.execute(f"SELECT * FROM asset WHERE id IN ({marks})", ids)  # noqa: S608 - only marks
    }  # fmt: skip


def _appearance(row: sqlite3.Row, spans: list[sqlite3.Row]) -> Appearance:
    more = tuple(Span(r["from_s"], r["to_s"], _area(r)) for r in spans if r["person"] == row["person"])
    identifiable, voice = bool(row["identifiable"]), bool(row["voice"])
    return Appearance(row["person"], identifiable, voice, row["from_s"], row["to_s"], _area(row), more)


def _area(row: sqlite3.Row) -> tuple[float, float, float, float] | None:
    return None if row["x"] is None else (row["x"], row["y"], row["width"], row["height"])


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
        row["video_codec"], has_audio, row["pages"],
    )  # fmt: skip
    flags = ("blocked", "third_party_work", "readable_personal_data", "visible_aid", "own_special_school", "developed")
    same = (
        "id", "sha256", "media", "extension", "state", "captured_at", "fingerprint", "take_in", "imported_at",
        "visibility", "assessed_by", "second_review_by", "persons_declared", "audio_description", "version", "reference",
        "stack", "rating", "poster_s", "pick",
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
