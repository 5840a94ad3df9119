"""What may be used, and the status, of the whole bank at once: the decision asked once for each case of the index.

Equal to `services.setwise`, the same in plain SQL, and to the pure decision asset by asset (property test).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

import numpy as np
from pyroaring import BitMap

from imagebank.core.people import Person, Release
from imagebank.core.review import use_key
from imagebank.core.status import STATUSES
from imagebank.core.use import Policy, Use
from imagebank.core.verdict import Severity
from imagebank.index.cases import Question
from imagebank.index.document import PersonCase, PictureCase
from imagebank.index.index import bitmap
from imagebank.index.judging import person_severity, person_status, picture_severity, picture_status
from imagebank.services.deciding import decide_all
from imagebank.services.index_basis import Indexed, register_of
from imagebank.services.library import Library
from imagebank.store import assets, reviews

WORST = len(STATUSES) - 1


def usable(library: Library, held: Indexed, use: Use) -> BitMap:
    """The numbers of what may leave for a use that has no title and is no disclosure; whoever asks holds the index's lock."""
    levels = severities(library, held, use)
    return bitmap(levels <= Severity.CONDITIONS) & held.index.everything


def severities(library: Library, held: Indexed, use: Use) -> np.ndarray:
    """How severe the verdict is for each number of the index, with curators' reviews heard."""
    levels = held.index.levels(_of_use(library, held, use))
    heard = reviews.reviewed_assets(library.db, use_key(use))
    if not heard:
        return levels
    stopped = {id: n for id, n in zip(heard, _numbers(held, heard), strict=True) if levels[n] == Severity.REVIEW}
    verdicts = decide_all(library, assets.get(library.db, sorted(stopped)), use)
    levels = levels.copy()
    for id, verdict in verdicts.items():  # a review rests on digests: those few are asked one by one
        levels[stopped[id]] = verdict.severity
    return levels


def statuses_of_all(library: Library, held: Indexed, day: date) -> dict[str, BitMap]:
    """Status notation → the numbers of the assets that have it on `day`; whoever asks holds the index's lock."""
    levels = held.index.levels(_of_day(library, held, day))
    if held.statuses is None or held.statuses[0] is not levels:  # the same array until something has changed
        maps = {status: held.index.at_level(levels, WORST - place) for place, status in enumerate(STATUSES)}
        held.statuses = levels, maps
    return held.statuses[1]


def _numbers(held: Indexed, ids: Sequence[str]) -> list[int]:
    return [number for id in ids for number in held.index.numbers_of([id])]


def _of_use(library: Library, held: Indexed, use: Use) -> Question:
    policy, doubtful = library.policy, reviews.in_doubt(library.db)

    def of_pictures(cases: Sequence[PictureCase]) -> Iterable[int]:
        return (picture_severity(case, use, policy, doubtful=doubtful) for case in cases)

    def of_people(cases: Sequence[PersonCase]) -> Iterable[int]:
        return _each(
            library, held, cases, lambda case, person, release: person_severity(case, person, release, use, policy)
        )

    return Question(use, of_pictures, of_people)


def _of_day(library: Library, held: Indexed, day: date) -> Question:
    policy: Policy = library.policy

    def of_pictures(cases: Sequence[PictureCase]) -> Iterable[int]:
        return (WORST - picture_status(case, day, policy) for case in cases)

    def of_people(cases: Sequence[PersonCase]) -> Iterable[int]:
        return _each(
            library,
            held,
            cases,
            lambda case, person, release: WORST - person_status(case, person, release, day, policy),
        )

    return Question(day, of_pictures, of_people)


def _each(
    library: Library,
    held: Indexed,
    cases: Sequence[PersonCase],
    ask: Callable[[PersonCase, Person, Release | None], int],
) -> Iterator[int]:
    register = register_of(library, held)
    for case in cases:
        yield ask(case, *register[case.person]) if case.person in register else 0
