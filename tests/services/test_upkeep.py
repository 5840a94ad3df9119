"""`doctor` finds what is wrong and says what to do; thumbnails come back from the originals."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from imagebank.services.library import Library
from imagebank.services.upkeep import Checkup, examine, rebuild_thumbnails
from tests.making import picture, taken_in


def checked(library: Library, **how: bool) -> Checkup:
    report = Checkup()
    for _ in examine(library, report, **how):
        pass
    return report


@pytest.fixture
def original(library: Library, tmp_path: Path) -> Path:
    sha256 = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][2]
    return library.originals.path_of(sha256, "jpg")


def test_a_changed_original_is_found_and_an_import_mends_it(library: Library, original: Path, tmp_path: Path) -> None:
    original.chmod(0o600)
    original.write_bytes(original.read_bytes()[:-1] + b"x")
    assert [one.code for one in checked(library).problems] == ["ORIGINAL"]
    assert checked(library, deep=False).problems == []
    taken_in(library, [tmp_path / "a.jpg"])
    assert checked(library).problems == []


def test_a_missing_original_is_found_and_an_import_mends_it(library: Library, original: Path, tmp_path: Path) -> None:
    original.unlink()
    problem = checked(library, deep=False).problems[0]
    assert problem.code == "ORIGINAL"
    assert "Importera filen igen" in problem.message
    again = taken_in(library, [tmp_path / "a.jpg"])
    assert again.failed == []
    assert checked(library).problems == []


def test_an_altered_ledger_is_found(library: Library, original: Path) -> None:
    with sqlite3.connect(library.catalogue.path) as db:
        db.execute("DROP TRIGGER ledger_is_not_altered")
        db.execute("UPDATE ledger SET actor = 'Somebody else'")
    db.close()
    assert [(one.code, one.subject) for one in checked(library).problems] == [("LEDGER", "1")]


def test_a_stray_original_is_no_problem_but_told(library: Library, original: Path) -> None:
    stray = library.originals.path_of("ab" * 32, "jpg")
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"x")
    report = checked(library)
    assert report.problems == []
    assert report.uncatalogued == [str(stray)]


def test_thumbnails_are_rebuilt(library: Library, original: Path) -> None:
    sha256 = original.stem
    before = library.thumbnails.get(sha256)
    library.thumbnails._file.read().execute("DELETE FROM thumbnail")
    assert library.thumbnails.get(sha256) is None
    for _ in rebuild_thumbnails(library):
        pass
    assert library.thumbnails.get(sha256) == before
