"""The judged questions (tests/judged): how much is found and how much of it is wrong, group by group, as figures.

A change that moves a figure changes it here, so that it shows; the judgements themselves are never bent.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from imagebank.core.query import parse
from imagebank.services import library as libraries
from imagebank.services.library import Library
from imagebank.services.searching import find
from tests.judged.judging import Figures, fill, measured

DAY = date(2026, 11, 25)
FIGURES = {
    "inflection": Figures(relevant=411, found=392, wrong=15, traps=4),
    "compound": Figures(relevant=390, found=337, wrong=5, traps=1),
    "synonym": Figures(relevant=170, found=157, wrong=1, traps=0),
    "outdated_word": Figures(relevant=164, found=163, wrong=0, traps=0),
    "concept_narrower": Figures(relevant=488, found=471, wrong=1, traps=0),
    "english": Figures(relevant=196, found=143, wrong=4, traps=0),
    "no_diacritics": Figures(relevant=201, found=149, wrong=0, traps=0),
    "typing_error": Figures(relevant=243, found=225, wrong=3, traps=0),
    "phrase": Figures(relevant=20, found=13, wrong=0, traps=0),
    "prefix": Figures(relevant=126, found=97, wrong=7, traps=0),
    "several_words": Figures(relevant=45, found=36, wrong=10, traps=0),
    "field": Figures(relevant=349, found=349, wrong=18, traps=0),
    "stop": Figures(relevant=25, found=21, wrong=2, traps=0),
    "precision": Figures(relevant=530, found=485, wrong=55, traps=11),
}
TYPED = Figures(relevant=126, found=124, wrong=7, traps=0)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory):
    library = libraries.init(tmp_path_factory.mktemp("judged") / "bank", "Kim")
    fill(library)
    yield library
    library.close()


def test_the_questions_are_answered_as_they_were_judged(judged: Library) -> None:
    groups, _lines = measured(lambda text: find(judged, parse(text), day=DAY).ids)
    assert groups == FIGURES


def test_while_a_word_is_being_typed_it_finds_what_it_may_become(judged: Library) -> None:
    groups, _lines = measured(lambda text: find(judged, parse(text), day=DAY, typed=text).ids)
    assert groups["prefix"] == TYPED


def test_the_best_come_first(judged: Library) -> None:
    first = find(judged, parse("hörselkåpor"), day=DAY, order="relevance").ids[:3]
    titles = [one["title_sv"].casefold() for one in _records() if one["id"] in first]
    assert all("kåp" in title or "hörselskydd" in title for title in titles)


def test_what_a_misspelt_word_was_taken_for_is_said(judged: Library) -> None:
    found = find(judged, parse("rulstol"), day=DAY)
    assert found.meant == (("rulstol", ("rullstol",)),)
    assert set(found.ids) == set(find(judged, parse("rullstol"), day=DAY).ids)


def _records() -> list[dict]:
    return json.loads((Path(__file__).parents[1] / "judged" / "collection.json").read_text(encoding="utf-8"))
