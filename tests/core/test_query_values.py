"""Values of fields: what they reach over, half-open; a value that is none is a sentence at its place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.errors import ProgrammingError, WrongWords
from imagebank.core.query import Field, Range, channel_of, choice_of, ids_of, parse, range_of

TODAY = date(2026, 11, 25)


def field(text: str) -> Field:
    read = parse(text)
    assert isinstance(read, Field)
    return read


def reach(text: str) -> tuple[object, object]:
    found = range_of(field(text), TODAY)
    return found.low, found.high


def days(low: str | None, high: str | None) -> tuple[date | None, date | None]:
    return low and date.fromisoformat(low), high and date.fromisoformat(high)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("3", 3, 4), ("=3", 3, 4), (">=3", 3, None), ("≥3", 3, None), (">3", 4, None), ("<3", None, 3), ("<=3", None, 4),
     ("2..4", 2, 5), ("2..", 2, None), ("..4", None, 5), ("0", 0, 1), ('">= 3"', 3, None)],
)  # fmt: skip
def test_stars(value: str, low: int | None, high: int | None) -> None:
    assert reach(f"betyg:{value}") == (low, high)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("<30s", None, 30), ("<=30s", None, 31), (">2min", 121, None), (">=2min", 120, None), ("1m30s", 90, 91), ("1:30", 90, 91),
     ("30", 30, 31), ("2min", 120, 180), ("1h", 3600, 7200), ("30..90s", 30, 91), ("1..2min", 60, 121), ("1:00..1:30", 60, 91),
     ('"< 2 min"', None, 120), ("1:02:03", 3723, 3724), ("0", 0, 1)],
)  # fmt: skip
def test_lengths_in_seconds(value: str, low: int | None, high: int | None) -> None:
    assert reach(f"längd:{value}") == (low, high)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("2026", "2026-01-01", "2027-01-01"), ("2026-11", "2026-11-01", "2026-12-01"), ("2026-12", "2026-12-01", "2027-01-01"),
     ("2026-11-22", "2026-11-22", "2026-11-23"), (">=2026-01-01", "2026-01-01", None), (">2026", "2027-01-01", None),
     ("<2026", None, "2026-01-01"), ("<=2026-11", None, "2026-12-01"), ("2025..2026", "2025-01-01", "2027-01-01"),
     ("2026-10..", "2026-10-01", None), ("..2026-10", None, "2026-11-01"), ("idag", "2026-11-25", "2026-11-26"),
     ("yesterday", "2026-11-24", "2026-11-25"), ("<30d", "2026-10-27", "2026-11-26"), ("<=30d", "2026-10-26", "2026-11-26"),
     (">30d", None, "2026-10-26"), (">=30d", None, "2026-10-27"), ("<1d", "2026-11-25", "2026-11-26"), ("<2v", "2026-11-12", "2026-11-26"),
     ("9999", "9999-01-01", "9999-12-31"), ("2024-02-29", "2024-02-29", "2024-03-01")],
)  # fmt: skip
def test_days_that_have_been(value: str, low: str | None, high: str | None) -> None:
    assert reach(f"importerad:{value}") == days(low, high)
    assert reach(f"captured:{value}") == days(low, high)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("<30d", "2026-11-25", "2026-12-25"), ("<=30d", "2026-11-25", "2026-12-26"), (">30d", "2026-12-26", None),
     (">=30d", "2026-12-25", None), ("<2027-01-01", None, "2027-01-01"), (":2026-12", "2026-12-01", "2027-01-01"),
     ("=2026", "2026-01-01", "2027-01-01")],
)  # fmt: skip
def test_days_on_which_a_consent_lapses(value: str, low: str | None, high: str | None) -> None:
    assert reach(f"samtycke:utgår{value}") == days(low, high)
    assert reach(f"consent:expires{value}") == days(low, high)
    assert reach(f"utgår:{value.removeprefix(':')}") == days(low, high)


@given(st.integers(1, 99_999), st.sampled_from(["<", "<=", ">", ">="]), st.dates())
def test_days_are_told_from_any_day_of_the_calendar(n: int, sign: str, today: date) -> None:
    for name in ("imported", "expires"):
        found = range_of(Field(name, f"{sign}{n}d"), today)
        assert isinstance(found, Range)
        assert (found.low is None) or (found.high is None) or found.low <= found.high  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [("betyg:sex", 7, "BAD_QUERY"), ("betyg:7", 7, "BAD_QUERY"), ("betyg:>5", 7, "BAD_QUERY"), ("betyg:<0", 7, "BAD_QUERY"),
     ("betyg:4..2", 7, "BAD_QUERY"), ("betyg:..", 7, "BAD_QUERY"), ("betyg:>=", 9, "BAD_QUERY"), ("betyg:>=2..3", 9, "BAD_QUERY"),
     ("längd:snabb", 7, "BAD_QUERY"), ("längd:<0s", 7, "BAD_QUERY"), ("längd:30..sen", 11, "BAD_QUERY"), ("bredd:stor", 7, "BAD_QUERY"),
     ("importerad:2026-02-30", 12, "BAD_DATE"), ("importerad:2026-13", 12, "BAD_DATE"), ("importerad:0000", 12, "BAD_DATE"),
     ("importerad:2026-01..2026-11-31", 21, "BAD_DATE"), ("importerad:nyss", 12, "BAD_QUERY"), ("importerad:30d", 12, "BAD_QUERY"),
     ("importerad:<0d", 12, "BAD_QUERY"), ("importerad:2026..2025", 12, "BAD_QUERY"), ('importerad:">= 2026-02-30"', 16, "BAD_DATE"),
     ("får:webb@2027-02-29", 10, "BAD_DATE"), ("får:webb@2027", 10, "BAD_QUERY"), ("får:webb@", 10, "BAD_QUERY"), ("får:@2027-01-01", 5, "BAD_QUERY"),
     ("samtycke:utgår", 15, "BAD_QUERY"), ("samtycke:utgår<snart", 16, "BAD_QUERY"), ("hall samtycke:utgår<2027-02-30", 21, "BAD_DATE"),
     ("typ:hund", 5, "BAD_CHOICE"), ("saknar:hopp", 8, "BAD_CHOICE"), ("riktning:sned", 10, "BAD_CHOICE"), ("id:a,,b", 6, "BAD_QUERY"),
     ("id:å", 4, "BAD_QUERY"), ("liknar:a,b", 8, "BAD_QUERY"), ("sha256:xyz", 8, "BAD_QUERY"), ("språk:svenska!", 7, "BAD_QUERY"), ("plats:!", 7, "BAD_QUERY")],
)  # fmt: skip
def test_a_value_that_is_none_is_said_at_its_place(text: str, place: int, code: str) -> None:
    with pytest.raises(WrongWords) as said:
        parse(text)
    assert (said.value.values["place"], said.value.code) == (place, code), str(said.value)
    assert f"vid tecken {place}" in str(said.value)


def test_choices_have_one_name() -> None:
    assert {choice_of(field(text)) for text in ("typ:bild", "type:PHOTO", "typ:foto")} == {"foto"}
    assert choice_of(field("saknar:Rättigheter")) == "rights"
    assert choice_of(field("orientation:stående")) == "portrait"


def test_a_channel_has_a_day_or_none() -> None:
    assert channel_of(field("får:webb")) == ("webb", None)
    assert channel_of(field("usable:webb@2027-01-01")) == ("webb", date(2027, 1, 1))


def test_ids() -> None:
    assert ids_of(field("id:a1,b2")) == ("a1", "b2")
    assert ids_of(field("liknar:a1")) == ("a1",)


def test_what_measures_nothing_has_no_range() -> None:
    with pytest.raises(ProgrammingError):
        range_of(Field("plats", "gård"), TODAY)


def test_a_tree_made_by_hand_is_checked_when_it_is_asked() -> None:
    with pytest.raises(WrongWords, match="vid tecken 1"):
        range_of(Field("imported", "nyss"), TODAY)
    with pytest.raises(WrongWords):
        choice_of(Field("media", "hund"))
