"""The set-wise decision equals the pure one: random small libraries over tiny domains, every finding of every asset."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset, FileFacts
from imagebank.core.people import BASES, RELEASE_STATUSES, ROLES, Appearance, Person, Release, Span
from imagebank.core.registers import CoveredPerson, CoveredVersion
from imagebank.core.use import Use
from imagebank.core.verdict import Severity
from imagebank.services import library as libraries
from imagebank.services.deciding import decide_all
from imagebank.services.library import Library
from imagebank.services.reviewing import review
from imagebank.services.setwise import findings_of_all, severities_of_all
from imagebank.store import assets, people, registers
from imagebank.store import settings as setting_table

LIBRARIES = int(os.environ.get("IMAGEBANK_SETWISE", "150"))
DAYS = (date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23))
CHANNELS = ("webb", "film-egen", "tryck", "internt", "presentation")
TITLES = ("", "Elever med autism")
PERSONS = ("P-A", "P-B")
flag = st.booleans()
rare = st.sampled_from((False, False, False, True))
channels = st.frozensets(st.sampled_from(CHANNELS))
day = st.sampled_from(DAYS)

person = st.builds(
    Person, id=st.just(""), role=st.sampled_from(ROLES), adult=flag,
    birth_month=st.sampled_from((None, "2008-10", "2008-11", "2008-12", "2011-11", "2015-01")),
    guardians=st.sampled_from((None, 0, 1, 2)), protected=rare, deceased=rare, lacks_capacity=rare,
)  # fmt: skip
release = st.builds(
    Release, id=st.just(""), person=st.just(""), basis=st.sampled_from(BASES),
    status=st.sampled_from((*RELEASE_STATUSES, "given", "given", "given")), withdrawn_channels=st.one_of(st.just(frozenset()), channels),
    explicit=flag, guardians_signed=st.sampled_from((0, 1, 2)), assent=flag, appointed_guardian=flag, child_said_no=rare,
    self_signed=flag, evidence=st.sampled_from((True, True, False)), assessment=flag, objection=rare, channels=channels,
    purposes=st.frozensets(st.sampled_from(("info", "press")), min_size=1),
    languages=st.sampled_from((frozenset(), frozenset({"sv"}), frozenset({"en"}))),
    territory=st.sampled_from((frozenset(), frozenset({"SE"}), frozenset({"FI"}))), valid_from=day,
    contexts=st.sampled_from((frozenset(), frozenset(), frozenset({"behov:autism"}), frozenset({"behov:adhd"}))),
    valid_to=st.one_of(st.none(), day), name_ok=flag, voice_ok=flag, no_alteration=rare,
)  # fmt: skip
appearance = st.builds(
    Appearance, person=st.just(""), identifiable=flag, voice=flag,
    from_s=st.sampled_from((None, 1.0)), to_s=st.sampled_from((None, 2.0)),
    more=st.sampled_from(((), (), (Span(3.0, 4.0), Span(5.0, 6.0)))),
)  # fmt: skip
rights = st.builds(
    Rights, creator=st.sampled_from((None, "Kim", " ", "Kim")), channels=channels, to=st.one_of(st.none(), day),
    no_derivatives=rare, credit_required=flag,
)  # fmt: skip
asset = st.fixed_dictionaries({
    "media": st.sampled_from(("foto", "film")), "visibility": st.sampled_from(("na", "none", "unident", "ident", "ident")),
    "blocked": rare, "third_party_work": rare, "readable_personal_data": rare, "visible_aid": rare, "own_special_school": rare,
    "second": flag, "persons_declared": st.sampled_from((None, 0, 1, 2, 3)), "rights": st.one_of(st.none(), rights),
    "captured_at": st.sampled_from((None, "2026-10-01", "2026-11-22T10:00:00")), "alt": flag, "captions": flag,
    "audio_description": st.sampled_from(("made", "undecided")), "people": st.lists(appearance, max_size=2),
    "concepts": st.sampled_from(((), ("behov:autism",), ("skolform:specialskola",), ("larmiljo:fysisk",))),
    "title": st.sampled_from(("", "Rum", "Ett rum för autister")),
    "cover": st.sampled_from((None, None, "none", "kept", "removed")), "confirmed": flag, "covered": st.lists(st.sampled_from((0, 1)), max_size=2, unique=True),
})  # fmt: skip
use = st.builds(
    Use, channel=st.sampled_from(CHANNELS), date=day, purpose=st.sampled_from(("info", "press")),
    language=st.sampled_from(("sv", "en")), territory=st.sampled_from(("SE", "FI")), title=st.sampled_from(TITLES),
    alteration=flag, with_name=flag, school_named=flag, no_credit=flag, licence_out=st.sampled_from((None, "CC BY")),
    range_s=st.sampled_from((None, (0.0, 1.0))), lifetime_to=st.one_of(st.none(), day), sound_removed=flag,
)  # fmt: skip
policy = st.fixed_dictionaries({
    "guardian_age": st.sampled_from(("17", "18")), "assent_age": st.sampled_from(("15", "16")),
    "both_guardians": st.sampled_from(("true", "false")), "warn_days": st.sampled_from(("0", "1", "2")),
})  # fmt: skip


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory):
    library = libraries.init(tmp_path_factory.mktemp("setwise") / "bank", "Kim")
    yield library
    library.close()


def _fill(library: Library, told, posts, releases, rules) -> list[str]:
    ids = []
    with library.catalogue.write() as db:
        for table in (
            "covered_person",
            "covered_version",
            "appearance",
            "release",
            "person",
            "review",
            "asset",
            "doubt",
        ):
            db.execute(f"DELETE FROM {table}")
        for name, value in rules.items():
            setting_table.put(db, name, value)
        for id, post in zip(PERSONS, posts, strict=True):
            people.insert_person(db, replace(post, id=id))
        for number, one in enumerate(releases):
            who = PERSONS[number % 2]
            people.insert_release(db, replace(one, id=f"r{number}", person=who))
        for number, one in enumerate(told):
            ids.append(f"a{number}")
            _put(db, ids[-1], number, one)
    return ids


def _put(db, id: str, number: int, one) -> None:
    seen = tuple(
        replace(a, person=PERSONS[n], to_s=None if a.from_s is None else a.to_s) for n, a in enumerate(one["people"])
    )
    names = ("media", "visibility", "blocked", "third_party_work", "readable_personal_data", "visible_aid", "own_special_school",
             "persons_declared", "rights", "captured_at", "audio_description", "concepts")  # fmt: skip
    made = Asset(
        id=id, sha256=f"{number:064x}", file=FileFacts("a.jpg", 1, "JPEG"), imported_at="2026-11-01T00:00:00+00:00", appearances=seen,
        alt={"sv": "Alt"} if one["alt"] else {}, title={"sv": one["title"]} if one["title"] else {}, assessed_by="Kim",
        second_review_by="Robin" if one["second"] else None, **{name: one[name] for name in names},
    )  # fmt: skip
    assets.insert(db, made)
    if one["captions"]:
        assets.put_caption_file(db, id, "sv", "a.vtt", "WEBVTT\n")
    if one["cover"]:
        by, at = ("Robin", "2026-11-02") if one["confirmed"] else (None, None)
        registers.put(db, CoveredVersion(id, "parent", "[]", one["cover"], "Kim", "2026-11-01", by, at))
        for n in one["covered"]:
            registers.put(db, CoveredPerson(id, PERSONS[n]))


def _pure(library: Library, ids: list[str], wanted: Use):
    return decide_all(library, assets.get(library.db, ids), wanted)


@settings(
    max_examples=LIBRARIES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    told=st.lists(asset, min_size=1, max_size=5), posts=st.tuples(person, person), releases=st.lists(release, max_size=3),
    rules=policy, wanted=st.lists(use, min_size=1, max_size=3), doubtful=rare,
)  # fmt: skip
def test_set_wise_and_pure_find_the_same(empty: Library, told, posts, releases, rules, wanted, doubtful) -> None:
    ids = _fill(empty, told, posts, releases, rules)
    if doubtful:
        with empty.catalogue.write() as db:
            db.execute("INSERT INTO doubt (since, at) VALUES ('x', 'y')")
    for one in wanted:
        pure = _pure(empty, ids, one)
        found = findings_of_all(empty, one)
        assert {
            id: frozenset((f.code, f.person or "") for f in v.findings) for id, v in pure.items() if v.findings
        } == found
        assert severities_of_all(empty, one) == {id: verdict.severity for id, verdict in pure.items()}


def test_a_review_is_heard_by_both(empty: Library, tmp_path: Path) -> None:
    good = {
        "media": "foto", "visibility": "none", "blocked": False, "third_party_work": True, "readable_personal_data": False,
        "visible_aid": False, "own_special_school": False, "second": True, "persons_declared": None,
        "rights": Rights("Kim", channels=frozenset({"webb"})), "captured_at": None, "alt": True, "captions": False,
        "audio_description": "undecided", "people": [], "concepts": (), "title": "Rum", "cover": None, "confirmed": False,
        "covered": [],
    }  # fmt: skip
    ids = _fill(empty, [good], (Person(""), Person("")), [], {})
    wanted = Use("webb", DAYS[1])
    assert severities_of_all(empty, wanted) == {"a0": Severity.REVIEW}
    review(empty, ids[0], wanted, "Konstnären har sagt ja.")
    assert (
        severities_of_all(empty, wanted)
        == {"a0": Severity.CONDITIONS}
        == {id: v.severity for id, v in _pure(empty, ids, wanted).items()}
    )
    with empty.catalogue.write() as db:
        assets.put_texts(db, "a0", {"alt": {"sv": "", "en": ""}})
    assert severities_of_all(empty, wanted) == {"a0": Severity.DENY}
