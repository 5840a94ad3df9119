"""Signatures, evidence, objections, merging, erasure, reviews, recalls, tasks, weeding, disclosure: each by its own verb."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from imagebank.core.card import Card, Guardian
from imagebank.core.errors import Refused, WrongWords
from imagebank.core.people import Appearance, Person, Release
from imagebank.core.query import All
from imagebank.core.registers import Placement, Withdrawal
from imagebank.core.use import Use
from imagebank.core.verdict import Severity
from imagebank.media import table
from imagebank.services.class_list import read_list, register_list, remembered
from imagebank.services.consenting import FormOrder, make_forms
from imagebank.services.deciding import check
from imagebank.services.describing import Edit, edit
from imagebank.services.disclosing import Disclosure, disclose
from imagebank.services.evidencing import add_evidence
from imagebank.services.exporting import Export, export
from imagebank.services.library import Library
from imagebank.services.naming import names_in_bank, replace_names
from imagebank.services.packing import Order, issued
from imagebank.services.placing import record_place
from imagebank.services.recalling import answer, letter, recalls
from imagebank.services.registering import check_birth_month, erase_person, merge_persons, person_history, revise_person
from imagebank.services.releasing import add_person, add_release, appear, in_force, known_person, withdraw
from imagebank.services.reminding import calendar, draft
from imagebank.services.reviewing import review
from imagebank.services.searching import find, read
from imagebank.services.signing import Signed, decide_objection, history, object_, sign
from imagebank.services.tasks import tasks
from imagebank.services.upkeep import Checkup, examine
from imagebank.services.weeding import weed
from imagebank.store import packs, registers
from tests.making import CHANNELS, TODAY, as_actor, picture, pupil, taken_in, usable, vault_of, with_pupil

WEB = Use("webb", TODAY)


@pytest.fixture
def id(library: Library, tmp_path: Path) -> str:
    return usable(library, tmp_path)[0]


def codes(library: Library, id: str, use: Use = WEB) -> tuple[str, ...]:
    return check(library, [id], use)[id].codes


def asked(library: Library) -> str:
    return pupil(library, status="asked", guardians_signed=0, evidence=False)


def out(library: Library, ids: list[str], target: Path, channel: str = "webb", title: str = "Rum") -> str:
    report = Export()
    order = Order(tuple(ids), Use(channel, TODAY, title=title), target, approved_by="Robin", recipient="Redaktionen")
    for _ in export(library, order, report):
        pass
    assert report.pack
    return report.pack


def test_two_guardians_and_a_form_clear_a_pupil(library: Library, id: str) -> None:
    person = asked(library)
    with_pupil(library, id, person)
    assert codes(library, id) == ("CONSENT_MISSING",)
    sign(library, person, [Signed("guardian", TODAY, guardian="G1")], TODAY)
    assert codes(library, id) == ("EVIDENCE_MISSING", "GUARDIAN_MISSING")
    sign(library, person, [Signed("guardian", TODAY, guardian="G1")], TODAY)
    assert "GUARDIAN_MISSING" in codes(library, id), "the same guardian twice is one guardian"
    vault_of(library)
    add_evidence(library, [person], b"%PDF-1.7", "pdf", "a.pdf")
    sign(library, person, [Signed("guardian", TODAY, guardian="G2")], TODAY)
    assert codes(library, id) == ("OK",)
    assert [one.status for one in history(library, person)] == ["asked", "given", "given", "given"]


def test_one_no_is_a_no(library: Library, id: str) -> None:
    person = asked(library)
    with_pupil(library, id, person)
    sign(
        library,
        person,
        [Signed("guardian", TODAY, guardian="G1"), Signed("guardian", TODAY, "no", guardian="G2")],
        TODAY,
    )
    assert codes(library, id) == ("CONSENT_REFUSED",)


def test_the_childs_own_no_and_a_pupils_own_yes(library: Library, id: str) -> None:
    person = pupil(library)
    with_pupil(library, id, person)
    sign(library, person, [Signed("subject", TODAY, "no")], TODAY)
    assert codes(library, id) == ("CHILD_OBJECTED",)
    sign(library, person, [Signed("subject", TODAY, "yes")], TODAY)
    assert codes(library, id) == ("OK",)
    assert in_force(library, person).assent


@pytest.mark.parametrize(
    ("signed", "code"),
    [
        (Signed("guardian", TODAY + timedelta(days=1), guardian="G1"), "NOT_YET"), (Signed("guardian", TODAY), "WHICH_GUARDIAN"),
        (Signed("guardian", TODAY, guardian="Märta"), "NO_GUARDIAN"), (Signed("guardian", TODAY, guardian="G3"), "NO_GUARDIAN_OF"),
        (Signed("guardian", TODAY, guardian="G1", evidence="nope"), "NO_SUCH_EVIDENCE"), (Signed("aunt", TODAY), "BAD_VALUE"), (Signed("subject", TODAY, "maybe"), "BAD_VALUE"),
    ],
)  # fmt: skip
def test_a_signature_that_cannot_be_is_refused_whole(library: Library, signed: Signed, code: str) -> None:
    person = asked(library)
    with pytest.raises(WrongWords) as caught:
        sign(library, person, [Signed("guardian", TODAY, guardian="G1"), signed], TODAY)
    assert caught.value.code == code
    assert len(history(library, person)) == 1


def test_evidence_needs_a_person_and_an_open_vault(library: Library) -> None:
    person = pupil(library)
    with pytest.raises(WrongWords):
        add_evidence(library, [], b"x", "pdf", "a.pdf")
    with pytest.raises(Refused) as caught:
        add_evidence(library, [person], b"x", "pdf", "a.pdf")
    assert caught.value.code == "VAULT_NOT_SET_UP"
    assert registers.all_(library.db, registers.registers.Evidence) == []


def test_an_objection_waits_and_upheld_is_a_refusal(library: Library, id: str) -> None:
    person, _ = add_person(library, Person("", "personal", adult=True))
    add_release(library, Release("", person, "public_interest", "given", evidence=True, assessment=True))
    with_pupil(library, id, person)
    assert codes(library, id) == ("OK",)
    made, _ = object_(library, person, TODAY)
    assert codes(library, id) == ("OBJECTION_PENDING",)
    assert [one.kind for one in tasks(library, TODAY)] == ["objection"]
    decide_objection(library, made, "upheld", TODAY)
    assert codes(library, id) == ("CONSENT_REFUSED",)
    with pytest.raises(Refused):
        decide_objection(library, made, "rejected", TODAY)


def test_a_withdrawal_reaches_each_place_once_and_waits_for_answers(library: Library, id: str, tmp_path: Path) -> None:
    person = pupil(library)
    with_pupil(library, id, person)
    web, print_ = out(library, [id], tmp_path / "w"), out(library, [id], tmp_path / "p", "tryck")
    record_place(library, Placement("", web, "https://example.org/rum", "Webben"))
    record_place(library, Placement("", web, "Intranätet"))
    withdraw(library, person, frozenset({"webb"}), signer="guardian")
    found = recalls(library)
    assert {(one.pack, one.place) for one in found} == {(web, "https://example.org/rum"), (web, "Intranätet")}
    assert {one.id: one.status for one in issued(library)} == {web: "stale", print_: "issued"}
    withdraw(library, person)
    assert {one.pack: one.recallable for one in recalls(library)} == {web: 1, print_: 0}
    assert len(recalls(library)) == 3, "a place that waits is not asked twice"
    assert person not in letter(library, found[0].id, TODAY).body
    for one in recalls(library):
        answer(library, one.id, "removed" if one.recallable else "cannot", "Trycksak" if not one.recallable else None)
    assert {one.status for one in issued(library)} == {"recalled"}
    assert [one.channels for one in registers.all_(library.db, Withdrawal)] == ["webb", ""]


def test_protected_identity_stops_what_is_out_without_a_reason(library: Library, id: str, tmp_path: Path) -> None:
    person = pupil(library)
    with_pupil(library, id, person)
    pack = out(library, [id], tmp_path / "w")
    revise_person(library, replace(known_person(library, person), protected=True))
    assert codes(library, id) == ("BLOCKED",)
    assert [(one.pack, one.person, one.cause) for one in recalls(library)] == [(pack, None, "block")]
    assert [old.protected for old, _until, _by in person_history(library, person)] == [False]


def test_a_block_of_a_picture_opens_its_recalls(library: Library, id: str, tmp_path: Path) -> None:
    pack = out(library, [id], tmp_path / "w")
    edit(library, [id], Edit(values={"blocked": True}))
    assert [(one.pack, one.cause) for one in recalls(library)] == [(pack, "block")]
    assert packs.pack(library.db, pack).status == "stale"


def test_two_posts_become_one_and_the_stricter_wins(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    kept = pupil(library)
    gone = pupil(library, channels=frozenset({"webb"}), valid_to=TODAY + timedelta(days=100), name_ok=True)
    with_pupil(library, ids[0], kept)
    with_pupil(library, ids[1], gone)
    vault_of(library)
    merge_persons(library, kept, gone)
    held = in_force(library, kept)
    assert (held.channels, held.valid_to, held.name_ok) == (frozenset({"webb"}), TODAY + timedelta(days=100), False)
    assert [one.person for asset in read(library, ids) for one in asset.appearances] == [kept, kept]
    assert codes(library, ids[0], Use("tryck", TODAY)) == ("CHANNEL_NOT_COVERED",)
    with pytest.raises(Refused):
        revise_person(library, replace(known_person(library, gone), deceased=True))


@pytest.mark.parametrize("other", [{"status": "refused"}, {"status": "withdrawn"}])
def test_merging_never_gives_back_a_no(library: Library, id: str, other: dict) -> None:
    kept, gone = pupil(library), pupil(library, **other)
    with_pupil(library, id, kept)
    vault_of(library)
    merge_persons(library, kept, gone)
    assert check(library, [id], WEB)[id].severity is Severity.DENY


def test_erasure_destroys_names_and_stops_what_is_out(library: Library, id: str, tmp_path: Path) -> None:
    vault = vault_of(library)
    person = pupil(library)
    vault.put(person, "Zarathustra Hemlig")
    with_pupil(library, id, person)
    out(library, [id], tmp_path / "w")
    vault.lock()
    erase_person(library, person)
    assert codes(library, id) == ("EVIDENCE_MISSING",)
    assert [one.cause for one in recalls(library)] == ["erasure"]
    assert known_person(library, person).erased_at


def test_a_review_lifts_review_only_and_is_void_when_something_changes(library: Library, id: str) -> None:
    edit(library, [id], Edit(values={"third_party_work": True}))
    assert codes(library, id) == ("THIRD_PARTY_WORK",)
    with pytest.raises(WrongWords):
        review(library, id, WEB, "  ")
    review(library, id, WEB, "Konstnären har sagt ja.")
    verdict = check(library, [id], WEB)[id]
    assert (verdict.severity, verdict.codes) == (Severity.CONDITIONS, ("THIRD_PARTY_WORK",))
    assert check(library, [id], Use("webb", TODAY + timedelta(days=30)))[id].severity is Severity.CONDITIONS, (
        "another day"
    )
    assert check(library, [id], Use("presentation", TODAY))[id].severity is Severity.REVIEW, "another use"
    edit(library, [id], Edit({("alt", "en"): "A room"}))
    assert check(library, [id], WEB)[id].severity is Severity.CONDITIONS, "nothing that it rests on"
    edit(library, [id], Edit(values={"visible_aid": True}))
    assert check(library, [id], WEB)[id].severity is Severity.REVIEW
    edit(library, [id], Edit(values={"readable_personal_data": True}))
    with pytest.raises(Refused) as caught:
        review(library, id, WEB, "Går bra.")
    assert caught.value.code == "DENIED"


def test_nobody_is_a_second_pair_of_eyes_alone(library: Library, tmp_path: Path) -> None:
    one = taken_in(library, [picture(tmp_path / "x.jpg", 7)]).imported[0][0]
    edit(
        library,
        [one],
        Edit({("alt", "sv"): "Rum"}, {"creator": "Kim", "licence_channels": CHANNELS, "visibility": "none"}),
    )
    assert codes(library, one) == ("SECOND_REVIEW_MISSING",)
    with pytest.raises(Refused):
        review(library, one, WEB, "Jag är säker.")
    review(as_actor(library, "Robin"), one, WEB, "Jag har tittat.")
    assert check(library, [one], WEB)[one].may_leave


def test_the_work_list_and_its_files(library: Library, id: str) -> None:
    soon = pupil(library, valid_to=TODAY + timedelta(days=20))
    person, _ = add_person(library, Person("", birth_month="2008-12", guardians=1))
    add_release(library, Release("", person, status="given", guardians_signed=1, evidence=True, channels=CHANNELS, assent=True,
                                 valid_from=date(2026, 1, 1), valid_to=date(2028, 1, 1)))  # fmt: skip
    with_pupil(library, id, soon)
    found = tasks(library, TODAY)
    assert [(one.kind, one.subject, one.due) for one in found] == [
        ("expiring", soon, TODAY + timedelta(days=20)), ("turns_18", person, date(2027, 1, 1)),
    ]  # fmt: skip
    later = tasks(library, date(2027, 1, 1))
    assert ("turned_18", person) in {(one.kind, one.subject) for one in later}
    events = calendar(library, found).decode()
    assert events.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20261212" in events
    assert b"X-Unsent: 1" in draft(library, found, TODAY)


@pytest.mark.parametrize("name", ["file", "title", "alt", "keyword"])
def test_a_registered_name_is_found_and_replaced(library: Library, tmp_path: Path, name: str) -> None:
    vault = vault_of(library)
    person = pupil(library)
    vault.put(person, "Åsa Ödlund")
    one = taken_in(library, [picture(tmp_path / ("asa_odlund-3.jpg" if name == "file" else "x.jpg"), 7)]).imported[0][0]
    if name in ("title", "alt"):
        edit(library, [one], Edit({(name, "sv"): "Här är ÅSA  Ödlunds bänk, och Åsa."}))
    if name == "keyword":
        from imagebank.store import assets

        with library.write("test", one) as db:
            assets.put_keywords(db, one, ("rum", "Ödlund, Åsa"))
    found = names_in_bank(library)
    assert [(each.asset, each.person) for each in found if each.field != "source"] == [(one, person)]
    replace_names(library, found)
    assert names_in_bank(library) == []
    asset = read(library, [one])[0]
    said = " ".join((asset.file.name, *asset.title.values(), *asset.alt.values(), *asset.keywords))
    assert person in said
    vault.lock()
    with pytest.raises(Refused):
        names_in_bank(library)


def test_weeding_names_its_authority_and_keeps_packs_whole(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    pack = out(library, ids, tmp_path / "w")
    with pytest.raises(WrongWords):
        weed(library, ids[:1], " ")
    path = library.originals.path_of(read(library, ids)[0].sha256, "jpg")
    assert path.exists()
    weed(library, ids[:1], "dnr 2026:5")
    assert not path.exists()
    assert [item.asset for item in packs.pack(library.db, pack).items] == ids
    assert list(find(library, All(), day=TODAY).ids) == ids[1:]
    edit(library, ids[1:], Edit(values={"blocked": True}))
    with pytest.raises(Refused) as caught:
        weed(library, ids[1:], "dnr 2026:5")
    assert caught.value.code == "RECALL_OPEN"


def test_disclosure_is_a_route_of_its_own(library: Library, id: str, tmp_path: Path) -> None:
    person = pupil(library, status="refused")
    with_pupil(library, id, person)
    with pytest.raises(WrongWords):
        disclose(library, Disclosure((id,), "", "Robin", "Ingen sekretess"), tmp_path / "ut", TODAY)
    disclose(library, Disclosure((id,), "2026:7", "Robin", "Ingen sekretess"), tmp_path / "ut", TODAY)
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == sorted([f"{id}.jpg", "metadata.json"])
    with pytest.raises(Refused):
        review(library, id, Use("webb", TODAY, disclosure=True), "Ja")


@pytest.mark.parametrize("month", ["2014-13", "2014-5", "20145", "2030-01", "1850-01", "maj 2014"])
def test_months_that_cannot_be(month: str) -> None:
    with pytest.raises(WrongWords):
        check_birth_month(month, TODAY)


def test_an_appearance_has_its_area(library: Library, id: str) -> None:
    person = pupil(library)
    appear(library, [id], Appearance(person, area=(0.1, 0.2, 0.3, 0.4)))
    assert read(library, [id])[0].appearances[0].area == (0.1, 0.2, 0.3, 0.4)


@pytest.mark.parametrize("headings", [("Barnets hela namn", "När"), ("Ada Testsson", "2014-05")])
def test_a_mapping_is_remembered_and_a_first_row_of_names_never_kept(
    library: Library, tmp_path: Path, headings: tuple[str, ...]
) -> None:
    vault_of(library)
    table.write(tmp_path / "k.csv", [headings, ("Bo Testsson", "2014-06")])
    mapping = {"name": headings[0], "birth_month": headings[1]}
    register_list(library, read_list(library, tmp_path / "k.csv", TODAY, mapping))
    assert remembered(library, headings) == mapping
    assert len(read_list(library, tmp_path / "k.csv", TODAY).entries) == 1
    for path in library.root.rglob("*.sqlite*"):
        assert b"Testsson" not in path.read_bytes()


@pytest.mark.parametrize(
    ("named", "tag", "code"),
    [("behov:autism", "behov:autism", "OK"), ("behov:autism", "behov:adhd", "ART9_EXPLICIT_MISSING")],
)
def test_an_explicit_consent_covers_the_contexts_it_names(
    library: Library, id: str, named: str, tag: str, code: str
) -> None:
    person = pupil(library, basis="explicit_consent", contexts=frozenset({named}))
    with_pupil(library, id, person)
    edit(library, [id], Edit(add_concepts=(tag,)))
    assert codes(library, id) == (code,)
    assert codes(library, id, Use("webb", TODAY, title="Elever med adhd")) == ("ART9_EXPLICIT_MISSING",), (
        "a text is no named concept"
    )


def test_doctor_sees_a_catalogue_that_was_put_back(library: Library, id: str, tmp_path: Path) -> None:
    library.close()
    older = library.catalogue.path.read_bytes()
    withdraw(library, pupil(library))
    library.close()
    library.catalogue.path.write_bytes(older)
    report = Checkup()
    for _ in examine(library, report):
        pass
    assert [one.code for one in report.problems] == ["LEDGER_COPY"]


def test_what_was_weeded_does_not_come_in_again(library: Library, tmp_path: Path) -> None:
    path = picture(tmp_path / "g.jpg", 3)
    one = taken_in(library, [path]).imported[0][0]
    weed(library, [one], "dnr 2026:5")
    report = taken_in(library, [path])
    assert report.imported == []
    assert [failed.problem.code for failed in report.failed] == ["WEEDED"]
    assert list(library.originals.walk()) == []


def test_a_form_asks_for_what_was_asked_and_no_more(library: Library, tmp_path: Path) -> None:
    person = pupil(library, status="asked", channels=frozenset({"webb"}))
    make_forms(library, FormOrder((person,), "Maj"), tmp_path / "b.pdf", TODAY)
    assert in_force(library, person).channels == {"webb"}
    sign(library, person, [Signed("guardian", TODAY, guardian="G1")], TODAY)
    assert in_force(library, person).channels == {"webb"}


def test_names_beside_the_pictures_are_told_too(library: Library, tmp_path: Path) -> None:
    vault = vault_of(library)
    person = pupil(library)
    vault.put_card(person, Card("Åsa Ödlund", guardians=(Guardian("G1", "Märta Ödlund"),)))
    one = taken_in(library, [picture(tmp_path / "Märta Ödlund.jpg", 7)], shoot="Åsa Ödlund fyller år").imported[0][0]
    found = {(one.field, one.person) for one in names_in_bank(library)}
    assert found == {("shoot", person), ("name", person), ("source", person)}
    replace_names(library, names_in_bank(library))
    assert {one.field for one in names_in_bank(library)} == {"shoot"}
    for path in (library.root / "journal").iterdir():
        assert "Märta Ödlund.jpg" not in path.read_text("utf-8")
    with pytest.raises(Refused) as caught:
        out(library, [one], tmp_path / "ut", title="Åsa Ödlund")
    assert caught.value.code == "NAME_IN_TITLE"
