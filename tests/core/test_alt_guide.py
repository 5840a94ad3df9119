"""The alternative-text guide counts and warns; what may not leave stops first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.alt_guide import MAX_LENGTH, PROBLEMS, WARN_LENGTH, AltContext, guide

GOOD = "Skärm runt arbetsplats vid fönster, bildschema i ögonhöjd."
DIAGNOSES = frozenset({"adhd", "Autism", "Dyslexi"})


ALONE = AltContext()


def codes(text: str, context: AltContext = ALONE) -> list[str]:
    return [one.code for one in guide(text, context)]


def test_a_good_text_is_left_alone() -> None:
    assert codes(GOOD, AltContext(title="Lugn plats", file_name="IMG_1.jpg", caption="Rum 12", identifiable=True)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "ALT_EMPTY"),
        ("  \n ", "ALT_EMPTY"),
        ("Bild på ett klassrum.", "ALT_BEGINS"),
        ("Foto av ett klassrum.", "ALT_BEGINS"),
        ("en bild på ett klassrum.", "ALT_BEGINS"),
        ("Bilden visar ett klassrum.", "ALT_BEGINS"),
        ("Picture of a classroom.", "ALT_BEGINS"),
        ("Ett klassrum", "ALT_NO_STOP"),
        ("klassrum, bord, stol, skärm, lampa, matta.", "ALT_STACKED"),
    ],
)
def test_what_is_said(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_words_that_only_look_like_the_beginning_are_left_alone() -> None:
    assert codes("Bildschema på väggen bredvid dörren.") == []
    assert codes("Fotboll på skolgården.") == []


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (WARN_LENGTH, []),
        (WARN_LENGTH + 1, ["ALT_LONG"]),
        (MAX_LENGTH, ["ALT_LONG"]),
        (MAX_LENGTH + 1, ["ALT_TOO_LONG"]),
    ],
)
def test_lengths_stop_where_they_say(length: int, expected: list[str]) -> None:
    assert codes("a" * (length - 1) + ".") == expected


def test_the_pictures_other_texts_are_not_repeated() -> None:
    context = AltContext(title="Lugn plats.", file_name="lugnt_rum.jpg", caption="Ett lugnt rum")
    assert codes("lugn plats.", context) == ["ALT_AS_TITLE"]
    assert codes("Lugnt rum.", context) == ["ALT_AS_FILE_NAME"]
    assert codes("lugnt_rum.jpg", context) == ["ALT_AS_FILE_NAME", "ALT_NO_STOP"]
    assert codes("Ett lugnt rum.", context) == ["ALT_AS_CAPTION"]


def test_a_diagnosis_stops_beside_somebody_who_can_be_recognised_only() -> None:
    said = "Elev med autism läser."
    assert codes(said, AltContext(identifiable=True, diagnoses=DIAGNOSES)) == ["ALT_DIAGNOSIS"]
    assert codes("Ett autismanpassat rum.", AltContext(identifiable=True, diagnoses=DIAGNOSES)) == ["ALT_DIAGNOSIS"]
    assert codes(said, AltContext(identifiable=False, diagnoses=DIAGNOSES)) == []


def test_a_name_stops() -> None:
    context = AltContext(names=lambda text: ["P-1"] if "Ada Ek" in text else [])
    assert codes("Ada Ek läser.", context) == ["ALT_NAME"]
    assert codes("En elev läser.", context) == []


@given(st.text(max_size=400), st.booleans())
def test_whatever_is_written_gets_known_remarks_stops_first(text: str, identifiable: bool) -> None:
    found = guide(text, AltContext(title="x", file_name="y.jpg", identifiable=identifiable, diagnoses=DIAGNOSES))
    assert all(PROBLEMS[one.code] is one for one in found)
    assert [one.stops for one in found] == sorted((one.stops for one in found), reverse=True)
    assert ("ALT_EMPTY" in [one.code for one in found]) == (not text.split())
