"""What search is measured against: FTS5 for words, GROUP BY over the concepts for facets, made of the same library.

Favoured where it can be: whole numbers in place of ids, hits kept in a temporary table, and what may be used in a channel worked out
before anybody asks. It counts the concepts only, not the statuses.
"""

from __future__ import annotations

import sqlite3
import time
from datetime import date
from pathlib import Path

from imagebank.core.use import Use
from imagebank.services.indexing import indexed
from imagebank.services.library import Library
from imagebank.services.verdicts import usable
from tests.benchmarks.questions import Asked

SCHEMA = """
CREATE VIRTUAL TABLE words USING fts5(title, alt, caption, other, content='', tokenize="unicode61 remove_diacritics 0", prefix='2 3');
INSERT INTO words (rowid, title, alt, caption, other)
    SELECT a.seq, t.value, l.value, c.value, a.name || ' ' || coalesce(r.creator, '') || ' ' || coalesce(s.name, '') || ' ' || a.keywords
    FROM bank.asset a LEFT JOIN bank.asset_text t ON (t.asset, t.field, t.lang) = (a.id, 'title', 'sv')
    LEFT JOIN bank.asset_text l ON (l.asset, l.field, l.lang) = (a.id, 'alt', 'sv')
    LEFT JOIN bank.asset_text c ON (c.asset, c.field, c.lang) = (a.id, 'caption', 'sv')
    LEFT JOIN bank.asset_rights r ON r.asset = a.id LEFT JOIN bank.shoot s ON s.id = a.shoot;
CREATE TABLE concept AS SELECT rowid AS number, notation FROM bank.concept;
CREATE INDEX concept_notation ON concept (notation);
CREATE TABLE tagged (asset INTEGER, concept INTEGER, PRIMARY KEY (asset, concept)) WITHOUT ROWID;
INSERT INTO tagged SELECT a.seq, c.number FROM bank.asset_concept t JOIN bank.asset a ON a.id = t.asset
    JOIN concept c ON c.notation = t.notation ORDER BY 1, 2;
CREATE INDEX tagged_concept ON tagged (concept, asset);
CREATE TABLE up (concept INTEGER, ancestor INTEGER, PRIMARY KEY (concept, ancestor)) WITHOUT ROWID;
INSERT INTO up SELECT c.number, b.number FROM bank.concept_up u JOIN concept c ON c.notation = u.notation
    JOIN concept b ON b.notation = u.ancestor;
CREATE INDEX up_ancestor ON up (ancestor, concept);
CREATE TABLE usable (channel TEXT, day TEXT, asset INTEGER, PRIMARY KEY (channel, day, asset)) WITHOUT ROWID;
CREATE TEMP TABLE hits (asset INTEGER PRIMARY KEY);
INSERT INTO words (words) VALUES ('optimize');
ANALYZE;
"""

FACETS = """
SELECT u.ancestor, count(DISTINCT t.asset) FROM hits h JOIN tagged t ON t.asset = h.asset JOIN up u ON u.concept = t.concept GROUP BY 1
"""


class Baseline:
    """The same questions, asked of SQLite."""

    def __init__(self, library: Library, folder: Path, channel: str, day: date) -> None:
        began = time.perf_counter()
        self.db = sqlite3.connect(folder / "baseline.sqlite", isolation_level=None)
        self.db.execute("PRAGMA synchronous = OFF")
        self.db.execute("PRAGMA cache_size = -200000")
        self.db.execute("ATTACH ? AS bank", (f"file:{library.catalogue.path}",))
        self.db.executescript(SCHEMA)
        held = indexed(library)
        with held.index.lock:
            ready = [(channel, day.isoformat(), number) for number in usable(library, held, Use(channel, day))]
        self.db.execute("BEGIN")
        self.db.executemany("INSERT INTO usable VALUES (?, ?, ?)", ready)
        self.db.execute("COMMIT")
        self.build_s = time.perf_counter() - began

    def find(self, asked: Asked) -> list[int]:
        """The numbers of what is found, newest first."""
        question, values = _found(asked)
        return [row[0] for row in self.db.execute(f"{question} ORDER BY 1 DESC", values)]

    def find_and_count(self, asked: Asked) -> tuple[list[int], dict[int, int]]:
        """What is found, and how many of it have each concept."""
        question, values = _found(asked)
        self.db.execute("DELETE FROM hits")
        self.db.execute(f"INSERT INTO hits {question}", values)
        found = [row[0] for row in self.db.execute("SELECT asset FROM hits ORDER BY 1 DESC")]
        return found, dict(self.db.execute(FACETS).fetchall())

    def ids(self, numbers: list[int]) -> list[str]:
        """The ids of assets by their numbers."""
        marks = ", ".join("?" * len(numbers))
        return [row[0] for row in self.db.execute(f"SELECT id FROM bank.asset WHERE seq IN ({marks})", numbers)]

    def close(self) -> None:
        """Close the file."""
        self.db.close()


def _found(asked: Asked) -> tuple[str, list[object]]:
    """One SELECT of row numbers for each part, intersected."""
    parts: list[str] = []
    values: list[object] = []
    match = [f'"{word}"' for word in asked.words] + ([f'"{asked.prefix}"*'] if asked.prefix else [])
    if match:
        parts.append("SELECT rowid AS asset FROM words WHERE words MATCH ?")
        values.append(" AND ".join(match))
    for _scheme, notation in asked.concepts:
        parts.append(
            "SELECT DISTINCT t.asset FROM concept c JOIN up u ON u.ancestor = c.number JOIN tagged t ON t.concept = u.concept WHERE c.notation = ?"
        )
        values.append(notation)
    if asked.channel:
        parts.append("SELECT asset FROM usable WHERE channel = ? AND day = ?")
        values += [asked.channel, asked.day.isoformat()]
    if not parts:
        return "SELECT seq AS asset FROM bank.asset", []
    return " INTERSECT ".join(parts), values
