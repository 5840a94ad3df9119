"""Numbers and lengths: what a value such as `>=3`, `2..4`, `<30s` or `1m30s` reaches over.

A Range is half-open whatever it measures, so that one comparison serves stars, pixels, seconds and days: `low` is in
it, `high` is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from imagebank.core.errors import N_
from imagebank.core.fields import MOST_STARS
from imagebank.core.query.problems import misread

_SIGNED = re.compile(r"\s*(>=|<=|>|<|=|≥|≤)?\s*(.*?)\s*", re.DOTALL)
_NUMBER = re.compile(r"([0-9]{1,7})")
_PIXELS = re.compile(r"([0-9]{1,7})\s*(?:px)?")
_CLOCK = re.compile(r"(?:(?P<h>[0-9]{1,3}):)?(?P<m>[0-9]{1,3}):(?P<s>[0-9]{2})")
_UNITS = re.compile(
    r"(?:(?P<h>[0-9]{1,4})\s*(?:h|t|tim))?\s*(?:(?P<m>[0-9]{1,6})\s*(?:min|m))?\s*(?:(?P<s>[0-9]{1,7})\s*(?:sek|sec|s)?)?",
    re.IGNORECASE,
)
_LAST_UNIT = re.compile(r"[0-9]+\s*(h|t|tim|min|m|sek|sec|s)", re.IGNORECASE)

STARS = N_("ett betyg från 0 till 5, som 3, >=3 eller 2..4")
PIXELS = N_("ett antal bildpunkter, som >=1920 eller 1000..2000")
LENGTH = N_("en längd, som <30s, >2min, 1m30s eller 30..90s")
LOWEST_FIRST = N_("det lägre först, som 2..4")


@dataclass(frozen=True, slots=True)
class Range:
    """From `low`, which is in it, to `high`, which is not, in the kind's unit: stars, pixels, seconds or days.

    None is an open end.
    """

    low: int | date | None = None
    high: int | date | None = None


Span = Callable[[str, int], Range]
"""Reads one value, given its place: what it alone reaches over, both ends closed in. Raises WrongWords."""


def compared(value: str, at: int, one: Span, what: str) -> Range:
    """Read `value` with its comparison: `x`, `<x`, `<=x`, `>x`, `>=x`, `x..y`, `x..` or `..y`; ends given are in it.

    Raises WrongWords naming the place and `what` was expected.
    """
    match = _SIGNED.fullmatch(value)
    assert match is not None, "the pattern takes any text"
    sign, rest = match[1] or "", match[2]
    start = at + match.start(2)
    if not rest:
        raise misread("", at + len(value), what)
    if sign in ("", "=") and ".." in rest:
        return _between(rest, start, one, what)
    span = one(rest, start)
    return {
        "": span, "=": span,
        ">": Range(span.high), ">=": Range(span.low), "≥": Range(span.low),
        "<": Range(high=span.low), "<=": Range(high=span.high), "≤": Range(high=span.high),
    }[sign]  # fmt: skip


def _between(value: str, at: int, one: Span, what: str) -> Range:
    first, _dots, last = value.partition("..")
    place = at + len(first) + 2
    if not first.strip() and not last.strip():
        raise misread(value, at, what)
    low = one(first.strip(), at).low if first.strip() else None
    high = one(last.strip(), place).high if last.strip() else None
    if low is not None and high is not None and not low < high:  # type: ignore[operator]  # both of one kind
        raise misread(value, at, LOWEST_FIRST)
    return Range(low, high)


def stars(value: str, at: int) -> Range:
    """A rating, 0 to 5 stars. Raises WrongWords, also for one that no picture can have (`>5`)."""

    def one(text: str, place: int) -> Range:
        match = _NUMBER.fullmatch(text)
        if match is None or int(text) > MOST_STARS:
            raise misread(text, place, STARS)
        return Range(int(text), int(text) + 1)

    found = compared(value, at, one, STARS)
    if found.low == MOST_STARS + 1 or found.high == 0:
        raise misread(value, at, STARS)
    return found


def pixels(value: str, at: int) -> Range:
    """A number of pixels. Raises WrongWords."""

    def one(text: str, place: int) -> Range:
        match = _PIXELS.fullmatch(text)
        if match is None:
            raise misread(text, place, PIXELS)
        return Range(int(match[1]), int(match[1]) + 1)

    found = compared(value, at, one, PIXELS)
    if found.high == 0:
        raise misread(value, at, PIXELS)
    return found


def seconds(value: str, at: int) -> Range:
    """A film's length in whole seconds, as the window shows it (59.9 s counts as 59). Raises WrongWords.

    Alone, `2min` is from 2:00 to 2:59 and `1h` that hour; compared, both are the exact moment.
    """

    def one(text: str, place: int) -> Range:
        moment = _moment(text)
        if moment is None:
            raise misread(text, place, LENGTH)
        return Range(moment, moment + 1)

    found = compared(_with_unit(value), at, one, LENGTH)
    alone = _UNITS.fullmatch(value.strip().removeprefix("=").strip())
    if alone and alone["s"] is None and isinstance(found.low, int):
        return replace(found, high=found.low + (60 if alone["m"] else 3600))
    if found.high == 0:
        raise misread(value, at, LENGTH)
    return found


def _moment(text: str) -> int | None:
    match = _CLOCK.fullmatch(text) or _UNITS.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    hours, minutes, rest = (int(match[unit] or 0) for unit in "hms")
    return hours * 3600 + minutes * 60 + rest


def _with_unit(value: str) -> str:
    """`1..2min` as `1min..2min`; the places in front of the dots stay."""
    first, dots, last = value.partition("..")
    unit = _LAST_UNIT.fullmatch(last.strip())
    if dots and unit and first.strip().isdecimal():
        return f"{first.strip()}{unit[1]}..{last}"
    return value
