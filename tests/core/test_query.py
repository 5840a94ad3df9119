"""Text ⇄ tree is a round trip; an error names the place and what was expected."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from imagebank.core.errors import WrongWords
from imagebank.core.query import (
    FIELD_NAMES,
    QUERY_FIELDS,
    All,
    Any,
    Field,
    Not,
    Phrase,
    Prefix,
    Query,
    Word,
    all_of,
    any_of,
    both,
    parse,
    parts,
    with_part,
    without,
    words_in,
    write,
)
from tests.core.query_trees import SIGNS, TREES, TYPED

HALL, FILM = Word("hall"), Field("media", "film")


def problem(text: str) -> WrongWords:
    with pytest.raises(WrongWords) as raised:
        parse(text)
    return raised.value


def read_or_refused(text: str) -> Query | None:
    """The tree, or None where a sentence at a place within the text says why there is none."""
    refused = None
    try:
        return parse(text)
    except WrongWords as error:
        refused = error
    place = refused.values["place"]
    assert isinstance(place, int)
    assert 1 <= place <= len(text) + 1
    assert f"vid tecken {place}" in str(refused)
    return None


@example(all_of([Word("a\\"), any_of([Word("b"), Word("c\\")]), Prefix("de\\")]))
@given(TREES)
def test_writing_and_parsing_is_a_round_trip(tree: Query) -> None:
    assert parse(write(tree)) == tree


@given(TREES, TREES)
def test_both_keeps_every_term(first: Query, second: Query) -> None:
    assert parse(write(both(first, second))) == both(first, second)


@given(TYPED)
def test_whatever_is_typed_is_read_or_refused_at_a_place(text: str) -> None:
    tree = read_or_refused(text)
    if tree is not None:
        written = write(tree)
        assert parse(written) == tree
        assert write(parse(written)) == written


@given(st.integers(1, 200), st.text(st.sampled_from(SIGNS), min_size=1, max_size=50))
@example(10_000, "(")
@example(10_000, "-")
@example(10_000, "\\")
@example(10_000, "*")
@example(10_000, "a:")
@example(3000, "a b")
@example(3000, "-(")
@example(3000, "NOT (")
@example(5000, '"')
@example(5000, '"\\')
@example(2500, "a or")
@example(10_000, "x")
def test_ten_thousand_signs_are_read_or_refused(times: int, text: str) -> None:
    long = (text * times)[:10_000]
    for one in (long, f"{text} " * times, '"' + long):
        read_or_refused(one[:10_000])


def test_the_languages_of_field_names_meet() -> None:
    assert parse("miljö:fysisk") == parse("environment:fysisk") == parse("MILJO:fysisk") == Field("larmiljo", "fysisk")
    assert parse("mil\u006a\u006f\u0308:fysisk") == Field("larmiljo", "fysisk"), "a Mac writes ö as two signs"


def test_every_spelling_belongs_to_one_field_and_every_example_reads() -> None:
    for field in QUERY_FIELDS.values():
        assert {FIELD_NAMES[spelt] for spelt in field.written} == {field.name}
        read = parse(field.example)
        assert isinstance(read, Field)
        assert read.name == field.name


def test_a_field_knows_where_its_value_stands() -> None:
    read = parse('hall plats:"en skolgård" betyg>=3 samtycke:utgår<30d')
    assert [(part.name, part.at) for part in parts(read) if isinstance(part, Field)] == [
        ("plats", 12), ("rating", 30), ("expires", 48),
    ]  # fmt: skip


def test_nothing_asks_for_everything() -> None:
    assert parse("  ") == All()
    assert write(All()) == ""


def test_terms_side_by_side_or_and_not() -> None:
    assert parse('klassrum -"tomt rum" or (hall typ:film)') == Any(
        (All((Word("klassrum"), Not(Phrase("tomt rum")))), All((HALL, FILM)))
    )
    assert parse("hall | typ:film") == parse("hall eller typ:film") == Any((HALL, FILM))


def test_the_tree_is_flat() -> None:
    assert parse("((a) (b c)) d") == All((Word("a"), Word("b"), Word("c"), Word("d")))
    assert parse("a or (b or (c))") == Any((Word("a"), Word("b"), Word("c")))
    assert parse("a (b or c)") == All((Word("a"), Any((Word("b"), Word("c")))))


def test_a_star_asks_for_the_beginning() -> None:
    assert parse("klass* skol**") == All((Prefix("klass"), Prefix("skol")))
    assert parse(r"klass\*") == Word("klass*")
    for text in ("k*", "*rum", "kl*rum", "hall *rum"):
        assert "stjärna" in str(problem(text))


def test_joining_words_of_plain_text_say_nothing() -> None:
    assert parse("hall och entré") == parse("hall & entré") == parse("hall – entré") == All((HALL, Word("entré")))
    assert parse("hall och") == parse("och hall") == HALL
    assert parse("och") == Word("och"), "alone it is what is asked for"
    assert parse("inte hall") == All((Word("inte"), HALL)), "small letters are words"
    assert parse("INTE hall") == parse("NOT hall") == parse("-hall") == parse("−hall") == Not(HALL)
    assert parse("hall NOT") == All((HALL, Word("NOT")))
    assert parse(r"\or \eller") == All((Word("or"), Word("eller")))


def test_typographic_quotation_marks_are_quotation_marks() -> None:
    assert parse("”tomt rum” plats:”en gård”") == parse('"tomt rum" plats:"en gård"')
    assert parse('12” "säg \\"hej\\""') == All((Word("12”"), Phrase('säg "hej"')))


@pytest.mark.parametrize(
    ("text", "words"),
    [("kl:10", "kl:10"), ("http://spsm.se/a", "http://spsm.se/a"), ("C:\\bilder\\ny", "C:\\bilder\\ny"), ("16:9", "16:9"),
     ("file:///bilder", "file:///bilder"), ("mailto:a@b.se", "mailto:a@b.se"), ("obs:", "obs:"), ("NEAR/2", "NEAR/2"), ("x=y", "x=y")],
)  # fmt: skip
def test_times_addresses_and_paths_are_words(text: str, words: str) -> None:
    assert parse(text) == Word(words)


def test_operators_of_other_languages_are_words_or_sentences() -> None:
    assert parse("SELECT * FROM asset; --") == All((Word("SELECT"), Word("FROM"), Word("asset;")))
    assert parse("title:^x") == Field("title", "^x")
    assert parse("a NEAR/2 b") == All((Word("a"), Word("NEAR/2"), Word("b")))
    assert "vid tecken 1 (”' OR 1=1”)" in str(problem("' OR 1=1"))
    assert parse("x' OR 1=1") == Any((Word("x'"), Word("1=1")))


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [('"aldrig slut', 1, "avslutande citattecken"), ("hall (klassrum", 6, "avslutande parentes"), ("klassrum)", 9, "inledande parentes"),
     ("or hall", 1, "båda sidor"), ("hall or", 6, "båda sidor"), ("a or or b", 3, "båda sidor"), ("hall ()", 7, "inom parentesen"),
     ('hall ""', 6, "mellan citattecknen"), ("--", 1, "bokstäver eller siffror"), ("😀", 1, "bokstäver eller siffror"), ("hall -&", 6, "utesluta"),
     ("plats:", 7, "direkt efter"), ("plats: gård", 7, "direkt efter"), ("plats:(a b)", 7, "direkt efter"), ('plats:"', 7, "citattecken")],
)  # fmt: skip
def test_an_error_names_the_place_and_what_was_expected(text: str, place: int, expected: str) -> None:
    said = problem(text)
    assert said.values["place"] == place
    assert expected in str(said)
    assert f"vid tecken {place}" in str(said)


def test_an_unknown_field_is_said_with_those_spelt_nearly_so() -> None:
    assert "miljö:" in str(problem("hall mijlö:fysisk"))
    assert problem("hall mijlö:fysisk").values["place"] == 6
    assert "betyg:" in str(problem("betg:3"))
    assert "citattecken" in str(problem("abc:def"))
    assert problem("foto:2026-11").code == "UNKNOWN_FIELD"
    assert problem('abc:"d e"').code == "UNKNOWN_FIELD"


def test_too_much_is_said() -> None:
    assert "200" in str(problem("a " * 201))
    assert len(parts(parse("a " * 200))) == 200
    assert "för lång" in str(problem("x" * 100_001))
    assert "50" in str(problem("(" * 51 + "a" + ")" * 51))
    assert parse("(" * 50 + "a" + ")" * 50) == Word("a")


def test_parts_are_put_in_and_taken_out() -> None:
    asked = parse("hall typ:film")
    assert parts(asked) == (HALL, FILM)
    assert parts(All()) == ()
    assert without(asked, HALL) == FILM
    assert without(FILM, FILM) == All()
    assert without(asked, Word("x")) == asked
    assert with_part(FILM, HALL) == All((FILM, HALL))
    assert with_part(asked, FILM) == asked
    assert with_part(All(), HALL) == HALL


def test_words_are_those_that_an_answer_may_hold() -> None:
    asked = parse('hall -tom (klass* or "en gård") typ:film -(a or b)')
    assert words_in(asked) == (HALL, Prefix("klass"), Phrase("en gård"))
