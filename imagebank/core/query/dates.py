"""Dates: a year, a month, a day, spans of them, and days told from today (`<30d`). Today is always an argument."""

from __future__ import annotations

import re
from datetime import date, timedelta

from imagebank.core.errors import N_
from imagebank.core.query.problems import misread, no_such_date
from imagebank.core.query.ranges import Range, compared
from imagebank.core.words import fold

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DAYS = re.compile(
    r"\s*(>=|<=|>|<|≥|≤)\s*([0-9]{1,5})\s*(?:(d|dag|dagar|day|days)|(v|vecka|veckor|w|week|weeks))\s*", re.I
)
_NAMED = {"idag": 0, "i dag": 0, "today": 0, "igår": 1, "i går": 1, "yesterday": 1}
_DECEMBER = 12

PERIOD = N_("ett datum eller en tid, som 2026, 2026-11, 2026-11-22, >=2026-01-01, 2025..2026 eller <30d")
DAY = N_("ett datum, som 2027-05-26")


def past(value: str, at: int, today: date) -> Range:
    """Days that have been. Told from today: `<30d` is the last 30 days with today, `>30d` is before that.

    Raises WrongWords where `value` is no date, or one that does not exist.
    """
    told = _told(value, at)
    if told is None:
        return compared(value, at, lambda text, place: _span(text, place, today), PERIOD)
    sign, days = told
    if sign in "<=≤":
        return Range(_before(today, days if sign != "<" else days - 1), _before(today, -1))
    return Range(high=_before(today, days if sign == ">" else days - 1))


def ahead(value: str, at: int, today: date) -> Range:
    """Days to come. Told from today: `<30d` is today and the 29 days after it, `>30d` is more than 30 days from now.

    Dates are as in `past`: `<2027-01-01` reaches back to what has passed already. Raises WrongWords.
    """
    told = _told(value, at)
    if told is None:
        return past(value, at, today)
    sign, days = told
    if sign in "<=≤":
        return Range(today, _before(today, -days if sign == "<" else -days - 1))
    return Range(_before(today, -days - 1 if sign == ">" else -days))


def day(value: str, at: int) -> date:
    """One day, written YYYY-MM-DD. Raises WrongWords where it is not one, or does not exist."""
    match = _DATE.fullmatch(value)
    if match is None or not match[3]:
        raise misread(value, at, DAY)
    return _existing(int(match[1]), int(match[2]), int(match[3]), value, at)


def _told(value: str, at: int) -> tuple[str, int] | None:
    """The sign and the number of days of a value told from today; None for any other value."""
    match = _DAYS.fullmatch(value)
    if match is None:
        return None
    days = int(match[2]) * (7 if match[4] else 1)
    if days == 0:
        raise misread(value, at, PERIOD)
    return {"≥": ">=", "≤": "<="}.get(match[1], match[1]), days


def _span(text: str, at: int, today: date) -> Range:
    named = _NAMED.get(fold(text))
    if named is not None:
        return Range(_before(today, named), _before(today, named - 1))
    match = _DATE.fullmatch(text)
    if match is None:
        raise misread(text, at, PERIOD)
    year, month, of_month = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    start = _existing(year, month, of_month, text, at)
    if match[3]:
        return Range(start, _before(start, -1))
    following = (year + 1, 1) if month == _DECEMBER or not match[2] else (year, month + 1)
    return Range(start, date(*following, 1) if following[0] <= date.max.year else date.max)


def _existing(year: int, month: int, of_month: int, text: str, at: int) -> date:
    try:
        return date(year, month, of_month)
    except ValueError as error:
        raise no_such_date(text, at) from error


def _before(today: date, days: int) -> date:
    """`days` before `today`, as far as the calendar goes."""
    try:
        return today - timedelta(days=days)
    except OverflowError:
        return date.min if days > 0 else date.max
