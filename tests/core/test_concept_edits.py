"""Edits of the vocabulary as values: what comes out changed, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core import concept_edits as edits
from imagebank.core.concept_reading import taken_from
from imagebank.core.errors import ImagebankError
from imagebank.core.vocabulary import Concept, Label, Scheme, Vocabulary


def concept(notation: str, label: str, *broader: str, alt: str = "") -> Concept:
    labels = (Label("pref", "sv", label), *((Label("alt", "sv", alt),) if alt else ()))
    return Concept(notation, notation.split(":")[0], labels, broader)


VOCABULARY = Vocabulary(
    {code: Scheme(code, {"sv": code.title()}) for code in ("plats", "behov", "kanal", "larmiljo")},
    {
        one.notation: one
        for one in (
            concept("plats:inne", "Inomhus"), concept("plats:rum", "Rum", "plats:inne", alt="sal"),
            concept("plats:grupprum", "Grupprum", "plats:rum"), concept("plats:ute", "Utomhus"),
            concept("behov:funktion", "Funktion"), concept("behov:syn", "Syn", "behov:funktion"), concept("behov:adhd", "Adhd", alt="add"),
            concept("kanal:webb", "Webb"), concept("larmiljo:fysisk", "Fysisk"),
        )
    },
)  # fmt: skip


def with_(*changed: Concept) -> Vocabulary:
    return Vocabulary(VOCABULARY.schemes, {**VOCABULARY.concepts, **{one.notation: one for one in changed}})


def test_a_new_concept_has_a_readable_notation_that_nobody_has() -> None:
    made = edits.added(VOCABULARY, "plats", " Öppen  yta ", label_en="Open space", broader="plats:inne")
    assert (made.notation, made.label("sv"), made.label("en"), made.broader) == (
        "plats:oppen-yta", "Öppen yta", "Open space", ("plats:inne",),
    )  # fmt: skip
    assert edits.added(with_(made), "plats", "Oppen yta").notation == "plats:oppen-yta-2"


def test_an_old_name_is_still_found() -> None:
    made = edits.renamed(VOCABULARY, "plats:rum", "sv", "Sal")
    assert made.labels == (Label("pref", "sv", "Sal"), Label("hidden", "sv", "Rum"))
    back = edits.renamed(with_(made), "plats:rum", "sv", "Rum")
    assert back.labels == (Label("pref", "sv", "Rum"), Label("hidden", "sv", "Sal"))


def test_synonyms_come_and_go() -> None:
    made = edits.with_synonym(VOCABULARY, "plats:rum", "en", "room", "hidden")
    assert Label("hidden", "en", "room") in made.labels
    assert edits.without_synonym(with_(made), "plats:rum", "en", "ROOM") == VOCABULARY.concepts["plats:rum"]


def test_merging_hands_over_words_and_what_lies_under() -> None:
    changed = {one.notation: one for one in edits.merged(VOCABULARY, "plats:rum", "plats:ute")}
    assert changed["plats:ute"].labels == (
        Label("pref", "sv", "Utomhus"), Label("alt", "sv", "Rum"), Label("alt", "sv", "sal"),
    )  # fmt: skip
    assert changed["plats:grupprum"].broader == ("plats:ute",)
    assert (changed["plats:rum"].deprecated, changed["plats:rum"].successor) == (True, "plats:ute")
    assert with_(*changed.values()).resolve("rum", "plats") == "plats:ute"  # what is in use comes first
    assert with_(*changed.values()).resolve("sal") == "plats:ute"


def test_merging_into_what_lies_under_goes_round_in_no_circle() -> None:
    changed = edits.merged(VOCABULARY, "plats:inne", "plats:grupprum")
    new = with_(*changed)
    assert new.concepts["plats:grupprum"].broader == ()
    assert new.concepts["plats:rum"].broader == ("plats:grupprum",)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: edits.added(VOCABULARY, "plats", "rum"), "LABEL_TAKEN"),
        (lambda: edits.added(VOCABULARY, "plats", "SAL"), "LABEL_TAKEN"),
        (lambda: edits.added(VOCABULARY, "plats", " … "), "NO_LABEL"),
        (lambda: edits.added(VOCABULARY, "plats", "x" * 121), "LONG_LABEL"),
        (lambda: edits.added(VOCABULARY, "kanal", "Radio"), "FIXED_SCHEME"),
        (lambda: edits.added(VOCABULARY, "ingen", "Radio"), "UNKNOWN_SCHEME"),
        (lambda: edits.added(VOCABULARY, "plats", "Hall", broader="behov:syn"), "OTHER_LIST"),
        (lambda: edits.moved(VOCABULARY, "plats:inne", "plats:grupprum"), "CIRCLE"),
        (lambda: edits.moved(VOCABULARY, "plats:inne", "plats:inne"), "CIRCLE"),
        (lambda: edits.moved(VOCABULARY, "larmiljo:fysisk", None), "ANCHOR"),
        (lambda: edits.moved(VOCABULARY, "behov:adhd", "behov:funktion"), "CROSSES_HEALTH"),
        (lambda: edits.moved(VOCABULARY, "behov:syn", None), "CROSSES_HEALTH"),
        (lambda: edits.merged(VOCABULARY, "behov:adhd", "behov:syn"), "CROSSES_HEALTH"),
        (lambda: edits.merged(VOCABULARY, "plats:rum", "plats:rum"), "SAME_CONCEPT"),
        (lambda: edits.merged(VOCABULARY, "plats:rum", "behov:syn"), "OTHER_LIST"),
        (lambda: edits.deprecated(VOCABULARY, "plats:rum", "plats:rum"), "DEPRECATED_SUCCESSOR"),
        (lambda: edits.deletable(VOCABULARY, "plats:rum"), "CONCEPT_HAS_NARROWER"),
        (lambda: edits.renamed(VOCABULARY, "kanal:webb", "sv", "Nätet"), "FIXED_SCHEME"),
        (lambda: edits.renamed(VOCABULARY, "plats:borta", "sv", "Nätet"), "UNKNOWN_CONCEPT"),
        (lambda: edits.without_synonym(VOCABULARY, "plats:rum", "sv", "rum"), "NO_SYNONYM"),
        (lambda: edits.without_synonym(VOCABULARY, "behov:adhd", "sv", "add"), "REVEALS_HEALTH"),
        (lambda: edits.deletable(VOCABULARY, "behov:adhd"), "REVEALS_HEALTH"),
    ],
)  # fmt: skip
def test_what_is_refused(act: Callable[[], object], code: str) -> None:
    with pytest.raises(ImagebankError) as caught:
        act()
    assert caught.value.code == code


@given(st.lists(st.tuples(st.sampled_from(("move", "merge")), st.integers(0, 3), st.integers(0, 3)), max_size=8))
def test_there_is_never_a_circle(acts: list[tuple[str, int, int]]) -> None:
    places = ("plats:inne", "plats:rum", "plats:grupprum", "plats:ute")
    now = VOCABULARY
    for act, one, other in acts:
        try:
            changed = (
                edits.merged(now, places[one], places[other])
                if act == "merge"
                else [edits.moved(now, places[one], places[other])]
            )
        except ImagebankError:
            continue
        now = Vocabulary(now.schemes, {**now.concepts, **{each.notation: each for each in changed}})
        for notation in places:
            assert all(notation not in now.ancestors(above) for above in now.concepts[notation].broader)


def read(*concepts: Concept) -> list[Concept]:
    return taken_from(VOCABULARY, Vocabulary(VOCABULARY.schemes, {one.notation: one for one in concepts}))


def test_what_a_file_says_otherwise_is_taken_over() -> None:
    new, same = concept("plats:hall", "Hall", "plats:inne"), VOCABULARY.concepts["plats:rum"]
    assert read(new, same, concept("kanal:radio", "Radio")) == [new]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (concept("plats:inne", "Inomhus", "plats:grupprum"), "CIRCLE"),
        (concept("plats:hall", "Hall", "plats:borta"), "UNKNOWN_CONCEPT"),
        (concept("plats:hall", "Rum"), "LABEL_TAKEN"),
        (concept("borta:hall", "Hall"), "UNKNOWN_SCHEME"),
        (concept("behov:adhd", "Adhd", "behov:funktion", alt="add"), "CROSSES_HEALTH"),
        (concept("behov:adhd", "Adhd"), "CROSSES_HEALTH"),
        (concept("larmiljo:fysisk", "Fysisk", "larmiljo:fysisk"), "CIRCLE"),
        (Concept("plats:hall", "plats", ()), "NO_LABEL_OF"),
        (Concept("None", "plats", (Label("pref", "sv", "Hall"),)), "BAD_NOTATION"),
    ],
)
def test_a_file_keeps_the_same_rules(said: Concept, code: str) -> None:
    with pytest.raises(ImagebankError) as caught:
        read(said)
    assert caught.value.code == code
