"""The ways in which docs/query.md says that a word finds, asked of pictures that hold its examples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from imagebank.core.query import parse
from imagebank.services import library as libraries
from imagebank.services.describing import Edit, edit
from imagebank.services.library import Library
from imagebank.services.searching import find
from tests.core.test_query_docs import table
from tests.making import TODAY, picture, taken_in

ROWS = [(row[1].strip("`"), row[2].split(", "), row[3].split(", ")) for row in table("How words find")]


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, dict[str, str]]]:
    """A picture for each word, which its caption holds."""
    folder = tmp_path_factory.mktemp("ways")
    library = libraries.init(folder / "bank", "Kim")
    words = sorted({word for _asked, *more in ROWS for listed in more for word in listed} | {"hörselskydd"})
    paths = [picture(folder / f"{number}.jpg", number) for number in range(len(words))]
    ids = [id for id, _, _ in taken_in(library, paths).imported]
    for id, word in zip(ids, words, strict=True):
        edit(library, [id], Edit({("caption", "sv"): word}))
    yield library, dict(zip(words, ids, strict=True))
    library.close()


@pytest.mark.parametrize(("asked", "finds", "not_"), ROWS)
def test_a_word_finds_as_it_is_told(
    bank: tuple[Library, dict[str, str]], asked: str, finds: list[str], not_: list[str]
) -> None:
    library, ids = bank
    found = find(library, parse(asked), day=TODAY)
    assert {ids[word] for word in finds} <= set(found.ids)
    assert not {ids[word] for word in not_} & set(found.ids)
    assert bool(found.meant) == (asked == ROWS[-1][0])


def test_what_the_text_says_beside_the_table(bank: tuple[Library, dict[str, str]]) -> None:
    library, ids = bank

    def asked(text: str) -> set[str]:
        return set(find(library, parse(text), day=TODAY).ids)

    assert ids["skolgården"] in asked("skol gård")
    assert ids["hörselskydd"] in asked("hörselkåpor")
    assert asked('"klassrum"') == set()
    assert asked("bildtext:klassrum") == {ids["klassrummet"], ids["klassrummens"]}
