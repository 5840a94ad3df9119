"""Persons in the people vault: a key of each person's own, and cards encrypted by it. No key, no card: that is erasure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from imagebank.core.card import Card, Guardian
from imagebank.store.engine import Connection
from imagebank.store.vault_crypto import Keys, label, new_key, packed, seal, unseal, unseal_key

NEWEST = "number = (SELECT max(number) FROM card AS other WHERE other.person = card.person)"


def key_of(db: Connection, keys: Keys, person: str) -> bytes | None:
    """The person's own key; None for one of whom nothing is kept."""
    row = db.execute("SELECT sealed FROM person_key WHERE person = ?", (person,)).fetchone()
    return unseal_key(keys.master, row["sealed"], _key_label(keys, person)) if row else None


def ensure_key(db: Connection, keys: Keys, person: str) -> bytes:
    """The person's own key, made where there is none."""
    found = key_of(db, keys, person)
    if found is None:
        found = new_key()
        sealed = seal(keys.master, found, _key_label(keys, person))
        db.execute("INSERT INTO person_key VALUES (?, ?)", (person, sealed))
    return found


def put(db: Connection, keys: Keys, person: str, card: Card) -> None:
    """Keep a card; older ones become history. The same card once more is not kept again."""
    key = ensure_key(db, keys, person)
    row = db.execute("SELECT max(number) FROM card WHERE person = ?", (person,)).fetchone()
    if row[0] is not None and newest(db, keys, person) == card:
        return
    _insert(db, keys, key, person, (row[0] or 0) + 1, card)


def put_name(db: Connection, keys: Keys, person: str, name: str) -> None:
    """Keep a name; the rest of the card stays."""
    card = newest(db, keys, person)
    put(db, keys, person, replace(card, name=name) if card else Card(name))


def newest(db: Connection, keys: Keys, person: str) -> Card | None:
    """The card that holds now."""
    found = _cards(db, keys, f"card.person = ? AND {NEWEST}", (person,))
    return found[0][1] if found else None


def history(db: Connection, keys: Keys, person: str) -> tuple[Card, ...]:
    """Every card there has been, the one that holds now first."""
    return tuple(card for _person, card in _cards(db, keys, "card.person = ?", (person,)))


def names(db: Connection, keys: Keys) -> dict[str, str]:
    """Everybody's name."""
    return {person: card.name for person, card in _cards(db, keys, NEWEST, ())}


def merge(db: Connection, keys: Keys, kept: str, gone: str) -> None:
    """Put the cards of `gone` behind those of `kept`, as its history."""
    theirs, ours = history(db, keys, gone), history(db, keys, kept)
    if not theirs:
        return
    key = ensure_key(db, keys, kept)
    db.execute("DELETE FROM card WHERE person = ?", (kept,))
    for number, card in enumerate([*reversed(theirs), *reversed(ours)], 1):
        _insert(db, keys, key, kept, number, card)


def _insert(db: Connection, keys: Keys, key: bytes, person: str, number: int, card: Card) -> None:
    sealed = seal(key, packed(asdict(card)), _card_label(keys, person, number))
    db.execute("INSERT INTO card VALUES (?, ?, ?)", (person, number, sealed))


def _cards(db: Connection, keys: Keys, which: str, values: Sequence[str]) -> list[tuple[str, Card]]:
    """(person, card) of the rows that `which` (our own words) names, newest first."""
    rows = db.execute(
        "SELECT card.person, number, card.sealed, person_key.sealed AS key FROM card "  # noqa: S608
        f"LEFT JOIN person_key USING (person) WHERE {which} ORDER BY card.person, number DESC",
        values,
    ).fetchall()
    found = []
    for row in rows:
        key = unseal_key(keys.master, row["key"], _key_label(keys, row["person"]))
        said = json.loads(unseal(key, row["sealed"], _card_label(keys, row["person"], row["number"])))
        guardians = tuple(Guardian(**one) for one in said.pop("guardians"))
        found.append((row["person"], Card(**said, guardians=guardians)))
    return found


def _key_label(keys: Keys, person: str) -> bytes:
    return label(keys.vault, "person", person)


def _card_label(keys: Keys, person: str, number: int) -> bytes:
    return label(keys.vault, "card", person, str(number))
