from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.framing import USUAL, Area, Framing, around, crop, worth

share = st.floats(0, 1)
size = st.tuples(st.integers(1, 400), st.integers(1, 400))
ratio = st.tuples(st.integers(1, 40), st.integers(1, 40))
areas = st.lists(st.tuples(share, share, share, share), max_size=4)


@given(size, ratio, st.tuples(share, share), areas)
def test_the_box_is_the_largest_of_its_ratio_and_holds_the_focus(
    size: tuple[int, int], ratio: tuple[int, int], focus: tuple[float, float], kept: list[Area]
) -> None:
    left, top, right, bottom = crop(size, ratio, Framing(focus, tuple(kept)))
    wide, high = right - left, bottom - top
    assert 0 <= left < right <= size[0]
    assert 0 <= top < bottom <= size[1]
    assert wide == size[0] or high == size[1]
    ideal = min(size[0], size[1] * ratio[0] / ratio[1]), min(size[1], size[0] * ratio[1] / ratio[0])
    assert (wide, high) == pytest.approx((max(1, ideal[0]), max(1, ideal[1])), abs=1)
    x, y = min(size[0] - 1, int(focus[0] * size[0])), min(size[1] - 1, int(focus[1] * size[1]))
    assert left <= x < right
    assert top <= y < bottom


@given(size, ratio, st.tuples(share, share), areas)
def test_no_other_box_keeps_more(
    size: tuple[int, int], ratio: tuple[int, int], focus: tuple[float, float], kept: list[Area]
) -> None:
    box = crop(size, ratio, Framing(focus, tuple(kept)))
    axis = 0 if box[2] - box[0] < size[0] else 1
    length, part = size[axis], box[axis + 2] - box[axis]
    spans = []
    for area in kept:
        first = min(length - 1, math.floor(area[axis] * length))
        last = math.ceil(min(1, area[axis] + area[axis + 2]) * length)
        spans.append((first, max(first + 1, last)))
    point = min(length - 1, int(focus[axis] * length))
    allowed = range(max(0, point - part + 1), min(length - part, point) + 1)
    assert worth(box[axis], part, spans) == max(worth(place, part, spans) for place in allowed)


def test_without_anything_to_keep_the_focus_is_in_the_middle() -> None:
    assert crop((1000, 500), (1, 1), Framing((0.5, 0.5))) == (250, 0, 750, 500)
    assert crop((1000, 500), (1, 1), Framing((0.9, 0.5))) == (500, 0, 1000, 500)
    assert crop((500, 1000), (1, 1), Framing((0.5, 0.3))) == (0, 50, 500, 550)


def test_a_person_at_the_side_is_not_cut_through() -> None:
    assert crop((1000, 500), (1, 1), Framing((0.5, 0.5), ((0.7, 0.1, 0.2, 0.5),))) == (400, 0, 900, 500)


def test_one_whole_person_is_better_than_two_halves() -> None:
    box = crop((1000, 200), (1, 1), Framing((0.5, 0.5), ((0.35, 0, 0.15, 1), (0.5, 0, 0.15, 1))))
    assert box[0] <= 350 < 500 <= box[2] or box[0] <= 500 < 650 <= box[2]


def test_the_focus_that_nobody_chose_is_the_people_or_a_little_above_the_middle() -> None:
    people = [(0.1, 0.2, 0.2, 0.2), (0.5, 0.6, 0.1, 0.1)]
    assert around(people).focus == pytest.approx((0.35, 0.45))
    assert around([]).focus == USUAL
    assert around(people, (0.9, 0.1)) == Framing((0.9, 0.1), tuple(people), chosen=True)


def test_a_chosen_focus_leaves_out_what_is_far_from_it_and_cuts_nobody_through() -> None:
    far, near = (0.8, 0.1, 0.1, 0.5), (0.38, 0.1, 0.1, 0.5)
    assert crop((1000, 400), (1, 1), Framing((0.2, 0.5), (far,), chosen=True)) == (0, 0, 400, 400)
    assert crop((1000, 400), (1, 1), Framing((0.2, 0.5), (far, near), chosen=True)) == (80, 0, 480, 400)
