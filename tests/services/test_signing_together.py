"""A release that several sign covers what every one of them ticked, of what was asked for, and no more."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from imagebank.core.answers import Ticks
from imagebank.core.errors import ImagebankError
from imagebank.core.people import Person, Release
from imagebank.core.use import Use
from imagebank.services.consenting import FormOrder, make_forms
from imagebank.services.deciding import check
from imagebank.services.library import Library
from imagebank.services.registering import merge_persons
from imagebank.services.releasing import add_person, add_release, in_force
from imagebank.services.returning import Answers, keep_form, read_scan
from imagebank.services.signing import Signed, sign, signatures
from tests.making import TODAY, pupil, usable, vault_of, with_pupil
from tests.media.test_scans import page, saved

LATER = TODAY + timedelta(days=400)
ASKED = frozenset({"webb", "tryck", "youtube"})


def by(library: Library, person: str, guardian: str, *channels: str, **said: object) -> None:
    ticks = Ticks(frozenset(channels) if channels else None, **said)  # type: ignore[arg-type]
    sign(library, person, [Signed("guardian", TODAY, guardian=guardian)], TODAY, ticks)


def asked(library: Library, **release: object) -> str:
    return pupil(library, status="asked", guardians_signed=0, channels=ASKED, **release)


def test_only_what_both_ticked(library: Library, tmp_path: Path) -> None:
    person = asked(library)
    (id,) = usable(library, tmp_path)
    with_pupil(library, id, person)
    by(library, person, "G1", "webb", "tryck")
    by(library, person, "G2", "youtube", "tryck")
    assert in_force(library, person).channels == {"tryck"}
    found = check(library, [id], Use("youtube", TODAY))[id].findings
    assert "CHANNEL_NOT_COVERED" in {one.code for one in found}
    assert [one.channels for one in signatures(library, person)] == ["tryck webb", "tryck youtube"], "each on record"


def test_the_newer_of_one_signer_counts(library: Library) -> None:
    person = asked(library)
    by(library, person, "G1", "webb")
    by(library, person, "G2", "webb", "tryck")
    assert in_force(library, person).channels == {"webb"}
    by(library, person, "G1", "tryck")
    assert in_force(library, person).channels == {"tryck"}
    sign(library, person, [Signed("guardian", TODAY, "no", guardian="G1")], TODAY)
    assert in_force(library, person).status == "refused"
    by(library, person, "G1", "tryck", "webb")
    held = in_force(library, person)
    assert (held.status, held.channels) == ("given", {"tryck", "webb"}), "a no that its signer corrected is no no"
    sign(
        library,
        person,
        [Signed("guardian", TODAY, "no", guardian="G1"), Signed("guardian", TODAY, "no", guardian="G2")],
        TODAY,
    )
    by(library, person, "G1", "tryck")
    assert in_force(library, person).status == "refused", "the other's no stands"


def test_what_goes_along_only_if_both_said_so(library: Library) -> None:
    person = asked(library)
    by(library, person, "G1", "webb", also=frozenset({"voice_ok", "name_ok", "explicit"}), until=LATER)
    held = in_force(library, person)
    assert (held.voice_ok, held.name_ok, held.explicit, held.valid_to) == (True, True, True, LATER)
    by(library, person, "G2", "webb", also=frozenset({"name_ok"}), until=LATER - timedelta(days=1))
    held = in_force(library, person)
    assert (held.voice_ok, held.name_ok, held.explicit) == (False, True, False)
    assert held.valid_to == LATER - timedelta(days=1), "the earliest day wins"
    by(library, person, "G2", "webb", also=frozenset({"voice_ok"}))
    held = in_force(library, person)
    assert (held.voice_ok, held.name_ok, held.valid_to) == (True, False, LATER)


def test_an_explicit_consent_that_one_did_not_give_is_none(library: Library) -> None:
    person = asked(library, basis="explicit_consent")
    by(library, person, "G1", "webb", also=frozenset({"explicit"}))
    assert in_force(library, person).is_explicit_consent
    by(library, person, "G2", "webb", also=frozenset())
    assert not in_force(library, person).is_explicit_consent


def test_a_whole_covers_its_part(library: Library) -> None:
    person = pupil(library, status="asked", guardians_signed=0, channels=frozenset({"sociala"}))
    by(library, person, "G1")
    by(library, person, "G2", "facebook")
    assert in_force(library, person).channels == {"facebook"}


def test_what_was_not_asked_for_is_refused_whole(library: Library) -> None:
    person = asked(library)
    with pytest.raises(ImagebankError, match="resentation") as caught:
        by(library, person, "G1", "webb", "presentation")
    assert caught.value.code == "NOT_ASKED_FOR"
    assert signatures(library, person) == []
    with pytest.raises(ImagebankError) as caught:
        by(library, person, "G1", "webb", until=TODAY - timedelta(days=100))
    assert caught.value.code == "BAD_DATES"


def test_a_release_registered_as_given_grows_by_no_signature(library: Library) -> None:
    person = pupil(library, channels=frozenset({"webb", "tryck"}))
    by(library, person, "G1", "webb")
    held = in_force(library, person)
    assert (held.channels, held.voice_ok) == ({"webb"}, False)
    by(library, person, "G2", also=frozenset({"voice_ok"}))
    by(library, person, "G1", also=frozenset({"voice_ok"}))
    assert not in_force(library, person).voice_ok, "it never said so"


def test_an_adults_own_answer_is_the_one(library: Library) -> None:
    month = f"{TODAY.year - 18}-{TODAY.month - 1:02}"
    person, _ = add_person(library, Person("", birth_month=month, guardians=1))
    begun = date(TODAY.year - 1, 1, 1)
    add_release(library, Release("", person, status="asked", channels=ASKED, valid_from=begun, valid_to=LATER))
    sign(library, person, [Signed("guardian", begun, guardian="G1")], TODAY, Ticks(frozenset({"webb"})))
    sign(library, person, [Signed("subject", begun)], TODAY, Ticks(frozenset({"webb", "tryck"})))
    held = in_force(library, person)
    assert (held.channels, held.self_signed) == ({"webb"}, False), "signed at seventeen"
    sign(library, person, [Signed("subject", TODAY)], TODAY, Ticks(frozenset({"youtube"})))
    held = in_force(library, person)
    assert (held.channels, held.self_signed) == ({"youtube"}, True)


def test_two_posts_made_one_do_not_grow_again(library: Library) -> None:
    one, other = asked(library), pupil(library, channels=frozenset({"tryck"}))
    by(library, one, "G1")
    merge_persons(library, one, other)
    by(library, one, "G2")
    assert in_force(library, one).channels == {"tryck"}


def test_two_forms_cover_what_both_say(library: Library, tmp_path: Path) -> None:
    vault_of(library)
    person = pupil(library, status="asked", guardians_signed=0, evidence=False, channels=ASKED)
    made, _changes = make_forms(library, FormOrder((person,), ""), tmp_path / "b.pdf", TODAY)
    assert set((made[0].channels or "").split()) == ASKED, "what was on the form is kept with it"
    for guardian, channels, also in (
        ("G1", {"webb", "tryck"}, {"voice_ok", "explicit"}),
        ("G2", {"webb"}, {"name_ok"}),
    ):
        found = read_scan(library, saved(tmp_path / f"{guardian}.pdf", page(text=f"{made[0].code}")))
        signed = Signed("guardian", TODAY, guardian=guardian)
        keep_form(library, found, person, Answers(Ticks(frozenset(channels), frozenset(also)), (signed,), code=made[0].code), TODAY)  # fmt: skip
    held = in_force(library, person)
    assert (held.channels, held.voice_ok, held.name_ok, held.explicit) == ({"webb"}, False, False, False)
    more, _changes = make_forms(library, FormOrder((person,), "", ("presentation",)), tmp_path / "c.pdf", TODAY)
    found = read_scan(library, saved(tmp_path / "ny.pdf", page(text=more[0].code)))
    for guardian in ("G1", "G2"):
        assert in_force(library, person).channels == {"webb"}
        signed = Signed("guardian", TODAY, guardian=guardian)
        keep_form(library, found, person, Answers(Ticks(frozenset({"presentation"})), (signed,), code=more[0].code), TODAY)  # fmt: skip
    assert in_force(library, person).channels == {"webb", "presentation"}, "a further form takes nothing back"
