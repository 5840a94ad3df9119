"""Which words a question finds: figures over the tables of pairs, each known miss by name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.compounds import Lexicon, without_letters
from imagebank.core.keys import keys_of, matches, plain, plain_matches
from imagebank.core.words import fold
from tests.core.lexicon import LEXICON
from tests.core.swedish_pairs import LATER, UNWANTED, WANTED
from tests.core.test_swedish import MEET

PLAIN_LEXICON = without_letters(LEXICON)
INDEXED = {fold(word): keys_of(fold(word), LEXICON) for _, word in WANTED + UNWANTED + LATER}
EVERY = frozenset().union(*INDEXED.values())

MISSED = {
    ("teckenspråk", "teckenspråkig"),  # -ig of a noun
    ("bibliotek", "bibliotekarie"),  # the vocabulary's labels may say so
    ("snö", "snöig"),
    ("café", "cafeteria"),
}
WRONG = {
    ("tal", "pedagogtal"),  # a number of teachers is a number: the table asked too much
    ("arm", "armé"),  # fold takes the accent off
    ("plan", "planet"),  # våningsplanet is plan
    ("post", "poster"),
}


def finds(query: str, word: str) -> bool:
    """As the index asks: the word itself, and without å, ä and ö only when that finds nothing at all."""
    wanted = fold(query)
    keys = matches(wanted, LEXICON).keys
    held = INDEXED[fold(word)]
    if keys & EVERY or wanted != plain(wanted):
        return bool(keys & held)
    return bool(plain_matches(wanted, PLAIN_LEXICON).keys & {plain(key) for key in held})


def test_what_is_wanted_is_found_but_for_these() -> None:
    missed = {pair for pair in WANTED if not finds(*pair)}
    assert missed == MISSED
    assert (len(WANTED) - len(missed), len(WANTED)) == (482, 486)


def test_what_nobody_thought_of_is_found() -> None:
    assert [pair for pair in LATER if not finds(*pair)] == []
    assert len(LATER) == 88


def test_what_is_unwanted_is_not_found_but_for_these() -> None:
    found = {pair for pair in UNWANTED if finds(*pair)}
    assert found == WRONG
    assert (len(found), len(UNWANTED)) == (4, 143)


def test_a_whole_word_is_told_from_a_part() -> None:
    keys = keys_of("klassrumsmiljö", LEXICON)
    assert keys == {"=klassrummiljö", "+klass", "+rum", "+miljö", "+klassrum", "+rummiljö"}
    asked = matches("miljöer", LEXICON)
    assert (asked.whole, asked.part) == ({"=miljö"}, {"+miljö"})
    assert asked.part & keys
    assert not asked.whole & keys


def test_a_compound_in_a_question_is_not_taken_apart() -> None:
    assert matches("hörselskydd", LEXICON).keys == {"=hörslskydd", "+hörslskydd"}


def test_every_form_of_a_word_has_one_whole_key() -> None:
    for line in MEET.strip().splitlines():
        assert len({matches(word, LEXICON).whole for word in line.split()}) == 1, line


def test_without_letters_nothing_is_found_that_was_known() -> None:
    assert not finds("rad", "råd")
    assert not finds("hal", "hål")
    assert finds("larmiljoerna", "lärmiljö")
    assert finds("traslojdssalar", "slöjdsal") is False
    assert finds("slojdsal", "träslöjdssal")


SWEDISH = st.text(alphabet="abdefghijklmnoprstuvyåäö", min_size=1, max_size=20)
COMPOUND = st.lists(
    st.sampled_from(["skol", "gård", "rum", "rums", "lek", "plats", "ljud", "dämpning"]), min_size=1, max_size=4
)


@given(st.one_of(SWEDISH, COMPOUND.map("".join)))
def test_a_word_always_has_keys_and_finds_itself(word: str) -> None:
    keys = keys_of(word, LEXICON)
    assert sum(key.startswith("=") for key in keys) == 1
    assert all(key[0] in "=+" and len(key) > 1 for key in keys)
    assert matches(word, LEXICON).whole <= keys
    assert keys_of(word, Lexicon())


@given(COMPOUND)
def test_every_neighbouring_run_of_parts_is_found(parts: list[str]) -> None:
    word = "".join(parts)
    texts = [part.text for part in LEXICON.split(word)]
    keys = keys_of(word, LEXICON)
    stems = LEXICON.parts(word)
    for start in range(len(texts)):
        for end in range(start + 1, len(texts) + 1):
            assert {"=" + "".join(stems[start:end]), "+" + "".join(stems[start:end])} & keys
