"""The vocabulary's tables: a used concept is never deleted, only deprecated with its successor."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from imagebank.core.vocabulary import Concept, Label, Scheme, Vocabulary


def put(db: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    """Add or replace schemes and concepts; concepts that are not among them stay as they are."""
    for scheme in vocabulary.schemes.values():
        db.execute(
            "INSERT INTO scheme VALUES (?, ?, ?) ON CONFLICT (code) DO UPDATE "
            "SET title_sv = excluded.title_sv, title_en = excluded.title_en",
            (scheme.code, scheme.title("sv"), scheme.title("en")),
        )
    put_concepts(db, list(vocabulary.concepts.values()))


def put_concepts(db: sqlite3.Connection, concepts: Sequence[Concept]) -> None:
    """Add or replace concepts, whose schemes are there; the others stay as they are."""
    for concept in concepts:
        _put_concept(db, concept)
    for concept in concepts:
        _put_links(db, concept)
    _rebuild_up(db)


def delete(db: sqlite3.Connection, notation: str) -> None:
    """Take a concept away that nothing points at; the engine refuses any other."""
    for table in ("concept_label", "concept_broader", "concept_up"):
        db.execute(f"DELETE FROM {table} WHERE notation = ?", (notation,))  # noqa: S608 - our own names
    db.execute("DELETE FROM concept WHERE notation = ?", (notation,))


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many assets have each concept themselves, without what is narrower."""
    rows = db.execute("SELECT notation, count(*) AS n FROM asset_concept GROUP BY notation")
    return {row["notation"]: row["n"] for row in rows}


def tagged(db: sqlite3.Connection, notation: str) -> list[str]:
    """The assets that have a concept themselves."""
    rows = db.execute("SELECT asset FROM asset_concept WHERE notation = ? ORDER BY asset", (notation,))
    return [row["asset"] for row in rows]


def released(db: sqlite3.Connection, notation: str) -> int:
    """How many releases name a concept as their context."""
    return db.execute("SELECT count(*) FROM release_context WHERE notation = ?", (notation,)).fetchone()[0]


def _put_concept(db: sqlite3.Connection, concept: Concept) -> None:
    db.execute(
        "INSERT INTO concept (notation, scheme, note) VALUES (?, ?, ?) "
        "ON CONFLICT (notation) DO UPDATE SET scheme = excluded.scheme, note = excluded.note",
        (concept.notation, concept.scheme, concept.note),
    )
    db.execute("DELETE FROM concept_label WHERE notation = ?", (concept.notation,))
    db.executemany(
        "INSERT INTO concept_label VALUES (?, ?, ?, ?)",
        [(concept.notation, label.kind, label.lang, label.text) for label in concept.labels],
    )


def _put_links(db: sqlite3.Connection, concept: Concept) -> None:
    db.execute(
        "UPDATE concept SET deprecated = ?, successor = ? WHERE notation = ?",
        (concept.deprecated, concept.successor, concept.notation),
    )
    db.execute("DELETE FROM concept_broader WHERE notation = ?", (concept.notation,))
    db.executemany(
        "INSERT INTO concept_broader VALUES (?, ?)", [(concept.notation, broader) for broader in concept.broader]
    )


def _rebuild_up(db: sqlite3.Connection) -> None:
    """Every concept with itself and everything broader, so that counting and finding roll up in one join."""
    db.execute("DELETE FROM concept_up")
    db.execute(
        "WITH RECURSIVE up (notation, ancestor) AS (SELECT notation, notation FROM concept "
        "UNION SELECT up.notation, b.broader FROM up JOIN concept_broader b ON b.notation = up.ancestor) "
        "INSERT INTO concept_up SELECT notation, ancestor FROM up"
    )


def read(db: sqlite3.Connection) -> Vocabulary:
    """The whole vocabulary."""
    labels: dict[str, list[Label]] = defaultdict(list)
    for row in db.execute("SELECT * FROM concept_label ORDER BY notation, kind DESC, lang, label"):
        labels[row["notation"]].append(Label(row["kind"], row["lang"], row["label"]))
    broader: dict[str, list[str]] = defaultdict(list)
    for row in db.execute("SELECT * FROM concept_broader ORDER BY notation, broader"):
        broader[row["notation"]].append(row["broader"])
    schemes = {
        row["code"]: Scheme(row["code"], {"sv": row["title_sv"], "en": row["title_en"]})
        for row in db.execute("SELECT * FROM scheme ORDER BY code")
    }
    concepts = {
        row["notation"]: Concept(
            row["notation"], row["scheme"], tuple(labels[row["notation"]]), tuple(broader[row["notation"]]),
            row["note"], bool(row["deprecated"]), row["successor"],
        )
        for row in db.execute("SELECT * FROM concept ORDER BY notation")
    }  # fmt: skip
    return Vocabulary(schemes, concepts)
