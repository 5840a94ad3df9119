"""Classes that are photographed together, with a release for most of them: what is asked for a class is asked of everybody in it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

SIZE = 22
"""Pupils and grown-ups of a class."""

SEEN = (38, 27, 16, 9, 5, 3, 2)
"""How often one, two, three … persons are in a picture of persons: 2.3 in the mean."""

SCOPES = (
    ["webb", "tryck", "presentation", "sociala", "rapport"],
    ["webb", "tryck", "presentation"],
    ["internt", "presentation"],
)
YEARS_VALID = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Group:
    """A class: its people, how old they are, how many years its releases hold, what they allow."""

    number: int
    people: tuple[str, ...]
    birth_year: int
    years: int
    scope: list[str]


class Classes:
    """`persons` people over the years."""

    def __init__(self, chance: random.Random, persons: int, first: date, days: int) -> None:
        self._chance = chance
        self.groups = [self._group(number, persons, first, days) for number in range(-(-persons // SIZE))]

    def _group(self, number: int, persons: int, first: date, days: int) -> Group:
        chance = self._chance
        people = tuple(f"P-{one:06}" for one in range(number * SIZE, min((number + 1) * SIZE, persons)))
        start = first + timedelta(days=chance.randrange(days))
        scope = chance.choices(SCOPES, (55, 35, 10))[0]
        return Group(number, people, start.year - chance.randint(4, 17), chance.choice(YEARS_VALID), scope)

    def of_school(self, school: int, schools: int, share: float) -> tuple[int, ...]:
        """One or two classes of a school, at a share of the years: those who go there then."""
        mine = range(school % len(self.groups), len(self.groups), schools)
        now = int(share * len(mine))
        return tuple({mine[now], mine[min(len(mine) - 1, now + self._chance.choice((0, 0, 1)))]})

    def together(self, groups: tuple[int, ...]) -> list[str]:
        """Those of one picture: most often the same few of a class."""
        people = self.groups[self._chance.choice(groups)].people
        wanted = self._chance.choices(range(1, len(SEEN) + 1), SEEN)[0]
        return sorted(self._chance.sample(people, min(wanted, len(people))))

    def statements(self) -> Iterator[dict[str, Any]]:
        """Everybody's post, then their releases."""
        posts = [(group, id, place) for group in self.groups for place, id in enumerate(group.people)]
        for group, id, place in posts:
            yield {"is": "person", "id": id, **self._post(group, place)}
        for number, (group, id, place) in enumerate(posts, 1):
            if self._chance.random() < 0.97:
                yield {"is": "release", "id": f"r{number}", "seq": number, "person": id, **self._release(group, place)}

    def _post(self, group: Group, place: int) -> dict[str, Any]:
        said: dict[str, Any] = {"protected": True} if self._chance.random() < 0.004 else {}
        if place >= SIZE - 2:
            return {**said, "role": "personal", "adult": True}
        month = f"{group.birth_year}-{self._chance.randint(1, 12):02}"
        return {**said, "role": "elev", "birth_month": month, "guardians": self._chance.choices((1, 2), (15, 85))[0]}

    def _release(self, group: Group, place: int) -> dict[str, Any]:
        """Nineteen of twenty are given and in force; the rest refused, withdrawn or run out."""
        chance = self._chance
        kind = chance.choices(("given", "refused", "withdrawn", "ran out"), (95, 2, 2, 1))[0]
        until = date(2026, 11, 22) + timedelta(days=group.years * 300 + chance.randrange(60))
        if kind == "ran out":
            until = date(2026, 6, 30)
        start = until - timedelta(
            days=group.years * 365
        )  # the latest form: old ones are asked for anew before they run out
        said: dict[str, Any] = {
            "status": "given" if kind == "ran out" else kind, "channels": group.scope, "evidence": True, "voice_ok": True,
            "explicit": group.number % 3 > 0, "valid_from": start.isoformat(), "valid_to": until.isoformat(), "assent": True,
        }  # fmt: skip
        return said | ({"self_signed": True} if place >= SIZE - 2 else {"guardians_signed": 2})
