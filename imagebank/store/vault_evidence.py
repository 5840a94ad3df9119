"""Signed forms in the people vault: each has a random key of its own, wrapped once for every person whom it is about.

When the last of them is erased, nothing can read it any more.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from imagebank.core.card import Evidence
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.store.engine import Connection
from imagebank.store.vault_cards import ensure_key, key_of
from imagebank.store.vault_crypto import Keys, Unreadable, label, new_key, packed, seal, unseal, unseal_key

MOST_BYTES = 50 * 1000 * 1000


def require_fit(id: str, persons: Sequence[str], content: bytes) -> None:
    """Raise a sentence for evidence that cannot be kept."""
    if not persons:
        raise WrongWords("NO_PERSON", N_("Underlaget {id} gäller ingen. Ange vem eller vilka det gäller."), id=id)
    if len(content) > MOST_BYTES:
        raise Refused(
            "EVIDENCE_TOO_BIG",
            N_("Filen är {size} MB; ett underlag får vara högst {most} MB. Spara den mindre, till exempel som PDF."),
            size=-(-len(content) // 1_000_000), most=MOST_BYTES // 1_000_000,
        )  # fmt: skip


def put(db: Connection, keys: Keys, id: str, persons: Sequence[str], said: Evidence) -> None:
    """Keep evidence about `persons`. Raises Refused for an id that is taken."""
    if db.execute("SELECT 1 FROM evidence WHERE id = ?", (id,)).fetchone():
        raise Refused("EVIDENCE_EXISTS", N_("Underlaget {id} finns redan. Spara det nya för sig."), id=id)
    key = new_key()
    head = seal(key, packed({"kind": said.kind, "name": said.name}), label(keys.vault, "evidence-head", id))
    content = seal(key, said.content, label(keys.vault, "evidence", id))
    db.execute("INSERT INTO evidence VALUES (?, ?, ?, ?)", (id, len(said.content), head, content))
    for person in dict.fromkeys(persons):
        _wrap(db, keys, id, person, key)


def get(db: Connection, keys: Keys, id: str) -> Evidence | None:
    """The evidence; None for an id that is not kept. Raises Unreadable."""
    row = db.execute("SELECT head, content FROM evidence WHERE id = ?", (id,)).fetchone()
    if row is None:
        return None
    wraps = db.execute("SELECT person FROM evidence_key WHERE evidence = ? ORDER BY person", (id,)).fetchall()
    found = [_key(db, keys, id, one["person"]) for one in wraps]
    if not found or len(set(found)) > 1:
        raise Unreadable
    head = json.loads(unseal(found[0], row["head"], label(keys.vault, "evidence-head", id)))
    content = unseal(found[0], row["content"], label(keys.vault, "evidence", id))
    return Evidence(content, head["kind"], head["name"])


def ids(db: Connection, person: str) -> list[str]:
    """The ids of what is kept about a person, oldest first."""
    rows = db.execute(
        "SELECT evidence.id FROM evidence JOIN evidence_key ON evidence_key.evidence = evidence.id "
        "WHERE evidence_key.person = ? ORDER BY evidence.rowid",
        (person,),
    ).fetchall()
    return [row["id"] for row in rows]


def same(db: Connection, keys: Keys, persons: Sequence[str], content: bytes) -> str | None:
    """The id of this very content, kept for just these persons; None where there is none."""
    who = sorted(set(persons))
    sql = (
        "SELECT evidence.id FROM evidence JOIN evidence_key ON evidence_key.evidence = evidence.id "
        "WHERE evidence_key.person = ? AND evidence.bytes = ? ORDER BY evidence.rowid"
    )
    for row in db.execute(sql, (who[0], len(content))).fetchall():
        wraps = db.execute(
            "SELECT person FROM evidence_key WHERE evidence = ? ORDER BY person", (row["id"],)
        ).fetchall()
        if [one["person"] for one in wraps] == who:
            found = get(db, keys, row["id"])
            if found is not None and found.content == content:
                return row["id"]
    return None


def merge(db: Connection, keys: Keys, kept: str, gone: str) -> None:
    """Let `kept` read what `gone` could."""
    held = set(ids(db, kept))
    for id in ids(db, gone):
        key = _key(db, keys, id, gone)
        if id not in held:
            _wrap(db, keys, id, kept, key)


def erase(db: Connection, person: str) -> None:
    """Destroy a person's key and everything that only it opens; needs no key."""
    for table in ("card", "evidence_key", "person_key"):
        db.execute(f"DELETE FROM {table} WHERE person = ?", (person,))  # noqa: S608 - our own words
    db.execute("DELETE FROM evidence WHERE id NOT IN (SELECT evidence FROM evidence_key)")


def _wrap(db: Connection, keys: Keys, id: str, person: str, key: bytes) -> None:
    own = ensure_key(db, keys, person)
    db.execute("INSERT INTO evidence_key VALUES (?, ?, ?)", (id, person, seal(own, key, _label(keys, id, person))))


def _key(db: Connection, keys: Keys, id: str, person: str) -> bytes:
    own = key_of(db, keys, person)
    row = db.execute("SELECT sealed FROM evidence_key WHERE evidence = ? AND person = ?", (id, person)).fetchone()
    if own is None or row is None:
        raise Unreadable
    return unseal_key(own, row["sealed"], _label(keys, id, person))


def _label(keys: Keys, id: str, person: str) -> bytes:
    return label(keys.vault, "evidence-key", id, person)
