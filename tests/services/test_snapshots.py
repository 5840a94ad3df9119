"""The index's file in a library's folder: when it is written, when it is of use, when it must go."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from imagebank.core.asset import Asset, FileFacts
from imagebank.core.people import Person
from imagebank.core.query import parse
from imagebank.services import indexing
from imagebank.services import library as libraries
from imagebank.services.describing import Edit, edit
from imagebank.services.indexing import indexed, must_be_read, read_in, save_index
from imagebank.services.library import CATALOGUE, Library, open_library
from imagebank.services.naming import names_in_bank, replace_names
from imagebank.services.registering import erase_person
from imagebank.services.releasing import add_person
from imagebank.services.searching import find
from imagebank.services.snapshots import NAME
from imagebank.services.weeding import weed
from imagebank.store import assets
from tests.making import TODAY
from tests.services.test_vaulting import vault_of

WORD = "Testssonska"


@pytest.fixture
def bank(library: Library) -> Library:
    """A library with two assets, of which one has a name in its title."""
    with library.catalogue.write() as db:
        for number, title in enumerate(("Slöjdsal", f"Ada Testsson {WORD}"), 1):
            made = Asset(
                id=f"a{number}", sha256=f"{number:064x}", media="foto", file=FileFacts("a.jpg", 1, "JPEG"),
                imported_at="2026-11-01T00:00:00+00:00", title={"sv": title},
            )  # fmt: skip
            assets.insert(db, made)
    return library


def file_of(library: Library) -> Path:
    """Where the file lies."""
    return library.root / NAME


def again(library: Library) -> Library:
    """The library opened once more, as another program does."""
    return open_library(library.root, "Kim")


def test_the_next_opening_reads_the_file_and_catches_up(bank: Library) -> None:
    assert save_index(bank)
    edit(bank, ["a1"], Edit(texts={("title", "sv"): "Träslöjdssal"}))
    other = again(bank)
    held = indexing.held_index(other)
    assert held.saved == held.index.seq > 0
    assert list(held.index.word("slöjdsal")) == [1]
    assert list(indexed(other).index.word("träslöjdssal")) == [1]
    assert not held.index.word("slöjdsal")
    other.close()


def test_closing_writes_it_when_the_library_is_large_enough(bank: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed(bank)
    bank.close()
    assert not file_of(bank).exists()
    monkeypatch.setattr(indexing, "LEAST", 2)
    other = again(bank)
    indexed(other)
    assert file_of(bank).exists(), "it was made anew, which took time"
    file_of(bank).unlink()
    other.close()
    assert file_of(bank).exists()
    before = file_of(bank).stat().st_mtime_ns
    other = again(bank)
    edit(other, ["a1"], Edit(texts={("title", "sv"): "Sal"}))
    indexed(other)
    other.close()
    assert file_of(bank).stat().st_mtime_ns == before, "a few changes are caught up with"


@pytest.mark.parametrize(
    "act",
    [
        lambda bank, _person: weed(bank, ["a2"], "SPSM 2026/1"),
        lambda bank, person: erase_person(bank, person),
        lambda bank, _person: replace_names(bank, names_in_bank(bank)),
    ],
)
def test_it_goes_at_once_when_something_must_not_be_readable(
    bank: Library, act: Callable[[Library, str], object]
) -> None:
    vault_of(bank)
    person, _ = add_person(bank, Person("", adult=True, role="personal"), f"Ada Testsson {WORD}")
    assert save_index(bank)
    assert WORD.lower().encode() in file_of(bank).read_bytes()
    (bank.root / f"{NAME}.x.part").write_bytes(WORD.encode())
    act(bank, person)
    assert not list(bank.root.glob(f"{NAME}*"))


def test_what_was_weeded_is_not_in_the_next_one(bank: Library) -> None:
    other = again(bank)
    indexed(other)
    weed(bank, ["a2"], "SPSM 2026/1")
    assert save_index(other)
    other.close()
    assert WORD.lower().encode() not in file_of(bank).read_bytes()


def test_a_program_that_is_behind_puts_nothing_in_its_place(bank: Library) -> None:
    other = again(bank)
    held = indexed(other)
    weed(bank, ["a2"], "SPSM 2026/1")
    assert not save_index(other, held)
    assert not list(bank.root.glob(f"{NAME}*"))
    other.close()


def test_a_catalogue_that_was_put_back_is_not_taken_for_the_one_of_the_file(bank: Library, tmp_path: Path) -> None:
    bank.close()
    shutil.copy(bank.root / CATALOGUE, tmp_path / "copy")
    first = again(bank)
    edit(first, ["a1"], Edit(texts={("title", "sv"): "Klassrum"}))
    assert save_index(first)
    first.close()
    shutil.copy(tmp_path / "copy", bank.root / CATALOGUE)
    second = open_library(bank.root, "Robin")
    assert indexing.held_index(second).saved == 0
    edit(second, ["a1"], Edit(texts={("title", "sv"): "Skolgård"}))
    second.close()
    third = again(bank)
    assert indexing.held_index(third).saved == 0, "as many changes, but not the same ones"
    assert list(indexed(third).index.word("skolgård")) == [1]
    third.close()


def test_a_damaged_file_or_a_folder_in_its_place_is_no_trouble(bank: Library) -> None:
    file_of(bank).write_bytes(b"no index")
    assert list(indexed(bank).index.word("slöjdsal")) == [1]
    file_of(bank).unlink()
    file_of(bank).mkdir()
    assert not save_index(bank)
    other = again(bank)
    assert list(indexed(other).index.word("slöjdsal")) == [1]
    other.close()


def _fails(bank: Library) -> None:
    with bank.catalogue.write() as db:
        assets.put_texts(db, "a1", {"title": {"sv": "Hammare"}})
        assert list(indexed(bank).index.word("hammare")) == [1]
        raise InterruptedError


def test_in_the_middle_of_a_write_that_fails_nothing_is_learnt(bank: Library) -> None:
    indexed(bank)
    with pytest.raises(InterruptedError):
        _fails(bank)
    edit(bank, ["a2"], Edit(texts={("title", "sv"): "Spik"}))  # takes the numbers in the feed that were given back
    assert not indexed(bank).index.word("hammare")
    assert list(indexed(bank).index.word("slöjdsal")) == [1]
    assert libraries.last_change(bank) == indexed(bank).index.seq


def test_a_large_bank_is_read_in_step_by_step_and_kept(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "MANY_AT_FIRST", 2)
    monkeypatch.setattr(indexing, "LEAST", 2)
    with library.catalogue.write() as db:
        for number in range(3):
            assets.insert(db, Asset(f"a{number}", f"{number:064x}", "foto", FileFacts("a.jpg", 1, "JPEG"), imported_at="2026-11-01T00:00:00"))  # fmt: skip
    assert must_be_read(library)
    assert [step.done for step in read_in(library)] == [3]
    assert not must_be_read(library)
    assert (library.root / NAME).exists()
    assert len(find(library, parse(""), day=TODAY)) == 3
