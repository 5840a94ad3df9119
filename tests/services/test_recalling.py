"""As long as pictures are out, each withdrawal reaches each place once: also places noted late, and packs answered before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from imagebank.core.registers import Placement
from imagebank.services.describing import Edit, edit
from imagebank.services.evidencing import add_evidence
from imagebank.services.library import Library
from imagebank.services.placing import record_place
from imagebank.services.recalling import answer, recalls
from imagebank.services.registering import erase_person
from imagebank.services.releasing import add_release, in_force, withdraw
from imagebank.store import packs
from tests.making import pupil, usable, vault_of, with_pupil
from tests.services.test_registers import out

PLACE = "https://example.org/rum"


@pytest.fixture
def two(library: Library, tmp_path: Path) -> tuple[list[str], list[str], str]:
    """Two pictures with a pupil each, and a pack of both at a place."""
    ids, persons = usable(library, tmp_path, 2), [pupil(library), pupil(library)]
    for id, person in zip(ids, persons, strict=True):
        with_pupil(library, id, person)
    pack = out(library, ids, tmp_path / "w")
    record_place(library, Placement("", pack, PLACE))
    return ids, persons, pack


def waiting(library: Library) -> list[tuple[str, str, str | None]]:
    return [(one.place, one.assets, one.person) for one in recalls(library)]


def answered(library: Library, said: str = "removed") -> None:
    for one in recalls(library):
        answer(library, one.id, said)


def test_a_pack_that_was_answered_is_recalled_again(library: Library, two: tuple) -> None:
    (one, other), (first, second), pack = two
    withdraw(library, first)
    answered(library)
    assert packs.pack(library.db, pack).status == "recalled"
    withdraw(library, second)
    assert waiting(library) == [(PLACE, other, second)]
    assert packs.pack(library.db, pack).status == "stale"
    answered(library)
    assert packs.pack(library.db, pack).status == "recalled"
    erase_person(library, first)
    edit(library, [one], Edit(values={"blocked": True}))
    assert waiting(library) == [], "taken down already"


@pytest.mark.parametrize("said", ["cannot", "no_answer"])
def test_what_is_still_out_is_asked_about_once_for_each_withdrawal(library: Library, two: tuple, said: str) -> None:
    (one, _other), (first, _second), _pack = two
    vault_of(library)
    withdraw(library, first, frozenset({"webb"}))
    answered(library, said)
    add_evidence(library, [first], b"%PDF-1.7", "pdf", "a.pdf")
    assert waiting(library) == [], "a form that is filed is no withdrawal"
    withdraw(library, first)
    assert waiting(library) == [(PLACE, one, first)]
    answered(library, said)
    erase_person(library, first)
    assert waiting(library) == [(PLACE, one, first)]
    answered(library, said)
    edit(library, [one], Edit(values={"blocked": True}))
    assert waiting(library) == [(PLACE, one, None)]


@pytest.mark.parametrize("said", ["open", "removed", "cannot"])
def test_a_place_noted_late_is_asked_too(library: Library, two: tuple, said: str) -> None:
    (one, other), (first, second), pack = two
    withdraw(library, first)
    if said != "open":
        answered(library, said)
    before = len(recalls(library))
    record_place(library, Placement("", pack, "Nyhetsbrevet", "Kommunen"))
    assert waiting(library)[before:] == [("Nyhetsbrevet", one, first)]
    assert packs.pack(library.db, pack).status == "stale"
    withdraw(library, second)
    assert [found[:2] for found in waiting(library)[before + 1 :]] == [(PLACE, other), ("Nyhetsbrevet", other)]


def test_a_place_noted_late_for_what_may_be_used_again_is_not_asked(library: Library, two: tuple) -> None:
    _ids, (first, _second), pack = two
    held = in_force(library, first)
    withdraw(library, first)
    answered(library)
    add_release(library, replace(held, id="", agreement=""))
    record_place(library, Placement("", pack, "Nyhetsbrevet"))
    assert waiting(library) == []
