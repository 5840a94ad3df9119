"""Which case each picture is, and which each person in it; a question is put to the cases, not to a million pictures."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from pyroaring import BitMap

from imagebank.index.document import Document, PersonCase, PictureCase

KEPT = 8
"""Questions (a use, a day's status) whose answers are kept at once."""

FIRST = 1024


@dataclass
class _Answer:
    """Level of each case; `of_all` by number, true while `moved` is the cases' own."""

    pictures: np.ndarray
    people: np.ndarray
    moved: int = -1
    of_all: np.ndarray = field(default_factory=lambda: np.zeros(0, np.uint8))


@dataclass(frozen=True, slots=True)
class Question:
    """`key` tells one question from another; the functions say how severe a case is, 0 to 255, the highest being the worst."""

    key: Hashable
    of_pictures: Callable[[Sequence[PictureCase]], Iterable[int]]
    of_people: Callable[[Sequence[PersonCase]], Iterable[int]]


class Cases:
    """Every picture's case, and a row for each identifiable person in each."""

    def __init__(self) -> None:
        self.pictures: list[PictureCase] = []
        self.people: list[PersonCase] = []
        self._picture_no: dict[PictureCase, int] = {}
        self._person_places: dict[PersonCase, int] | None = {}
        self.of = np.zeros(FIRST, np.uint32)
        self.rows = np.zeros((2, FIRST), np.uint32)
        self.count = 0
        self._moved = 0
        self._answers: dict[Hashable, _Answer] = {}

    @property
    def _person_no(self) -> dict[PersonCase, int]:
        """Case → its place; worked out when it is first needed, for it is large and most who open a bank alter nothing."""
        if self._person_places is None:
            self._person_places = {case: number for number, case in enumerate(self.people)}
        return self._person_places

    def drop(self, numbers: BitMap) -> None:
        """These pictures are gone, or will be put anew."""
        if not numbers:
            return
        held = np.array(numbers.to_array(), np.uint32)
        held = held[held < len(self.of)]
        self.of[held] = 0
        gone = np.zeros(len(self.of), bool)
        gone[held] = True
        kept = self.rows[:, : self.count][:, ~gone[self.rows[0, : self.count]]]
        self.count = kept.shape[1]
        self.rows[:, : self.count] = kept
        self._moved += 1

    def put(self, documents: Sequence[Document]) -> None:
        """Pictures that are new here."""
        if not documents:
            return
        self.of = grown(self.of, max(one.number for one in documents) + 1)
        rows = [(one.number, self._person(case)) for one in documents for case in one.people]
        for one in documents:
            if one.picture is not None:
                self.of[one.number] = self._picture(one.picture) + 1
        self._put_rows(np.array(rows, np.uint32).reshape(-1, 2).T)
        self._moved += 1

    def levels(self, question: Question) -> np.ndarray:
        """How severe the question's answer is for each number; 0 also where there is no picture."""
        answer = self._answers.pop(question.key, None) or _Answer(np.zeros(0, np.uint8), np.zeros(0, np.uint8))
        self._answers[question.key] = answer
        while len(self._answers) > KEPT:
            self._answers.pop(next(iter(self._answers)))
        if answer.moved != self._moved:
            answer.pictures = _asked(answer.pictures, self.pictures, question.of_pictures)
            answer.people = _asked(answer.people, self.people, question.of_people)
            answer.of_all = self._of_all(answer)
            answer.moved = self._moved
        return answer.of_all

    def forget_people(self, persons: frozenset[str]) -> None:
        """Something has changed about these persons: their cases get new numbers, so that every kept answer asks them again."""
        used = np.zeros(len(self.people), bool)
        used[self.rows[1, : self.count]] = True
        stale = [int(place) for place in np.flatnonzero(used) if self.people[place].person in persons]
        new = np.arange(len(self.people), dtype=np.uint32)
        for place in stale:
            new[place] = self._person_no[self.people[place]] = len(self.people)
            self.people.append(self.people[place])
        for case in [case for case in self._person_no if case.person in persons]:
            if self._person_no[case] < len(new):  # used nowhere now: asked anew when it comes back
                del self._person_no[case]
        self.rows[1, : self.count] = new[self.rows[1, : self.count]]
        self._moved += 1
        self._tidy(int(used.sum()))

    def _tidy(self, used: int) -> None:
        """Cases that stand nowhere any more are forgotten when they are the most."""
        if len(self.people) > 2 * used + FIRST:
            places, self.rows[1, : self.count] = np.unique(self.rows[1, : self.count], return_inverse=True)
            self.people = [self.people[place] for place in places]
            self._person_places = None
            self._answers.clear()

    def compact(self, length: int) -> None:
        """Forget every case that no picture has any more; pictures have numbers below `length`."""
        places, numbers = np.unique(self.of, return_inverse=True)
        used = places[places > 0] - 1
        if len(used) < len(self.pictures):
            self.of = (numbers + (1 if places[0] else 0)).astype(np.uint32)
            self.pictures = [self.pictures[place] for place in used]
            self._picture_no = {case: number for number, case in enumerate(self.pictures)}
            self._forget_places()
        people, numbers = np.unique(self.rows[1, : self.count], return_inverse=True)
        if len(people) < len(self.people):
            self.rows[1, : self.count] = numbers
            self.people = [self.people[place] for place in people]
            self._person_places = None
            self._forget_places()
        self.of = grown(self.of, length)[:length]

    def _forget_places(self) -> None:
        """Cases have other numbers than those that kept answers go by."""
        self._answers.clear()
        self._moved += 1

    def forget_answers(self) -> None:
        """The rules' settings have changed: every question is asked anew."""
        self._answers.clear()

    def _picture(self, case: PictureCase) -> int:
        number = self._picture_no.get(case)
        if number is None:
            number = self._picture_no[case] = len(self.pictures)
            self.pictures.append(case)
        return number

    def _person(self, case: PersonCase) -> int:
        number = self._person_no.get(case)
        if number is None:
            number = self._person_no[case] = len(self.people)
            self.people.append(case)
        return number

    def _put_rows(self, rows: np.ndarray) -> None:
        end = self.count + rows.shape[1]
        if end > self.rows.shape[1]:
            more = np.zeros((2, max(end, 2 * self.rows.shape[1])), np.uint32)
            more[:, : self.count] = self.rows[:, : self.count]
            self.rows = more
        self.rows[:, self.count : end] = rows
        self.count = end

    def _of_all(self, answer: _Answer) -> np.ndarray:
        levels = np.concatenate(([np.uint8(0)], answer.pictures))[self.of]
        numbers, cases = self.rows[:, : self.count]
        np.maximum.at(levels, numbers, answer.people[cases])
        return levels

    def tables(self) -> Mapping[str, np.ndarray]:
        """The arrays that a snapshot keeps."""
        return {"picture": self.of, "rows": self.rows[:, : self.count]}

    def restore(
        self, pictures: Iterable[PictureCase], people: Iterable[PersonCase], of: np.ndarray, rows: np.ndarray
    ) -> None:
        """Take over what a snapshot kept."""
        self.pictures, self.people = list(pictures), list(people)
        self._picture_no = {case: number for number, case in enumerate(self.pictures)}
        self._person_places = None
        self.of, self.rows, self.count = of, rows, rows.shape[1]
        self._moved += 1


def _asked(known: np.ndarray, cases: Sequence, ask: Callable[[Sequence], Iterable[int]]) -> np.ndarray:
    new = cases[len(known) :]
    return np.concatenate((known, np.fromiter(ask(new), np.uint8, len(new)))) if new else known


def grown(column: np.ndarray, length: int, fill: int = 0) -> np.ndarray:
    """A column of at least `length`, what is new in it being `fill`."""
    if length <= len(column):
        return column
    made = np.full(max(length, 2 * len(column)), fill, column.dtype)
    made[: len(column)] = column
    return made
