"""The light stemmer: forms of a word meet, different words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.swedish import plain, stem
from imagebank.core.words import fold
from tests.core.swedish_pairs import UNWANTED, WANTED

SWEDISH = st.text(alphabet="abdefghijklmnoprstuvyåäö", min_size=1, max_size=18)
WORDS = sorted({fold(word) for pair in WANTED + UNWANTED for word in pair})

MEET = """
skola skolan skolor skolorna skolans
lärmiljö lärmiljön lärmiljöer lärmiljöerna lärmiljöns lärmiljöernas
klassrum klassrummet klassrummen klassrums klassrummets
ljuddämpning ljuddämpningen ljuddämpande ljuddämpad ljuddämpade ljuddämpare ljuddämparen ljuddämparna ljuddämpa
lärare läraren lärarna lärares lärarnas
lärande lärandet lärandets
elev elever eleven eleverna elevernas elevers
barn barnet barnen barnens barns
cykel cykeln cyklar cyklarna
möbel möbler möbeln möblerna
möblering möblera möblerad möblerade möblerat
fönster fönstret fönstren
vinter vintern vintrar
hjälpmedel hjälpmedlet hjälpmedlen
tillgänglig tillgängligt tillgängliga tillgänglighet tillgängligheten
svårighet svårigheter svårigheterna svårigheten
flexibel flexibla flexibelt
dimbar dimbart dimbara
gymnasium gymnasiet gymnasier
entre entren entreer
bok boken böcker böckerna
hand handen händer händerna
kamera kameran kameror kamerorna
klubb klubbar klubbarna
"""

APART = """
lärare lärande lära
bil bild
hal hall hål
vägg väg
sko skola skog
tid tidning
ord ordning
kran krans
form format
intern internat
mus museum musik
kamera kamrat kam
salt sal
grön grå
hundra hund
papper pappa
möbel möblering
"""


@pytest.mark.parametrize("line", MEET.strip().splitlines())
def test_forms_of_a_word_meet(line: str) -> None:
    assert len({stem(word) for word in line.split()}) == 1


@pytest.mark.parametrize("line", APART.strip().splitlines())
def test_different_words_stay_apart(line: str) -> None:
    words = line.split()
    assert len({stem(word) for word in words}) == len(words)


@given(SWEDISH)
def test_a_stem_is_never_empty_and_hardly_longer_than_the_word(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word) + 1


@given(SWEDISH)
def test_a_stem_has_two_letters_if_the_word_has(word: str) -> None:
    assert len(stem(word)) >= min(2, len(word))


def test_a_stem_is_a_key_and_seldom_stemmed_again() -> None:
    """A key is no word: kamera gives kamer, which as a word would lose its er. Nothing stems a stem."""
    changed = {word for word in WORDS if stem(stem(word)) != stem(word)}
    assert len(changed) <= len(WORDS) * 0.06, sorted(changed)
    assert stem(stem("kamera")) != stem("kamera")


def test_without_letters_the_stem_is_the_same_but_for_some() -> None:
    changed = {word for word in WORDS if stem(plain(word)) != plain(stem(word))}
    assert len(changed) <= len(WORDS) * 0.02, sorted(changed)


def test_plain_folds_only_the_three() -> None:
    assert plain("åäöéx") == "aaoéx"
