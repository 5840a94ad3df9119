"""The catalogue's door: connections, transactions, and the database's complaints turned into sentences.

One connection a thread; WAL with `synchronous=FULL`; every write begins IMMEDIATE, so that two programs wait for each
other instead of failing half-way.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imagebank.core.errors import N_, LibraryProblem

BUSY_SECONDS = 10.0
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON")
"""Durable: no acknowledged row was lost in simulated power cuts (synchronous=NORMAL lost hundreds)."""

Connection = sqlite3.Connection
"""What the rooms above hold without knowing which engine it is."""


DatabaseError = sqlite3.Error
"""Any complaint of the engine that nobody foresaw; see `explained`."""

ConstraintError = sqlite3.IntegrityError


def explained(error: sqlite3.Error, where: Path) -> LibraryProblem:
    """The sentence for an engine's complaint: one that is known, else its own words."""
    said = str(error).lower()
    for mark, code, template in _SENTENCES:
        if mark in said:
            return LibraryProblem(code, template, where=where)
    return LibraryProblem(
        "DATABASE", N_("Katalogen {where} svarade oväntat: {why}. Kör ”imagebank doctor”."), where=where, why=error
    )


class RuleBroken(ValueError):
    """A row that the catalogue's constraints do not let in."""


@contextmanager
def attempt(db: Connection) -> Iterator[None]:
    """One step inside a transaction that is taken back alone when it fails. Raises RuleBroken for a broken constraint."""
    db.execute("SAVEPOINT attempt")
    try:
        yield
    except BaseException as error:
        db.execute("ROLLBACK TO attempt")
        if isinstance(
            error, (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.DataError)
        ):
            raise RuleBroken(str(error)) from error
        raise
    finally:
        db.execute("RELEASE attempt")


class Catalogue:
    """One SQLite file. `read()` gives this thread's connection, `write()` a transaction on it."""

    def __init__(self, path: Path, *, pragmas: tuple[str, ...] = ()) -> None:
        self.path = path
        self._pragmas = pragmas
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._guard = threading.Lock()

    def read(self) -> sqlite3.Connection:
        """This thread's connection, opened at first use."""
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            self._local.connection = connection
            with self._guard:
                self._opened.append(connection)
        return connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: committed when the block ends, rolled back when it raises.

        Raises LibraryProblem when another program holds the library, or the disk is full or damaged.
        """
        connection = self.read()
        with problems(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Many readings of one moment, whatever others write meanwhile."""
        connection = self.read()
        with problems(self.path):
            connection.execute("BEGIN")
            try:
                connection.execute("SELECT 1 FROM sqlite_master").fetchone()
                yield connection
            finally:
                connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close every thread's connection; the last one folds the write-ahead log into the file."""
        with self._guard:
            for connection in self._opened:
                connection.close()
            self._opened.clear()
        self._local = threading.local()

    def _connect(self) -> sqlite3.Connection:
        with problems(self.path):
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            try:
                for pragma in (*self._pragmas, *PRAGMAS):
                    connection.execute(f"PRAGMA {pragma}")
            except BaseException:
                connection.close()
                raise
            connection.row_factory = sqlite3.Row
            return connection


def cache(path: Path, table: str, pragmas: tuple[str, ...]) -> Catalogue:
    """A file that only holds what can be made again: a damaged one is thrown away. Raises LibraryProblem for all else."""
    try:
        return _with_table(path, table, pragmas)
    except LibraryProblem as problem:
        if problem.code != "DAMAGED":
            raise
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink(missing_ok=True)
    return _with_table(path, table, pragmas)


def _with_table(path: Path, table: str, pragmas: tuple[str, ...]) -> Catalogue:
    made = Catalogue(path, pragmas=pragmas)
    try:
        with made.write() as db:
            db.execute(table)
    except BaseException:
        made.close()
        raise
    return made


_SENTENCES: tuple[tuple[str, str, str], ...] = (
    ("locked", "LOCKED", N_("Banken {where} används just nu av ett annat program. Vänta en stund och försök igen.")),
    ("full", "DISK_FULL", N_("Disken är full: {where} kunde inte sparas. Frigör utrymme och gör om det sista steget.")),
    ("readonly", "READ_ONLY", N_("{where} är skrivskyddad. Be om skrivrättigheter eller öppna en kopia.")),
    ("unable to open", "CANNOT_OPEN", N_("{where} går inte att öppna. Kontrollera att mappen finns och får läsas.")),
    ("malformed", "DAMAGED", N_("{where} är skadad. Gör om banken med ”imagebank restore”.")),
    ("not a database", "DAMAGED", N_("{where} är inte en katalog. Gör om banken med ”imagebank restore”.")),
    ("disk i/o", "DISK_ERROR", N_("Disken svarar inte som den ska: {where} kunde inte läsas eller sparas.")),
)


@contextmanager
def problems(where: Path) -> Iterator[None]:
    """Turn the database's world's-fault errors into LibraryProblem sentences; ours pass through."""
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
        known = explained(error, where)
        if known.code != "DATABASE":
            raise known from error
        raise
