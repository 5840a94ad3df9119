"""Parts of a picture as files describe them, turned into areas of the picture as shown.

Pure geometry on shares of the sides. Source of the turns: Exif 2.32, tag 274 (0th row and 0th column).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from imagebank.core.asset import Area

SAME_SHAPE = 0.04
"""How much two pictures' proportions may differ (as a share) and still be the same picture, scaled and rounded."""

SAME_PLACE = 0.5
"""Two areas whose common part is at least this share of both together are told twice."""

SMALLEST = 0.001
"""Share of a side below which an area shows nothing."""


FAR = 1e9
"""Pixels beyond which no picture reaches; infinity and what is no number lie there too."""

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the *stored* picture that a file marks as a person.

    `box` is in shares of the sides, or in pixels where `pixels`; None for a name without a place.
    `applied` is the width and height in pixels of the picture that the file's author saw, if told. `round` marks the
    square around a circle, whose width counts and whose height follows from the picture's shape.
    """

    box: Box | None
    name: str | None = None
    applied: tuple[float, float] | None = None
    pixels: bool = False
    round: bool = False


def placed(region: Region, shown: tuple[int | None, int | None], orientation: int) -> Area | None:
    """Where a region lies in the picture as shown (`shown` is its width and height in pixels), or None.

    None when it has no place, lies outside, or was drawn on a picture of another shape (cropped afterwards).
    """
    applied = region.applied if region.applied and all(1 <= side < FAR for side in region.applied) else None
    turned = _turn_for(applied, shown, orientation)
    box = _shares(region, applied, shown, turned) if turned else None
    return _clamped(_turned(box, turned)) if box and turned else None


def distinct(areas: Iterable[Area]) -> tuple[Area, ...]:
    """The areas without those that lie where an earlier one lies."""
    kept: list[Area] = []
    for area in areas:
        if all(_overlap(area, one) < SAME_PLACE for one in kept):
            kept.append(area)
    return tuple(kept)


def _turn_for(
    applied: tuple[float, float] | None, shown: tuple[int | None, int | None], orientation: int
) -> int | None:
    """The orientation to apply: the picture's own; 1 where the author saw the shown picture; None for another shape."""
    if not applied or not shown[0] or not shown[1]:
        return orientation
    width, height = applied
    across = orientation in {5, 6, 7, 8}
    if _alike((height, width) if across else (width, height), (shown[0], shown[1])):
        return orientation
    return 1 if across and _alike(applied, (shown[0], shown[1])) else None


def _alike(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return abs(math.log(one[0] * two[1] / (one[1] * two[0]))) <= SAME_SHAPE


def _shares(
    region: Region, applied: tuple[float, float] | None, shown: tuple[int | None, int | None], turned: int
) -> Box | None:
    if region.box is None or not all(abs(value) < FAR for value in region.box):
        return None
    stored = (shown[1], shown[0]) if turned in {5, 6, 7, 8} else shown
    width, height = applied or stored
    if not width or not height:
        return None if region.pixels or region.round else region.box
    x, y, across, down = region.box
    if region.pixels:
        return (x / width, y / height, across / width, down / height)
    if region.round:
        down = across * width / height
        y += (across - down) / 2
    return (x, y, across, down)


def _turned(box: Box, orientation: int) -> Box:
    """The stored box as it lies in the picture that `orientation` shows."""
    x, y, width, height = box
    if orientation in {5, 6, 7, 8}:
        x, y, width, height = y, x, height, width
    if orientation in {2, 3, 6, 7}:
        x = 1 - x - width
    if orientation in {3, 4, 7, 8}:
        y = 1 - y - height
    return (x, y, width, height)


def _clamped(box: Box) -> Area | None:
    x, y, width, height = box
    left, top, right, bottom = (min(max(edge, 0.0), 1.0) for edge in (x, y, x + width, y + height))
    if right - left < SMALLEST or bottom - top < SMALLEST:
        return None
    left, top = round(left, 6), round(top, 6)
    return Area(left, top, min(round(right - left, 6), 1 - left), min(round(bottom - top, 6), 1 - top))


def _overlap(one: Area, two: Area) -> float:
    """The common part as a share of both together."""
    across = min(one.x + one.width, two.x + two.width) - max(one.x, two.x)
    down = min(one.y + one.height, two.y + two.height) - max(one.y, two.y)
    common = max(across, 0.0) * max(down, 0.0)
    return common / (one.width * one.height + two.width * two.height - common)
