"""Compiles a query's leaves to SQL, each to the set of ids it finds; `imagebank.services.searching` joins them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable

from imagebank.core.words import fold, words_of

ORDERS = {
    "added": "seq DESC",
    "captured": "captured_at IS NULL, captured_at DESC, seq DESC",
    "name": "name, seq",
}
"""Order's name → SQL."""


def everything(db: sqlite3.Connection) -> set[str]:
    """Every id."""
    return {row[0] for row in db.execute("SELECT id FROM asset")}


def with_word(db: sqlite3.Connection, prefix: str, concepts: Iterable[str]) -> set[str]:
    """Assets with a word that begins with `prefix` (folded), or tagged with one of the concepts or something narrower."""
    end = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    found = {row[0] for row in db.execute("SELECT asset FROM asset_word WHERE word >= ? AND word < ?", (prefix, end))}
    for notation in concepts:
        found |= with_concept(db, notation)
    return found


def with_phrase(db: sqlite3.Connection, phrase: str) -> set[str]:
    """Assets of which one text holds the words side by side."""
    wanted = words_of(phrase)
    if not wanted:
        return set()
    first = wanted[0]
    rows = db.execute(
        "SELECT DISTINCT t.asset, t.value FROM asset_text t JOIN asset_word w ON w.asset = t.asset WHERE w.word = ?",
        (first,),
    )
    return {row["asset"] for row in rows if _holds(words_of(row["value"]), wanted)}


def _holds(words: list[str], wanted: list[str]) -> bool:
    return any(words[i : i + len(wanted)] == wanted for i in range(len(words) - len(wanted) + 1))


def with_concept(db: sqlite3.Connection, notation: str) -> set[str]:
    """Assets tagged with the concept or something narrower."""
    rows = db.execute(
        "SELECT c.asset FROM concept_up u JOIN asset_concept c ON c.notation = u.notation WHERE u.ancestor = ?",
        (notation,),
    )
    return {row[0] for row in rows}


def with_media(db: sqlite3.Connection, media: str) -> set[str]:
    """Photos (`foto`) or films (`film`)."""
    return {row[0] for row in db.execute("SELECT id FROM asset WHERE media = ?", (media,))}


def with_creator(db: sqlite3.Connection, text: str) -> set[str]:
    """Assets whose creator holds the text."""
    wanted = fold(text)
    rows = db.execute("SELECT asset, creator FROM asset_rights WHERE creator IS NOT NULL")
    return {row["asset"] for row in rows if wanted in fold(row["creator"])}


def with_shoot(db: sqlite3.Connection, text: str) -> set[str]:
    """Assets of the shoots whose name holds the text."""
    wanted = fold(text)
    rows = db.execute("SELECT asset.id, shoot.name FROM asset JOIN shoot ON shoot.id = asset.shoot")
    return {row["id"] for row in rows if wanted in fold(row["name"])}


def with_person(db: sqlite3.Connection, person: str) -> set[str]:
    """Assets in which the person, by pseudonym, appears."""
    return {row[0] for row in db.execute("SELECT asset FROM appearance WHERE person = ?", (person,))}


def with_sha256(db: sqlite3.Connection, prefix: str) -> set[str]:
    """Assets whose original's hash begins so."""
    rows = db.execute("SELECT id FROM asset WHERE sha256 >= ? AND sha256 < ?", (prefix, prefix + "g"))
    return {row[0] for row in rows}


def imported_on(db: sqlite3.Connection, start: str) -> set[str]:
    """Assets taken in at a time that begins with `start` (`2026`, `2026-11`, `2026-11-22`)."""
    rows = db.execute("SELECT id FROM asset WHERE imported_at >= ? AND imported_at < ?", (start, start + "\uffff"))
    return {row[0] for row in rows}


def without(db: sqlite3.Connection, what: str) -> set[str]:
    """Assets that lack an alternative text, a title, a caption, rights, captions or concepts."""
    questions = {
        "alt": "SELECT id FROM asset WHERE NOT EXISTS (SELECT 1 FROM asset_text WHERE asset = id AND field = 'alt')",
        "title": "SELECT id FROM asset WHERE NOT EXISTS (SELECT 1 FROM asset_text WHERE asset = id AND field = 'title')",
        "caption": "SELECT id FROM asset WHERE NOT EXISTS (SELECT 1 FROM asset_text WHERE asset = id AND field = 'caption')",
        "rights": "SELECT id FROM asset WHERE NOT EXISTS "
        "(SELECT 1 FROM asset_rights WHERE asset = id AND creator IS NOT NULL)",
        "captions": "SELECT id FROM asset WHERE media = 'film' AND NOT EXISTS "
        "(SELECT 1 FROM caption_file WHERE asset = id)",
        "concepts": "SELECT id FROM asset WHERE NOT EXISTS (SELECT 1 FROM asset_concept WHERE asset = id)",
    }
    return {row[0] for row in db.execute(questions[what])}


def blocked(db: sqlite3.Connection) -> set[str]:
    """Assets that are blocked or show a person with protected identity; hidden from all but curators."""
    rows = db.execute(
        "SELECT id FROM asset WHERE blocked = 1 UNION "
        "SELECT asset FROM appearance JOIN person ON person.id = appearance.person WHERE person.protected = 1"
    )
    return {row[0] for row in rows}


def in_order(db: sqlite3.Connection, ids: Collection[str], order: str) -> list[str]:
    """The ids, put in one of `ORDERS`."""
    return [row[0] for row in db.execute(f"SELECT id FROM asset ORDER BY {ORDERS[order]}") if row[0] in ids]  # noqa: S608


def concept_counts(db: sqlite3.Connection, ids: Collection[str]) -> Counter[str]:
    """How many of the ids each concept, with everything narrower, is found on."""
    rows = db.execute(
        "SELECT DISTINCT c.asset, u.ancestor FROM asset_concept c JOIN concept_up u ON u.notation = c.notation"
    )
    return Counter(row["ancestor"] for row in rows if row["asset"] in ids)


def media_of(db: sqlite3.Connection, ids: Collection[str]) -> Counter[str]:
    """How many photos and films."""
    return Counter(row["media"] for row in db.execute("SELECT id, media FROM asset") if row["id"] in ids)
