"""Saved searches: kept canonical, in order, counted live; each act one transaction with its ledger line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from imagebank.core.errors import Refused, WrongWords
from imagebank.core.query import parse, write
from imagebank.services.describing import Edit, edit
from imagebank.services.library import Library
from imagebank.services.saved_searches import counts, move, named, remove, rename, save, saved
from imagebank.services.searching import find
from imagebank.store import ledger
from tests.core.query_trees import TREES
from tests.making import TODAY, as_actor, picture, taken_in, usable


def names(library: Library) -> list[str]:
    return [one.name for one in saved(library)]


def test_a_search_is_saved_as_the_language_writes_it(library: Library) -> None:
    save(library, "  Lugna   rum ", "environment:fysisk  AND ”tyst rum”")
    (one,) = saved(library)
    assert (one.name, one.query, one.position, one.made_by) == ("Lugna rum", 'miljö:fysisk "tyst rum"', 0, "Kim")
    assert named(library, "lugna RUM") == named(library, one.id) == one


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TREES)
def test_any_question_comes_back_the_same(library: Library, tree) -> None:
    try:
        save(library, "Fråga", write(tree), instead=True)
    except WrongWords as error:  # what the library does not know is said at once
        assume(error.code not in ("UNKNOWN_CONCEPT", "UNKNOWN_CHANNEL"))
        raise
    assert parse(saved(library)[0].query) == tree


@pytest.mark.parametrize("text", ["miljö:", "(rum", "betyg:9", "finnsej:x", "miljö:månen", "får:månen"])
def test_what_cannot_be_read_is_not_saved(library: Library, text: str) -> None:
    with pytest.raises(WrongWords):
        save(library, "Fel", text)
    assert saved(library) == []


def test_names_are_there_once(library: Library) -> None:
    save(library, "Rum", "rum")
    save(library, "Entré", "entré")
    for act in (
        lambda: save(library, "RUM", "hall"),
        lambda: rename(library, "Entré", "rum"),
        lambda: save(library, " ", "x"),
    ):
        with pytest.raises(WrongWords):
            act()
    save(library, "RUM", "hall", instead=True)
    assert [(one.name, one.query) for one in saved(library)] == [("RUM", "hall"), ("Entré", "entré")]
    rename(library, "Entré", "Entréer")
    rename(library, "Entréer", "Entréer")
    remove(library, "RUM")
    assert names(library) == ["Entréer"]
    with pytest.raises(WrongWords):
        remove(library, "RUM")
    told = [(line.subject, json.loads(line.detail)) for line in ledger.lines(library.db) if line.verb == "search"]
    assert [detail["did"] for _id, detail in told] == ["save", "save", "save", "rename", "remove"]
    assert not any("rum" in str(line).casefold() for line in told)  # the ledger holds no texts


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-2, 7)), max_size=6))
def test_moving_is_what_a_list_does(library: Library, moves: list[tuple[int, int]]) -> None:
    for number in range(5):
        save(library, f"S{number}", "rum", instead=True)
    expected = names(library)
    for which, where in moves:
        move(library, f"S{which}", where)
        expected.remove(f"S{which}")
        expected.insert(max(where, 0), f"S{which}")
    assert names(library) == expected


def test_counts_are_what_finding_finds(library: Library, tmp_path: Path) -> None:
    ids = usable(library, tmp_path, 3)
    edit(library, ids[:1], Edit(values={"blocked": True}))
    taken_in(library, [picture(tmp_path / "skolgård.jpg", 9)])
    for text in ("klassrum", "", "skolgård", "får:webb", "-miljö:fysisk"):
        save(library, f"n{text}", text)
    advisor = as_actor(library, "Sam", "advisor")
    for who in (library, advisor):
        for channel in (None, "webb"):
            found = counts(who, TODAY, channel)
            for one in saved(library):
                assert found[one.id] == len(find(who, parse(one.query), day=TODAY, channel=channel)), one
    with pytest.raises(Refused):
        save(advisor, "Min", "rum")
    with pytest.raises(WrongWords):
        counts(library, TODAY, "finnsej")


def test_one_whose_concept_is_called_something_else_now_does_not_stop_the_others(library: Library) -> None:
    save(library, "Ljud", "miljö:ljudmiljö")
    save(library, "Rum", "rum")
    with library.write("test", "library") as db:
        db.execute("UPDATE concept_label SET label = 'Hörbarhet' WHERE label = 'Ljudmiljö'")
        db.execute("UPDATE concept SET deprecated = 1 WHERE notation LIKE 'plats:%'")
    assert counts(library, TODAY).keys() == {named(library, "Rum").id}
    with pytest.raises(WrongWords, match="ljudmiljö"):
        find(library, parse(named(library, "Ljud").query), day=TODAY)
    save(library, "Plats", "plats:skolgård")
    assert counts(library, TODAY)[named(library, "Plats").id] == 0
