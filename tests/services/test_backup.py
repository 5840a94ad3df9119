"""A backup is made while the library is in use, is whole or not there, and comes back as it was."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from imagebank.core.errors import FileProblem, LibraryProblem, Refused, WrongWords
from imagebank.core.people import Person
from imagebank.media.vault import Vault
from imagebank.services import backing_up, backup_folder
from imagebank.services import library as libraries
from imagebank.services.backing_up import BackedUp, back_up
from imagebank.services.dumping import dump
from imagebank.services.ingest import take_in
from imagebank.services.library import Library
from imagebank.services.receiving import Way
from imagebank.services.releasing import add_person
from imagebank.services.report import Report
from imagebank.services.restoring import Order, Restored, restore
from imagebank.services.template import Template
from imagebank.services.undoing import undo_take_in
from tests.making import PASSPHRASE, as_actor, picture, pupil, taken_in, usable, vault_of, with_pupil


def run(task) -> None:
    for _ in task:
        pass


def backed_up(library: Library, folder: Path, **how: bool) -> BackedUp:
    report = BackedUp()
    run(back_up(library, folder, report, **how))
    return report


def restored(target: Path, backup: Path, **how: object) -> Restored:
    report = Restored()
    run(restore(Order(target, "Kim", backup, **how), report))  # type: ignore[arg-type]
    return report


def dumped(library: Library, path: Path) -> list[str]:
    """What a library says, without the act of restoring it and the doubt that a lone backup leaves."""
    run(dump(library, path))
    apart = ('"verb": "restore"', '"verb": "doubt"', '"is": "doubt"')
    return [line for line in path.read_text("utf-8").splitlines() if not any(mark in line for mark in apart)]


def contents(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for _sha256, path in Vault(root).walk()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three usable pictures, one with a pupil, and a member of staff whose name is known; made once, copied for each test."""
    folder = tmp_path_factory.mktemp("made")
    library = libraries.init(folder / "bank", "Kim")
    ids = usable(library, folder / "kort", 3)
    with_pupil(library, ids[0], pupil(library))
    vault_of(library)
    add_person(library, Person("", adult=True, role="personal"), "Zarathustra Hemlig")
    library.close()
    return library.root


@pytest.fixture
def full(made: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(made, tmp_path / "bank")
    library = libraries.open_library(tmp_path / "bank", "Kim")
    yield library
    library.close()


def test_it_comes_back_as_it_was(full: Library, tmp_path: Path) -> None:
    report = backed_up(full, tmp_path / "usb")
    assert (report.copied, report.there, report.missing) == (3, 0, [])
    again = restored(tmp_path / "ny", tmp_path / "usb")
    assert (again.assets, again.placed, again.missing, again.unsound) == (3, 3, [], [])
    assert again.checkup.problems == []
    assert again.checkup.uncatalogued == []
    other = libraries.open_library(tmp_path / "ny", "Kim")
    assert dumped(other, tmp_path / "two.jsonl") == dumped(full, tmp_path / "one.jsonl")
    assert contents(other.root) == contents(full.root)
    persons = [row["id"] for row in other.db.execute("SELECT id FROM person WHERE role = 'personal'")]
    assert [other.people_vault.name_of(id) for id in persons] == [None]
    other.people_vault.open(PASSPHRASE)
    assert [other.people_vault.name_of(id) for id in persons] == ["Zarathustra Hemlig"]
    other.close()
    assert sorted(path.name for path in (tmp_path / "ny" / "journal").iterdir()) == sorted(
        path.name for path in (full.root / "journal").iterdir()
    )


def test_only_new_originals_are_copied_and_three_copies_kept(
    full: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = iter(f"2026-11-2{n}T12:00:00+00:00" for n in range(9))
    monkeypatch.setattr(backing_up, "now", lambda: next(days))
    backed_up(full, tmp_path / "usb")
    taken_in(full, [picture(tmp_path / "ny.jpg", 7)])
    report = backed_up(full, tmp_path / "usb")
    assert (report.copied, report.there, report.removed) == (1, 3, [])
    for _ in range(2):
        report = backed_up(full, tmp_path / "usb")
    assert report.removed == ["2026-11-20T12-00-00Z"]
    kept = ["2026-11-23T12-00-00Z", "2026-11-22T12-00-00Z", "2026-11-21T12-00-00Z"]
    assert [path.name for path in backup_folder.copies(tmp_path / "usb")] == kept
    assert sorted(path.name for path in (tmp_path / "usb" / "copies").iterdir()) == sorted(kept)


def test_an_earlier_copy_is_chosen_by_its_date(full: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days = iter(f"2026-11-2{n}T12:00:00+00:00" for n in range(9))
    monkeypatch.setattr(backing_up, "now", lambda: next(days))
    backed_up(full, tmp_path / "usb")
    taken_in(full, [picture(tmp_path / "ny.jpg", 7)])
    backed_up(full, tmp_path / "usb")
    assert restored(tmp_path / "a", tmp_path / "usb", date="2026-11-20").assets == 3
    assert restored(tmp_path / "b", tmp_path / "usb").assets == 4
    with pytest.raises(WrongWords, match="2026-11-21T12"):
        restored(tmp_path / "c", tmp_path / "usb", date="1999")
    assert not (tmp_path / "c").exists()


def test_names_are_for_the_owner_alone_and_never_in_the_dump(full: Library, tmp_path: Path) -> None:
    copy = backed_up(full, tmp_path / "usb").folder
    assert copy is not None
    people = copy / "people" / "people.sqlite"
    if os.name != "nt":
        assert stat.S_IMODE(people.stat().st_mode) == 0o600
        assert stat.S_IMODE(people.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE((copy / "catalogue.sqlite").stat().st_mode) == 0o600
    holders = [path for path in copy.rglob("*") if path.is_file() and b"Hemlig" in path.read_bytes()]
    assert holders == []


def test_referenced_originals_are_counted_and_missing_ones_named(full: Library, tmp_path: Path) -> None:
    report = Report()
    run(take_in(full, [picture(tmp_path / "kvar.jpg", 9)], Template(), report, Way(reference=True)))
    lost = next(path for _sha256, path in full.originals.walk())
    lost.unlink()
    backup = backed_up(full, tmp_path / "usb")
    assert (backup.referenced, len(backup.missing), backup.copied) == (1, 1, 2)
    again = restored(tmp_path / "ny", tmp_path / "usb")
    assert again.missing == backup.missing
    assert again.checkup.problems == []


def test_what_the_backup_has_it_keeps_when_the_library_loses_it(full: Library, tmp_path: Path) -> None:
    backed_up(full, tmp_path / "usb")
    for _sha256, path in full.originals.walk():
        path.unlink()
    assert backed_up(full, tmp_path / "usb").missing == []
    assert restored(tmp_path / "ny", tmp_path / "usb").placed == 3


def test_without_originals(full: Library, tmp_path: Path) -> None:
    backed_up(full, tmp_path / "usb", originals=False)
    assert not (tmp_path / "usb" / "originals").exists()
    again = restored(tmp_path / "ny", tmp_path / "usb")
    assert (again.assets, len(again.missing), again.checkup.problems) == (3, 3, [])


def test_an_undone_import_stays_until_it_is_pruned(
    full: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "KEPT", 1)
    extra = taken_in(full, [picture(tmp_path / "ny.jpg", 7)])
    backed_up(full, tmp_path / "usb")
    undo_take_in(full, extra.take_in)
    assert backed_up(full, tmp_path / "usb").pruned == 0
    assert len(contents(tmp_path / "usb")) == 4
    assert backed_up(full, tmp_path / "usb", prune=True).pruned == 1
    assert len(contents(tmp_path / "usb")) == 3


def test_folders_that_will_not_do(full: Library, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="i banken själv"):
        backed_up(full, full.root / "kopia")
    other = libraries.init(tmp_path / "other", "Kim")
    with pytest.raises(Refused, match="är en bank"):
        backed_up(full, other.root)
    taken_in(other, [picture(tmp_path / "b.jpg", 5)])
    backed_up(full, tmp_path / "usb")
    with pytest.raises(Refused, match="en annan bank"):
        backed_up(other, tmp_path / "usb")
    other.close()
    with pytest.raises(Refused, match="rådgivare"):
        backed_up(as_actor(full, "Lo", "advisor"), tmp_path / "usb2")
    (tmp_path / "fil").write_text("x")
    with pytest.raises(FileProblem, match="fil"):
        backed_up(full, tmp_path / "fil")


def test_a_damaged_catalogue_takes_no_copys_place(full: Library, tmp_path: Path) -> None:
    backed_up(full, tmp_path / "usb")
    full.close()
    path = full.catalogue.path
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b"\x5a" * 20000 + whole[len(whole) // 2 + 20000 :])
    with pytest.raises(LibraryProblem, match="skadad"):
        backed_up(full, tmp_path / "usb")
    assert len(list((tmp_path / "usb" / "copies").iterdir())) == 1
    assert restored(tmp_path / "ny", tmp_path / "usb").assets == 3


@pytest.mark.parametrize("name", ["catalogue.sqlite", "people/people.sqlite", "manifest.json"])
def test_a_damaged_backup_is_a_sentence_and_leaves_nothing(full: Library, tmp_path: Path, name: str) -> None:
    copy = backed_up(full, tmp_path / "usb").folder
    assert copy is not None
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[:200] + bytes([content[200] ^ 1]) + content[201:])
    with pytest.raises(FileProblem, match="är skadad"):
        restored(tmp_path / "ny", tmp_path / "usb")
    assert not (tmp_path / "ny").exists()


def test_a_damaged_original_in_the_backup_is_named_and_the_rest_comes(full: Library, tmp_path: Path) -> None:
    backed_up(full, tmp_path / "usb")
    _sha256, path = next(iter(Vault(tmp_path / "usb").walk()))
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    again = restored(tmp_path / "ny", tmp_path / "usb")
    assert again.unsound == [str(path)]
    assert (again.placed, len(again.missing), again.checkup.problems) == (2, 1, [])


def test_a_folder_that_holds_something_is_never_written_to(full: Library, tmp_path: Path) -> None:
    backed_up(full, tmp_path / "usb")
    (tmp_path / "ny").mkdir()
    (tmp_path / "ny" / "mitt.txt").write_text("x")
    with pytest.raises(LibraryProblem, match="inte en tom mapp"):
        restored(tmp_path / "ny", tmp_path / "usb")
    assert [path.name for path in (tmp_path / "ny").iterdir()] == ["mitt.txt"]
    with pytest.raises(FileProblem, match="ingen säkerhetskopia"):
        restored(tmp_path / "ny2", tmp_path / "kort")


def test_stopped_half_way_nothing_looks_whole(full: Library, tmp_path: Path) -> None:
    task = back_up(full, tmp_path / "usb", BackedUp())
    next(task)
    task.close()
    assert list((tmp_path / "usb" / "copies").iterdir()) == []
    backed_up(full, tmp_path / "usb")
    task = restore(Order(tmp_path / "ny", "Kim", tmp_path / "usb"), Restored())
    next(task)
    task.close()
    assert not (tmp_path / "ny").exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, where the system lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True, check=False
    ).returncode == 0  # fmt: skip
    if not made:
        pytest.skip("needs the right to mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("left", [2_900_000, 300_000])
def test_a_full_disk_is_a_sentence_and_leaves_no_copy(
    full: Library, small_disk: Path, tmp_path: Path, left: int
) -> None:
    taken_in(full, [picture(tmp_path / f"{number}.bmp", number, (600, 400)) for number in range(4)])
    (small_disk / "filler").write_bytes(os.urandom(3_000_000 - left))
    with pytest.raises(LibraryProblem, match="full"):
        backed_up(full, small_disk / "usb")
    assert not list(small_disk.glob("usb/copies/*"))
    assert not list(small_disk.glob("usb/**/*.part"))


def test_a_backup_while_another_program_takes_in(tmp_path: Path) -> None:
    library = libraries.init(tmp_path / "bank", "Kim")
    for number in range(60):
        picture(tmp_path / "kort" / f"bild {number:03}.jpg", number)
    words = ["--library", str(library.root), "import", str(tmp_path / "kort"), "--json"]
    other = subprocess.Popen([sys.executable, "-m", "imagebank", *words], stdout=subprocess.PIPE, text=True)
    sizes = []
    while other.poll() is None:
        copy = backed_up(library, tmp_path / "usb").folder
        assert copy is not None
        sizes.append(json.loads((copy / "manifest.json").read_text("utf-8"))["counts"]["asset"])
    assert len(json.loads(other.communicate()[0])["imported"]) == 60
    assert len(sizes) > 1
    assert sizes == sorted(sizes)
    again = restored(tmp_path / "ny", tmp_path / "usb")
    assert (again.assets, again.missing, again.checkup.problems) == (sizes[-1], [], [])
    library.close()


def test_the_copy_needs_nothing_beside_it(full: Library, tmp_path: Path) -> None:
    copy = backed_up(full, tmp_path / "usb").folder
    assert copy is not None
    before = sorted(path.name for path in copy.rglob("*"))
    db = sqlite3.connect(f"{(copy / 'catalogue.sqlite').as_uri()}?mode=ro&immutable=1", uri=True)
    assert db.execute("SELECT count(*) FROM asset").fetchone()[0] == 3
    db.close()
    assert sorted(path.name for path in copy.rglob("*")) == before
    assert not [name for name in before if name.endswith(("-wal", "-shm", ".part", ".unfinished"))]


def test_what_a_killed_restoring_left_is_cleared_away(full: Library, tmp_path: Path) -> None:
    backed_up(full, tmp_path / "usb")
    left = tmp_path / "ny" / ".restoring-abcdef" / "originals"
    left.mkdir(parents=True)
    (left / "half.jpg").write_bytes(b"x")
    with pytest.raises(LibraryProblem, match="ingen bank"):
        libraries.open_library(tmp_path / "ny", "Kim")
    assert restored(tmp_path / "ny", tmp_path / "usb").assets == 3
    assert not list((tmp_path / "ny").glob(".restoring-*"))


def test_a_manifest_that_points_out_of_its_copy_copies_nothing_from_there(full: Library, tmp_path: Path) -> None:
    copy = backed_up(full, tmp_path / "usb").folder
    assert copy is not None
    (tmp_path / "usb" / "copies" / "secret.jsonl").write_text("x")
    said = json.loads((copy / "manifest.json").read_text("utf-8"))
    del said["sha256"]
    said["files"]["journal/../../secret.jsonl"] = hashlib.sha256(b"x").hexdigest()
    (copy / "manifest.json").write_text(json.dumps({**said, "sha256": backup_folder._seal(said)}), "utf-8")
    restored(tmp_path / "ny", tmp_path / "usb")
    assert not list((tmp_path / "ny").rglob("secret.jsonl"))


def test_what_the_bank_has_of_its_own_comes_along(library: Library, tmp_path: Path) -> None:
    usable(library, tmp_path)
    (library.root / "mall.pptx").write_bytes(b"slides")
    (library.root / "presets").mkdir()
    (library.root / "presets" / "egna.toml").write_text("[photo.affisch]\nwidth = 900\n")
    backed_up(library, tmp_path / "usb")
    restored(tmp_path / "ny", tmp_path / "usb")
    assert (tmp_path / "ny" / "mall.pptx").read_bytes() == b"slides"
    assert (tmp_path / "ny" / "presets" / "egna.toml").is_file()
