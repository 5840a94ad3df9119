"""Swedish calendar days of times that are kept in UTC.

The system's time zone data are asked; where there are none (Windows without the package tzdata), the rule of the European
Union since 1996: summer time from the last Sunday of March to the last of October, both at 01:00 UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_HOUR = timedelta(hours=1)


class SwedishTime(tzinfo):
    """The rule itself, good from 1996 on."""

    def utcoffset(self, when: datetime | None, /) -> timedelta:
        """One hour, two in summer; of an hour that comes twice, `fold` says which."""
        if when is None:
            return _HOUR
        begins, ends = (
            _last_sunday(when.year, 3) + timedelta(hours=2),
            _last_sunday(when.year, 10) + timedelta(hours=3),
        )
        wall = when.replace(tzinfo=None)
        if ends - _HOUR <= wall < ends:
            return _HOUR if when.fold else 2 * _HOUR
        if begins <= wall < begins + _HOUR:
            return 2 * _HOUR if when.fold else _HOUR
        return 2 * _HOUR if begins <= wall < ends else _HOUR

    def dst(self, when: datetime | None, /) -> timedelta:
        """What summer adds."""
        return self.utcoffset(when) - _HOUR

    def tzname(self, when: datetime | None, /) -> str:
        """CET or CEST."""
        return "CEST" if self.dst(when) else "CET"

    def fromutc(self, when: datetime, /) -> datetime:
        """A moment in UTC as Swedish time."""
        utc = when.replace(tzinfo=None)
        begins, ends = (_last_sunday(utc.year, month) + _HOUR for month in (3, 10))
        summer = begins <= utc < ends
        return (when + (2 if summer else 1) * _HOUR).replace(fold=int(ends <= utc < ends + _HOUR))


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31)  # noqa: DTZ001 - wall time: March and October have 31 days
    return last - timedelta(days=(last.weekday() + 1) % 7)


def zone(name: str = "Europe/Stockholm") -> tzinfo:
    """The system's zone, else the rule."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        return SwedishTime()


SWEDEN = zone()


def swedish_day(at: str, where: tzinfo = SWEDEN) -> date:
    """The Swedish day of a time as it is kept (ISO 8601; without an offset it is in UTC), or of a mere date."""
    if len(at) == len("2026-11-25"):
        return date.fromisoformat(at)
    moment = datetime.fromisoformat(at)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(where).date()


def begins(day: date, where: tzinfo = SWEDEN) -> str:
    """The moment in UTC when a Swedish day begins, as times are kept: `2026-11-24T23:00:00+00:00`."""
    midnight = datetime.combine(day, time(), tzinfo=where)
    return midnight.astimezone(UTC).isoformat(timespec="seconds")
