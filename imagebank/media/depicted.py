"""Who is depicted and where, out of all that a file says; and every other field rid of their names.

The one place that decides what is a name of somebody depicted. Pure functions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from imagebank.core.asset import Area, Depicted
from imagebank.media import other_fields, regions, tag_trees, words
from imagebank.media.other_fields import Fields
from imagebank.media.regions import Region

MAX_DEPICTED = 200
MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Settled:
    """What `MediaFacts` holds of people, and the two fields in which their names could otherwise remain."""

    areas: tuple[Area, ...]
    depicted: tuple[Depicted, ...]
    keywords: tuple[str, ...]
    other: Fields


@dataclass(frozen=True, slots=True)
class Marked:
    """What a file marks: regions of the stored picture, names without a place, and the turn that shows it upright."""

    regions: tuple[Region, ...] = ()
    names: tuple[str, ...] = ()
    orientation: int = 1


def settle(
    marked: Marked, shown: tuple[int | None, int | None], keywords: Iterable[str], other: Iterable[tuple[str, str]]
) -> Settled:
    """The people of a picture of `shown` width and height in pixels, its keywords and other fields without their names."""
    listed = tuple(keywords)
    areas, people = _people(marked, shown)
    for name in (*marked.names, *tag_trees.names(listed)):
        people.setdefault(other_fields.folded(name), Depicted(_name(name)))
    return cleansed(areas, tuple(people.values())[:MAX_DEPICTED], listed, other)


def cleansed(
    areas: Iterable[Area], people: Iterable[Depicted], keywords: Iterable[str], other: Iterable[tuple[str, str]]
) -> Settled:
    """The same with every keyword and field dropped in which one of the names occurs as a whole."""
    named = tuple(people)
    has_name = other_fields.name_finder(one.name for one in named)
    return Settled(
        areas=regions.distinct(areas),
        depicted=named,
        keywords=tuple(one for one in words.unique(keywords) if not has_name(one) and not tag_trees.about_people(one)),
        other=other_fields.settled(other, has_name),
    )


def merged(first: Iterable[Depicted], second: Iterable[Depicted]) -> tuple[Depicted, ...]:
    """Two lists of people as one: each name once, with the first place told for it."""
    people: dict[str, Depicted] = {}
    for one in (*first, *second):
        key = other_fields.folded(one.name)
        known = people.get(key)
        if known is None or (known.area is None and one.area):
            people[key] = one
    return tuple(people.values())[:MAX_DEPICTED]


def _people(marked: Marked, shown: tuple[int | None, int | None]) -> tuple[list[Area], dict[str, Depicted]]:
    """All areas, and people by folded name; the first place told for a name counts, since programs repeat each other."""
    areas: list[Area] = []
    people: dict[str, Depicted] = {}
    for region in marked.regions:
        area = regions.placed(region, shown, marked.orientation)
        name = _name(region.name or "")
        key = other_fields.folded(name)
        if tag_trees.is_name(name):
            if key in people and people[key].area:
                continue
            people[key] = Depicted(name, area)
        if area:
            areas.append(area)
    return areas, people


def _name(text: str) -> str:
    return " ".join((words.clean(text) or "").split())[:MAX_NAME].strip()
