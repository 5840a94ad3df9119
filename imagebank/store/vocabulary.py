"""The vocabulary's tables: a used concept is never deleted, only deprecated with its successor."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from imagebank.core.vocabulary import Concept, Label, Scheme, Vocabulary


def put(db: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    """Add or replace schemes and concepts; concepts that are not among them stay as they are."""
    for scheme in vocabulary.schemes.values():
        db.execute(
            "INSERT INTO scheme VALUES (?, ?, ?) ON CONFLICT (code) DO UPDATE "
            "SET title_sv = excluded.title_sv, title_en = excluded.title_en",
            (scheme.code, scheme.title("sv"), scheme.title("en")),
        )
    for concept in vocabulary.concepts.values():
        _put_concept(db, concept)
    for concept in vocabulary.concepts.values():
        _put_links(db, concept)
    _rebuild_up(db)


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
