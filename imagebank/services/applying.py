"""Statements in, one a line (docs/interchange.md): a whole library, or a part of one.

The ledger's lines are carried and their chain is checked, never made anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, FileProblem, Refused
from imagebank.core.ledger import LedgerLine, first_broken
from imagebank.core.mishaps import why
from imagebank.core.progress import Progress
from imagebank.core.vocabulary import Vocabulary
from imagebank.language import _
from imagebank.services import statements
from imagebank.services.dumping import FORMAT
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.putting import WRONG, Putting
from imagebank.store import ledger
from imagebank.store import vocabulary as vocabulary_table
from imagebank.store.engine import Connection, attempt

BATCH = 2000
"""Lines of one transaction: about a second's work, so that nobody waits long, and few enough commits for a million lines."""


@dataclass
class Applied:
    """What became of the lines of a file: applied, refused (line number, sentence)."""

    lines: int = 0
    applied: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    changes: Changes = Changes()


def apply(library: Library, source: Path, report: Applied) -> Iterator[Progress]:
    """Take every statement of `source` in, in batches of one transaction; fills `report`.

    A line that cannot be applied is reported with its number and the rest goes on. Assets come without their files
    (state: original missing) until the files are imported. A ledger whose chain does not hold is refused whole.
    """
    vocabulary = _foreword(source)
    run = _Run(library, report)
    with library.writing() as db:
        try:
            with attempt(db):
                vocabulary_table.put(db, vocabulary)
        except (ValueError, AttributeError) as error:
            raise _bad(source, error) from error
    with _opened(source) as file:
        batch: list[tuple[int, str]] = []
        for number, line in enumerate(file, 1):
            if line.strip():
                batch.append((number, line))
            if len(batch) >= BATCH:
                run.take(batch)
                batch = []
                yield Progress(number, 0, source.name)
        run.take(batch)
    run.finish()
    yield Progress(report.lines, report.lines, source.name)


def _opened(source: Path):  # noqa: ANN202 - a text file
    try:
        return source.open(encoding="utf-8")
    except OSError as error:
        raise FileProblem(
            "MISSING", N_("{where} går inte att läsa ({why}). Kontrollera namnet."), where=source, why=why(error)
        ) from error


def _foreword(source: Path) -> Vocabulary:
    """Read the vocabulary, whose concepts name each other, and check the ledger's chain, before anything is written."""
    schemes, concepts = {}, {}

    def ledger_lines(file: Iterable[str]) -> Iterator[LedgerLine]:
        for line in file:
            said = read_line(line) if any(mark in line for mark in ('"ledger"', '"concept"', '"scheme"')) else None
            kind = said.pop("is", "") if said else ""
            if said and kind == "ledger":
                yield statements.line_of(said)
            elif said and kind == "scheme":
                schemes[said["code"]] = statements.scheme_of(said)
            elif said and kind == "concept":
                concepts[said["notation"]] = statements.concept_of(said)

    with _opened(source) as file:
        try:
            broken = first_broken(ledger_lines(file))
        except (TypeError, KeyError, AttributeError, UnicodeError) as error:
            raise _bad(source, error) from error
    if broken is not None:
        raise Refused(
            "LEDGER_BROKEN", N_("Utlämningsloggen i {where} är ändrad vid rad {line}. Ingenting har tagits in."),
            where=source, line=broken,
        )  # fmt: skip
    return Vocabulary(schemes, concepts)


def _bad(source: Path, error: Exception) -> FileProblem:
    return FileProblem(
        "BAD_DUMP",
        N_("{where} går inte att läsa som en bank ({why}). Ingenting har tagits in."),
        where=source,
        why=error,
    )


def read_line(line: str) -> dict[str, Any] | None:
    """One line as a statement with its `is`; None for what is none."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


_FOREWORD = ("library", "scheme", "concept")
"""Kinds that the foreword takes in; words alone are no act that the ledger tells of."""


class _Run:
    """One application under way."""

    def __init__(self, library: Library, report: Applied) -> None:
        self.library, self.report = library, report
        self.before = last_change(library)
        self.told = 0
        self.putting = Putting(library, carries_ledger=next(ledger.lines(library.db), None) is None)

    def take(self, batch: list[tuple[int, str]]) -> None:
        with self.library.writing() as db:
            for number, line in batch:
                self.report.lines += 1
                self._take(db, number, line)

    def _take(self, db: Connection, number: int, line: str) -> None:
        said = read_line(line)
        kind = str(said.pop("is", "")) if said is not None else ""
        if said is None or not (kind in _FOREWORD or self.putting.knows(kind)):
            self.report.refused.append((number, _("Raden är inte en uppgift som går att läsa.")))
            return
        try:
            with attempt(db):
                self._put(db, kind, said)
        except WRONG as error:
            why = _("Raden strider mot bankens regler: {why}").format(why=error)
            self.report.refused.append((number, why))
        else:
            self.report.applied += 1

    def _put(self, db: Connection, kind: str, said: dict[str, Any]) -> None:
        if kind not in _FOREWORD:
            self.putting.put(db, kind, said)
            return
        self.told += 1
        if kind == "library" and said.get("format") != FORMAT:
            raise ValueError(said.get("format"))

    def finish(self) -> None:
        if not self.putting.carried and self.report.applied > self.told:
            with self.library.write("apply", "library", lines=self.report.lines, refused=len(self.report.refused)):
                pass
        self.report.changes = changes_since(self.library, self.before)
