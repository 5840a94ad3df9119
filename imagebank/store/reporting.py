"""What reports count: raw events and what assets have, by the assets' numbers. Times are in UTC, as they are kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

OUT = ("issued", "stale", "recalled")
"""The statuses of a pack that left."""

HAVING = {
    "alt_sv": "id IN (SELECT asset FROM asset_text WHERE field = 'alt' AND lang = 'sv')",
    "alt_en": "id IN (SELECT asset FROM asset_text WHERE field = 'alt' AND lang = 'en')",
    "captions_sv": "id IN (SELECT asset FROM caption_file WHERE lang = 'sv')",
    "audio_description": "audio_description <> 'undecided'",
    "two_people": "assessed_by IS NOT NULL AND second_review_by IS NOT NULL",
    "film": "media = 'film'",
}
"""What an asset may have → the test; our own text."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One asset in one pack that left: when it left first, the pack's kind and channel; `number` None: the asset is gone."""

    at: str
    pack: str
    kind: str
    channel: str
    asset: str
    number: int | None


def having(db: sqlite3.Connection, what: str) -> list[int]:
    """The numbers of the assets that have one of `HAVING`."""
    return [row[0] for row in db.execute(f"SELECT seq FROM asset WHERE {HAVING[what]}")]  # noqa: S608 - our own text


def taken_in(db: sqlite3.Connection, start: str, end: str) -> list[tuple[int, str]]:
    """(number, time) of the assets that came between two moments, the second left out."""
    rows = db.execute("SELECT seq, imported_at FROM asset WHERE imported_at >= ? AND imported_at < ?", (start, end))
    return [(row[0], row[1]) for row in rows]


def later(db: sqlite3.Connection, moment: str) -> list[int]:
    """The numbers of the assets that came at `moment` or later."""
    return [row[0] for row in db.execute("SELECT seq FROM asset WHERE imported_at >= ?", (moment,))]


def weeded(db: sqlite3.Connection, start: str, end: str) -> int:
    """How many assets were weeded between two moments."""
    return int(db.execute("SELECT count(*) FROM weeded WHERE at >= ? AND at < ?", (start, end)).fetchone()[0])


def issues(db: sqlite3.Connection, end: str, start: str = "") -> Iterator[Issue]:
    """The assets of every pack that left before `end`, drafts never. A pack of before its steps were kept left when it was made."""
    marks = ", ".join("?" * len(OUT))
    rows = db.execute(
        "WITH left_at AS (SELECT id, kind, channel, coalesce((SELECT min(at) FROM pack_step WHERE pack = pack.id "  # noqa: S608 - only marks
        f"AND step = 'issued'), made_at) AS at FROM pack WHERE status IN ({marks})) "
        "SELECT p.at, p.id, p.kind, p.channel, i.asset, a.seq FROM left_at p JOIN pack_item i ON i.pack = p.id "
        "LEFT JOIN asset a ON a.id = i.asset WHERE p.at >= ? AND p.at < ? ORDER BY p.at, p.id, i.position",
        (*OUT, start, end),
    )
    return (Issue(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class Stand:
    """A person and the release in force at a moment: its status and last day; None where there is none."""

    person: str
    status: str | None
    valid_to: date | None


def stands(db: sqlite3.Connection, end: str) -> list[Stand]:
    """Every person of the register who is not merged into another or erased, with the newest release registered before `end`."""
    rows = db.execute(
        "SELECT p.id, r.status, r.valid_to FROM person p LEFT JOIN release r ON r.seq = (SELECT max(seq) FROM release "
        "WHERE person = p.id AND coalesce(registered_at, valid_from) < ?) "
        "WHERE p.merged_into IS NULL AND p.erased_at IS NULL ORDER BY p.id",
        (end,),
    )
    return [Stand(row[0], row[1], date.fromisoformat(row[2]) if row[2] else None) for row in rows]


def given(db: sqlite3.Connection, end: str) -> list[tuple[str, str, str]]:
    """(person, agreement, time) of every release that was given, registered before `end`, in the order of coming."""
    rows = db.execute(
        "SELECT person, coalesce(agreement, id), coalesce(registered_at, valid_from) AS at FROM release "
        "WHERE status = 'given' AND at < ? ORDER BY seq",
        (end,),
    )
    return [(row[0], row[1], row[2]) for row in rows]


def withdrawals(db: sqlite3.Connection, start: str, end: str) -> list[tuple[str, str]]:
    """(person, day) of what was withdrawn on the days from `start` to `end`, the last left out."""
    rows = db.execute(
        "SELECT person, received_on FROM withdrawal WHERE received_on >= ? AND received_on < ? ORDER BY received_on, id",
        (start, end),
    )
    return [(row[0], row[1]) for row in rows]


def recalls(db: sqlite3.Connection, start: str, end: str) -> list[tuple[str, str | None, str]]:
    """(opened, answered, answer) of the recalls that a withdrawal opened between two moments."""
    rows = db.execute(
        "SELECT opened_at, answered_at, answer FROM recall WHERE cause = 'withdrawal' AND opened_at >= ? AND opened_at < ? "
        "ORDER BY opened_at, id",
        (start, end),
    )
    return [(row[0], row[1], row[2]) for row in rows]


def placements(db: sqlite3.Connection, start: str, end: str) -> list[tuple[str, str | None]]:
    """(channel, day taken down) of the places that were recorded between two moments."""
    rows = db.execute(
        "SELECT p.channel, l.taken_down_on FROM placement l JOIN pack p ON p.id = l.pack "
        "WHERE l.recorded_at >= ? AND l.recorded_at < ? ORDER BY l.recorded_at, l.id",
        (start, end),
    )
    return [(row[0], row[1]) for row in rows]
