"""Ratings, choices, collections and the menu over the pictures, in the real window on a real library."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from imagebank.core.query import parse
from imagebank.desktop.acts.collect_sheet import CollectSheet
from imagebank.desktop.acts.menu import ActMenu
from imagebank.desktop.feeding import marking as marking_module
from imagebank.desktop.feeding.acting import NEW
from imagebank.desktop.take_in.name_sheet import NameSheet
from imagebank.services.collecting import collected, items, make
from imagebank.services.library import Library
from imagebank.services.marking import mark
from imagebank.services.searching import find, read
from tests.desktop.driving import TODAY, badge, dialog, select, settled, shown
from tests.making import film, picture, taken_in, usable

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def rooms(library, tmp_path, opened, qtbot):
    taken_in(library, [picture(tmp_path / f"rum {n}.jpg", n) for n in range(4)])
    session = opened()
    session.window.activateWindow()
    settled(qtbot, session)
    return session


@pytest.fixture
def said(monkeypatch):
    """What is announced."""
    heard: list[str] = []
    monkeypatch.setattr(marking_module, "announce", lambda _widget, words: heard.append(words))
    return heard


def stand_at(session, row):
    grid = session.window.page.grid
    grid.clearSelection()
    grid.marks.setCurrentIndex(session.window.model.index(row, 0), grid.marks.SelectionFlag.NoUpdate)


def press(qtbot, session, widget, key, held=Mod.NoModifier):
    QTest.keyClick(widget, key, held)
    settled(qtbot, session)


def of(library: Library, id: str):
    return read(library, [id])[0]


@pytest.mark.parametrize("way", ["grid", "table"])
def test_figures_rate_and_letters_choose_in_grid_and_table(library, rooms, qtbot, said, way):
    rooms.window.page.show_as(way)
    view, ids = rooms.window.page.view(), shown(rooms)
    stand_at(rooms, 1)  # nothing is selected: the current one is meant
    press(qtbot, rooms, view, Key.Key_3)
    assert (of(library, ids[1]).rating, of(library, ids[0]).rating) == (3, None)
    select(qtbot, rooms, *ids[2:])
    press(qtbot, rooms, view, Key.Key_P)
    press(qtbot, rooms, view, Key.Key_5)
    assert [(of(library, id).pick, of(library, id).rating) for id in ids] == [
        ("none", None), ("none", 3), ("picked", 5), ("picked", 5)]  # fmt: skip
    press(qtbot, rooms, view, Key.Key_X)
    press(qtbot, rooms, view, Key.Key_0)
    assert {(of(library, id).pick, of(library, id).rating) for id in ids[2:]} == {("rejected", None)}
    assert len(shown(rooms)) == 4, "what is rejected is not hidden"
    press(qtbot, rooms, view, Key.Key_U)
    assert of(library, ids[2]).pick == "none"
    assert said[0] == "Betyg 3"
    assert said[1] == "Utvald, 2 bilder och filmer"
    assert said[4] == "Inget betyg, 2 bilder och filmer"


def test_a_judgement_is_seen_heard_and_undone(library, rooms, qtbot):
    ids = shown(rooms)
    select(qtbot, rooms, ids[0])
    press(qtbot, rooms, rooms.window.page.grid, Key.Key_4)
    press(qtbot, rooms, rooms.window.page.grid, Key.Key_P)
    cell = badge(rooms, ids[0])
    assert (cell.stars, cell.pick, cell.pick_word) == ("4", "picked", "Utvald")
    assert "Betyg 4. Utvald" in cell.spoken
    assert ("Urval", "Utvald") in [(one[0], one[1]) for one in rooms.window.inspector._value.facts]
    rooms.reverting.undo(2)
    settled(qtbot, rooms)
    assert (badge(rooms, ids[0]).stars, badge(rooms, ids[0]).pick) == ("", "none")


def test_letters_still_seek_and_shift_seeks_the_three(rooms, qtbot, library):
    stand_at(rooms, 0)
    grid = rooms.window.page.grid
    press(qtbot, rooms, grid, Key.Key_R)
    assert grid._keys._seeking.under_way
    press(qtbot, rooms, grid, Key.Key_U)  # of the word "rum"
    assert all(of(library, id).pick == "none" for id in shown(rooms))
    qtbot.waitUntil(lambda: not grid._keys._seeking.under_way, timeout=3000)
    press(qtbot, rooms, grid, Key.Key_P, Mod.ShiftModifier)
    assert all(of(library, id).pick == "none" for id in shown(rooms))


def test_an_advisor_judges_nothing(library, tmp_path, opened, qtbot):
    (id,) = usable(library, tmp_path)
    session = opened("Ann", "advisor")
    stand_at(session, 0)
    for key in (Key.Key_3, Key.Key_P):
        press(qtbot, session, session.window.page.grid, key)
    assert (of(library, id).rating, of(library, id).pick) == (None, "none")
    session.window.page.grid.selectAll()
    keys = [line.act.key for line in session.acting.lines()]
    assert keys == ["view", "compare", "like", "pull", "copy"]
    assert session.window.facets.collections.isHidden()


def test_figures_rate_in_the_large_view_and_z_zooms(library, rooms, qtbot):
    ids = shown(rooms)
    rooms.viewing.open(rooms.window.model.ids, 0)
    viewer = rooms.viewing.viewer
    press(qtbot, rooms, viewer.focusWidget() or viewer, Key.Key_1)
    press(qtbot, rooms, viewer.focusWidget() or viewer, Key.Key_X)
    assert (of(library, ids[0]).rating, of(library, ids[0]).pick) == (1, "rejected")
    assert viewer.head.words()[1].endswith("Betyg 1 · Bortvald")
    press(qtbot, rooms, viewer.focusWidget() or viewer, Key.Key_0, Mod.ControlModifier)
    assert of(library, ids[0]).rating == 1, "Ctrl+0 zooms"
    viewer.close()


def test_figures_rate_a_film_too(library, tmp_path, opened, qtbot):
    (id,) = (one[0] for one in taken_in(library, [film(tmp_path / "rast.mp4")]).imported)
    session = opened()
    cell = badge(session, id)
    assert (cell.kind, "Film, 0:01." in cell.spoken) == ("Film, 0:01", True)
    session.viewing.open(session.window.model.ids, 0)
    viewer = session.viewing.viewer
    press(qtbot, session, viewer.player, Key.Key_2)
    assert of(library, id).rating == 2
    viewer.close()


def test_the_facet_of_choices(library, rooms, qtbot):
    ids = shown(rooms)
    assert "pick" not in rooms.window.facets._boxes
    mark(library, ids[:1], "pick", "picked")
    mark(library, ids[1:2], "pick", "rejected")
    rooms.watching.look()
    settled(qtbot, rooms)
    counts = {tick._value.label: tick._value.count for tick in rooms.window.facets._boxes["pick"]._ticks}
    assert counts == {"Utvald": 1, "Bortvald": 1, "Utan urval": 2}
    rooms.window.facets.excluded.emit("pick", "rejected", True)
    settled(qtbot, rooms)
    assert set(shown(rooms)) == {*ids} - {ids[1]}
    question = rooms.results.question()
    rooms.results.show_question(question)
    settled(qtbot, rooms)
    assert rooms.results.wish.excluded == {"pick": frozenset({"rejected"})}, "what is kept as words is a facet again"
    assert set(shown(rooms)) == {*ids} - {ids[1]}


def menu_of(rooms) -> ActMenu:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, ActMenu) and one.isVisible())


def test_the_menu_opens_by_mouse_and_key_and_says_what_is_possible(rooms, qtbot):
    page = rooms.window.page
    stand_at(rooms, 2)
    QTest.keyClick(page.grid, Key.Key_F10, Mod.ShiftModifier)
    assert page.grid.selected_count() == 1, "the current one is selected"
    menu = menu_of(rooms)
    texts = {one.text().split("\t")[0]: one for one in menu.actions() if one.text()}
    assert not texts["Jämför"].isEnabled()
    assert texts["Jämför"].toolTip() == "Markera två till fyra bilder som du vill jämföra."
    assert "Ta bort ur samlingen" not in texts
    assert all(not one.icon().isNull() for one in texts.values())
    menu.close()
    page.show_as("table")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), page.table.mapToGlobal(QPoint(5, 5)))
    page.table.contextMenuEvent(event)
    menu_of(rooms).close()


def test_collections_by_menu_sheet_and_panel(library, rooms, qtbot):
    ids = shown(rooms)
    select(qtbot, rooms, *ids[1:3])
    rooms.acting.do("collect", NEW)
    sheet = dialog(CollectSheet)
    assert not sheet.press.isEnabled()
    sheet.name.setText("Höst")
    sheet.press.click()
    settled(qtbot, rooms)
    (one,) = collected(library)
    assert items(library, one.id) == ids[1:3]
    box = rooms.window.facets.collections
    row = box._rows[one.id]
    assert row.press.accessibleName() == "Samlingen Höst, 2 bilder och filmer"
    row.press.click()
    settled(qtbot, rooms)
    assert shown(rooms) == ids[1:3]
    assert rooms.window.page.toolbar._heading.text() == "Samling: Höst"
    select(qtbot, rooms, ids[2])
    rooms.acting.do("earlier")
    settled(qtbot, rooms)
    assert shown(rooms) == [ids[2], ids[1]], "the collection's own order"
    rooms.acting.do("uncollect")
    settled(qtbot, rooms)
    assert shown(rooms) == [ids[1]]
    assert row.press.accessibleName().endswith("visas nu")
    rooms.reverting.undo()
    settled(qtbot, rooms)
    assert shown(rooms) == [ids[2], ids[1]]
    box.rename_wanted.emit(one.id)
    naming = dialog(NameSheet)
    naming.write("Vinter")
    naming._press()
    settled(qtbot, rooms)
    assert [each.name for each in collected(library)] == ["Vinter"]
    assert shown(rooms) == [ids[2], ids[1]], "shown under its new name"
    box.delete_wanted.emit(one.id)
    settled(qtbot, rooms)
    assert collected(library) == []
    assert len(find(library, parse(""), day=TODAY)) == 4


def test_a_name_that_is_taken_is_said_in_the_sheet(library, rooms, qtbot):
    make(library, "Höst")
    rooms.collecting.renew()
    settled(qtbot, rooms)
    rooms.collecting.ask_new()
    sheet = dialog(CollectSheet)
    sheet.name.setText("höst")
    sheet.press.click()
    settled(qtbot, rooms)
    assert sheet.isVisible()
    assert "finns redan" in sheet.banner.sentence()
    sheet.reject()


def test_columns_remembered_by_an_older_program_do_no_harm(window, qtbot):
    from PySide6.QtGui import QStandardItemModel
    from PySide6.QtWidgets import QTableView

    old = QTableView()
    qtbot.addWidget(old)
    old.setModel(QStandardItemModel(2, 9, old))
    old.horizontalHeader().resizeSection(2, 333)
    window.page.table.keep_columns(bytes(old.horizontalHeader().saveState().toHex().data()).decode())
    window.page.show_as("table")
    header = window.page.table.horizontalHeader()
    assert header.count() == window.model.columnCount()
    assert not any(header.isSectionHidden(n) or header.sectionSize(n) < 20 for n in range(header.count()))
