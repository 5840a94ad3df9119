"""Persons by where they stand, and what came, was renewed and ran out: with so many that the figures are told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from imagebank.core.people import Person, Release
from imagebank.core.report import Figure, Period
from imagebank.services.library import Library
from imagebank.services.reporting import make_report
from imagebank.services.reporting_consents import stand_of
from imagebank.store import people
from imagebank.store.reporting import Stand
from tests.services.test_reporting import cells, table

PERIOD = Period(date(2026, 11, 1), date(2026, 11, 23))
LAST = PERIOD.last
BEFORE, IN, AFTER = "2026-10-31T22:59:59+00:00", "2026-10-31T23:00:00+00:00", "2026-11-22T23:00:00+00:00"


@pytest.mark.parametrize(
    ("status", "valid_to", "where"),
    [
        (None, None, "none"), ("superseded", None, "none"), ("asked", None, "asked"), ("refused", None, "refused"),
        ("withdrawn", LAST, "withdrawn"), ("given", None, "given"), ("given", LAST + timedelta(days=91), "given"),
        ("given", LAST + timedelta(days=90), "expiring"), ("given", LAST, "expiring"), ("given", LAST - timedelta(days=1), "expired"),
    ],
)  # fmt: skip
def test_where_a_person_stands(status: str | None, valid_to: date | None, where: str) -> None:
    assert stand_of(Stand("P-A", status, valid_to), LAST, 90) == where


def fill(library: Library, groups: list[tuple[int, list[tuple[str, date | None, str]]]]) -> None:
    """So many persons with these releases, one after the other: status, last day, when it was registered."""
    with library.catalogue.write() as db:
        number = 0
        for many, releases in groups:
            for _one in range(many):
                number += 1
                who = f"P-{number}"
                people.insert_person(db, Person(who))
                for place, (status, valid_to, at) in enumerate(releases):
                    id = f"r{number}-{place}"
                    people.insert_release(
                        db, Release(id, who, status=status, valid_to=valid_to, agreement=id, registered_at=at)
                    )


def figures(library: Library, code: str) -> dict[str, Figure]:
    return {row.key: row.figures[0] for row in table(make_report(library, "consents", PERIOD), code).rows}


def test_many_persons_are_told_by_where_they_stood_when_the_period_ended(library: Library) -> None:
    given = ("given", None, BEFORE)
    fill(library, [
        (6, [given]), (7, [given, ("withdrawn", None, IN)]), (8, [given, ("withdrawn", None, AFTER)]),
        (5, [("given", LAST, BEFORE)]), (9, [("given", PERIOD.start, BEFORE)]), (5, [("asked", None, IN)]), (6, [("refused", None, IN)]), (5, []),
    ])  # fmt: skip
    told = figures(library, "persons")
    assert {key: figure.n for key, figure in told.items()} == {
        "given": 14, "expiring": 5, "expired": 9, "asked": 5, "refused": 6, "withdrawn": 7, "none": 5, "total": 51,
    }  # fmt: skip


def test_new_renewed_and_run_out_are_told_in_fives(library: Library) -> None:
    fill(library, [
        (6, [("given", None, IN)]), (8, [("given", None, BEFORE), ("given", None, IN)]), (1, [("given", None, AFTER)]),
        (12, [("given", LAST, BEFORE)]), (3, [("given", PERIOD.end, BEFORE)]), (2, [("given", None, IN), ("withdrawn", None, IN)]),
    ])  # fmt: skip
    told = cells(table(make_report(library, "consents", PERIOD), "events"), "total")
    assert {code: figure.n for code, figure in told.items()} == {"new_given": 10, "renewed": 10, "ran_out": 10}


def test_merged_and_erased_posts_are_nobody(library: Library) -> None:
    fill(library, [(7, [("given", None, BEFORE)])])
    with library.catalogue.write() as db:
        db.execute("UPDATE person SET merged_into = 'P-2' WHERE id = 'P-1'")
        db.execute("UPDATE person SET erased_at = ? WHERE id = 'P-3'", (IN,))
    assert figures(library, "persons")["given"].n == 5
