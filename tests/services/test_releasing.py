"""Persons and releases: a newer one supersedes, a withdrawal takes effect at once, names stay in their vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from imagebank.core.errors import WrongWords
from imagebank.core.people import Appearance, Person, Release, age_on
from imagebank.core.use import Use
from imagebank.services.deciding import check, person_statuses
from imagebank.services.library import Library
from imagebank.services.releasing import (
    add_person,
    add_release,
    appear,
    disappear,
    in_force,
    proposed_end,
    withdraw,
)
from imagebank.services.searching import read
from imagebank.store import people
from tests.making import TODAY, pupil, usable, vault_of, with_pupil


@pytest.fixture
def id(library: Library, tmp_path: Path) -> str:
    return usable(library, tmp_path)[0]


def codes(library: Library, id: str, channel: str = "webb", day: date = TODAY) -> tuple[str, ...]:
    return check(library, [id], Use(channel, day))[id].codes


def test_the_newest_release_is_in_force_and_the_older_stays(library: Library, id: str) -> None:
    person = pupil(library, status="refused")
    with_pupil(library, id, person)
    assert codes(library, id) == ("CONSENT_REFUSED",)
    refused = in_force(library, person)
    assert refused is not None
    add_release(library, replace(refused, id="", status="given"))
    assert codes(library, id) == ("OK",)
    assert len(people.releases(library.db)) == 2


def test_withdrawn_for_one_channel_leaves_the_others(library: Library, id: str) -> None:
    person = pupil(library)
    with_pupil(library, id, person)
    withdraw(library, person, frozenset({"tryck"}))
    assert codes(library, id, "tryck") == ("CONSENT_WITHDRAWN",)
    assert codes(library, id, "webb") == ("OK",)
    withdraw(library, person)
    assert codes(library, id, "webb") == ("CONSENT_WITHDRAWN",)


def test_a_person_comes_and_goes(library: Library, id: str) -> None:
    person = pupil(library)
    appear(library, [id], Appearance(person, identifiable=False))
    appear(library, [id], Appearance(person, voice=True))
    assert read(library, [id])[0].appearances == (Appearance(person, voice=True),)
    assert person_statuses(library, read(library, [id])[0], TODAY) == {person: "samtycke:giltigt"}
    disappear(library, [id], person)
    assert read(library, [id])[0].appearances == ()


def test_turning_eighteen_is_by_the_month_after(library: Library, id: str) -> None:
    person, _ = add_person(library, Person("", birth_month="2009-06", guardians=2))
    add_release(
        library,
        Release("", person, status="given", guardians_signed=2, assent=True, evidence=True, channels=frozenset({"webb"}),
                valid_from=TODAY, valid_to=TODAY + timedelta(days=2000)),
    )  # fmt: skip
    with_pupil(library, id, person)
    assert codes(library, id, day=date(2027, 6, 30)) == ("OK",)
    assert codes(library, id, day=date(2027, 7, 1)) == ("TURNED_18_RENEW",)


@pytest.mark.parametrize(
    ("day", "age"), [(date(2027, 5, 31), 17), (date(2027, 6, 30), 17), (date(2027, 7, 1), 18), (date(2028, 1, 1), 18)]
)
def test_ages_by_birth_month(day: date, age: int) -> None:
    assert age_on(Person("p", birth_month="2009-06"), day) == age


def test_unknown_custody_denies(library: Library, id: str) -> None:
    person, _ = add_person(library, Person("", birth_month="2014-01"))
    add_release(library, Release("", person, status="given", guardians_signed=2, evidence=True,
                                 channels=frozenset({"webb"}), valid_to=TODAY + timedelta(days=500)))  # fmt: skip
    with_pupil(library, id, person)
    assert codes(library, id) == ("CUSTODY_UNKNOWN",)


@pytest.mark.parametrize(
    "release",
    [
        Release("", "P-NOBODY", status="given"),
        Release("", "", basis="gut feeling"),
        Release("", "", status="perhaps"),
        Release("", "", channels=frozenset({"tv"})),
        Release("", "", valid_from=date(2027, 1, 1), valid_to=date(2026, 1, 1)),
    ],
)
def test_what_cannot_be_is_said(library: Library, release: Release) -> None:
    person = pupil(library)
    with pytest.raises(WrongWords):
        add_release(library, replace(release, person=release.person or person))


def test_a_name_is_in_the_vault_alone(library: Library) -> None:
    vault_of(library)
    person, _ = add_person(library, Person("", adult=True, role="personal"), "Zarathustra Hemlig")
    assert library.people_vault.name_of(person) == "Zarathustra Hemlig"
    vault = library.root / "people" / "people.sqlite"
    assert vault.stat().st_mode & 0o077 == 0
    library.close()
    for path in library.root.rglob("*"):
        if path.is_file():
            assert b"Hemlig" not in path.read_bytes(), path


def test_the_proposed_end_is_the_librarys_months_ahead(library: Library) -> None:
    assert proposed_end(library, date(2026, 11, 22)) == date(2029, 11, 22)
    assert proposed_end(library, date(2024, 2, 29)) == date(2027, 2, 28)
