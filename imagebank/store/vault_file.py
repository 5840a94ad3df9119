"""The people vault's file: its tables, its sentences, and that nothing destroyed stays behind in it.

Only ciphertext lies here. Clear are pseudonyms, ids of assets and evidence, sizes and counts.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from imagebank.core.errors import N_, LibraryProblem, Refused
from imagebank.store.engine import Catalogue, Connection, explained
from imagebank.store.vault_crypto import Identity, Unreadable

TABLES = (
    """vault (id TEXT PRIMARY KEY, public BLOB NOT NULL, private BLOB NOT NULL, failures INTEGER NOT NULL DEFAULT 0,
       failed_at REAL NOT NULL DEFAULT 0)""",
    """slot (id TEXT PRIMARY KEY, kind TEXT NOT NULL, how TEXT NOT NULL, salt BLOB NOT NULL, sealed BLOB NOT NULL,
       proof BLOB NOT NULL)""",
    "person_key (person TEXT PRIMARY KEY, sealed BLOB NOT NULL)",
    """card (person TEXT NOT NULL REFERENCES person_key ON DELETE CASCADE, number INTEGER NOT NULL, sealed BLOB NOT NULL,
       PRIMARY KEY (person, number))""",
    "evidence (id TEXT PRIMARY KEY, bytes INTEGER NOT NULL, head BLOB NOT NULL, content BLOB NOT NULL)",
    """evidence_key (evidence TEXT NOT NULL REFERENCES evidence ON DELETE CASCADE,
       person TEXT NOT NULL REFERENCES person_key ON DELETE CASCADE, sealed BLOB NOT NULL, PRIMARY KEY (evidence, person))""",
    "sealed_suggestion (number INTEGER PRIMARY KEY, asset TEXT NOT NULL, origin TEXT NOT NULL, sealed BLOB NOT NULL)",
    "uncleansed (asset TEXT PRIMARY KEY)",
    "chore (name TEXT PRIMARY KEY)",
)
INDEXES = (
    "evidence_key_person ON evidence_key (person)",
    "sealed_suggestion_asset ON sealed_suggestion (asset)",
)
SCRUB, VACUUM = "scrub", "vacuum"
"""Chores that are left to do: to empty the write-ahead log, and to write the file anew first."""


def damaged(path: Path) -> LibraryProblem:
    """The sentence for a vault that is not as it was written."""
    return LibraryProblem(
        "VAULT_DAMAGED",
        N_("Personvalvet {where} är skadat och inget ur det visas. Hämta det ur en säkerhetskopia med ”imagebank restore”."),
        where=path,
    )  # fmt: skip


def busy(path: Path) -> LibraryProblem:
    """The sentence for a log that cannot be emptied since another program reads it."""
    return LibraryProblem(
        "VAULT_BUSY",
        N_("Det är borttaget ur personvalvet {where}, men spår kan ligga kvar så länge ett annat program läser där. Stäng det och gör om."),
        where=path,
    )  # fmt: skip


def closed() -> Refused:
    """The sentence for what needs the vault open."""
    return Refused("VAULT_CLOSED", N_("Personvalvet är låst. Lås upp det med lösenfrasen och försök igen."))


def not_set_up() -> Refused:
    """The sentence for what needs a vault."""
    return Refused(
        "VAULT_NOT_SET_UP",
        N_("Banken har inget personvalv än, och namn sparas bara där. Skapa det med ”imagebank vault set-up” eller i fönstret."),
    )  # fmt: skip


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn every sign of a damaged vault into its sentence; what is our own fault passes through."""
    try:
        yield
    except (Unreadable, UnicodeDecodeError) as error:  # the engine's own complaint may quote a torn name
        raise damaged(path) from error
    except LibraryProblem as problem:
        if problem.code == "DAMAGED":
            raise damaged(path) from problem
        raise
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.DatabaseError as error:
        known = explained(error, path)
        raise (damaged(path) if known.code in {"DAMAGED", "DATABASE"} else known) from error


def opened(path: Path) -> Catalogue:
    """The file, made where there is none, for its owner alone. Raises LibraryProblem for one that is damaged."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):
        path.parent.chmod(0o700)
    if path.exists():
        with suppress(OSError):
            path.chmod(0o600)
    else:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    file = Catalogue(path, pragmas=("secure_delete=ON",))
    try:
        with guarded(path):
            if not has_table(file.read(), "chore"):
                with file.write() as db:
                    for table in TABLES:
                        db.execute(f"CREATE TABLE IF NOT EXISTS {table} STRICT")
                    for index in INDEXES:
                        db.execute(f"CREATE INDEX IF NOT EXISTS {index}")
            tidy(file)
    except BaseException:
        file.close()
        raise
    return file


def has_table(db: Connection, name: str) -> bool:
    """Whether the file has a table of that name."""
    said = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return db.execute(said, (name,)).fetchone() is not None


def identity(db: Connection) -> Identity | None:
    """What the file says of the vault; None where nobody has set it up."""
    row = db.execute("SELECT id, public, private FROM vault").fetchone()
    return Identity(row["id"], row["public"], row["private"]) if row else None


def leave(db: Connection, chore: str) -> None:
    """Note, in the write that destroys something, that its traces are to go; so that a kill does not keep them."""
    db.execute("INSERT OR IGNORE INTO chore VALUES (?)", (chore,))


def scrub(file: Catalogue) -> None:
    """Do the chores that are left: after this, no byte of what was destroyed is in the file or its log.

    Raises LibraryProblem VAULT_BUSY while another program reads.
    """
    with guarded(file.path):
        db = file.read()
        left = {row["name"] for row in db.execute("SELECT name FROM chore").fetchall()}
        if not left:
            return
        try:
            if VACUUM in left:
                db.execute("VACUUM")
            is_busy = bool(db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
        except sqlite3.OperationalError as error:
            if explained(error, file.path).code != "LOCKED":
                raise
            is_busy = True
        if is_busy:
            raise busy(file.path)
        with file.write():
            db.executemany("DELETE FROM chore WHERE name = ?", [(name,) for name in left])


def tidy(file: Catalogue) -> None:
    """Do the chores that can be done now; what another program hinders is done another time."""
    try:
        scrub(file)
    except LibraryProblem as problem:
        if problem.code not in {"VAULT_BUSY", "LOCKED", "READ_ONLY", "DISK_FULL"}:
            raise
