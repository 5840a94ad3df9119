"""Every case of the decision, as its authors wrote them, and the properties that no case can show alone."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.assessment import Assessment, Rights
from imagebank.core.decision import decide
from imagebank.core.people import Depicted, Release
from imagebank.core.reasons import REASONS
from imagebank.core.status import STATUSES, status_of
from imagebank.core.use import Policy, Use
from imagebank.core.verdict import Severity
from tests.core import cases

CASES_FILE = Path(os.environ.get("DECISION_CASES") or Path(__file__).with_name("decision_cases.json"))
CASES: list[dict[str, Any]] = json.loads(CASES_FILE.read_text("utf-8"))
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    policy = replace(Policy(), **case.get("policy", {}))
    persons = case["asset"].get("persons") or []
    releases = {p["id"]: r for p in persons if (r := cases.release(p, policy))}
    verdict = decide(
        cases.assessment(case["asset"]), [cases.depicted(p) for p in persons], releases, cases.use(case["use"]), policy
    )
    assert verdict.severity.name == case["verdict"], case["situation"]
    assert sorted(verdict.codes) == sorted(case["codes"]), case["situation"]


def clear() -> tuple[Assessment, Depicted, Release, Use]:
    """One pupil of 12 with everything in order for the web."""
    rights = Rights(creator="NN", channels=frozenset({"webb"}))
    asset = Assessment(visibility="ident", rights=rights, alt=True, second_review=True)
    pupil = Depicted("p1", age_then=11, age_now=12)
    release = Release(
        "r1", "p1", status="given", guardians_signed=2, evidence=True, channels=frozenset({"webb"}),
        valid_to=TODAY + timedelta(days=900),
    )  # fmt: skip
    return asset, pupil, release, Use(channel="webb", date=TODAY)


def codes(
    asset: Assessment, person: Depicted, release: Release | None, use: Use, policy: Policy = Policy()
) -> tuple[str, ...]:
    return decide(asset, [person], {release.person: release} if release else {}, use, policy).codes


def test_the_base_case_is_allowed() -> None:
    assert codes(*clear()) == ("OK",)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"status": "asked"}, "CONSENT_MISSING"),
        ({"status": "superseded"}, "CONSENT_MISSING"),
        ({"status": "nonsense"}, "CONSENT_MISSING"),
        ({"guardians_signed": 1}, "GUARDIAN_MISSING"),
        ({"child_said_no": True}, "CHILD_OBJECTED"),
        ({"languages": frozenset({"en"})}, "LANGUAGE_NOT_COVERED"),
        ({"valid_to": TODAY}, "EXPIRING"),
        ({"valid_to": TODAY - timedelta(days=1)}, "CONSENT_EXPIRED"),
        ({"valid_to": TODAY + timedelta(days=90)}, "EXPIRING"),
        ({"valid_to": TODAY + timedelta(days=91)}, "OK"),
        ({"valid_from": TODAY}, "OK"),
        ({"valid_from": TODAY + timedelta(days=1)}, "NOT_YET_VALID"),
        ({"status": "withdrawn", "withdrawn_channels": frozenset({"sociala"})}, "OK"),
        ({"withdrawn_channels": frozenset({"webb"})}, "CONSENT_WITHDRAWN"),
    ],
)
def test_one_thing_about_the_release(change: dict[str, Any], code: str) -> None:
    asset, pupil, release, use = clear()
    assert codes(asset, pupil, replace(release, **change), use) == (code,)


def test_one_guardian_is_enough_only_when_the_library_says_so() -> None:
    asset, pupil, release, use = clear()
    one = replace(release, guardians_signed=1)
    assert codes(asset, pupil, one, use, Policy(both_guardians=False)) == ("OK",)
    none = replace(release, guardians_signed=0)
    assert codes(asset, pupil, none, use, Policy(both_guardians=False)) == ("GUARDIAN_MISSING",)


def test_an_unknown_age_counts_as_a_minors() -> None:
    asset, pupil, release, use = clear()
    unknown = replace(pupil, age_then=None, age_now=None)
    assert codes(asset, unknown, release, use) == ("OK",)
    assert codes(asset, unknown, replace(release, guardians_signed=0, self_signed=True), use) == ("GUARDIAN_MISSING",)


def test_a_voice_of_someone_never_seen_needs_a_release() -> None:
    asset, pupil, _, use = clear()
    film = replace(asset, media="film", visibility="none", captions=True, audio_description="not_needed")
    assert codes(film, replace(pupil, voice=True), None, use) == ("CONSENT_MISSING",)
    assert codes(film, pupil, None, use) == ("OK",)


BOOL = st.booleans()
DAYS = st.integers(-2, 2).map(lambda n: TODAY + timedelta(days=n))
CHANNELS = st.sampled_from(["webb", "film-egen", "sociala", "instagram", "tryck", "internt"])
SETS = st.frozensets(CHANNELS, max_size=2)
ASSETS = st.builds(
    Assessment, media=st.sampled_from(["foto", "film"]), visibility=st.sampled_from(["na", "none", "unident", "ident"]),
    persons_declared=st.sampled_from([None, 1, 3]), blocked=BOOL, third_party_work=BOOL, readable_personal_data=BOOL,
    second_review=BOOL, health_revealing=BOOL, own_special_school=BOOL, person_ranges_known=BOOL, alt=BOOL, captions=BOOL,
    rights=st.none() | st.builds(Rights, creator=st.sampled_from([None, "NN"]), channels=SETS, to=st.none() | DAYS),
)  # fmt: skip
AGES = st.sampled_from([None, 14, 15, 17, 18])
PEOPLE = st.builds(
    Depicted, id=st.sampled_from(["a", "b"]), role=st.sampled_from(["elev", "personal"]), age_then=AGES, age_now=AGES,
    guardians=st.integers(0, 2), guardians_unknown=BOOL, identifiable=BOOL, protected=BOOL, deceased=BOOL, voice=BOOL,
)  # fmt: skip
RELEASES = st.builds(
    Release, id=st.just("r"), person=st.just("a"), basis=st.sampled_from(["consent", "public_interest", "contract"]),
    status=st.sampled_from(["asked", "given", "given", "refused", "withdrawn"]), withdrawn_channels=SETS,
    guardians_signed=st.integers(0, 2), assent=BOOL, self_signed=BOOL, evidence=BOOL, assessment=BOOL, objection=BOOL,
    channels=SETS, valid_from=DAYS, valid_to=st.none() | DAYS, voice_ok=BOOL,
)  # fmt: skip
USES = st.builds(
    Use, channel=CHANNELS, date=DAYS, with_name=BOOL, blurred=st.frozensets(st.just("a")), sound_removed=BOOL
)


@given(ASSETS, st.lists(PEOPLE, max_size=2, unique_by=lambda p: p.id), RELEASES, USES)
def test_silence_and_refusal_never_pass(asset: Assessment, people: list[Depicted], release: Release, use: Use) -> None:
    verdict = decide(asset, people, {"a": release}, use)
    if not verdict.may_leave:
        return
    assert asset.visibility != "na"
    assert not asset.blocked
    assert not any(p.protected for p in people)
    assert asset.rights is not None
    seen = [p for p in people if p.identifiable and p.id not in use.blurred]
    if asset.visibility == "ident":
        assert people
        assert all(p.id == "a" and release.status in ("given", "withdrawn") and release.evidence for p in seen)


@given(ASSETS, st.lists(PEOPLE, max_size=2, unique_by=lambda p: p.id), RELEASES, USES)
def test_the_strictest_person_wins(asset: Assessment, people: list[Depicted], release: Release, use: Use) -> None:
    """Taking a person away never makes the verdict stricter, unless that leaves someone unregistered."""
    together = decide(asset, people, {"a": release}, use)
    for person in people:
        alone = decide(replace(asset, persons_declared=None), [person], {"a": release}, use)
        assert alone.severity <= together.severity


@given(ASSETS, st.lists(PEOPLE, max_size=2, unique_by=lambda p: p.id), RELEASES, DAYS)
def test_status_agrees_with_the_decision(
    asset: Assessment, people: list[Depicted], release: Release, day: date
) -> None:
    """A status that says blocked, refused or missing goes with a denial in every channel."""
    status = status_of(asset, people, {"a": release}, day, Policy())
    assert status in STATUSES
    if STATUSES.index(status) <= STATUSES.index("samtycke:saknas"):
        for channel in ("webb", "internt"):
            denied = decide(asset, people, {"a": release}, Use(channel, day)).severity >= Severity.REVIEW
            assert denied or release.basis == "public_interest"


def test_every_code_has_a_sentence_and_a_way_on() -> None:
    for code, reason in REASONS.items():
        assert reason.says.endswith("."), code
        assert reason.mend or code in ("OK", "BLOCKED"), code
