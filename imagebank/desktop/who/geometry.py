"""Frames in a picture, as shares of its sides. Pure: no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Shape = tuple[float, float, float, float]
"""Left, top, width, height as shares of the picture's sides, 0 to 1."""

STEP = 0.02
LEAST = 0.02
MIDDLE: Shape = (0.4, 0.35, 0.2, 0.3)
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame to draw: `label` stands at its corner, `spoken` is said; `movable` by arrows and mouse."""

    key: str
    shape: Shape
    label: str
    spoken: str
    kind: Literal["face", "person", "drawn"] = "face"
    movable: bool = False


def moved(shape: Shape, right: float, down: float) -> Shape:
    """The shape elsewhere, kept inside the picture."""
    x, y, wide, high = shape
    return _tidy(min(max(0.0, x + right), 1 - wide), min(max(0.0, y + down), 1 - high), wide, high)


def resized(shape: Shape, wider: float, higher: float) -> Shape:
    """The shape with another size, its upper left corner kept, inside the picture."""
    x, y, wide, high = shape
    return _tidy(x, y, min(max(LEAST, wide + wider), 1 - x), min(max(LEAST, high + higher), 1 - y))


def between(one: tuple[float, float], other: tuple[float, float]) -> Shape:
    """The shape with these two corners, cut at the picture's edges."""
    left, right = sorted(min(1.0, max(0.0, point[0])) for point in (one, other))
    top, bottom = sorted(min(1.0, max(0.0, point[1])) for point in (one, other))
    return _tidy(left, top, right - left, bottom - top)


def is_large_enough(shape: Shape) -> bool:
    """Whether somebody meant to draw it."""
    return shape[2] >= LEAST / 2 and shape[3] >= LEAST / 2


def at(frames: Iterable[Frame], point: tuple[float, float]) -> Frame | None:
    """The smallest frame that holds the point."""
    inside = [one for one in frames if _holds(one.shape, point)]
    return min(inside, key=lambda one: one.shape[2] * one.shape[3], default=None)


def unclaimed(faces: Sequence[Shape], areas: Sequence[Shape]) -> list[tuple[int, Shape]]:
    """The faces that no area covers, with their numbers from 1."""
    return [(n, face) for n, face in enumerate(faces, 1) if all(overlap(face, area) < _SAME for area in areas)]


def overlap(one: Shape, other: Shape) -> float:
    """Intersection over union."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    shared = max(0.0, wide) * max(0.0, high)
    whole = one[2] * one[3] + other[2] * other[3] - shared
    return shared / whole if whole > 0 else 0.0


def _holds(shape: Shape, point: tuple[float, float]) -> bool:
    x, y, wide, high = shape
    return x <= point[0] <= x + wide and y <= point[1] <= y + high


def _tidy(*sides: float) -> Shape:
    x, y, wide, high = (round(side, 4) for side in sides)
    return x, y, wide, high
