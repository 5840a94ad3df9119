"""What a printed form asks for: until the release's own last day, a line for each guardian, readable by its owner only."""

from __future__ import annotations

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from imagebank.core.card import Card, Guardian
from imagebank.core.people import Person
from imagebank.services.consenting import FormOrder, make_forms
from imagebank.services.library import Library
from imagebank.services.releasing import add_person, in_force
from tests.making import TODAY, pupil, vault_of
from tests.media.test_forms import text


def printed(library: Library, target: Path, person: str, **order: object) -> str:
    make_forms(library, FormOrder((person,), "", **order), target, TODAY)  # type: ignore[arg-type]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600, "names stand in it"
    return " ".join(text(target))


def asked(library: Library, last: date | None = None, **release: object) -> str:
    return pupil(library, status="asked", guardians_signed=0, evidence=False, valid_to=last, **release)


@pytest.mark.parametrize(("guardians", "lines", "both"), [(1, 1, False), (2, 2, True), (None, 2, True), (3, 3, True)])
def test_a_line_for_each_who_must_sign(
    library: Library, tmp_path: Path, guardians: int | None, lines: int, both: bool
) -> None:
    vault = vault_of(library)
    person, _ = add_person(library, Person("", birth_month=f"{TODAY.year - 9}-01", guardians=guardians))
    vault.put_card(person, Card("Elin Ek", "", (Guardian("G1", "Eva Ek"),)))
    said = printed(library, tmp_path / "b.pdf", person)
    assert "Eva Ek" in said
    assert [f"Vårdnadshavare {n}" in said for n in (1, 2, 3)] == [n <= lines for n in (1, 2, 3)]
    assert ("ska båda skriva under" in said) == both


def test_the_releases_own_last_day(library: Library, tmp_path: Path) -> None:
    last = TODAY + timedelta(days=400)
    person = asked(library, last)
    assert f"{last.day} " in printed(library, tmp_path / "a.pdf", person)
    assert str(last.year) in printed(library, tmp_path / "b.pdf", person)
    assert str(TODAY.year + 3) not in printed(library, tmp_path / "c.pdf", person)
    assert in_force(library, person).valid_to == last
    printed(library, tmp_path / "d.pdf", person, valid_to=last - timedelta(days=1))
    assert in_force(library, person).valid_to == last - timedelta(days=1), "ordered another, it is asked anew"


def test_what_has_ended_is_asked_for_anew(library: Library, tmp_path: Path) -> None:
    person = pupil(library, valid_to=TODAY - timedelta(days=1))
    assert str(TODAY.year + 3) in printed(library, tmp_path / "a.pdf", person)
    assert (in_force(library, person).status, in_force(library, person).valid_to.year) == ("asked", TODAY.year + 3)


def test_what_is_given_is_not_lengthened(library: Library, tmp_path: Path) -> None:
    person = pupil(library)
    held = in_force(library, person)
    assert str(held.valid_to.year) in printed(
        library, tmp_path / "a.pdf", person, valid_to=TODAY + timedelta(days=3000)
    )
    assert in_force(library, person) == held
