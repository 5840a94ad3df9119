"""The catalogue's rules hold in the database itself."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from imagebank.core.errors import LibraryProblem
from imagebank.core.people import Appearance
from imagebank.core.registers import Faces
from imagebank.services import library as libraries
from imagebank.services.library import Library
from imagebank.store import assets, changes, ledger, migrations, registers
from imagebank.store.engine import Catalogue
from imagebank.store.schema import FED
from tests.making import picture, taken_in


def test_durable_by_settings(library: Library) -> None:
    pragma = {
        name: library.db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_the_vocabulary_is_whole(library: Library) -> None:
    assert len(library.vocabulary.concepts) == 241
    assert len(library.vocabulary.schemes) == 11
    assert set(library.vocabulary.tops("larmiljo")) == {"larmiljo:pedagogisk", "larmiljo:social", "larmiljo:fysisk"}
    assert {"webb", "presentation-delad"} <= set(library.vocabulary.channels())
    for concept in library.vocabulary.concepts.values():
        assert concept.label("sv") != concept.notation
        assert concept.label("en") != concept.notation


def test_a_used_concept_is_never_deleted(library: Library, tmp_path: Path) -> None:
    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    with library.catalogue.write() as db:
        db.execute("INSERT INTO asset_concept VALUES (?, 'plats:aula')", (id,))
    with pytest.raises(sqlite3.IntegrityError), library.catalogue.write() as db:
        db.execute("DELETE FROM concept WHERE notation = 'plats:aula'")


@pytest.mark.parametrize("statement", ["UPDATE ledger SET actor = 'x'", "DELETE FROM ledger"])
def test_the_ledger_is_append_only(library: Library, tmp_path: Path, statement: str) -> None:
    taken_in(library, [picture(tmp_path / "a.jpg")])
    with pytest.raises(sqlite3.IntegrityError), library.catalogue.write() as db:
        db.execute(statement)
    assert len(list(ledger.lines(library.db))) == 2


def test_every_fed_table_feeds(library: Library) -> None:
    names = {row[0] for row in library.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    for table, _kind, _column in FED:
        assert {f"{table}_{event}_is_fed" for event in ("insert", "update", "delete")} <= names


def test_an_import_shows_in_the_feed(library: Library, tmp_path: Path) -> None:
    before = changes.last(library.db)
    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    assert changes.since(library.db, before).assets == {id}


def test_a_failed_write_leaves_nothing(library: Library) -> None:
    def write_and_fail() -> None:
        with library.write("test", "x") as db:
            db.execute("INSERT INTO shoot VALUES ('s', 'Skola')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert library.db.execute("SELECT count(*) FROM shoot").fetchone()[0] == 0
    assert list(ledger.lines(library.db)) == []


def test_a_newer_catalogue_is_refused_with_a_sentence(library: Library) -> None:
    with library.catalogue.write() as db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('imagebank', '9999 later', 'x')"
        )
    with pytest.raises(LibraryProblem, match="nyare version"):
        libraries.open_library(library.root, "Kim")


def test_a_locked_library_says_so(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imagebank.store.engine.BUSY_SECONDS", 0.1)
    other = Catalogue(library.catalogue.path)
    with library.catalogue.write(), pytest.raises(LibraryProblem, match="annat program"), other.write():
        pass
    other.close()


@pytest.mark.parametrize(
    "content", [b"this is not a database, it is a text that is long enough to look at", b"\0" * 5000]
)
def test_a_damaged_catalogue_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(content)
    with pytest.raises(LibraryProblem, match=r"catalogue\.sqlite"):
        libraries.open_library(tmp_path, "Kim")


def test_a_folder_that_holds_something_is_not_made_a_library(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(LibraryProblem, match="tom mapp"):
        libraries.init(tmp_path, "Kim")
    with pytest.raises(LibraryProblem, match="ingen bank"):
        libraries.open_library(tmp_path, "Kim")


def test_a_migration_keeps_a_copy_first(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlite_utils import Migrations

    longer = Migrations("imagebank")
    longer._migrations = [*migrations.steps._migrations]
    longer(name="9999 test")(lambda db: db.conn.execute("CREATE TABLE later (x)") and None)
    monkeypatch.setattr(migrations, "steps", longer)
    steps = len(longer._migrations)
    assert migrations.migrate(library.catalogue) == steps
    copy = sqlite3.connect(library.root / f"catalogue.sqlite.before-{steps}")
    assert copy.execute("SELECT count(*) FROM concept").fetchone()[0] == 241
    copy.close()


def test_a_library_of_before_several_times_keeps_its_persons_and_faces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlite_utils import Migrations

    whole, older = migrations.steps, Migrations("imagebank")
    older._migrations = [step for step in whole._migrations if step.name < "0004"]
    monkeypatch.setattr(migrations, "steps", older)
    library = libraries.init(tmp_path / "bank", "Kim")
    with library.catalogue.write() as db:
        db.execute("INSERT INTO person (id, role) VALUES ('P-1', 'elev')")
        db.execute(
            "INSERT INTO asset (id, sha256, media, name, bytes, format, extension, imported_at) "
            "VALUES ('a', ?, 'film', 'a.mp4', 1, 'MP4', 'mp4', '2026-11-22')", ("0" * 64,)
        )  # fmt: skip
        db.execute(
            "INSERT INTO appearance (asset, person, from_s, to_s, x, y, width, height) VALUES ('a', 'P-1', 1, 2, .1, .2, .3, .4)"
        )
        db.execute("INSERT INTO faces VALUES ('a', '[[0.1, 0.2, 0.3, 0.4]]', '2026-11-22')")
    library.close()
    monkeypatch.setattr(migrations, "steps", whole)
    library = libraries.open_library(tmp_path / "bank", "Kim")
    (asset,) = assets.get(library.db, ["a"])
    assert asset.appearances == (Appearance("P-1", from_s=1.0, to_s=2.0, area=(0.1, 0.2, 0.3, 0.4)),)
    assert registers.all_(library.db, Faces) == [Faces("a", "[[0.1, 0.2, 0.3, 0.4]]", "2026-11-22")]
    library.close()
