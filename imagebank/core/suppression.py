"""Small figures about persons are not told, and nothing is told from which they could be worked out.

A reader knows the figures that are told, that `few` stands for 0 to 4 and that a part called `kept` stands for 5 or more; a
whole called `kept` says nothing. Told all that, each part called `few` may still be any of 0, 1, 2, 3 and 4, and no part called
`kept` is known either.
"""

from __future__ import annotations

from collections.abc import Sequence

from imagebank.core.report import FEW, Figure

FEW_FIGURE, KEPT_FIGURE = Figure(None, hidden="few"), Figure(None, hidden="kept")


def in_fives(n: int) -> Figure:
    """One count of persons that is part of no sum: to the nearest five, so that it cannot be put together with other tables."""
    return Figure(FEW * round(n / FEW)) if n >= FEW else FEW_FIGURE


def parted(counts: Sequence[int]) -> tuple[tuple[Figure, ...], Figure]:
    """The figures of a whole's parts, each person in one of them, and the figure of the whole."""
    total = sum(counts)
    few = {place for place, n in enumerate(counts) if n < FEW}
    hidden = _enough(counts, few)
    figures = tuple(
        FEW_FIGURE if place in few else KEPT_FIGURE if place in (hidden or ()) else Figure(n)
        for place, n in enumerate(counts)
    )
    told = hidden is not None and total >= FEW  # else the whole would tell, or be small itself: neither is said
    return figures, Figure(total) if told else KEPT_FIGURE


def _enough(counts: Sequence[int], few: set[int]) -> set[int] | None:
    """The places to hide so that the whole may be told: as few as do, small ones first; None where none suffice."""
    if not few or _is_safe(counts, few, set()):
        return few
    others = sorted((n, place) for place, n in enumerate(counts) if place not in few)
    for _n, place in others:
        if _is_safe(counts, few, {place}):
            return few | {place}
    kept: set[int] = set()
    for _n, place in reversed(others):
        kept.add(place)
        if _is_safe(counts, few, kept):
            return few | kept
    return None


def _is_safe(counts: Sequence[int], few: set[int], kept: set[int]) -> bool:
    """Whether the sum of what is hidden, which everybody can work out, leaves every value open for each figure."""
    known = sum(counts[place] for place in few | kept)
    least, most = FEW * len(kept), (FEW - 1) * (len(few) - 1)
    if kept:  # one that is kept may be as large as it needs to be
        return known >= least + FEW - 1
    return FEW - 1 <= known <= most
