"""Where a picture is cut: the largest box of a ratio, slid along the one side that gives way. Pure numbers, no pixels.

A box has the full width or the full height of the picture, so that one number tells where it lies.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Area = tuple[float, float, float, float]
"""Left, top, width, height as shares of the picture's sides, 0 to 1."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in whole pixels; right and bottom are the first ones outside."""

Point = tuple[float, float]
"""From left and from top, as shares of the sides."""

USUAL: Point = (0.5, 0.42)
"""Where to look in a picture of which nothing is known: a little above its middle."""


@dataclass(frozen=True, slots=True)
class Framing:
    """How a picture is to be cut: around `focus`, keeping `kept` whole where that is possible.

    `chosen`: somebody chose the focus, and left out with it what lies wholly outside a box around it.
    """

    focus: Point = USUAL
    kept: tuple[Area, ...] = ()
    chosen: bool = False


def around(people: Sequence[Area], chosen: Point | None = None) -> Framing:
    """The framing for areas of people, and the point that somebody chose, if anybody did.

    Without a choice: the middle of what the areas cover, else `USUAL`.
    """
    if chosen is not None:
        return Framing(chosen, tuple(people), chosen=True)
    if not people:
        return Framing()
    left, right = min(area[0] for area in people), max(area[0] + area[2] for area in people)
    top, bottom = min(area[1] for area in people), max(area[1] + area[3] for area in people)
    return Framing((_share((left + right) / 2), _share((top + bottom) / 2)), tuple(people))


def crop(size: tuple[int, int], ratio: tuple[int, int], framing: Framing) -> Box:
    """The box, of `ratio` (width to height) within a pixel, as large as a picture of `size` pixels allows.

    It holds the focus. Where it can lie in several places: where most of the kept areas are whole, then where most of the
    others is inside, then nearest to having the focus in its middle.
    """
    width, height = size
    wide = min(width, max(1, round(height * ratio[0] / ratio[1])))
    high = min(height, max(1, round(width * ratio[1] / ratio[0])))
    if wide < width:
        left = _place(width, wide, framing, 0)
        return left, 0, left + wide, height
    top = _place(height, high, framing, 1)
    return 0, top, width, top + high


def _place(length: int, part: int, framing: Framing, axis: int) -> int:
    """Where a part of a side begins, in pixels; `axis` is 0 across and 1 down."""
    focus = _share(framing.focus[axis]) * length
    point = min(length - 1, int(focus))
    lowest, highest = max(0, point - part + 1), min(length - part, point)
    middle = min(highest, max(lowest, round(focus - part / 2)))
    spans = [_pixels(length, area[axis], area[axis + 2]) for area in framing.kept]
    if framing.chosen:
        spans = [(start, end) for start, end in spans if start < middle + part and end > middle]
    ends = [edge for start, end in spans for edge in (start, end, start - part, end - part)]
    places = {min(highest, max(lowest, place)) for place in (lowest, highest, middle, *ends)}
    return max(places, key=lambda place: (*worth(place, part, spans), -abs(place - middle), -place))


def worth(place: int, part: int, spans: Sequence[tuple[int, int]]) -> tuple[int, float]:
    """How good a place is: how many of the spans lie inside whole, and the sum of the shares that lie inside."""
    shares = [max(0, min(end, place + part) - max(start, place)) / (end - start) for start, end in spans]
    return sum(1 for share in shares if share == 1), round(sum(share for share in shares if share < 1), 9)


def _pixels(length: int, start: float, extent: float) -> tuple[int, int]:
    """An area along one side in whole pixels, at least one, inside the side."""
    first = min(length - 1, math.floor(_share(start) * length))
    return first, max(first + 1, min(length, math.ceil(_share(start + extent) * length)))


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))
