"""The place of the vocabulary in a real window: what is done is done in the bank, what is typed is kept."""

from PySide6.QtCore import Qt

from imagebank.desktop.places import VOCABULARY
from imagebank.desktop.vocabulary.sheets import NewConceptSheet, PickSheet
from imagebank.services import vocabulary as verbs
from imagebank.services.describing import Edit, edit
from imagebank.services.library import open_library
from imagebank.services.searching import read
from tests.desktop.driving import dialog, settled
from tests.making import picture, taken_in


def _at(qtbot, session, key):
    session.vocabulary.open(key)
    settled(qtbot, session)
    page = session.vocabulary._page
    assert page.pane.shown() == key
    return page


def _concept(session, notation):
    return session.desk.library.vocabulary.concepts[notation]


def test_the_tree_speaks_and_is_searched(library, opened, qtbot, tmp_path):
    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    edit(library, [id], Edit(add_concepts=("plats:klassrum",)))
    session = opened()
    page = _at(qtbot, session, "plats:klassrum")
    tree = page.tree.tree
    assert tree.topLevelItem(0).text(0) == "Lärmiljö"
    assert [tree.topLevelItem(0).child(at).text(0).split(" · ")[0] for at in range(3)] == [
        "Pedagogisk lärmiljö", "Social lärmiljö", "Fysisk lärmiljö",
    ]  # fmt: skip
    spoken = tree.currentItem().data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Klassrum, Rum och plats › Inomhus")
    assert spoken.endswith("1 bild eller film")
    assert page.pane._uses.text() == "Används av 1 bild eller film."
    page.tree.search.setText("undervisningssal")
    seen = [key for key, item in page.tree._items.items() if not item.isHidden()]
    assert "plats:klassrum" in seen
    assert "plats:korridor" not in seen
    page.tree.search.setText("finns inte alls")
    assert page.tree._none.isVisible()


def test_names_are_saved_in_one_step_and_undone(library, opened, qtbot):
    session = opened()
    page = _at(qtbot, session, "plats:klassrum")
    page.pane.names["name_sv"].setText("Zebrasal")
    page.pane.note.setPlainText("Randigt.")
    page.pane.save.click()
    settled(qtbot, session)
    one = _concept(session, "plats:klassrum")
    assert (one.label("sv"), one.note) == ("Zebrasal", "Randigt.")
    assert not page.pane.has_typed()
    assert not page.pane.save.isEnabled()
    assert session.window.header.steps._undo.accessibleName() == "Ångra: Byt namn på ämnesord"
    session.reverting.undo()
    settled(qtbot, session)
    assert page.pane.names["name_sv"].text() == "Klassrum"


def test_a_new_concept_under_another(library, opened, qtbot):
    session = opened()
    page = _at(qtbot, session, "plats:inomhus")
    page.pane.acts["add"].click()
    sheet = dialog(NewConceptSheet)
    assert isinstance(sheet, NewConceptSheet)
    sheet.name_sv.setText("Klassrum")
    sheet.keep.click()
    settled(qtbot, session)
    assert "finns redan" in sheet.banner.sentence()
    assert sheet.isVisible()
    sheet.name_sv.setText("Lekrum")
    sheet.keep.click()
    settled(qtbot, session)
    assert _concept(session, "plats:lekrum").broader == ("plats:inomhus",)
    assert page.tree.key() == page.pane.shown() == "plats:lekrum"


def test_merging_moving_and_taking_out_of_use(library, opened, qtbot, tmp_path):
    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    edit(library, [id], Edit(add_concepts=("plats:korridor",)))
    session = opened()
    page = _at(qtbot, session, "plats:korridor")
    page.pane.acts["delete"].click()
    settled(qtbot, session)
    assert "används" in page.banner.sentence()
    assert "Ta det ur bruk i stället" in page.banner.sentence()
    _picked(qtbot, session, page, "merge", "plats:klassrum")
    assert read(library, [id])[0].concepts == ("plats:klassrum",)
    assert page.pane.shown() == "plats:klassrum"
    _picked(qtbot, session, page, "move", "")
    assert _concept(session, "plats:klassrum").broader == ()
    _picked(qtbot, session, page, "retire", "plats:grupprum")
    assert page.pane._state.text() == "Ur bruk: ersätts av Grupprum."
    page.pane.acts["revive"].click()
    settled(qtbot, session)
    assert not _concept(session, "plats:klassrum").deprecated


def _picked(qtbot, session, page, act, key):
    page.pane.acts[act].click()
    settled(qtbot, session)
    sheet = dialog(PickSheet)
    assert isinstance(sheet, PickSheet)
    for at in range(sheet.list.count()):
        if sheet.list.item(at).data(Qt.ItemDataRole.UserRole)[0] == key:
            sheet.list.setCurrentRow(at)
    sheet.keep.click()
    settled(qtbot, session)


def test_synonyms(library, opened, qtbot):
    session = opened()
    page = _at(qtbot, session, "plats:korridor")
    page.pane.word.setText("gång")
    page.pane.put.click()
    settled(qtbot, session)
    assert page.pane.word.text() == ""
    assert any(one.text == "gång" for one in _concept(session, "plats:korridor").labels)
    page.pane.chips.removed.emit("sv gång")
    settled(qtbot, session)
    assert not any(one.text == "gång" for one in _concept(session, "plats:korridor").labels)


def test_fixed_lists_say_so(library, opened, qtbot):
    session = opened()
    page = _at(qtbot, session, "kanal:webb")
    assert "hör till programmets regler" in page.pane._why.text()
    assert not any(press.isVisible() for press in page.pane.acts.values())
    page = _at(qtbot, session, "larmiljo:fysisk")
    assert page.pane.acts["add"].isVisible()
    assert not page.pane.acts["move"].isVisible()


def test_what_is_typed_stays_when_a_colleague_takes_the_concept_away(library, opened, qtbot):
    verbs.add(library, "plats", "Lekrum")
    session = opened()
    page = _at(qtbot, session, "plats:lekrum")
    page.pane.names["name_sv"].setText("Lekhall")
    other = open_library(library.root, "Robin")
    verbs.delete(other, "plats:lekrum")
    other.close()
    settled(qtbot, session)
    assert "tagits bort av någon annan" in page.banner.sentence()
    assert page.pane.names["name_sv"].text() == "Lekhall"
    page.pane.save.click()
    settled(qtbot, session)
    assert "finns inte" in page.banner.sentence()
    assert page.pane.names["name_sv"].text() == "Lekhall"


def test_typed_words_are_asked_about_before_another_is_shown(library, opened, qtbot):
    session = opened()
    page = _at(qtbot, session, "plats:klassrum")
    page.pane.names["name_sv"].setText("Zebrasal")
    page.leave = lambda: "stay"
    page.tree.stand_at("plats:korridor")
    assert page.tree.key() == page.pane.shown() == "plats:klassrum"
    page.leave = lambda: "save"
    page.tree.stand_at("plats:korridor")
    settled(qtbot, session)
    assert page.pane.shown() == "plats:korridor"
    assert _concept(session, "plats:klassrum").label("sv") == "Zebrasal"


def test_a_concept_out_of_use_is_said_in_the_inspector_and_nothing_typed_is_lost(library, opened, qtbot, tmp_path):
    from tests.desktop.driving import save, select

    id = taken_in(library, [picture(tmp_path / "a.jpg")]).imported[0][0]
    session = opened()
    select(qtbot, session, id)
    inspector = session.window.inspector
    inspector.concepts._add(next(one for one in inspector.concepts._vocabulary.concepts if one.id == "plats:korridor"))
    assert inspector.has_pending()
    other = open_library(library.root, "Robin")
    verbs.merge(other, "plats:korridor", "plats:klassrum")
    other.close()
    save(qtbot, session)
    assert "används inte längre. Använd Klassrum" in session.window.page.banner.sentence()
    assert inspector.has_pending()
    assert "plats:korridor" in inspector.concepts.ids()


def test_an_advisor_does_not_come_here(library, opened, qtbot):
    assert VOCABULARY not in opened("Ada", "advisor").window.places.offered()
