"""Describing and classifying: one transaction, one ledger line, two reviewers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imagebank.core.errors import Refused, WrongWords
from imagebank.services.deciding import assess, health_contexts
from imagebank.services.describing import Edit, edit, parsed
from imagebank.services.library import Library
from imagebank.services.searching import read
from imagebank.store import ledger
from tests.making import as_actor, picture, taken_in


@pytest.fixture
def id(library: Library, tmp_path: Path) -> str:
    return taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]


def test_texts_are_kept_by_language_and_emptied(library: Library, id: str) -> None:
    edit(library, [id], Edit({("alt", "sv"): " Ett rum. ", ("alt", "en"): "A room.", ("title", "sv"): "Rum"}))
    asset = read(library, [id])[0]
    assert asset.alt == {"sv": "Ett rum.", "en": "A room."}
    edit(library, [id], Edit({("alt", "en"): ""}))
    assert read(library, [id])[0].alt == {"sv": "Ett rum."}


def test_rights_change_field_by_field(library: Library, id: str) -> None:
    edit(library, [id], Edit(values={"creator": "Kim", "licence_channels": frozenset({"webb"})}))
    edit(library, [id], Edit(values={"licence_to": date(2027, 1, 1)}))
    rights = read(library, [id])[0].rights
    assert rights is not None
    assert (rights.creator, rights.channels, rights.to) == ("Kim", {"webb"}, date(2027, 1, 1))


def test_concepts_are_found_by_notation_and_label(library: Library, id: str) -> None:
    edit(library, [id], Edit(add_concepts=("plats:klassrum", "Fysisk lärmiljö", "Sound absorbers")))
    assert read(library, [id])[0].concepts == ("larmiljo:fys-absorbent", "larmiljo:fysisk", "plats:klassrum")
    edit(library, [id], Edit(remove_concepts=("plats:klassrum",)))
    assert "plats:klassrum" not in read(library, [id])[0].concepts


@pytest.mark.parametrize(
    "change",
    [
        Edit(add_concepts=("nonsens",)),
        Edit(add_concepts=("samtycke:giltigt",)),
        Edit(values={"visibility": "maybe"}),
        Edit(values={"licence_channels": frozenset({"tv"})}),
    ],
)
def test_what_nobody_knows_changes_nothing(library: Library, id: str, change: Edit) -> None:
    before = read(library, [id])
    with pytest.raises(WrongWords):
        edit(library, [id], change)
    assert read(library, [id]) == before


def test_all_or_none(library: Library, id: str) -> None:
    with pytest.raises(WrongWords):
        edit(library, [id, "unknown"], Edit({("title", "sv"): "Ny"}))
    assert read(library, [id])[0].title == {}


def test_the_second_reviewer_is_another_person(library: Library, id: str) -> None:
    edit(library, [id], Edit(values={"visibility": "none"}))
    with pytest.raises(Refused):
        edit(library, [id], Edit(second_review=True))
    assert not assess(read(library, [id])[0], library.vocabulary).second_review
    edit(as_actor(library, "Robin"), [id], Edit(second_review=True))
    assert assess(read(library, [id])[0], library.vocabulary).second_review


def test_the_same_answer_by_another_person_confirms(library: Library, id: str) -> None:
    edit(library, [id], Edit(values={"visibility": "none"}))
    edit(library, [id], Edit(values={"visibility": "none"}))
    assert read(library, [id])[0].second_review_by is None
    edit(as_actor(library, "Robin"), [id], Edit(values={"visibility": "none"}))
    assert read(library, [id])[0].second_review_by == "Robin"


def test_a_new_assessment_needs_a_new_confirmation(library: Library, id: str) -> None:
    edit(library, [id], Edit(values={"visibility": "none"}))
    edit(as_actor(library, "Robin"), [id], Edit(second_review=True))
    edit(library, [id], Edit(values={"visibility": "unident"}))
    assert read(library, [id])[0].second_review_by is None


def test_an_advisor_changes_nothing(library: Library, id: str) -> None:
    with pytest.raises(Refused):
        edit(as_actor(library, "Alex", "advisor"), [id], Edit({("title", "sv"): "Ny"}))


def test_the_ledger_holds_field_names_and_never_texts(library: Library, id: str) -> None:
    edit(library, [id], Edit({("caption", "sv"): "Hemlig text om Lisa"}))
    line = list(ledger.lines(library.db))[-1]
    assert "caption" in line.detail
    assert "Lisa" not in line.detail


@pytest.mark.parametrize(
    ("change", "title", "expected"),
    [
        (Edit(add_concepts=("behov:adhd",)), "", True),
        (Edit(add_concepts=("behov:tidsuppfattning",)), "", False),
        (Edit(add_concepts=("skolform:specialskola",)), "", True),
        (Edit(add_concepts=("insats:niva-3",)), "", True),
        (Edit(add_concepts=("insats:niva-1",)), "", False),
        (Edit(values={"visible_aid": True}), "", True),
        (Edit({("caption", "sv"): "Elever med autism i ett lugnt rum"}), "", True),
        (Edit({("caption", "en"): "If the room is calm, we add a screen"}), "", False),
        (Edit(), "Elever med dyslexi", True),
        (Edit(), "Lugna rum", False),
    ],
)
def test_what_reveals_health(library: Library, id: str, change: Edit, title: str, expected: bool) -> None:
    if not change.is_empty:
        edit(library, [id], change)
    assert bool(health_contexts(read(library, [id])[0], library.vocabulary, title)) is expected


@pytest.mark.parametrize(("name", "text"), [("blocked", "maybe"), ("licence_to", "igår"), ("persons_declared", "två")])
def test_a_value_that_cannot_be_read_is_said(name: str, text: str) -> None:
    with pytest.raises(WrongWords):
        parsed(name, text)
