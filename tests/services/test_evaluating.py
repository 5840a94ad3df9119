"""Every field of the query language, answered by a small real library; what cannot be answered says the place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset, FileFacts
from imagebank.core.collection import Collection
from imagebank.core.errors import ImagebankError, WrongWords
from imagebank.core.people import Appearance, Person, Release
from imagebank.core.query import QUERY_FIELDS, parse
from imagebank.services import library as libraries
from imagebank.services.library import Library
from imagebank.services.searching import find
from imagebank.store import assets, collections, people, shoots
from tests.making import as_actor

DAY = date(2026, 11, 25)


def _file(name: str, **more) -> FileFacts:
    return FileFacts(name, 1, more.pop("format", "JPEG"), **more)


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory):
    library = libraries.init(tmp_path_factory.mktemp("asked") / "bank", "Kim")
    with library.catalogue.write() as db:
        shoot = shoots.put_shoot(db, "s1", "Ekskolan dag 2")
        people.insert_person(db, Person("P-SOON", adult=True))
        people.insert_person(db, Person("P-SHUT", protected=True))
        people.insert_release(
            db, Release("r1", "P-SOON", status="given", valid_to=date(2026, 12, 10), channels=frozenset({"webb"}))
        )
        base = Asset("-", "", "foto", _file("a.jpg"), imported_at="2026-11-20T08:00:00+00:00")
        made = [
            replace(base, id="room", file=_file("IMG_1234.jpg", width=4000, height=3000), captured_at="2026-11-01T10:00:00",
                    title={"sv": "Klassrummet"}, alt={"sv": "Ett ljust rum"}, keywords=("workshop",), shoot=shoot,
                    concepts=("larmiljo:fys-ljud",), pick="picked", rights=Rights("Robin Lind")),
            replace(base, id="yard", file=_file("gard.png", format="PNG", width=800, height=1200), captured_at="2025-05-02",
                    visibility="none", pick="rejected", title={"sv": "Skolgården", "en": "The yard"}, caption={"sv": "Rast i hörselskydd"}, rights=Rights("Alex Lindgren"),
                    imported_at="2026-01-05T08:00:00+00:00", concepts=("plats:skolgard",)),
            replace(base, id="clip", media="film", file=_file("klipp.mp4", format="MP4", duration_s=25.4, width=1000, height=1000),
                    title={"sv": "Filmen"}, appearances=(Appearance("P-SOON"),)),
            replace(base, id="shut", title={"sv": "Hemligt klassrum"}, appearances=(Appearance("P-SHUT"),)),
        ]  # fmt: skip
        for number, one in enumerate(made):
            assets.insert(db, replace(one, sha256=f"{number + 16:02x}" * 32))
        collections.insert(db, Collection("c1", "Årsredovisning 2026", "Kim", "2026-11-25T12:00:00+00:00"))
        collections.add(db, "c1", ["yard", "clip"])
    yield library
    library.close()


def ids(library: Library, text: str) -> set[str]:
    return set(find(library, parse(text), day=DAY).ids)


@pytest.mark.parametrize(("text", "expected"), [
    ("miljö:fysisk", {"room"}), ("environment:physical", {"room"}), ("miljö:ljudmiljö", {"room"}), ("plats:skolgård", {"yard"}),
    ("begrepp:skolgård", {"yard"}), ("typ:film", {"clip"}), ("typ:bild", {"room", "yard", "shut"}), ("person:P-SOON", {"clip"}),
    ("utgår:<30d", {"clip"}), ("samtycke:utgår<30d", {"clip"}), ("utgår:<5d", set()), ("samtycke:spärrat", {"shut"}),
    ("titel:klassrum", {"room", "shut"}), ("titel:rast", set()), ("bildtext:rast", {"yard"}), ("alt:rum", {"room"}), ("alt:klassrum", set()),
    ("nyckelord:workshop", {"room"}), ("saknar:alt", {"yard", "clip", "shut"}), ("saknar:undertexter", {"clip"}),
    ("saknar:rättigheter", {"room", "yard", "clip", "shut"}), ("saknar:ämnesord", {"clip", "shut"}), ("språk:en", {"yard"}), ("fotograf:lind", {"room", "yard"}),
    ("fotograf:robin", {"room"}), ("fotografering:ekskolan", {"room"}), ("tagen:2026-11", {"room"}), ("tagen:2025..2026", {"room", "yard"}),
    ("tagen:<30d", {"room"}), ("importerad:2026-01", {"yard"}), ("importerad:<30d", {"room", "clip", "shut"}), ("längd:<30s", {"clip"}),
    ("längd:>=26s", set()), ("längd:20..25s", {"clip"}), ("riktning:liggande", {"room"}), ("riktning:stående", {"yard"}),
    ("riktning:kvadrat", {"clip"}), ("bredd:>=1000", {"room", "clip"}), ("format:png", {"yard"}), ("fil:img", {"room"}), ("fil:1234", {"room"}),
    ("id:room,clip", {"room", "clip"}), ("sha256:1111", {"yard"}), ("sha256:10101010", {"room"}), ("liknar:room", {"room"}), ("paket:vår", set()),
    ("-typ:film", {"room", "yard", "shut"}), ("klassrum or rast", {"room", "yard", "shut"}), ("klass*", {"room", "shut"}),
    ('"ljust rum"', {"room"}), ('"rum ljust"', set()), ("klassrum -titel:hemligt", {"room"}), ("img_1234", {"room"}), ("skolgard", {"yard"}),
    ("betyg:>=3", set()), ("får:webb", set()), ("personer:inga", {"yard"}), ("saknar:miljö", {"yard", "clip", "shut"}), ("missing:place", {"room", "clip", "shut"}), ("people:unassessed", {"room", "clip", "shut"}), ("format:jpg", {"room", "shut"}),
    ('får:"egen webb"', set()), ("urval:utvald", {"room"}), ("pick:rejected", {"yard"}), ("urval:utan", {"clip", "shut"}), ("-urval:bortvald", {"room", "clip", "shut"}),
    ('samling:"årsredovisning 2026"', {"yard", "clip"}), ("samling:årsred", {"yard", "clip"}), ("collection:c1", {"yard", "clip"}), ("samling:vår", set()),
])  # fmt: skip
def test_a_field_finds(bank: Library, text: str, expected: set[str]) -> None:
    assert ids(bank, text) == expected


def test_every_field_was_asked() -> None:
    marks = test_a_field_finds.pytestmark[0].args[1]
    asked = {type(one).__name__ + getattr(one, "name", "") for text, _ in marks for one in _leaves(parse(text))}
    schemes = {"skolform", "tema", "behov", "insats", "malniva", "mediatyp"}  # asked as larmiljo and plats are
    assert {f"Field{name}" for name in QUERY_FIELDS if name not in schemes} <= asked


def _leaves(query):
    for name in ("terms", "term"):
        inner = getattr(query, name, None)
        if inner is not None:
            for one in inner if isinstance(inner, tuple) else (inner,):
                yield from _leaves(one)
            return
    yield query


@pytest.mark.parametrize(("text", "said", "place"), [
    ("klassrum miljö:fysik", "Menade du", 16), ("skolform:grundskolan2", "Menade du Grundskola", 10), ("får:web", "Det finns ingen kanal", 5),
    ("samtycke:gilltigt", "Menade du Giltigt", 10),
])  # fmt: skip
def test_what_the_library_does_not_know_says_the_place(bank: Library, text: str, said: str, place: int) -> None:
    with pytest.raises(WrongWords, match=said) as caught:
        ids(bank, text)
    assert caught.value.values["place"] == place


def test_what_is_shut_is_hidden_from_advisors(bank: Library) -> None:
    advisor = as_actor(bank, "Alex", "advisor")
    assert ids(advisor, "klassrum") == {"room"}
    assert "samtycke:sparrat" not in find(advisor, parse(""), day=DAY, facets=True).facets["samtycke"]


@given(st.text(alphabet='abå:*"()-|<>=.@ \\ormiljöfårwebb2026', max_size=40))
@settings(max_examples=400, deadline=None)
def test_whatever_is_typed_gives_an_answer_or_a_sentence(bank: Library, text: str) -> None:
    try:
        found = find(bank, parse(text), day=DAY, facets=True, order="relevance")
    except ImagebankError:
        return  # a sentence
    assert set(found.ids) <= {"room", "yard", "clip", "shut"}
    assert len(set(found.ids)) == len(found.ids)


def test_orders(bank: Library, tmp_path: Path) -> None:
    assert find(bank, parse("-id:shut"), day=DAY, order="added").ids == ["clip", "yard", "room"]
    assert find(bank, parse("-id:shut"), day=DAY, order="captured").ids == ["room", "yard", "clip"]
    assert find(bank, parse("-id:shut"), day=DAY, order="name").ids == ["yard", "room", "clip"]
    assert find(bank, parse("rum"), day=DAY, order="relevance").ids[0] == "room"


def test_no_word_that_only_hidden_pictures_have_is_named(bank: Library) -> None:
    assert find(bank, parse("hemligtt"), day=DAY).meant == (("hemligtt", ("hemligt",)),)
    found = find(as_actor(bank, "Alex", "advisor"), parse("hemligtt"), day=DAY)
    assert (found.ids, found.meant) == ([], ())


def test_a_small_word_finds_no_more_in_a_channel_than_without(bank: Library) -> None:
    assert find(bank, parse("till"), day=DAY).ids == []
    assert find(bank, parse("till"), day=DAY, channel="webb").ids == []
