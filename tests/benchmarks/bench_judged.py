"""The judged questions asked of our search and of plain FTS5, Snowball's Swedish stemmer, and trigrams: recall and precision.

The others are given the labels of every concept of a picture, and of what lies above it, as words.

    python -m tests.benchmarks.bench_judged
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import snowballstemmer

from imagebank.core.errors import ImagebankError
from imagebank.core.query import parse
from imagebank.core.vocabulary import Vocabulary
from imagebank.core.words import words_of
from imagebank.services import library as libraries
from imagebank.services.searching import find
from tests.judged.judging import HERE, Figures, fill, measured

DAY = date(2026, 11, 25)
Texts = Callable[[str], str]


def _as_said(text: str) -> str:
    return text


def _table(tokenizer: str, made: Texts, vocabulary: Vocabulary) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute(f'CREATE VIRTUAL TABLE said USING fts5(id UNINDEXED, text, tokenize="{tokenizer}")')
    for one in json.loads((HERE / "collection.json").read_text(encoding="utf-8")):
        texts = (value for name, value in one.items() if name.startswith(("title", "alt", "caption")))
        above = {up for notation in one["concepts"] for up in vocabulary.ancestors(notation)}
        labels = (label.text for notation in sorted(above) for label in vocabulary.concepts[notation].labels)
        text = " ".join((*texts, *labels, *one["keywords"], one["place"], one["creator"], one["file_name"]))
        db.execute("INSERT INTO said VALUES (?, ?)", (one["id"], made(text)))
    return db


def _asked(db: sqlite3.Connection, made: Texts) -> Callable[[str], Iterable[str]]:
    def answer(text: str) -> Iterable[str]:
        words = [f'"{word}"' for word in made(text).replace('"', " ").split()]
        if not words:
            return ()
        return [row[0] for row in db.execute("SELECT id FROM said WHERE said MATCH ?", (" ".join(words),))]

    return answer


def main() -> None:
    """Measure and print."""
    stemmer = snowballstemmer.stemmer("swedish")

    def stemmed(text: str) -> str:
        return " ".join(stemmer.stemWords(words_of(text)))

    library = libraries.init(Path(tempfile.mkdtemp()) / "bank", "Kim")
    fill(library)
    words = library.vocabulary

    def ours(text: str) -> Iterable[str]:
        try:
            return find(library, parse(text), day=DAY).ids
        except ImagebankError:
            return ()

    ways: dict[str, Callable[[str], Iterable[str]]] = {
        "ours": ours,
        "FTS5": _asked(_table("unicode61 remove_diacritics 0", _as_said, words), _as_said),
        "Snowball": _asked(_table("unicode61 remove_diacritics 0", stemmed, words), stemmed),
        "trigram": _asked(_table("trigram", _as_said, words), _as_said),
    }
    figures = {name: measured(answer)[0] for name, answer in ways.items()}
    print(f"{'':18}" + "".join(f"{name:>24}" for name in figures))
    for group in figures["ours"]:
        print(f"{group:18}" + "".join(_cell(found[group]) for found in figures.values()))
    print(f"{'all':18}" + "".join(_cell(_sum(found.values())) for found in figures.values()))


def _sum(parts: Iterable[Figures]) -> Figures:
    made = Figures()
    for one in parts:
        made.relevant, made.found, made.wrong = (
            made.relevant + one.relevant,
            made.found + one.found,
            made.wrong + one.wrong,
        )
    return made


def _cell(one: Figures) -> str:
    recall = one.found / one.relevant if one.relevant else 1.0
    precision = one.found / (one.found + one.wrong) if one.found + one.wrong else 1.0
    return f"{recall:14.0%} /{precision:7.0%} "


if __name__ == "__main__":
    main()
