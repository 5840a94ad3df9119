"""Copies of a catalogue: made while others write, read without leaving a trace."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from imagebank.core.errors import LibraryProblem
from imagebank.store import holdings, inspection
from imagebank.store.engine import Catalogue, explained, problems


def copy_to(catalogue: Catalogue, target: Path) -> None:
    """Copy one moment of a catalogue, while in use, into a file of its own that only its owner may read.

    The copy is one whole file, on the disk when this returns. Raises LibraryProblem for a damaged catalogue or a full disk.
    """
    source = catalogue.read()
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o600))
    with problems(target), closing(sqlite3.connect(target)) as copy:
        try:
            source.backup(copy, pages=-1)
        except sqlite3.DatabaseError as error:
            if "full" not in str(error):
                raise explained(error, catalogue.path) from error
            raise
        copy.execute("PRAGMA journal_mode=DELETE")  # no log beside it: the file alone is the copy


def copy_file(source: Path, target: Path) -> None:
    """Copy one moment of the database at `source`, as `copy_to` does."""
    catalogue = Catalogue(source)
    try:
        copy_to(catalogue, target)
    finally:
        catalogue.close()


def sound_copy(source: Path, target: Path, *, catalogue: bool = False) -> bool:
    """Copy the database at `source` if it is whole; False, and no `target`, where it is damaged, missing or locked.

    With `catalogue` it must be a catalogue: an empty file is a whole database too.
    """
    try:
        if not source.is_file() or source.stat().st_size == 0:
            return False
        copy_file(source, target)
        with reading(target) as db:
            if catalogue:
                holdings.counts(db)
            sound = not inspection.problems(db)
    except (LibraryProblem, sqlite3.DatabaseError, OSError):
        sound = False
    if not sound:
        target.unlink(missing_ok=True)
    return sound


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A copy for reading only; no file beside it is made or needed. Raises LibraryProblem for a damaged one."""
    with problems(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        db.row_factory = sqlite3.Row
        yield db
