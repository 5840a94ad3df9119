"""Collections and picks: gathered and chosen by hand, found by the question, carried by a dump, undone by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from imagebank.core.errors import Refused, WrongWords
from imagebank.core.query import parse
from imagebank.media import xmp_reading
from imagebank.services.applying import Applied, apply
from imagebank.services.collecting import add, collected, counts, delete, items, make, move, named, rename, take_out
from imagebank.services.describing import Edit, edit
from imagebank.services.dumping import dump
from imagebank.services.library import Library, init
from imagebank.services.marking import mark
from imagebank.services.merging import merge
from imagebank.services.naming import names_in_bank
from imagebank.services.reverting import history, redo, undo
from imagebank.services.searching import find, read
from imagebank.services.step_words import step_name
from imagebank.store import ledger
from tests.making import TODAY, as_actor, picture, pupil, taken_in, usable, vault_of

PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpDM="http://ns.adobe.com/xmp/1.0/DynamicMedia/"
 xmlns:digiKam="http://www.digikam.org/ns/1.0/" {}/></rdf:RDF></x:xmpmeta>"""


@pytest.fixture
def ids(library: Library, tmp_path: Path) -> list[str]:
    return [id for id, _, _ in taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(4)]).imported]


def found(library: Library, text: str) -> set[str]:
    return set(find(library, parse(text), day=TODAY).ids)


@pytest.mark.parametrize(
    ("said", "pick"),
    [('xmpDM:pick="1"', "picked"), ('xmpDM:pick="-1"', "rejected"), ('xmpDM:pick="0"', "none"), ('xmpDM:pick="7"', "none"),
     ('digiKam:PickLabel="3"', "picked"), ('digiKam:PickLabel="1"', "rejected"), ('digiKam:PickLabel="2"', "none"),
     ('xmp:Rating="-1"', "rejected"), ('xmp:Rating="4"', "none")],
)  # fmt: skip
def test_what_a_file_says_of_the_choice(said: str, pick: str) -> None:
    assert xmp_reading.parse(PACKET.format(said).encode()).pick == pick


def test_picks_from_the_file_to_the_question(library: Library, tmp_path: Path) -> None:
    paths = [
        picture(tmp_path / "a.jpg", 1, xmp=PACKET.format('xmpDM:pick="1"').encode()),
        picture(tmp_path / "b.jpg", 2),
    ]
    chosen, plain = (id for id, _, _ in taken_in(library, paths).imported)
    assert (found(library, "urval:utvald"), found(library, "pick:none")) == ({chosen}, {plain})
    mark(library, [plain], "pick", "rejected")
    assert found(library, "urval:bortvald") == {plain}
    assert {chosen, plain} <= found(library, "")  # never hidden silently
    assert find(library, parse(""), day=TODAY, facets=True).facets["pick"] == {"picked": 1, "rejected": 1}
    edit(library, [chosen], Edit(values={"pick": "none"}))
    assert found(library, "urval:utvald") == set()
    with pytest.raises(WrongWords):
        mark(library, [plain], "pick", "kanske")


def test_a_mark_of_many_is_one_write_and_is_undone_by_name(library: Library, ids: list[str]) -> None:
    mark(library, ids, "rating", 3)
    mark(library, ids[:1], "pick", "picked")
    line = ledger.last(library.db)
    assert line
    assert (line.verb, json.loads(line.detail)["fields"]) == ("edit", ["pick"])
    assert [step_name(one) for one in history(library).undo[:2]] == ["Ändra urval", "Ändra betyg, 4 bilder och filmer"]
    undo(library)
    undo(library)
    assert {(one.rating, one.pick) for one in read(library, ids)} == {(None, "none")}
    redo(library)
    assert {one.rating for one in read(library, ids)} == {3}
    mark(library, ids, "rating", 0)
    assert {one.rating for one in read(library, ids)} == {None}


def test_a_collection_is_gathered_ordered_and_found(library: Library, ids: list[str]) -> None:
    one = make(library, "  Årsredovisning   2026 ", ids[:2])
    assert (one.name, items(library, one.id)) == ("Årsredovisning 2026", ids[:2])
    assert (add(library, one.id, ids[1:]), add(library, one.id, ids)) == (2, 0)
    assert found(library, 'samling:"årsredovisning 2026"') == found(library, f"collection:{one.id}") == set(ids)
    move(library, one.id, [ids[3], ids[2]], 0)
    assert items(library, one.id) == [ids[3], ids[2], ids[0], ids[1]]
    assert take_out(library, one.id, [ids[0]]) == 1
    assert found(library, "samling:årsred") == {*ids[1:]}
    assert counts(library, TODAY) == {one.id: 3}


def test_names_are_free_fit_and_known(library: Library, ids: list[str]) -> None:
    one, other = make(library, "Höst"), make(library, "Vår")
    for name, code in (("höst", "NAME_TAKEN"), ("  ", "NO_NAME"), ("x" * 81, "LONG_NAME")):
        with pytest.raises(WrongWords) as error:
            rename(library, other.id, name)
        assert error.value.code == code
    rename(library, one.id, "HÖST")
    assert [each.name for each in collected(library)] == ["HÖST", "Vår"]
    with pytest.raises(WrongWords, match="Vår"):
        named(library, "Vinter")
    with pytest.raises(WrongWords):
        add(library, one.id, ["finns-inte"])


def test_every_act_is_undone_by_name(library: Library, ids: list[str]) -> None:
    one = make(library, "Höst", ids[:2])
    add(library, one.id, ids[2:])
    move(library, one.id, [ids[3]], 0)
    rename(library, one.id, "Vinter")
    take_out(library, one.id, [ids[0]])
    delete(library, one.id)
    names = [step_name(step) for step in history(library).undo[:6]]
    assert names == ["Ta bort samling", "Ta bort ur samling", "Byt namn på samling", "Ändra ordningen i samling, 4 bilder och filmer",
                     "Lägg i samling, 2 bilder och filmer", "Gör samling"]  # fmt: skip
    undo(library)
    assert items(library, one.id) == [ids[3], ids[1], ids[2]]
    undo(library)
    undo(library)
    undo(library)
    assert (named(library, one.id).name, items(library, one.id)) == ("Höst", ids)
    undo(library)
    undo(library)
    assert collected(library) == []
    for _step in range(6):
        redo(library)
    assert collected(library) == []
    assert {asset.id for asset in read(library, ids)} == set(ids)  # the pictures were never touched


def test_the_ledger_names_no_collection(library: Library, ids: list[str]) -> None:
    one = make(library, "Ada Lovelace", ids)
    line = ledger.last(library.db)
    assert line
    assert (line.verb, line.subject, json.loads(line.detail)) == ("collection", one.id, {"did": "make", "assets": 4})


def test_a_name_in_a_collections_name_is_told(library: Library, ids: list[str]) -> None:
    person = pupil(library)
    vault_of(library).put(person, "Ada Lovelace")
    one = make(library, "Till Ada Lovelace", ids[:1])
    assert ("collection", one.id, person) in [(f.field, f.asset, f.person) for f in names_in_bank(library)]


def test_an_advisor_sees_collections_and_only_what_is_usable(library: Library, ids: list[str], tmp_path: Path) -> None:
    free = usable(library, tmp_path / "fria", 5)  # four of them are there already
    one = make(library, "Höst", [*ids, *free])
    edit(library, ids[:1], Edit(values={"blocked": True}))
    advisor = as_actor(library, "Ann", "advisor")
    assert counts(advisor, TODAY, "webb") == {one.id: 1}
    assert ids[0] not in items(advisor, one.id)
    with pytest.raises(Refused):
        add(advisor, one.id, free)


def test_a_dump_carries_collections_and_picks(library: Library, ids: list[str], tmp_path: Path) -> None:
    one = make(library, "Höst", [ids[2], ids[0]])
    mark(library, ids[:1], "pick", "picked")
    for _ in dump(library, tmp_path / "ett.jsonl"):
        pass
    other = init(tmp_path / "annan", "Kim")
    report = Applied()
    for _ in apply(other, tmp_path / "ett.jsonl", report):
        pass
    assert report.refused == []
    assert (named(other, "Höst").id, items(other, one.id), read(other, ids[:1])[0].pick) == (
        one.id,
        [ids[2], ids[0]],
        "picked",
    )
    other.close()


def test_merged_pictures_stay_in_their_collections(library: Library, ids: list[str]) -> None:
    one, other = make(library, "Höst", [ids[1], ids[0]]), make(library, "Vår", [ids[1]])
    merge(library, ids[0], [ids[1]])
    assert (items(library, one.id), items(library, other.id)) == ([ids[0]], [ids[0]])
