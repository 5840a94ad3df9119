"""Returned forms: kept once however often it is tried, whole or not at all, and each person's pages for that person alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from imagebank.core.answers import Ticks
from imagebank.core.errors import ImagebankError
from imagebank.media import scans
from imagebank.services.consenting import FormOrder, make_forms
from imagebank.services.evidencing import add_evidence, evidences
from imagebank.services.extracting import extract
from imagebank.services.library import Library
from imagebank.services.registering import erase_person
from imagebank.services.releasing import in_force
from imagebank.services.returning import Answers, form_of, keep_form, keep_scan, part_for, read_scan
from imagebank.services.signing import Signed, signatures
from imagebank.store import registers
from imagebank.store.people_vault import PeopleVault
from tests.making import TODAY, pupil, vault_of
from tests.media.test_scans import page, saved

BLANK = Image.new("RGB", (400, 500), "white")


@pytest.fixture
def two(library: Library, tmp_path: Path) -> dict[str, str]:
    """Person → the code of a form."""
    vault_of(library)
    some = tuple(pupil(library, status="asked", guardians_signed=0, evidence=False) for _ in range(2))
    made, _changes = make_forms(library, FormOrder(some, ""), tmp_path / "b.pdf", TODAY)
    return {one.person: one.code for one in made}


def codes_on(content: bytes) -> list[tuple[str, ...]]:
    return [one.codes for one in scans.pages(content)]


@pytest.mark.parametrize("name", ["a.pdf", "a.tif"])
def test_each_persons_pages_are_kept_for_that_person(library: Library, two: dict, tmp_path: Path, name: str) -> None:
    (one, first), (other, second) = two.items()
    strange = page(text="F-AAAA-BBBB")
    path = saved(tmp_path / name, page(text=first), BLANK, page(text=second), page(text="https://example.org"), strange)
    found = read_scan(library, path)
    kept, _changes = keep_scan(library, found, found.forms)
    vault = library.people_vault
    assert codes_on(vault.evidence(kept[one]).content) == [(first,), ()], "a page without a code follows the one before"
    assert codes_on(vault.evidence(kept[other]).content) == [(second,), ("https://example.org",)]
    assert {form_of(library, code).returned_at is None for code in two.values()} == {False}
    said = extract(library, one, TODAY)
    assert [(item["id"], item["code"]) for item in said["evidence"]] == [(kept[one], first)]
    erase_person(library, one)
    assert vault.evidence(kept[one]) is None, "nobody else's key opens it"
    assert vault.evidence(kept[other]) is not None


def test_a_form_of_one_may_be_about_several(library: Library, two: dict, tmp_path: Path) -> None:
    (one, first), (other, _second) = two.items()
    found = read_scan(library, saved(tmp_path / "a.pdf", page(text=first), BLANK))
    kept, _changes = keep_scan(library, found, found.forms, [other])
    assert kept[one] == kept[other]
    assert library.people_vault.evidence(kept[one]).content == found.content
    assert extract(library, one, TODAY)["evidence"][0]["code"] == first
    assert "code" not in extract(library, other, TODAY)["evidence"][0], "another person's form is not told"


def test_pages_that_nobody_can_tell_apart_are_refused(library: Library, two: dict, tmp_path: Path) -> None:
    found = read_scan(library, saved(tmp_path / "a.pdf", BLANK, BLANK))
    with pytest.raises(ImagebankError) as caught:
        keep_scan(library, found, [form_of(library, code) for code in two.values()])
    assert caught.value.code == "OTHERS_FORMS"
    third = pupil(library)
    both = read_scan(library, saved(tmp_path / "b2.pdf", *(page(text=code) for code in two.values())))
    with pytest.raises(ImagebankError, match="flera personers"):
        part_for(both, third)
    assert [evidences(library, one) for one in two] == [[], []]


def test_a_form_is_kept_once_however_often_it_is_saved(library: Library, two: dict, tmp_path: Path) -> None:
    (one, code), *_rest = two.items()
    found = read_scan(library, saved(tmp_path / "a.pdf", page(text=code)))
    before = Signed("guardian", date(TODAY.year - 20, 1, 1), guardian="G1")
    said = Answers(Ticks(frozenset({"webb"}), frozenset()), (before,), code=code)
    with pytest.raises(ImagebankError) as caught:
        keep_form(library, found, one, said, TODAY)
    assert caught.value.code == "BEFORE_BIRTH"
    assert (evidences(library, one), library.people_vault.evidence_ids(one)) == ([], []), "nothing is half in"
    right = replace(said, signed=(Signed("guardian", TODAY, guardian="G1"),))
    keep_form(library, found, one, right, TODAY)
    keep_form(library, found, one, right, TODAY)
    (kept,) = evidences(library, one)
    assert library.people_vault.evidence_ids(one) == [kept.id]
    assert {item.evidence for item in signatures(library, one)} == {kept.id}
    assert (in_force(library, one).voice_ok, in_force(library, one).evidence) == (False, True)


def test_an_end_between_vault_and_catalogue_loses_nothing(library: Library, two: dict, monkeypatch) -> None:
    one, *_rest = two
    keep = PeopleVault.put_evidence

    def ended(self: PeopleVault, *values: object) -> None:
        keep(self, *values)
        raise KeyboardInterrupt  # the vault has it, the catalogue is rolled back

    with monkeypatch.context() as patch:
        patch.setattr(PeopleVault, "put_evidence", ended)
        with pytest.raises(KeyboardInterrupt):
            add_evidence(library, [one], b"%PDF-1.7", "pdf", "a.pdf")
    assert evidences(library, one) == []
    assert not in_force(library, one).evidence
    id, _changes = add_evidence(library, [one], b"%PDF-1.7", "pdf", "a.pdf")
    assert library.people_vault.evidence_ids(one) == [id]
    assert registers.all_(library.db, type(evidences(library, one)[0]), id=id)


def test_a_form_that_comes_again_may_bring_its_diary_number(library: Library, two: dict) -> None:
    one, *_rest = two
    first, _changes = add_evidence(library, [one], b"%PDF-1.7", "pdf", "a.pdf")
    for diary in ("2026:7", None):
        assert add_evidence(library, [one], b"%PDF-1.7", "pdf", "a.pdf", diary_number=diary)[0] == first
    assert [item.diary_number for item in evidences(library, one)] == ["2026:7"]
