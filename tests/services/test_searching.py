"""Finding: words, concepts with their narrower ones, synonyms, and what may be used in a channel."""

from __future__ import annotations

from pathlib import Path

import pytest

from imagebank.core.errors import WrongWords
from imagebank.core.query import parse
from imagebank.core.use import Use
from imagebank.services.deciding import check
from imagebank.services.describing import Edit, edit
from imagebank.services.library import Library
from imagebank.services.releasing import withdraw
from imagebank.services.searching import find
from tests.making import TODAY, as_actor, film, picture, pupil, taken_in, usable, with_pupil


def found(library: Library, query: str, **more: object) -> set[str]:
    return set(find(library, parse(query), day=TODAY, **more).ids)  # type: ignore[arg-type]


@pytest.fixture
def ids(library: Library, tmp_path: Path) -> list[str]:
    ids = [id for id, _, _ in taken_in(library, [picture(tmp_path / f"p{n}.jpg", n) for n in range(3)]).imported]
    edit(
        library,
        ids[:1],
        Edit({("title", "sv"): "Klassrumsmiljö med skärmar"}, add_concepts=("larmiljo:fys-absorbent",)),
    )
    edit(
        library,
        ids[1:2],
        Edit({("alt", "sv"): "En tom skolgård, ett rött klätterträd."}, add_concepts=("plats:skolgard",)),
    )
    return ids


def test_words_find_by_their_beginning_in_every_text(library: Library, ids: list[str]) -> None:
    assert found(library, "klassrum") == {ids[0]}
    assert found(library, "KLÄTTERTRÄD röt") == {ids[1]}
    assert found(library, "p2") == {ids[2]}
    assert found(library, "finns ej") == set()


def test_concepts_find_their_narrower_ones_and_synonyms_find_concepts(library: Library, ids: list[str]) -> None:
    assert found(library, "miljö:fysisk") == {ids[0]}
    assert found(library, "environment:fys-ljud") == {ids[0]}
    assert found(library, "absorbenter") == {ids[0]}
    assert found(library, "plats:utomhus") == {ids[1]}


def test_not_or_and_phrases(library: Library, ids: list[str]) -> None:
    assert found(library, "-klassrum") == set(ids[1:])
    assert found(library, "klassrum or skolgård") == set(ids[:2])
    assert found(library, '"rött klätterträd"') == {ids[1]}
    assert found(library, '"klätterträd rött"') == set()
    assert found(library, "saknar:alt") == {ids[0], ids[2]}


@pytest.mark.parametrize("query", ["miljö:finnsej", "status:kanske", "får:tv", "saknar:hopp", "får:webb@2027-13-01"])
def test_an_unknown_value_is_said(library: Library, query: str) -> None:
    with pytest.raises(WrongWords):
        found(library, query)


def test_usable_is_what_the_decision_says(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 3)
    with_pupil(library, ids[0], pupil(library))
    with_pupil(library, ids[1], pupil(library, channels=frozenset({"tryck"})))
    for channel in ("webb", "tryck", "sociala"):
        verdicts = check(library, ids, Use(channel, TODAY))
        assert found(library, "", channel=channel) == {id for id in ids if verdicts[id].may_leave}
        assert found(library, f"får:{channel}") == found(library, "", channel=channel)


def test_a_withdrawal_shows_in_the_next_search(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    person = pupil(library)
    with_pupil(library, ids[0], person)
    assert found(library, "", channel="webb") == set(ids)
    withdraw(library, person)
    assert found(library, "", channel="webb") == {ids[1]}
    assert found(library, "status:återkallat") == {ids[0]}


def test_a_blocked_picture_is_hidden_from_advisors(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 2)
    edit(library, ids[:1], Edit(values={"blocked": True}))
    assert found(as_actor(library, "Alex", "advisor"), "") == {ids[1]}
    assert found(library, "") == set(ids)


def test_facets_count_the_result_rolled_up(library: Library, ids: list[str], tmp_path: Path) -> None:
    taken_in(library, [film(tmp_path / "f.mp4")])
    facets = find(library, parse(""), day=TODAY, facets=True).facets
    assert facets["larmiljo"] == {"larmiljo:fys-absorbent": 1, "larmiljo:fys-ljud": 1, "larmiljo:fysisk": 1, "none": 3}
    assert facets["mediatyp"] == {"mediatyp:foto": 3, "mediatyp:film": 1}
    assert facets["samtycke"] == {"samtycke:ej-bedomd": 4}
    assert find(library, parse("typ:film"), day=TODAY, facets=True).facets["mediatyp"] == {"mediatyp:film": 1}
