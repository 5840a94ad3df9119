"""Where the cursor stands: what is being typed there, whatever else the text says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.query.place import Place, at_cursor
from tests.core.query_trees import TYPED


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("|", Place("nothing", 0, 0)),
        ("mil|", Place("word", 0, 3, "mil")),
        ("mi|l", Place("word", 0, 3, "mi")),
        ("klassrum |", Place("nothing", 9, 9)),
        ("klassrum|", Place("word", 0, 8, "klassrum")),
        ("hall -(skol|", Place("word", 7, 11, "skol")),
        ("a-bor|", Place("word", 2, 5, "bor", whole=False)),
        ("miljö:|", Place("value", 6, 6, "", "larmiljo")),
        ("hall miljo:fy|s -film", Place("value", 11, 14, "fy", "larmiljo")),
        ('plats:"tyst r|um" hall', Place("value", 6, 16, "tyst r", "plats")),
        ('plats:"tyst r|', Place("value", 6, 13, "tyst r", "plats")),
        ("plats:”tyst r|um”", Place("value", 6, 16, "tyst r", "plats")),
        ('plats:"tyst rum"|', Place("nothing", 16, 16)),
        ('plats:"tyst rum" ha|', Place("word", 17, 19, "ha")),
        ("betyg>|", Place("value", 5, 6, ">", "rating")),
        ("betyg:>=|", Place("value", 6, 8, ">=", "rating")),
        ("mil|:fysisk", Place("name", 0, 4, "mil")),
        ("bety|>=3", Place("name", 0, 4, "bety")),
        ("finnsej:fy|", Place("nothing", 10, 10)),
        ('"tomt kla|', Place("phrase", 6, 9, "kla", whole=False)),
        ('"tomt kla|ss" x', Place("phrase", 6, 11, "kla", whole=False)),
        ('"tomt klass"|', Place("nothing", 12, 12)),
        ("samtycke:utgår<|", Place("value", 9, 15, "utgår<", "status")),
        ("får:webb@|", Place("value", 4, 9, "webb@", "usable")),
        ("klass*|", Place("nothing", 6, 6)),
    ],
)  # fmt: skip
def test_what_is_being_typed(text: str, place: Place) -> None:
    cursor = text.index("|")
    assert at_cursor(text.replace("|", ""), cursor) == place


@given(TYPED, st.integers(-3, 210))
def test_any_text_has_a_place_for_every_cursor(text: str, cursor: int) -> None:
    place = at_cursor(text, cursor)
    assert 0 <= place.start <= place.end <= len(text)
    if 0 <= cursor <= len(text):
        assert place.kind == "nothing" or place.start <= cursor <= place.end
