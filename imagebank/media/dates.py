"""Points in time as cameras, agencies and film containers write them, turned into ISO 8601.

Local time, with the offset where the file knows it; sub-seconds dropped; nonsense becomes None.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

DATE = r"(\d{4})[:\-/.]?(\d{2})[:\-/.]?(\d{2})"
TIME = r"(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?"
OFFSET = r"(Z|[+-]\d{2}:?\d{2})"
WHOLE = re.compile(rf"\s*{DATE}(?:[T ]+{TIME}\s*{OFFSET}?)?\s*(?:UTC)?\s*$", re.IGNORECASE)
ZONE = re.compile(r"\s*([+-])(\d{1,2}):?(\d{2})\s*$")
FIRST_YEAR, LAST_YEAR = 1826, 2100
"""The first photograph is of 1826; a clock beyond the last year was never set."""

LOCAL = len("2019-05-03T12:00:00")
HALF_HOUR, DRIFT = timedelta(minutes=30), timedelta(minutes=2)
ZONE_REACH = 3.5
"""Most hours by which a country's clock (summer time included) differs from the sun's."""


def iso(text: str | None, offset: str | None = None) -> str | None:
    """ISO 8601 of `text` (`2019:05:03 12:00:00`, `2019-05-03T12:00+02:00`, `20190503` …), or None.

    `offset` (`+02:00`) counts when the text itself names none. A date without a time stays a date.
    """
    found = WHOLE.match((text or "").strip("\0 "))
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001 - local time on purpose
    except ValueError:
        return None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    if hour is None:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds") + _zone(zone or offset)


def lacks_offset(moment: str) -> bool:
    """Whether an ISO 8601 text has a time but no offset from UTC."""
    return len(moment) == LOCAL


def zoned(moment: str | None, *others: str | None) -> str | None:
    """`moment` with the offset that another field tells for the very same local time, if any does.

    IIM's times are no such field: the format demands an offset, so programs that know none write +0000.
    """
    if moment is None or not lacks_offset(moment):
        return moment
    return next((other for other in others if other and len(other) > LOCAL and other.startswith(moment)), moment)


def zoned_by_satellite(moment: str, utc: str, lon: float) -> str:
    """`moment` (local) with the offset that the satellites' time `utc` implies; unchanged where the two do not fit.

    They fit when they differ by whole half hours within `DRIFT`, and by an offset that exists about that longitude
    (`lon`, degrees): a receiver without a fix tells an old time, and a wrong offset is worse than none.
    """
    local, there = datetime.fromisoformat(moment[:LOCAL]), datetime.fromisoformat(utc[:LOCAL])
    apart = local - there
    offset = round(apart / HALF_HOUR) * HALF_HOUR
    hours = offset / timedelta(hours=1)
    if abs(apart - offset) > DRIFT or abs(hours - lon / 15) > ZONE_REACH or abs(hours) > 14:
        return moment
    minutes = abs(round(hours * 60))
    return f"{moment}{'-' if hours < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"


def joined(date: str | None, time: str | None) -> str | None:
    """IPTC-IIM's two halves (`20190503`, `120000+0200`) as one text for `iso`; the time may be missing."""
    if not date:
        return None
    digits = date.replace("-", "").replace(":", "")
    return f"{digits} {time.strip()}" if time and time.strip() else digits


def _zone(text: str | None) -> str:
    if not text:
        return ""
    if text.upper() == "Z":
        return "+00:00"
    found = ZONE.match(text)
    if not found or int(found[2]) > 14 or int(found[3]) > 59:
        return ""
    return f"{found[1]}{int(found[2]):02d}:{found[3]}"
