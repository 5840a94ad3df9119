"""Names of files that leave: safe on every system and unique in a pack, whatever anybody wrote in a title."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagebank.core.file_names import LONGEST, PATTERN, PLACES, checked_pattern, slug, stems

PRESETS = ("web", "print", "poster", "")
titles = st.one_of(
    st.text(max_size=120), st.sampled_from(["", "con", "a", "a-b", "../../etc", "Åäö", "a" * 200, "b-001"])
)


def items(*said: str) -> list[dict[str, str]]:
    return [
        {"title": title, "id": f"id{n}", "shoot": title, "date": "", "year": "", "number": f"{n:03}", "channel": "webb"}
        for n, title in enumerate(said)
    ]


@given(
    st.lists(titles, min_size=1, max_size=6),
    st.sampled_from(
        [
            "{title}",
            "{title}-{preset}",
            "{preset}",
            PATTERN,
            "bild",
            "å{shoot}Ö",
            "{title}-{id}",
            "con",
            "-",
            "{number}{title}{shoot}",
        ]
    ),
)
def test_any_title_gives_a_safe_unique_name(said: list[str], pattern: str) -> None:
    named = stems(checked_pattern(pattern), items(*said), PRESETS)
    for preset in PRESETS:
        ours = [one[preset] for one in named]
        assert len(set(ours)) == len(said)
        for stem in ours:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", stem)
            assert len(stem) <= LONGEST + 20
            assert not re.fullmatch(r"con|prn|aux|nul|(com|lpt)\d", stem)


@given(st.lists(st.sampled_from(["x", "x-id0", "x-id1", "x-id0-001"]), min_size=2, max_size=5), st.booleans())
def test_a_title_that_plays_an_id_takes_no_other_name(said: list[str], same_ids: bool) -> None:
    asked = [{**one, "id": "id0"} for one in items(*said)] if same_ids else items(*said)
    named = stems("{title}", asked, PRESETS)
    assert len({one["web"] for one in named}) == len(said)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Lugna rum, åk 3", "lugna-rum-ak-3"), ("Möten på Öland", "moten-pa-oland"), ("Straße Ærø", "strasse-aero"), ("教室", ""),
     ("en två tre fyra", "en-tva-tre"), ("abcdefghijklmnop", "abcdefghijkl")],
)  # fmt: skip
def test_slugs(text: str, expected: str) -> None:
    assert slug(text, 80 if "," in text or "Ö" in text else 12) == expected


def test_no_place_names_a_person() -> None:
    assert not {"creator", "person", "name", "credit"} & set(PLACES)


def test_the_usual_names_are_kept() -> None:
    assert stems(PATTERN, items("T"), PRESETS) == [
        {"web": "spsm-larmiljo-id0-web", "print": "spsm-larmiljo-id0-print", "poster": "spsm-larmiljo-id0-poster", "": "spsm-larmiljo-id0"}
    ]  # fmt: skip
