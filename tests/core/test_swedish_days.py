"""Swedish calendar days: the rule of the Union equals the zone's data, summer and winter, to the second."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from imagebank.core import swedish_days
from imagebank.core.swedish_days import SwedishTime, begins, swedish_day, zone

RULE, DATA = SwedishTime(), ZoneInfo("Europe/Stockholm")
moments = st.datetimes(datetime(1996, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@given(moments)
def test_the_rule_equals_the_data(moment: datetime) -> None:
    assert moment.astimezone(RULE).replace(tzinfo=None) == moment.astimezone(DATA).replace(tzinfo=None)
    assert moment.astimezone(RULE).utcoffset() == moment.astimezone(DATA).utcoffset()


def test_the_rule_equals_the_data_around_every_change() -> None:
    for year in range(1996, 2038):
        for month in (3, 10):
            moment = datetime(year, month, 24, tzinfo=UTC)
            while moment.month == month:
                for seconds in (-1, 0, 1):
                    tried = moment + timedelta(seconds=seconds)
                    assert tried.astimezone(RULE).isoformat() == tried.astimezone(DATA).isoformat()
                moment += timedelta(minutes=30)


@given(moments)
def test_a_day_begins_when_its_moments_do(moment: datetime) -> None:
    at = moment.replace(microsecond=0).isoformat()
    for where in (RULE, DATA):
        day = swedish_day(at, where)
        assert begins(day, where) <= at < begins(day + timedelta(days=1), where)


def test_days_as_people_know_them() -> None:
    assert swedish_day("2026-11-24T23:00:00+00:00") == date(2026, 11, 25)
    assert swedish_day("2026-11-24T22:59:59+00:00") == date(2026, 11, 24)
    assert swedish_day("2026-07-01T22:00:00") == date(2026, 7, 2)
    assert swedish_day("2026-07-01") == date(2026, 7, 1)
    assert begins(date(2026, 7, 1)) == "2026-06-30T22:00:00+00:00"


def test_without_zone_data_the_rule_is_taken() -> None:
    assert isinstance(zone("Europe/Nowhere"), SwedishTime)
    assert swedish_days.SWEDEN is not None
    assert RULE.tzname(datetime(2026, 7, 1)) == "CEST"  # noqa: DTZ001
    assert RULE.tzname(None) == "CET"
