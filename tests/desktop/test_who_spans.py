"""A person's times as they are filled in: what is saved is in order and whole, and an area lies in a time that holds its second."""

from hypothesis import given
from hypothesis import strategies as some

from imagebank.core.people import Span
from imagebank.desktop.who.spans import holds, key_of, place_of, tidied, with_area

AREA = (0.1, 0.2, 0.3, 0.4)
seconds = some.one_of(some.none(), some.integers(0, 20).map(float))
spans = some.builds(Span, seconds, seconds, some.sampled_from((None, AREA)))
times = some.lists(spans, min_size=1, max_size=4).map(tuple)
lengths = some.sampled_from((None, 20.0))


@given(times, lengths)
def test_what_is_saved_may_be_saved(filled, length):
    saved = tidied(filled, length)
    assert saved
    assert all(one.is_closed for one in saved[1:])
    assert tidied(saved, length) == saved
    closed = [one.from_s for one in saved if one.is_closed]
    assert closed == sorted(closed)


@given(times, lengths)
def test_nothing_that_was_said_is_lost(filled, length):
    said = [one for one in filled if one.from_s is not None or one.to_s is not None]
    saved = tidied(filled, length)
    if len(filled) > 1:
        assert len([one for one in saved if one.is_closed]) == len(said)


@given(times, seconds)
def test_an_area_lies_in_a_time_that_holds_its_second(filled, second):
    made, place = with_area(filled, AREA, second)
    assert made[place].area == AREA
    assert holds(made[place], second)
    assert len(made) - len(filled) in (0, 1)


@given(some.from_regex(r"P-[A-Z0-9]{1,6}", fullmatch=True), some.integers(0, 40))
def test_a_key_tells_whose_time_it_is(person, place):
    assert place_of(key_of(person, place)) == (person, place)
