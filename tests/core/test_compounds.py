"""Compounds against an explicit lexicon: parts cover the word, and the order of the list says nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.compounds import Lexicon, without_letters
from imagebank.core.swedish import plain, stem
from imagebank.core.words import fold
from tests.core.lexicon import LEXICON, LINES
from tests.core.swedish_pairs import UNWANTED, WANTED

WORDS = sorted({fold(word) for pair in WANTED + UNWANTED for word in pair})

SPLIT = """
skolgård skol gård
skolgårdarna skol gårdarna
klassrumsmiljö klass rums miljö
klassrummet klass rummet
utomhusklassrum utom hus klass rum
träslöjdssal trä slöjds sal
förskolegård för skole gård
gymnasieskolor gymnasie skolor
elevskåp elev skåp
elevhälsan elev hälsan
hälsofrämjande hälso främjande
gatubelysning gatu belysning
rollek rol lek
flerfunktionsnedsättningar fler funktions nedsättningar
dövblindhet döv blindhet
skolböcker skol böcker
avskärmning av skärmning
"""

WHOLE = """
lärare läraren trumma ordning tidning skolios kamrat kontroll kontor matematik handikapp tidskrift bokstav måltid samtal
kultur koppar kommun plattform storlek skorsten banderoll väggarna vitamin benämning taktil elektriker förråd förslag
"""


@pytest.mark.parametrize("line", SPLIT.strip().splitlines())
def test_compounds_are_split(line: str) -> None:
    word, *texts = line.split()
    assert [part.text for part in LEXICON.split(word)] == texts


@pytest.mark.parametrize("word", WHOLE.split())
def test_words_that_only_look_like_compounds_stay_whole(word: str) -> None:
    assert LEXICON.parts(word) == (stem(word),)


def test_parts_cover_every_word_of_the_tables() -> None:
    assert [word for word in WORDS if "".join(part.text for part in LEXICON.split(word)) != word] == []


FEW = [
    "skola",
    "gård",
    "lek",
    "för|skola",
    "klassrum",
    "klass",
    "rum",
    "miljö",
    "bok",
    "bokstav|",
    "roll",
    "slöjd",
    "trä",
    "sal",
]


@given(
    st.lists(st.sampled_from([line.replace("|", "") for line in FEW]), min_size=1, max_size=5),
    st.sampled_from(["", "s", "e"]),
)
def test_any_joining_is_covered_whole(parts: list[str], joint: str) -> None:
    word = joint.join(parts)
    split = LEXICON.split(word)
    assert "".join(part.text for part in split) == word
    assert all(part.text and part.stem for part in split)


@given(st.permutations(FEW), st.lists(st.sampled_from(FEW), min_size=1, max_size=4))
def test_the_order_of_the_lexicon_says_nothing(lines: list[str], parts: list[str]) -> None:
    word = "".join(parts).replace("|", "")
    assert Lexicon.of(lines).split(word) == Lexicon.of(FEW).split(word)


def test_the_whole_list_in_another_order_splits_alike() -> None:
    shuffled = list(LINES)
    random.Random(1).shuffle(shuffled)
    assert Lexicon.of(shuffled) == Lexicon.of(LINES)


def test_two_lemmas_may_share_a_front_and_the_plain_one_wins() -> None:
    assert Lexicon.of(["bad", "bada", "hus"]).parts("badhus") == ("bad", "hus")
    assert Lexicon.of(["kula", "kul", "tur"]).split("kultur")[0].text == "kul"


def test_a_word_that_nobody_wrote_is_left_whole() -> None:
    assert len(LEXICON.split("lek" * 10_000)) == 1
    assert len(LEXICON.split("lek" * 20)) == 20


def test_an_empty_lexicon_splits_nothing() -> None:
    assert Lexicon.of([]).parts("skolgård") == ("skolgård",)


def test_without_letters_the_same_words_are_split() -> None:
    bare = without_letters(LEXICON)
    assert [part.text for part in bare.split("skolgardar")] == ["skol", "gardar"]
    agreeing = [w for w in WORDS if tuple(map(plain, LEXICON.parts(w))) == bare.parts(plain(w))]
    assert len(agreeing) >= len(WORDS) * 0.97, sorted(set(WORDS) - set(agreeing))
