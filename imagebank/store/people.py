"""Persons (by pseudonym) and their releases. A newer release supersedes the older; nothing is overwritten."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from imagebank.core.ids import new_id
from imagebank.core.people import Person, Release

_SCOPES = ("channels", "purposes", "languages", "territory", "withdrawn_channels")
_FLAGS = (
    "explicit", "assent", "appointed_guardian", "child_said_no", "self_signed", "evidence", "assessment", "objection",
    "name_ok", "voice_ok", "no_alteration",
)  # fmt: skip


_POST = (
    "id", "role", "birth_month", "adult", "guardians", "protected", "deceased", "lacks_capacity", "decision_support",
    "merged_into", "erased_at",
)  # fmt: skip


def insert_person(db: sqlite3.Connection, person: Person) -> None:
    """Add a person's post."""
    db.execute(
        f"INSERT INTO person ({', '.join(_POST)}) VALUES ({', '.join('?' * len(_POST))})",  # noqa: S608 - our own names
        tuple(getattr(person, name) for name in _POST),
    )


def revise_person(db: sqlite3.Connection, person: Person, until: str, by: str) -> None:
    """Set a person's post anew; what it was until then stays in `person_history`."""
    old = get(db, [person.id])[person.id]
    post = json.dumps({name: getattr(old, name) for name in _POST if name != "id"}, sort_keys=True)
    db.execute("INSERT INTO person_history VALUES (?, ?, ?, ?, ?)", (new_id(), person.id, post, until, by))
    settings = ", ".join(f"{name} = ?" for name in _POST)
    db.execute(
        f"UPDATE person SET {settings} WHERE id = ?",  # noqa: S608 - our own names
        (*(getattr(person, name) for name in _POST), person.id),
    )


def join_covers(db: sqlite3.Connection, asset: str, kept: str, gone: str, *, both_seen: bool) -> None:
    """Two posts of one person in a covered version: covered only where everything that is seen of the person is covered."""
    if both_seen:
        rows = db.execute("SELECT person FROM covered_person WHERE asset = ? AND person IN (?, ?)", (asset, kept, gone))
        if len(rows.fetchall()) < 2:
            db.execute("DELETE FROM covered_person WHERE asset = ? AND person = ?", (asset, kept))
        db.execute("DELETE FROM covered_person WHERE asset = ? AND person = ?", (asset, gone))
    else:
        db.execute("UPDATE covered_person SET person = ? WHERE asset = ? AND person = ?", (kept, asset, gone))


def history(db: sqlite3.Connection, person: str) -> list[tuple[Person, str, str]]:
    """(post, until when, by whom it was changed) of every earlier post, oldest first."""
    rows = db.execute("SELECT * FROM person_history WHERE person = ? ORDER BY until, rowid", (person,))
    return [(Person(person, **json.loads(row["post"])), row["until"], row["by"]) for row in rows]


def persons(db: sqlite3.Connection) -> list[Person]:
    """Every person, by pseudonym."""
    return [_person(row) for row in db.execute("SELECT * FROM person ORDER BY merged_into IS NOT NULL, id")]


def insert_release(db: sqlite3.Connection, release: Release, seq: int | None = None) -> None:
    """Add a release; the newest of a person is the one in force. `seq` is given when a dump is taken over."""
    number = seq or db.execute("SELECT coalesce(max(seq), 0) + 1 FROM release").fetchone()[0]
    values = {
        "id": release.id, "seq": number, "person": release.person, "basis": release.basis, "status": release.status,
        "guardians_signed": release.guardians_signed, "valid_from": release.valid_from.isoformat(),
        "valid_to": release.valid_to.isoformat() if release.valid_to else None,
        "agreement": release.agreement or release.id, "registered_at": release.registered_at or None,
        "registered_by": release.registered_by or None, **{flag: getattr(release, flag) for flag in _FLAGS},
    }  # fmt: skip
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    db.execute(f"INSERT INTO release ({names}) VALUES ({marks})", tuple(values.values()))  # noqa: S608 - our own names
    for kind in _SCOPES:
        scope = [(release.id, kind, value) for value in sorted(getattr(release, kind))]
        db.executemany("INSERT INTO release_scope VALUES (?, ?, ?)", scope)
    named = [(release.id, notation) for notation in sorted(release.contexts)]
    db.executemany("INSERT INTO release_context VALUES (?, ?)", named)


def releases(db: sqlite3.Connection) -> list[tuple[int, Release]]:
    """Every release with its number, oldest first."""
    return _read(db, db.execute("SELECT * FROM release ORDER BY seq").fetchall())


def release(db: sqlite3.Connection, id: str) -> Release | None:
    """One release."""
    found = _read(db, db.execute("SELECT * FROM release WHERE id = ?", (id,)).fetchall())
    return found[0][1] if found else None


def releases_of(db: sqlite3.Connection, person: str) -> list[Release]:
    """Every state of a person's releases, oldest first; the last one is in force."""
    rows = db.execute("SELECT * FROM release WHERE person = ? ORDER BY seq", (person,)).fetchall()
    return [release for _seq, release in _read(db, rows)]


def in_force(db: sqlite3.Connection, people: Sequence[str]) -> dict[str, Release]:
    """Each person's newest release, by pseudonym; who has none is left out."""
    newest: dict[str, Release] = {}
    for start in range(0, len(people), 500):
        part = people[start : start + 500]
        marks = ", ".join("?" * len(part))
        rows = db.execute(f"SELECT * FROM release WHERE person IN ({marks}) ORDER BY seq", part)  # noqa: S608 - only marks
        newest.update({release.person: release for _, release in _read(db, rows.fetchall())})
    return newest


def get(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Person]:
    """Persons by pseudonym; those that the bank does not have are left out."""
    found: dict[str, Person] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ", ".join("?" * len(part))
        rows = db.execute(f"SELECT * FROM person WHERE id IN ({marks})", part)  # noqa: S608 - only marks
        found.update({row["id"]: _person(row) for row in rows})
    return found


def _person(row: sqlite3.Row) -> Person:
    post: dict[str, Any] = {name: row[name] for name in _POST}
    post |= {name: bool(row[name]) for name in ("adult", "protected", "deceased", "lacks_capacity")}
    return Person(**post)


def _read(db: sqlite3.Connection, rows: list[sqlite3.Row]) -> list[tuple[int, Release]]:
    scopes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for start in range(0, len(rows), 500):
        part = [row["id"] for row in rows[start : start + 500]]
        marks = ", ".join("?" * len(part))
        for scope in db.execute(f"SELECT * FROM release_scope WHERE release IN ({marks})", part):  # noqa: S608 - only marks
            scopes[scope["release"], scope["kind"]].add(scope["value"])
        for named in db.execute(f"SELECT * FROM release_context WHERE release IN ({marks})", part):  # noqa: S608 - only marks
            scopes[named["release"], "contexts"].add(named["notation"])

    def more(row: sqlite3.Row) -> dict[str, Any]:
        flags = {flag: bool(row[flag]) for flag in _FLAGS}
        return flags | {kind: frozenset(scopes[row["id"], kind]) for kind in (*_SCOPES, "contexts")}

    return [
        (
            row["seq"],
            Release(
                id=row["id"], person=row["person"], basis=row["basis"], status=row["status"],
                guardians_signed=row["guardians_signed"], valid_from=date.fromisoformat(row["valid_from"]),
                valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
                agreement=row["agreement"] or row["id"], registered_at=row["registered_at"] or "",
                registered_by=row["registered_by"] or "", **more(row),
            ),
        )
        for row in rows
    ]  # fmt: skip


def seen_in(db: sqlite3.Connection) -> dict[str, tuple[int, frozenset[str]]]:
    """Person → (how many assets they can be recognised in, the names of those assets' shoots); who is in none is left out."""
    found: dict[str, tuple[int, set[str]]] = {}
    rows = db.execute(
        "SELECT a.person, count(*), shoot.name FROM appearance a JOIN asset ON asset.id = a.asset "
        "LEFT JOIN shoot ON shoot.id = asset.shoot WHERE NOT EXISTS (SELECT 1 FROM covered_person c "
        "JOIN covered_version v ON v.asset = c.asset WHERE c.asset = a.asset AND c.person = a.person "
        "AND v.confirmed_by IS NOT NULL) GROUP BY a.person, shoot.name"
    )
    for person, count, shoot in rows:
        before, shoots = found.get(person, (0, set()))
        found[person] = (before + count, shoots | ({shoot} if shoot else set()))
    return {person: (count, frozenset(shoots)) for person, (count, shoots) in found.items()}
