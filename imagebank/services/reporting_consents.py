"""Work with consents: persons by where they stand, what came and ended, and days from withdrawal to answer. Small figures are
not told (`core.suppression`)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from statistics import median

from imagebank.core.errors import N_
from imagebank.core.report import FEW, Figure, Row, Table
from imagebank.core.suppression import KEPT_FIGURE, in_fives, parted
from imagebank.core.swedish_days import begins, swedish_day
from imagebank.language import _
from imagebank.services.recalling import ANSWER_WORDS
from imagebank.services.reporting_basis import Basis
from imagebank.services.reporting_words import PERSONS, column, columns
from imagebank.store import reporting
from imagebank.store.reporting import Stand

STAND_WORDS = {
    "given": N_("Lämnat och inte utgånget"),
    "expiring": N_("Lämnat men går snart ut"),
    "expired": N_("Har gått ut"),
    "asked": N_("Begärt, inget svar"),
    "refused": N_("Nekat"),
    "withdrawn": N_("Återkallat, helt eller för någon kanal"),
    "none": N_("Inget registrerat"),
}
"""Where a person stands on the last day of the period."""


def tables(basis: Basis) -> list[Table]:
    """The tables of the report on consents; only curators may ask."""
    return [by_stand(basis), events(basis), by_month(basis), by_answer(basis), days(basis)]


def stand_of(one: Stand, day: date, warn_days: int) -> str:
    """Which of `STAND_WORDS` a person is on `day`."""
    if one.status is None:
        return "none"
    if one.status != "given":
        return one.status if one.status in STAND_WORDS else "none"
    if one.valid_to is None or one.valid_to > day + timedelta(days=warn_days):
        return "given"
    return "expiring" if one.valid_to >= day else "expired"


def by_stand(basis: Basis) -> Table:
    """Persons, each in one row."""
    last, warn = basis.period.last, basis.library.policy.warn_days
    counted = Counter(stand_of(one, last, warn) for one in reporting.stands(basis.library.db, basis.end))
    labels = {code: _(words) for code, words in STAND_WORDS.items()}
    return _parts("persons", _("Personer och samtycken"), _("läge"), labels, counted, _("Alla personer"))


def events(basis: Basis) -> Table:
    """Persons whose consent came, was renewed or ran out in the period. They are no parts of a whole, but go with the persons
    by where they stand: in fives, they do not give those away."""
    before: dict[str, str] = {}
    new, renewed = set[str](), set[str]()
    for person, _agreement, at in reporting.given(basis.library.db, basis.end):
        if _moment(at) < basis.start:
            before[person] = at
        elif person in before:
            renewed.add(person)
        else:
            new.add(person)
    period = basis.period
    stands = reporting.stands(basis.library.db, basis.end)
    ran_out = [
        one for one in stands
        if one.status == "given" and one.valid_to is not None and period.start <= one.valid_to < period.end
    ]  # fmt: skip
    told = tuple(in_fives(len(found)) for found in (new, renewed, ran_out))
    return Table(
        "events", _("Under perioden"), _("hela banken"), columns("new_given", "renewed", "ran_out"),
        (Row("total", _("Hela banken"), told, kind="total"),), notes=(_(PERSONS),),
    )  # fmt: skip


def by_month(basis: Basis) -> Table:
    """Withdrawals by the month they came in."""
    period = basis.period
    found = reporting.withdrawals(basis.library.db, period.start.isoformat(), period.end.isoformat())
    months = Counter(day[:7] for _person, day in found)
    labels = {month: month for month in period.months()}
    return _parts(
        "withdrawals", _("Återkallanden av samtycke"), _("månad"), labels, months, _("Hela perioden"), chart=("withdrawals",)
    )  # fmt: skip


def by_answer(basis: Basis) -> Table:
    """Recalls for withdrawals, by what had been answered when the period ended."""
    found = reporting.recalls(basis.library.db, basis.start, basis.end)
    counted = Counter(answer if at is not None and at < basis.end else "open" for _opened, at, answer in found)
    labels = {code: _(words) for code, words in ANSWER_WORDS.items()}
    return _parts("recalls", _("Begärda borttagningar"), _("svar"), labels, counted, _("Alla begärda"))


def days(basis: Basis) -> Table:
    """Calendar days from the asking to the answer; told from `FEW` answers on."""
    found = reporting.recalls(basis.library.db, basis.start, basis.end)
    taken = [
        (swedish_day(at) - swedish_day(opened)).days
        for opened, at, _answer in found
        if at is not None and at < basis.end
    ]
    few = len(taken) < FEW
    told = (KEPT_FIGURE, KEPT_FIGURE) if few else (Figure(median(taken)), Figure(max(taken)))
    notes = (_("Tiderna visas när minst 5 har svarat. De som inte har svarat ingår inte."),)
    return Table(
        "days", _("Från återkallelse till svar"), _("hela banken"), columns("median_days", "longest_days"),
        (Row("total", _("Alla som har svarat"), told, kind="total"),), notes=notes,
    )  # fmt: skip


def _parts(
    code: str, title: str, cut: str, labels: dict[str, str], counted: Counter[str], whole: str, chart: tuple[str, ...] = ()
) -> Table:  # fmt: skip
    figures, told = parted([counted[key] for key in labels])
    rows = [Row(key, label, (figure,)) for (key, label), figure in zip(labels.items(), figures, strict=True)]
    last = Row("total", whole, (told,), kind="total")
    return Table(code, title, cut, (column(code),), (*rows, last), chart=chart, notes=(_(PERSONS),))


def _moment(at: str) -> str:
    """A mere day as the moment when it begins."""
    return begins(date.fromisoformat(at)) if len(at) == len("2026-11-25") else at
