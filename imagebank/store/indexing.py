"""What the search index reads of many assets at once: their numbers, packs, and the words of incoming fields."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence

from imagebank.store import incoming
from imagebank.store.asset_reading import CHUNK


def chunks_after(db: sqlite3.Connection, number: int) -> Iterator[list[tuple[int, str]]]:
    """(number, id) of every asset after `number`, in order, some hundreds at a time."""
    question = "SELECT seq, id FROM asset WHERE seq > ? ORDER BY seq LIMIT ?"
    while rows := [(row["seq"], row["id"]) for row in db.execute(question, (number, CHUNK))]:
        yield rows
        number = rows[-1][0]


def numbers(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    """Id → number of those that the catalogue has."""
    found: dict[str, int] = {}
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        marks = ", ".join("?" * len(part))
        rows = db.execute(f"SELECT id, seq FROM asset WHERE id IN ({marks})", part)  # noqa: S608 - only marks
        found.update({row["id"]: row["seq"] for row in rows})
    return found


def packs_of(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Asset → (id, title) of the packs that it is in; at most `CHUNK` ids."""
    marks = ", ".join("?" * len(ids))
    rows = db.execute(
        f"SELECT i.asset, p.id, p.title FROM pack_item i JOIN pack p ON p.id = i.pack WHERE i.asset IN ({marks})",  # noqa: S608 - only marks
        ids,
    )
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        found[row["asset"]].append((row["id"], row["title"]))
    return found


def in_packs(db: sqlite3.Connection, packs: Sequence[str]) -> set[str]:
    """The assets of these packs."""
    marks = ", ".join("?" * len(packs))
    return {row[0] for row in db.execute(f"SELECT asset FROM pack_item WHERE pack IN ({marks})", packs)}  # noqa: S608


def incoming_words(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, set[str]]:
    """Asset → the words of its incoming fields; assets without any are left out; at most `CHUNK` ids."""
    marks = ", ".join("?" * len(ids))
    rows = db.execute(f"SELECT asset, fields FROM incoming WHERE asset IN ({marks})", ids)  # noqa: S608 - only marks
    return {row["asset"]: incoming.words_in(json.loads(row["fields"])) for row in rows}


def texts(db: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    """(number, field, text) of these assets: titles, captions, alternative texts, and keywords one by one."""
    for start in range(0, len(numbers), CHUNK):
        part = numbers[start : start + CHUNK]
        marks = ", ".join("?" * len(part))
        said = (
            f"SELECT a.seq, t.field, t.value FROM asset a JOIN asset_text t ON t.asset = a.id WHERE a.seq IN ({marks})"  # noqa: S608 - only marks
        )
        yield from ((row[0], row[1], row[2]) for row in db.execute(said, part))
        for row in db.execute(f"SELECT seq, keywords FROM asset WHERE seq IN ({marks})", part):  # noqa: S608
            yield from ((row["seq"], "keyword", word) for word in json.loads(row["keywords"]))


def packs(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """(id, title) of every pack."""
    return [(row["id"], row["title"]) for row in db.execute("SELECT id, title FROM pack ORDER BY id")]


def with_hash(db: sqlite3.Connection, beginning: str) -> list[str]:
    """The assets whose original's SHA-256 begins so."""
    rows = db.execute("SELECT id FROM asset WHERE sha256 >= ? AND sha256 < ?", (beginning, beginning + "g"))
    return [row["id"] for row in rows]


def blocked(db: sqlite3.Connection) -> set[str]:
    """Assets that are blocked or show a person with protected identity; hidden from all but curators."""
    rows = db.execute(
        "SELECT id FROM asset WHERE blocked = 1 UNION "
        "SELECT asset FROM appearance JOIN person ON person.id = appearance.person WHERE person.protected = 1"
    )
    return {row[0] for row in rows}
