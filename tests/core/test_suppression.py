"""Small figures about persons: what is told leaves every value open for what is not."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from imagebank.core.report import FEW, Figure
from imagebank.core.suppression import in_fives, parted

MOST = 26
"""A figure that is kept back is tried up to this: more than any sum here leaves room for."""


def possible(figures: tuple[Figure, ...], total: Figure) -> list[set[int]]:
    """For each part, every value that goes with all that is told, tried one by one."""
    values = [
        [int(one.n)] if one.n is not None else list(range(FEW) if one.hidden == "few" else range(FEW, MOST))
        for one in figures
    ]
    found: list[set[int]] = [set() for _ in figures]
    for tried in product(*values):
        if total.n is None or sum(tried) == total.n:
            for place, n in enumerate(tried):
                found[place].add(n)
    return found


@settings(max_examples=400, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_no_figure_that_is_not_told_can_be_worked_out(counts: list[int]) -> None:
    figures, total = parted(counts)
    open_values = possible(figures, total)
    for n, figure, values in zip(counts, figures, open_values, strict=True):
        if n < FEW:
            assert figure == Figure(None, hidden="few")
            assert values == set(range(FEW)), (counts, figures, total)
        elif figure.n is None:
            assert figure.hidden == "kept"
            assert len(values) > 1, (counts, figures, total)
        else:
            assert figure.n == n
        assert n in values
    assert total.n in (None, sum(counts))
    assert total.n is None or total.n >= FEW


@given(st.lists(st.integers(FEW, 90), min_size=1, max_size=6))
def test_large_figures_are_told(counts: list[int]) -> None:
    figures, total = parted(counts)
    assert [one.n for one in figures] == counts
    assert total.n == sum(counts)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=3), st.integers(30, 90), st.integers(200, 400))
def test_the_whole_is_told_where_one_more_part_is_kept_back(few: list[int], one: int, other: int) -> None:
    figures, total = parted([*few, one, other])
    assert total.n == sum(few) + one + other
    assert figures[-1].n == other
    assert figures[-2] == Figure(None, hidden="kept") or len(few) > 1


def test_alone_a_figure_is_told_in_fives() -> None:
    assert [in_fives(n).n for n in (0, 4, 5, 7, 8, 12, 13)] == [None, None, 5, 5, 10, 10, 15]
