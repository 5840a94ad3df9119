"""What cannot have been signed is refused whole: before birth, by an adult's guardian, for somebody who was erased."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from imagebank.core.answers import Ticks
from imagebank.core.card import Card
from imagebank.core.errors import ImagebankError
from imagebank.core.people import Person, Release
from imagebank.core.registers import Withdrawal
from imagebank.services.class_list import put_card
from imagebank.services.consenting import FormOrder, make_forms
from imagebank.services.library import Library
from imagebank.services.registering import erase_person
from imagebank.services.releasing import add_person, add_release, in_force, withdraw
from imagebank.services.signing import Signed, history, sign, signatures
from imagebank.store import registers
from tests.making import TODAY, pupil, vault_of


def code_of(verb, *values: object, **named: object) -> str:
    with pytest.raises(ImagebankError) as caught:
        verb(*values, **named)
    return caught.value.code


def grown(library: Library) -> str:
    person, _ = add_person(library, Person("", birth_month=f"{TODAY.year - 19}-01"))
    add_release(library, Release("", person, status="asked", channels=frozenset({"webb"}), valid_from=TODAY))
    return person


def test_nobody_signs_before_the_birth(library: Library) -> None:
    person = pupil(library, status="asked", guardians_signed=0)
    before = date(TODAY.year - 13, 12, 31)
    assert code_of(sign, library, person, [Signed("subject", before)], TODAY) == "BEFORE_BIRTH"
    assert code_of(sign, library, person, [Signed("guardian", before, guardian="G1")], TODAY) == "BEFORE_BIRTH"
    assert signatures(library, person) == []


def test_an_adult_has_no_guardian(library: Library) -> None:
    person = grown(library)
    assert code_of(sign, library, person, [Signed("guardian", TODAY, guardian="G1")], TODAY) == "OF_AGE"
    assert code_of(sign, library, person, [Signed("guardian", TODAY)], TODAY) == "OF_AGE"
    then = date(TODAY.year - 5, 1, 1)
    sign(library, person, [Signed("guardian", then, guardian="G1")], TODAY)
    assert len(signatures(library, person)) == 1, "a guardian could sign while the person was a minor"


def test_nothing_is_signed_for_somebody_erased(library: Library, tmp_path: Path) -> None:
    vault_of(library)
    person = pupil(library)
    erase_person(library, person)
    states = len(history(library, person))
    assert code_of(sign, library, person, [Signed("subject", TODAY)], TODAY) == "ERASED_PERSON"
    assert code_of(make_forms, library, FormOrder((person,), ""), tmp_path / "b.pdf", TODAY) == "ERASED_PERSON"
    assert code_of(put_card, library, person, Card("Ada Test")) == "ERASED_PERSON"
    assert code_of(add_release, library, Release("", person, valid_from=TODAY)) == "ERASED_PERSON"
    assert (len(history(library, person)), (tmp_path / "b.pdf").exists()) == (states, False)
    withdraw(library, person)


def test_what_was_ticked_and_the_signature_go_together(library: Library) -> None:
    person = pupil(library, status="asked", guardians_signed=0)
    ticked = Ticks(frozenset({"tryck"}))
    before = date(TODAY.year - 13, 12, 31)
    assert code_of(sign, library, person, [Signed("subject", before)], TODAY, ticked) == "BEFORE_BIRTH"
    assert in_force(library, person).channels != ticked.channels, "nothing half in"
    sign(library, person, [Signed("guardian", TODAY, guardian="G1")], TODAY, ticked)
    assert in_force(library, person).channels == ticked.channels


def test_a_minors_guardian_withdraws_unless_said_otherwise(library: Library) -> None:
    child, adult = pupil(library), grown(library)
    withdraw(library, child)
    withdraw(library, adult)
    said = {one.person: one.signer for one in registers.all_(library.db, Withdrawal)}
    assert said == {child: "guardian", adult: "subject"}


def test_a_withdrawal_has_a_day_that_can_be(library: Library) -> None:
    person = pupil(library)
    begun = in_force(library, person).valid_from
    assert code_of(withdraw, library, person, received_on=date(2126, 1, 1)) == "NOT_YET_RECEIVED"
    assert code_of(withdraw, library, person, received_on=begun - timedelta(days=1)) == "BEFORE_CONSENT"
    assert in_force(library, person).status == "given"
    sign(library, person, [Signed("guardian", begun - timedelta(days=9), guardian="G1")], TODAY)
    withdraw(library, person, received_on=begun - timedelta(days=1))
    assert in_force(library, person).status == "withdrawn", "it was signed before it began to count"
