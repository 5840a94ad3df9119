"""What the forms of a pack say: days, sizes, credits, directions."""

from __future__ import annotations

from pathlib import Path

import pytest

from imagebank.media import pack_words as words
from tests.described import film_item, pack_of, photo_item


def test_days_sizes_and_lengths_in_words() -> None:
    assert words.day("2028-06-30", "sv") == "30 juni 2028"
    assert words.day("2028-06-30", "en") == "30 June 2028"
    assert words.day("i vår", "sv") == "i vår"
    assert [words.size(n, "sv") for n in (0, 850_000, 1_240_000, 2_500_000_000)] == [
        "1 kB",
        "850 kB",
        "1,2 MB",
        "2,5 GB",
    ]
    assert words.size(1_240_000, "en") == "1.2 MB"
    assert [words.length(s) for s in (5.2, 65, 3609)] == ["0:05", "1:05", "1:00:09"]


@pytest.mark.parametrize(
    ("credit", "creator", "line"),
    [
        ("Kim Ek", "Kim Ek", "Foto: Kim Ek"),
        ("Foto: Kim Ek/SPSM", "Kim Ek", "Foto: Kim Ek/SPSM"),
        ("", None, ""),
        ("SPSM", None, "SPSM"),
    ],
)
def test_the_credit_stands_as_recorded_or_says_what_was_made(
    tmp_path: Path, credit: str, creator: str | None, line: str
) -> None:
    assert words.credit_line(photo_item(tmp_path, 1, credit=credit, creator=creator), "sv") == line


def test_a_film_is_called_a_film_and_says_whether_it_is_described(tmp_path: Path) -> None:
    assert words.credit_line(film_item(tmp_path, credit="Robin"), "sv") == "Film: Robin"
    assert words.described(film_item(tmp_path, 1, audio_description="undecided"), "sv") == "Syntolkning: saknas."
    assert words.described(photo_item(tmp_path), "sv") == ""


def test_what_the_pack_is(tmp_path: Path) -> None:
    said = words.about(pack_of(photo_item(tmp_path), film_item(tmp_path)), "sv")
    assert said == (
        "Bildpaket P2026-0001 från Skolmyndigheten.", "Bilder: 1. Filmer: 1.", "Kanal: Webb. Ändamål: Information.",
        "Paketet får användas till och med 30 juni 2028.",
    )  # fmt: skip
    assert words.until(pack_of(last_day=None), "sv") == "Paketet har inget slutdatum."


@pytest.mark.parametrize(("language", "tongue"), [("sv", "sv"), ("en", "en"), ("fi", "sv")])
def test_a_pack_in_a_language_without_words_is_written_in_swedish(language: str, tongue: str) -> None:
    assert words.tongue(pack_of(language=language)) == tongue


@pytest.mark.parametrize(
    ("text", "rtl"), [("غرفة", True), ("12 שלום abc", True), ("Rum غرفة", False), ("123", False), ("", False)]
)
def test_direction(text: str, rtl: bool) -> None:
    assert words.is_right_to_left(text) is rtl


def test_shortened_between_words() -> None:
    assert words.shortened("Ett kort", 20) == "Ett kort"
    assert words.shortened("Ett ganska långt, namn", 19) == "Ett ganska långt…"
    assert words.shortened("x" * 30, 10) == "x" * 9 + "…"


def test_when_the_pack_was_made_is_told_in_utc() -> None:
    assert words.moment("2026-11-22T13:00:00+01:00").isoformat() == "2026-11-22T12:00:00"
    assert words.moment("förr").year == 1980
