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
