"""A class list read a second time: who is registered already is recognised by the vault, and nobody is registered twice."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from imagebank.core.errors import WrongWords
from imagebank.core.people import Release
from imagebank.services.class_list import ClassList, read_list, register_list
from imagebank.services.library import Library
from imagebank.services.logbook import entries
from imagebank.services.releasing import persons
from tests.making import TODAY, vault_of

LIST = "Namn;Född\nAda Test;2014-05\nBo Test;2015-01\n"


def listed(library: Library, path: Path, text: str = LIST) -> ClassList:
    path.write_text(text, "utf-8")
    return read_list(library, path, TODAY)


def test_the_same_list_twice_registers_nobody_twice(library: Library, tmp_path: Path) -> None:
    vault_of(library)
    first, _changes = register_list(library, listed(library, tmp_path / "a.csv"))
    assert [row for row, _person in first.made] == [2, 3]
    lines = len(entries(library))
    again = listed(library, tmp_path / "b.csv", "Namn;Född\nCe Test;2014-05\nBO  test;2015-01\nAda Test;2014-06\n")
    second, changes = register_list(library, again)
    assert second.known == ((3, first.made[1][1]),), "by name and month, however it is written"
    assert [row for row, _person in second.made] == [2, 4], "another month is another person"
    assert changes.people
    third, changes = register_list(library, again)
    assert (third.made, len(third.known), changes.people) == ((), 3, frozenset())
    assert len(persons(library)) == 4
    assert len(entries(library)) == lines + 3, "who is recognised leaves no line"


def test_two_rows_alike_are_one_person_unless_said_otherwise(library: Library, tmp_path: Path) -> None:
    vault_of(library)
    twins = listed(library, tmp_path / "a.csv", "Namn;Född\nAda Test;2014-05\nAda Test;2014-05\n")
    done, _changes = register_list(library, twins)
    assert (len(done.made), done.known) == (1, ((3, done.made[0][1]),))
    done, _changes = register_list(library, twins, again=True)
    assert (len(done.made), done.known) == (2, ())


def test_a_last_day_that_has_passed_registers_nobody(library: Library, tmp_path: Path) -> None:
    vault_of(library)
    day: date = TODAY - timedelta(days=1)
    ask = Release("", "", status="asked", channels=frozenset({"webb"}), valid_from=TODAY, valid_to=day)
    with pytest.raises(WrongWords) as caught:
        register_list(library, listed(library, tmp_path / "a.csv"), ask)
    assert caught.value.code == "PAST_DATE"
    assert persons(library) == []
