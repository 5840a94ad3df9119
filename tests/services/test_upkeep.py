"""`doctor` finds what is wrong and says what to do; thumbnails come back from the originals."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from imagebank.services.library import Library, no_catalogue
from imagebank.services.upkeep import Checkup, examine, rebuild_thumbnails
from imagebank.store import incoming, originals
from imagebank.store.originals import OtherOriginal
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


def test_sidecars_and_other_originals_are_looked_after(library: Library, original: Path, tmp_path: Path) -> None:
    id = taken_in(library, [tmp_path / "a.jpg"]).duplicates[0][1]
    other = library.originals.store(picture(tmp_path / "b.jpg", 3))
    sidecar = library.originals.path_of("ab" * 32, "xmp")
    sidecar.parent.mkdir(parents=True)
    sidecar.write_bytes(b"x")
    with library.write("test", "library") as db:
        originals.put_other(db, OtherOriginal(other.sha256, id, "jpg", "b.jpg", other.bytes))
        incoming.put_sidecar(db, id, "ab" * 32, "a.xmp")
    quick = checked(library, deep=False)
    assert (quick.problems, quick.uncatalogued) == ([], [])
    assert [(one.code, one.subject) for one in checked(library).problems] == [("SIDECAR", id)]
    sidecar.unlink()
    other.path.unlink()
    assert [one.code for one in checked(library, deep=False).problems] == ["ORIGINAL", "SIDECAR"]


@pytest.mark.parametrize("table", ["concept_label", "asset", "ledger"])
def test_a_torn_catalogue_is_a_problem_and_no_crash(library: Library, original: Path, table: str) -> None:
    page = library.db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    library.close()
    with library.catalogue.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\x5a" * 4096)
    said = checked(library).problems
    assert "CATALOGUE" in {one.code for one in said}
    assert "imagebank restore" in said[0].message


def test_a_lost_catalogue_is_told_apart_from_no_library(library: Library, original: Path, tmp_path: Path) -> None:
    assert no_catalogue(library.root) is None
    library.close()
    library.catalogue.path.unlink()
    problem = no_catalogue(library.root)
    assert problem is not None
    assert "originalen finns" in str(problem)
    assert no_catalogue(tmp_path) is None


def test_thumbnails_are_rebuilt(library: Library, original: Path) -> None:
    sha256 = original.stem
    before = library.thumbnails.get(sha256)
    library.thumbnails._file.read().execute("DELETE FROM thumbnail")
    assert library.thumbnails.get(sha256) is None
    for _ in rebuild_thumbnails(library):
        pass
    assert library.thumbnails.get(sha256) == before
