"""Asks the pure decision, and the status, about a case: once for the picture, once for each person in it.

What the rules say of a picture is the most severe of what they say of it with irreproachable people in it and of what
they say of each person by itself (a property test holds this equal to `core.decision` and `core.status`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from imagebank.core.assessment import Assessment, Rights
from imagebank.core.decision import decide
from imagebank.core.decision_people import person_codes
from imagebank.core.people import Depicted, Person, Release, age_on
from imagebank.core.reasons import REASONS
from imagebank.core.status import STATUSES, status_of
from imagebank.core.use import Policy, Use
from imagebank.core.verdict import Severity
from imagebank.index.document import PersonCase, PictureCase

_ADULT = 99
_ALONE = Assessment(media="foto", visibility="ident", rights=Rights("-"), second_review=True)
"""A picture that nothing is to be said of but who is in it."""


def picture_severity(case: PictureCase, use: Use, policy: Policy, *, doubtful: bool) -> int:
    """What the rules say of the picture, its people being irreproachable; a `Severity` as number."""
    assessment = replace(case.assessment, doubtful=doubtful)
    people = [_stand_in(n, *told[:3]) for n, told in enumerate(case.people)]
    covered = frozenset(str(n) for n, told in enumerate(case.people) if told[3])
    releases = {one.id: _irreproachable(one.id, use) for one in people}
    return int(decide(assessment, people, releases, _covered(use, case.version, covered), policy).severity)


def person_severity(case: PersonCase, person: Person, release: Release | None, use: Use, policy: Policy) -> int:
    """What the rules say of one person in such a picture; a `Severity` as number."""
    codes = person_codes(
        _depicted(case, person, use.date), release,
        _covered(use, case.version, frozenset({person.id} if case.covered else ())), policy,
        film=case.heard, health=bool(case.contexts), own_school=case.own_school, contexts=case.contexts,
    )  # fmt: skip
    return int(max((REASONS[code].severity for code in codes), default=Severity.ALLOW))


def picture_status(case: PictureCase, day: date, policy: Policy) -> int:
    """The picture's place in `STATUSES`, its people being irreproachable."""
    seen = case.version is not None and case.version[0]
    people = [
        _stand_in(n, identifiable and (voice or not (covered and seen)), voice, protected)
        for n, (identifiable, voice, protected, covered) in enumerate(case.people)
    ]
    releases = {one.id: _irreproachable(one.id, Use("internt", day)) for one in people}
    return STATUSES.index(status_of(case.assessment, people, releases, day, policy))


def person_status(case: PersonCase, person: Person, release: Release | None, day: date, policy: Policy) -> int:
    """One person's place in `STATUSES`; the last place for somebody whom the status does not ask."""
    confirmed = case.version is not None and case.version[0]
    if not case.asked or (case.covered and confirmed and not case.voice):
        return len(STATUSES) - 1
    return STATUSES.index(
        status_of(_ALONE, [_depicted(case, person, day)], {person.id: release} if release else {}, day, policy)
    )


def _stand_in(number: int, identifiable: bool, voice: bool, protected: bool) -> Depicted:
    return Depicted(
        str(number), "personal", _ADULT, _ADULT, 0, identifiable=identifiable, voice=voice, protected=protected
    )


def _irreproachable(person: str, use: Use) -> Release:
    return Release(
        "-", person, "contract", "given", self_signed=True, evidence=True, channels=frozenset({use.channel}),
        purposes=frozenset({use.purpose}), valid_from=date.min, valid_to=date.max, name_ok=True, voice_ok=True,
    )  # fmt: skip


def _covered(use: Use, version: tuple[bool, bool] | None, covered: frozenset[str]) -> Use:
    """As `services.deciding.as_covered`: a covered version alters the picture."""
    if version is None:
        return use
    confirmed, silent = version
    return replace(
        use, alteration=True, blurred=covered, blur_second_review=confirmed, sound_removed=use.sound_removed or silent
    )


def _depicted(case: PersonCase, person: Person, day: date) -> Depicted:
    return Depicted(
        id=person.id, role=person.role, age_then=0 if case.was_minor else _ADULT, age_now=age_on(person, day),
        guardians=person.guardians or 0, guardians_unknown=person.guardians is None, identifiable=True,
        deceased=person.deceased, lacks_capacity=person.lacks_capacity, voice=case.voice,
    )  # fmt: skip
