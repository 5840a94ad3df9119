"""Text ⇄ tree is a round trip; an error names the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.errors import WrongWords
from imagebank.core.query import WRITTEN, All, Any, Field, Not, Phrase, Query, Word, both, parse, write

TEXT = st.from_regex(r"[a-zåäö0-9]{1,6}", fullmatch=True).filter(lambda t: t not in ("or", "eller"))
LEAVES = st.one_of(
    st.builds(Word, TEXT),
    st.builds(Phrase, st.lists(TEXT, min_size=1, max_size=3).map(" ".join)),
    st.builds(Field, st.sampled_from(sorted(WRITTEN)), st.lists(TEXT, min_size=1, max_size=2).map(" ".join)),
)


def _several(kind: type[All] | type[Any]):
    return lambda inner: st.lists(inner, min_size=2, max_size=3).map(lambda terms: kind(tuple(terms)))


TREES: st.SearchStrategy[Query] = st.recursive(
    LEAVES, lambda inner: st.one_of(st.builds(Not, inner), _several(All)(inner), _several(Any)(inner)), max_leaves=8
)


@given(TREES)
def test_writing_and_parsing_is_a_round_trip(tree: Query) -> None:
    assert parse(write(tree)) == tree


def test_the_languages_of_field_names_meet() -> None:
    assert parse("miljö:fysisk") == parse("environment:fysisk") == Field("larmiljo", "fysisk")


def test_nothing_asks_for_everything() -> None:
    assert parse("  ") == All()
    assert write(All()) == ""


def test_terms_side_by_side_or_and_not() -> None:
    assert parse('klassrum -"tomt rum" or (hall typ:film)') == Any(
        (All((Word("klassrum"), Not(Phrase("tomt rum")))), All((Word("hall"), Field("media", "film"))))
    )


def test_an_unknown_field_is_a_word() -> None:
    assert parse("kl:10") == Word("kl:10")


@pytest.mark.parametrize("text", ['"aldrig slut', "(klassrum", "klassrum)", "or hall", "hall or"])
def test_an_error_names_the_place(text: str) -> None:
    with pytest.raises(WrongWords) as problem:
        parse(text)
    assert "vid tecken" in str(problem.value)


@given(TREES, TREES)
def test_both_keeps_every_term(first: Query, second: Query) -> None:
    assert parse(write(both(first, second))) == both(first, second)
