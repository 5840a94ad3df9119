"""Shoots: a day at a school, with one photographer, one or two of its classes, and the concepts that its pictures are about."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, islice

from imagebank.media.skos import read
from imagebank.paths import VOCABULARY
from tests.benchmarks.believable_people import Classes
from tests.benchmarks.swedish_text import creators, schools

PER_SCHOOL = 20
"""Shoots at a school over the years."""

SPECIAL = 0.03
"""Share of schools that are the agency's own special schools."""

ABOUT = {"tema": (1, 2, 2, 3), "behov": (0, 0, 0, 1, 2), "insats": (0, 1), "malniva": (0, 1)}
"""How many concepts of a scheme a shoot is about; its pictures have some of them."""

Tags = Mapping[str, tuple[list[str], list[float]]]


@dataclass(frozen=True, slots=True)
class Shoot:
    """One day at one school: `always` is on every picture, `about` on some of them."""

    name: str
    at: datetime
    always: tuple[str, ...]
    about: tuple[str, ...]
    groups: tuple[int, ...]
    creator: str
    take_in: str
    special: bool


def planned(chance: random.Random, tags: Tags, classes: Classes, count: int, first: datetime, days: int) -> list[Shoot]:
    """`count` shoots in the order of their days."""
    names = list(islice(schools(), max(1, count // PER_SCHOOL)))
    forms = drawn(chance, tags["skolform"], len(names))
    special = [chance.random() < SPECIAL for _ in names]
    everybody, made = creators(200), []
    for number in range(count):
        school = chance.randrange(len(names))
        at = first + timedelta(days=days * number // count, hours=8, seconds=number % 600)
        about = [
            one for scheme, numbers in ABOUT.items() for one in drawn(chance, tags[scheme], chance.choice(numbers))
        ]
        made.append(Shoot(
            f"{names[school]} {at:%Y-%m-%d} {number % 9 + 1}", at, (forms[school], *drawn(chance, tags["plats"], 2)), tuple(about),
            classes.of_school(school, len(names), number / count), everybody[min(int(chance.expovariate(1 / 40)), 199)],
            f"t{number:06}", special[school],
        ))  # fmt: skip
    return made


def tags_of(chance: random.Random) -> Tags:
    """Scheme → its concepts with how often they are used (Zipf)."""
    found: dict[str, list[str]] = {}
    for one in read(VOCABULARY).concepts.values():
        if not one.deprecated:
            found.setdefault(one.scheme, []).append(one.notation)
    made = {}
    for scheme, notations in sorted(found.items()):
        chance.shuffle(notations)
        made[scheme] = notations, list(accumulate(1 / (rank + 3) for rank in range(len(notations))))
    return made


def drawn(chance: random.Random, tags: tuple[list[str], list[float]], count: int) -> list[str]:
    """Some concepts, the frequent ones more often."""
    return chance.choices(tags[0], cum_weights=tags[1], k=count) if count else []
