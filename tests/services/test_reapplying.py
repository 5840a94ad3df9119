"""A restored backup does later withdrawals, blocks and erasures again; where the ledger's end is missing, people stop at REVIEW."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from imagebank.core.errors import WrongWords
from imagebank.core.use import Use
from imagebank.services import ledger_copy
from imagebank.services import library as libraries
from imagebank.services.backing_up import BackedUp, back_up
from imagebank.services.deciding import check
from imagebank.services.describing import Edit, edit
from imagebank.services.library import Library
from imagebank.services.logbook import head, holds, state
from imagebank.services.reapplying import confirm_ledger
from imagebank.services.registering import erase_person, revise_person
from imagebank.services.releasing import known_person, withdraw
from imagebank.services.restoring import Order, Restored, restore
from imagebank.store import ledger
from tests.making import PASSPHRASE, TODAY, pupil, usable, vault_of, with_pupil

WEB = Use("webb", TODAY)


def run(task) -> None:
    for _ in task:
        pass


@pytest.fixture
def later(library: Library, tmp_path: Path) -> dict[str, str]:
    """A backup, and after it: a withdrawal for one channel, a block, a protected identity, an erasure. Whose id is what."""
    ids = usable(library, tmp_path / "kort", 5)
    vault = vault_of(library)
    people = [pupil(library) for _ in range(3)]
    for id, person in zip(ids, people, strict=False):
        with_pupil(library, id, person)
    vault.put(people[2], "Zarathustra Hemlig")
    run(back_up(library, tmp_path / "usb", BackedUp()))
    withdraw(library, people[0], frozenset({"webb"}))
    revise_person(library, replace(known_person(library, people[1]), protected=True))
    erase_person(library, people[2])
    edit(library, ids[3:4], Edit(values={"blocked": True}))
    return dict(zip(("withdrawn", "protected", "erased", "blocked", "free"), ids, strict=True)) | {"person": people[2]}


def restored(tmp_path: Path, damaged: Path | None = None) -> tuple[Library, Restored]:
    report = Restored()
    run(restore(Order(tmp_path / "ny", "Kim", tmp_path / "usb", damaged), report))
    return libraries.open_library(tmp_path / "ny", "Kim"), report


def codes(library: Library, id: str, channel: str = "webb") -> tuple[str, ...]:
    return check(library, [id], Use(channel, TODAY))[id].codes


def test_what_was_taken_back_after_the_backup_is_taken_back_again(
    library: Library, later: dict[str, str], tmp_path: Path
) -> None:
    last = head(library)
    library.close()
    library.catalogue.path.write_bytes(b"not a catalogue any more" * 100)
    again, report = restored(tmp_path, library.root)
    assert report.reapplied == 4
    assert codes(again, later["withdrawn"]) == ("CONSENT_WITHDRAWN",)
    assert codes(again, later["withdrawn"], "tryck") == ("OK",)
    assert codes(again, later["protected"]) == codes(again, later["blocked"]) == ("BLOCKED",)
    assert codes(again, later["erased"]) == ("EVIDENCE_MISSING",)
    assert codes(again, later["free"]) == ("OK",)
    assert holds(again, last)
    assert state(again).whole
    assert not state(again).doubtful
    again.people_vault.open(PASSPHRASE)
    assert again.people_vault.name_of(later["person"]) is None
    again.close()


@pytest.mark.parametrize("how", ["gone", "torn", "altered"])
def test_without_the_ledgers_end_people_stop_at_review_until_a_curator_confirms(
    library: Library, later: dict[str, str], tmp_path: Path, how: str
) -> None:
    library.close()
    copy = library.root / ledger_copy.NAME
    if how == "altered":
        copy.write_text(copy.read_text("utf-8").replace("withdrawn", "withdrawm"), "utf-8")
    elif how == "torn":
        copy.write_text(copy.read_text("utf-8")[:300], "utf-8")
    else:
        copy.unlink()
    library.catalogue.path.write_bytes(b"not a catalogue any more" * 100)
    again, report = restored(tmp_path, library.root)
    assert report.reapplied is None
    assert codes(again, later["withdrawn"]) == ("LEDGER_END_MISSING",)
    assert codes(again, later["free"]) == ("OK",), "nobody is in it"
    with pytest.raises(WrongWords):
        confirm_ledger(again, "")
    confirm_ledger(again, "Ärendelistan är genomgången.")
    assert codes(again, later["withdrawn"]) == ("OK",)
    with pytest.raises(WrongWords):
        confirm_ledger(again, "En gång till.")
    again.close()


def test_the_copy_beside_follows_and_mends_its_torn_end(library: Library, tmp_path: Path) -> None:
    usable(library, tmp_path / "kort", 1)
    library.close()
    copy = library.root / ledger_copy.NAME
    lines = list(ledger.lines(libraries.open_library(library.root, "Kim").db))
    assert ledger_copy.read(copy) == lines
    with copy.open("a", encoding="utf-8") as file:
        file.write('{"seq": 99, "at')
    again = libraries.open_library(library.root, "Kim")
    pupil(again)
    assert ledger_copy.read(copy) == list(ledger.lines(again.db))
    again.close()


def test_a_copied_folder_goes_on_with_its_own_copy(library: Library, tmp_path: Path) -> None:
    pupil(library)
    library.close()
    (library.root / ledger_copy.NAME).unlink()
    shutil.copytree(library.root, tmp_path / "kopia")
    again = libraries.open_library(tmp_path / "kopia", "Kim")
    pupil(again)
    assert ledger_copy.read(tmp_path / "kopia" / ledger_copy.NAME) == list(ledger.lines(again.db))
    again.close()


def test_two_programs_write_one_copy(library: Library) -> None:
    other = libraries.open_library(library.root, "Robin")
    for one in (library, other, other, library, library, other):
        pupil(one)
    assert ledger_copy.read(library.root / ledger_copy.NAME) == list(ledger.lines(library.db))
    other.close()


def test_a_ledger_that_lies_near_is_done_again_but_trusted_only_when_named(
    library: Library, later: dict[str, str], tmp_path: Path
) -> None:
    library.close()
    library.catalogue.path.unlink()
    again, report = restored(tmp_path)
    assert (report.reapplied, report.found_near) == (None, 4), "whether it is the newest, nobody knows"
    assert report.ledger.parent == library.root
    assert known_person(again, later["person"]).erased_at, "who was erased stays erased"
    assert codes(again, later["free"]) == ("OK",)
    assert state(again).doubtful
    again.close()
    shutil.rmtree(tmp_path / "ny")
    report = Restored()
    run(restore(Order(tmp_path / "ny", "Kim", tmp_path / "usb", usual=library.root), report))
    assert (report.reapplied, report.found_near) == (4, 0), "the bank that is always used is the damaged one"


def test_an_earlier_restoring_beside_says_nothing_of_what_came_later(
    library: Library, later: dict[str, str], tmp_path: Path
) -> None:
    library.close()
    shutil.rmtree(library.root)
    shutil.copytree(tmp_path / "usb", tmp_path / "usb2")
    first, _report = restored(tmp_path)
    first.close()
    report = Restored()
    run(restore(Order(tmp_path / "ny2", "Kim", tmp_path / "usb"), report))
    assert (report.reapplied, report.found_near, report.ledger) == (None, 0, None)


def test_the_ledger_alone_is_worth_naming(library: Library, later: dict[str, str], tmp_path: Path) -> None:
    library.close()
    for left in ("originals", "journal"):
        shutil.rmtree(library.root / left)
    library.catalogue.path.unlink()
    again, report = restored(tmp_path, library.root)
    assert (report.reapplied, report.missing) == (4, [])
    assert known_person(again, later["person"]).erased_at
    again.close()
