"""Undo and redo of edits: everything comes back, nothing of anybody else's is lost, nothing gone comes back."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from imagebank.core.errors import Refused, WrongWords
from imagebank.core.ledger import first_broken
from imagebank.core.pack import ItemChoice
from imagebank.core.people import Appearance, Person
from imagebank.core.query import parse
from imagebank.core.use import Use
from imagebank.services import drafting, merging, saved_searches, template
from imagebank.services import library as libraries
from imagebank.services.acting import put_setting
from imagebank.services.depicting import Depiction, depict
from imagebank.services.describing import Edit, edit
from imagebank.services.library import Library, open_library
from imagebank.services.posters import set_poster
from imagebank.services.registering import erase_person as erase
from imagebank.services.releasing import add_person, appear, disappear
from imagebank.services.reverting import history, redo, undo
from imagebank.services.searching import find, read
from imagebank.services.step_words import step_name
from imagebank.services.weeding import weed
from imagebank.store import ledger
from tests.making import TODAY, as_actor, film, picture, taken_in

TABLES = (
    "asset_text", "asset_rights", "asset_licence_channel", "asset_concept", "appearance", "appearance_span", "saved_search",
    "template", "setting", "pack", "pack_item", "concept", "concept_label", "concept_broader", "concept_up", "unlike",
)  # fmt: skip


def everything(library: Library) -> str:
    """Every undoable row, without the count of edits."""
    rows = {name: sorted(map(repr, map(tuple, library.db.execute(f"SELECT * FROM {name}")))) for name in TABLES}
    assets = [dict(row) for row in library.db.execute("SELECT * FROM asset ORDER BY id")]
    for one in assets:
        one.pop("version")
    return json.dumps([rows, assets], sort_keys=True)


def names(library: Library) -> list[str]:
    return [step_name(step) for step in history(library).undo]


@pytest.fixture
def ids(library: Library, tmp_path: Path) -> list[str]:
    found = taken_in(library, [picture(tmp_path / f"{n}.jpg", n) for n in range(3)]).imported
    return [id for id, *_ in found]


def test_an_edit_is_undone_and_done_again(library: Library, ids: list[str]) -> None:
    before = everything(library)
    edit(library, ids[:1], Edit({("title", "sv"): "Rum"}))
    after = everything(library)
    assert names(library) == ["Ändra titel"]
    assert undo(library).assets == (ids[0],)
    assert everything(library) == before
    assert [step_name(one) for one in history(library).redo] == ["Ändra titel"]
    redo(library)
    assert everything(library) == after
    with pytest.raises(Refused, match="inget att göra om"):
        redo(library)


def test_a_new_edit_clears_what_could_be_done_again(library: Library, ids: list[str]) -> None:
    edit(library, ids[:1], Edit({("title", "sv"): "Rum"}))
    undo(library)
    edit(library, ids[:1], Edit({("title", "sv"): "Sal"}))
    assert history(library).redo == ()


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (Edit({("title", "sv"): "x"}), "Ändra titel, 3 bilder och filmer"),
        (Edit({("alt", "en"): "x"}), "Ändra alternativtext, 3 bilder och filmer"),
        (Edit(values={"creator": "Kim"}), "Ändra fotograf, 3 bilder och filmer"),
        (Edit(values={"licence_channels": frozenset({"webb"})}), "Ändra licensens kanaler, 3 bilder och filmer"),
        (Edit(values={"visibility": "none"}), "Ändra synliga personer, 3 bilder och filmer"),
        (Edit(values={"visible_aid": True}), "Ändra ”Synligt hjälpmedel”, 3 bilder och filmer"),
        (Edit(values={"rating": 4}), "Ändra betyg, 3 bilder och filmer"),
        (Edit(add_concepts=("plats:klassrum",)), "Lägg till ämnesord, 3 bilder och filmer"),
        (Edit({("title", "sv"): "x"}, {"rating": 2}), "Ändra flera uppgifter, 3 bilder och filmer"),
    ],
)
def test_a_step_has_a_name(library: Library, ids: list[str], change: Edit, name: str) -> None:
    before = everything(library)
    edit(library, ids, change)
    assert names(library) == [name]
    undo(library)
    assert everything(library) == before


def test_search_and_feed_follow(library: Library, ids: list[str]) -> None:
    edit(library, ids[:1], Edit({("title", "sv"): "Slöjdsal"}))
    edit(library, ids[:1], Edit({("title", "sv"): "Matsal"}))
    assert find(library, parse("matsal"), day=TODAY)
    changes = undo(library).changes
    assert changes.assets == {ids[0]}
    assert len(find(library, parse("slöjdsal"), day=TODAY)) == 1
    assert len(find(library, parse("matsal"), day=TODAY)) == 0


def test_what_somebody_else_changed_is_not_overwritten(library: Library, ids: list[str]) -> None:
    edit(library, ids, Edit({("title", "sv"): "Rum"}))
    other = open_library(library.root, "Robin")
    edit(other, ids[1:2], Edit({("title", "sv"): "Robins rum"}))
    before = everything(library)
    with pytest.raises(Refused, match=r"”Robins rum” .* har ändrats av någon annan"):
        undo(library)
    assert everything(library) == before
    assert history(library).undo == ()
    assert len(history(other).undo) == 1
    other.close()


def test_another_field_of_the_same_picture_stays(library: Library, ids: list[str]) -> None:
    edit(library, ids[:1], Edit({("title", "sv"): "Rum"}))
    other = open_library(library.root, "Robin")
    edit(other, ids[:1], Edit({("caption", "sv"): "Robins text"}, {"rating": 3}))
    other.close()
    undo(library)
    found = read(library, ids[:1])[0]
    assert (found.title, found.caption, found.rating) == ({}, {"sv": "Robins text"}, 3)


def test_people_in_a_picture(library: Library, ids: list[str]) -> None:
    add_person(library, Person("P-7K3MWQ", "elev", birth_month="2011-11"))
    before = everything(library)
    appear(library, ids[:1], Appearance("P-7K3MWQ"))
    assert names(library)[0] == "Lägg till person i bild"
    there = everything(library)
    disappear(library, ids[:1], "P-7K3MWQ")
    assert names(library)[0] == "Ta bort person ur bild"
    undo(library)
    assert everything(library) == there
    undo(library)
    assert everything(library) == before
    depict(library, ids[0], Depiction({"P-7K3MWQ": ()}, "ident", 1), ids[1:])
    undo(library)
    assert everything(library) == before


def test_a_blocking_is_no_step(library: Library, ids: list[str]) -> None:
    edit(library, ids[:1], Edit({("title", "sv"): "Rum"}, {"blocked": True}))
    edit(library, ids[:1], Edit(values={"blocked": False}))
    assert history(library).undo == ()


def _begun_and_broken_off(library: Library) -> None:
    with library.write("edit", "x") as db:
        db.execute("UPDATE asset SET rating = 5")
        raise RuntimeError


def test_a_refused_edit_is_no_step(library: Library, ids: list[str]) -> None:
    with pytest.raises(WrongWords):
        edit(library, ids, Edit(add_concepts=("nonsens",)))
    with pytest.raises(RuntimeError):
        _begun_and_broken_off(library)
    assert history(library).undo == ()
    edit(library, ids[:1], Edit(values={"rating": 1}))
    undo(library)
    assert read(library, ids[:1])[0].rating is None


def test_searches_templates_and_settings(library: Library, ids: list[str]) -> None:
    before = everything(library)
    saved_searches.save(library, "Rum", "rum")
    saved_searches.save(library, "Sal", "sal")
    saved_searches.move(library, "Sal", 0)
    template.save(library, "Skola", template.Template(creator="Kim"))
    put_setting(library, "default_channel", "tryck")
    assert names(library) == [
        "Ändra inställning",
        "Spara mall",
        "Ändra sparad sökning",
        "Spara sökning",
        "Spara sökning",
    ]
    after = everything(library)
    for _ in range(5):
        undo(library)
    assert everything(library) == before
    for _ in range(5):
        redo(library)
    assert everything(library) == after


def test_pack_drafts(library: Library, ids: list[str]) -> None:
    before = everything(library)
    pack, _ = drafting.make_draft(library, ids, Use("webb", date(2026, 12, 1), "information", title="Hösten"))
    made = everything(library)
    drafting.put_in_order(library, pack, ids[::-1])
    drafting.choose(library, pack, ids[0], ItemChoice(caption="En text", focus=(0.1, 0.3)))
    drafting.remove_items(library, pack, ids[:1])
    drafting.edit_pack(library, pack, drafting.PackEdit(title="Våren"))
    drafting.delete_draft(library, pack)
    assert names(library)[0] == "Ta bort bildpaket"
    for _ in range(5):
        undo(library)
    assert everything(library) == made
    assert names(library) == ["Påbörja bildpaket"]
    undo(library)
    assert everything(library) == before
    for _ in range(6):
        redo(library)
    assert everything(library) == before


def test_a_pack_that_is_no_draft_is_not_touched(library: Library, ids: list[str]) -> None:
    pack, _ = drafting.make_draft(library, ids, Use("webb", date(2026, 12, 1), "information", title="Hösten"))
    drafting.remove_items(library, pack, ids[:1])
    with library.writing() as db:
        db.execute("UPDATE pack SET status = 'submitted'")
    before = everything(library)
    with pytest.raises(Refused, match="inte längre ett utkast"):
        undo(library)
    assert everything(library) == before


def test_steps_of_what_is_gone_are_forgotten(library: Library, ids: list[str]) -> None:
    add_person(library, Person("P-7K3MWQ", "elev", birth_month="2011-11"))
    edit(library, ids[:1], Edit({("title", "sv"): "Ett"}))
    edit(library, ids[1:2], Edit({("title", "sv"): "Två"}))
    appear(library, ids[1:2], Appearance("P-7K3MWQ"))
    weed(library, ids[:1], "RA-MS 2020:1")
    assert len(history(library).undo) == 2
    erase(library, "P-7K3MWQ")
    assert names(library) == ["Ändra titel"]


def test_merging_is_no_step_and_takes_the_steps_of_what_went(library: Library, ids: list[str]) -> None:
    edit(library, ids[1:2], Edit({("title", "sv"): "Två"}))
    merging.merge(library, ids[0], ids[1:2])
    assert history(library).undo == ()


def test_the_ledger_tells_of_it_without_texts(library: Library, ids: list[str]) -> None:
    edit(library, ids[:1], Edit({("title", "sv"): "Hemlig titel"}))
    undo(library)
    redo(library)
    lines = list(ledger.lines(library.db))
    assert [line.verb for line in lines[-3:]] == ["edit", "undo", "redo"]
    assert json.loads(lines[-2].detail) == {"assets": 1, "of": "edit", "rows": 1}
    assert "Hemlig" not in "".join(line.detail for line in lines)
    assert first_broken(lines) is None


def test_the_memory_is_bounded(library: Library, ids: list[str]) -> None:
    library.steps.most = 3
    for number in range(5):
        edit(library, ids[:1], Edit({("title", "sv"): str(number)}))
    assert len(history(library).undo) == 3
    library.steps.most_bytes = 5000
    edit(library, ids[:1], Edit({("caption", "sv"): "x" * 6000}))
    assert history(library).undo == ()


ACTS = st.sampled_from(
    ["title", "concept", "unconcept", "rating", "visibility", "licence", "appear", "disappear", "undo", "redo"]
)


@pytest.fixture(scope="module", autouse=True)
def _template(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A library with two pictures and a person, copied for each example."""
    folder = tmp_path_factory.mktemp("undo")
    made = libraries.init(folder / "bank", "Kim")
    add_person(made, Person("P-7K3MWQ", "elev", birth_month="2011-11"))
    taken_in(made, [picture(folder / f"{n}.jpg", n) for n in range(2)])
    made.close()
    Editing.template = folder / "bank"


class Editing(RuleBasedStateMachine):
    """Any edits, undone and done again in any order, against a list of what everything was after each."""

    template = Path()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="imagebank-undo-"))
        shutil.copytree(self.template, self.folder / "bank")
        self.library = open_library(self.folder / "bank", "Kim")
        self.ids = [row["id"] for row in self.library.db.execute("SELECT id FROM asset ORDER BY id")]
        self.was, self.here = [everything(self.library)], 0

    def teardown(self) -> None:
        while history(self.library).undo:
            undo(self.library)
            self.here -= 1
        assert everything(self.library) == self.was[0]
        assert self.here == 0
        assert first_broken(ledger.lines(self.library.db)) is None
        self.library.close()
        shutil.rmtree(self.folder)

    @rule(act=ACTS, which=st.integers(1, 3), number=st.integers(0, 2))
    def act(self, act: str, which: int, number: int) -> None:
        library, ids = self.library, [id for bit, id in enumerate(self.ids) if which >> bit & 1]
        steps = history(library)
        if act in ("undo", "redo"):
            there = steps.undo if act == "undo" else steps.redo
            if there:
                (undo if act == "undo" else redo)(library)
                self.here += 1 if act == "redo" else -1
        elif act == "appear":
            appear(library, ids, Appearance("P-7K3MWQ", voice=bool(number)))
        elif act == "disappear":
            disappear(library, ids, "P-7K3MWQ")
        else:
            edit(library, ids, self._edit(act, number))
        if act not in ("undo", "redo"):
            now = everything(library)
            changed = now != self.was[self.here]
            if changed:
                self.here += 1
                self.was[self.here :] = [now]

    @invariant()
    def it_is_as_it_was(self) -> None:
        assert everything(self.library) == self.was[self.here]
        steps = history(self.library)
        assert (len(steps.undo), len(steps.redo)) == (self.here, len(self.was) - 1 - self.here)

    @staticmethod
    def _edit(act: str, number: int) -> Edit:
        word = ("", "Rum", "Sal")[number]
        return {
            "title": Edit({("title", "sv"): word}),
            "concept": Edit(add_concepts=("plats:klassrum",)),
            "unconcept": Edit(remove_concepts=("plats:klassrum",)),
            "rating": Edit(values={"rating": number}),
            "visibility": Edit(values={"visibility": ("na", "none", "ident")[number]}),
            "licence": Edit(values={"licence_channels": frozenset({"webb", "tryck"}) if number else frozenset()}),
        }[act]


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)


def test_an_advisor_undoes_nothing(library: Library, ids: list[str]) -> None:
    edit(library, ids[:1], Edit({("title", "sv"): "Rum"}))
    advisor = as_actor(library, "Ada", "advisor")
    with pytest.raises(Refused):
        undo(advisor)


def test_the_moment_of_a_film_comes_back_with_its_picture(library: Library, tmp_path: Path) -> None:
    id = taken_in(library, [film(tmp_path / "f.mp4")]).imported[0][0]
    one = read(library, [id])[0]
    before = library.thumbnails.get(one.sha256)
    set_poster(library, id, 0.8)
    assert names(library) == ["Ändra filmens bild"]
    chosen = library.thumbnails.get(one.sha256)
    undo(library)
    assert read(library, [id])[0].poster_s is None
    assert library.thumbnails.get(one.sha256) == before != chosen
    redo(library)
    assert library.thumbnails.get(one.sha256) == chosen
