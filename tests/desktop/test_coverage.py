"""The coverage map: counted, walked by keyboard, spoken, and a cell shown as a search."""

import time

import pytest
from PySide6.QtCore import Qt
from shiboken6 import isValid

from imagebank.core.query import parse
from imagebank.desktop.coverage.pane import CoveragePane
from imagebank.desktop.coverage.values import CoverCell, CoverMap
from imagebank.desktop.follow_up.page import FollowUpPage
from imagebank.desktop.parts.tab_order import in_order, move_focus
from imagebank.desktop.theme.look import look
from imagebank.desktop.values import Choice
from imagebank.services.describing import Edit, edit
from tests.desktop.driving import dialog, settled, shown
from tests.desktop.test_window import nameless, small
from tests.making import picture, taken_in, usable

CHANNELS = (Choice("webb", "Egen webb"), Choice("tryck", "Tryck"))
Role = Qt.ItemDataRole


def small_map(rows=12, columns=6):
    cells = tuple(
        tuple(CoverCell(r * c, r, c, r * c + 1, f"rad {r}, kolumn {c}", f"id:{r}{c}") for c in range(columns))
        for r in range(rows)
    )
    return CoverMap(
        "Så många", tuple((f"Rad {r}", r % 3) for r in range(rows)), tuple(f"Kolumn {c}" for c in range(columns)), cells
    )


@pytest.fixture
def sheet(window, qtbot):
    made = CoveragePane(CHANNELS, "tryck")
    made.resize(1240, 820)
    made.show_map(small_map())
    made.show()
    made.activateWindow()
    made.map.setFocus()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def opened_map(library, tmp_path, opened, qtbot):
    """A session and its map: one picture of a classroom in compulsory school may be used, one lacks its text."""
    good, bare = usable(library, tmp_path, 2)
    edit(library, [good, bare], Edit(add_concepts=("skolform:grundskola",)))
    edit(library, [bare], Edit({("alt", "sv"): None}))
    session = opened()
    session.window.places.go("follow_up")
    settled(qtbot, session)
    page = dialog(FollowUpPage)
    page.report.stand_at("coverage")
    page._ask()
    settled(qtbot, session)
    return session, dialog(CoveragePane), good, bare


def place(sheet, row, column):
    cells = sheet.map.model()
    rows = [cells.headerData(n, Qt.Orientation.Vertical, Role.AccessibleTextRole) for n in range(cells.rowCount())]
    columns = [cells.headerData(n, Qt.Orientation.Horizontal) for n in range(cells.columnCount())]
    return rows.index(row), columns.index(column)


def test_a_cell_says_its_counts(opened_map):
    _session, sheet, _good, _bare = opened_map
    sheet.map.stand_at(*place(sheet, "Fysisk lärmiljö", "Grundskola"))
    said = "Fysisk lärmiljö, grundskola: 1 får användas, 0 går snart ut, 1 saknar alternativtext"
    assert sheet.here.text() == said
    index = sheet.map.currentIndex()
    assert index.data(Role.AccessibleTextRole) == index.data(Role.ToolTipRole) == said
    assert index.data() == "1"
    sheet.map.stand_at(*place(sheet, "Ljudmiljö", "Förskola"))
    assert sheet.here.text() == "Ljudmiljö, förskola: inga bilder, att fotografera"
    assert sheet.map.currentIndex().data() == "0"


def test_rows_are_a_tree_and_columns_end_with_none_and_all(opened_map):
    _session, sheet, _good, _bare = opened_map
    cells = sheet.map.model()
    labels = [cells.headerData(n, Qt.Orientation.Vertical) for n in range(cells.rowCount())]
    assert labels[0] == "Fysisk lärmiljö"
    assert labels[1].startswith("\N{EM SPACE}")
    assert labels[-1] == "Utan lärmiljö"
    columns = [cells.headerData(n, Qt.Orientation.Horizontal) for n in range(cells.columnCount())]
    assert columns[-2:] == ["Utan skolform och verksamhet", "Alla skolformer"]


def test_return_shows_the_cell_as_a_search(opened_map, qtbot):
    session, sheet, good, _bare = opened_map
    sheet.map.stand_at(*place(sheet, "Fysisk lärmiljö", "Grundskola"))
    qtbot.keyClick(sheet.map, Qt.Key.Key_Return)
    settled(qtbot, session)
    text = session.window.header.search.text()
    assert text == "miljö:fysisk skolform:grundskola får:webb"
    assert shown(session) == [good]
    assert parse(text)
    assert not isValid(sheet) or not sheet.isVisible()


def test_where_nothing_may_be_used_all_there_is_is_shown(library, opened_map, qtbot):
    session, sheet, good, bare = opened_map
    edit(library, [good], Edit({("alt", "sv"): None}))
    session.watching.look()
    sheet.channel_chosen.emit("webb")
    settled(qtbot, session)
    sheet.map.stand_at(*place(sheet, "Fysisk lärmiljö", "Alla skolformer"))
    assert sheet.map.held().usable == 0
    sheet.show_button.click()
    settled(qtbot, session)
    assert session.window.header.search.text() == "miljö:fysisk"
    assert set(shown(session)) == {good, bare}


def test_pictures_without_a_school_form_are_found_by_what_they_lack(library, opened, qtbot, tmp_path):
    (one,) = usable(library, tmp_path, 1)
    session = opened()
    session.window.places.go("follow_up")
    settled(qtbot, session)
    page = dialog(FollowUpPage)
    page.report.stand_at("coverage")
    page._ask()
    settled(qtbot, session)
    sheet = dialog(CoveragePane)
    sheet.map.stand_at(*place(sheet, "Fysisk lärmiljö", "Utan skolform och verksamhet"))
    qtbot.keyClick(sheet.map, Qt.Key.Key_Space)
    settled(qtbot, session)
    assert session.window.header.search.text() == "miljö:fysisk saknar:skolform får:webb"
    assert shown(session) == [one]


def test_a_click_shows_the_cell(opened_map, qtbot):
    session, sheet, good, _bare = opened_map
    row, column = place(sheet, "Fysisk lärmiljö", "Grundskola")
    index = sheet.map.model().index(row, column)
    sheet.map.scrollTo(index)
    qtbot.mouseClick(sheet.map.viewport(), Qt.MouseButton.LeftButton, pos=sheet.map.visualRect(index).center())
    settled(qtbot, session)
    assert shown(session) == [good]


def test_another_channel_is_counted_anew(opened_map, qtbot):
    session, sheet, _good, _bare = opened_map
    place_of = place(sheet, "Fysisk lärmiljö", "Grundskola")
    sheet.map.stand_at(*place_of)
    sheet.channel.stand_at("sociala")
    sheet.channel_chosen.emit("sociala")
    settled(qtbot, session)
    assert sheet.map.held().usable == 0
    assert (sheet.map.currentIndex().row(), sheet.map.currentIndex().column()) == place_of
    assert "Sociala medier" in sheet.words.text()


def test_arrow_keys_walk_cell_by_cell_and_the_ring_follows(sheet, qtbot):
    said = []
    sheet.map.stood_at.connect(lambda cell: said.append(cell.spoken))
    sheet.map.stand_at(0, 0)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        before = sheet.map.focus_rect()
        qtbot.keyClick(sheet.map, key)
        assert sheet.map.focus_rect() != before
    assert said[-4:] == ["rad 0, kolumn 1", "rad 1, kolumn 1", "rad 1, kolumn 2", "rad 0, kolumn 2"]
    qtbot.keyClick(sheet.map, Qt.Key.Key_Tab)
    assert not sheet.map.hasFocus()


def test_controls_have_names_and_room_and_tab_comes_round(sheet):
    assert sheet.channel.key() == "tryck"
    assert not list(nameless(sheet))
    assert not list(small(sheet))
    stops = list(in_order(sheet))
    assert sheet.map in stops
    stops[0].setFocus()
    for _step in stops:
        assert move_focus(sheet, forward=True)
    assert sheet.focusWidget() is stops[0]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_drawn_at_every_size_and_in_every_theme(sheet, qtbot, theme, scale):
    found = look()
    try:
        found.ask(theme, scale)
        qtbot.wait(10)
        header, metrics = sheet.map.horizontalHeader(), sheet.map.horizontalHeader().fontMetrics()
        assert header.sectionSize(0) > metrics.horizontalAdvance("Kolumn")
        assert sheet.map.verticalHeader().sectionSize(0) >= 24
        assert not sheet.grab().isNull()
    finally:
        found.ask("light", 1.0)


def test_a_large_map_is_shown_quickly(sheet):
    start = time.perf_counter()
    sheet.show_map(small_map(70, 16))
    sheet.grab()
    assert time.perf_counter() - start < 2


def test_an_empty_vocabulary_shows_an_empty_map(sheet):
    sheet.show_map(CoverMap("Inget"))
    assert sheet.map.held() is None
    assert not sheet.show_button.isEnabled()
    sheet._show_held()
    assert sheet.isVisible()


def test_a_picture_that_nobody_has_described_is_without_everything(library, opened, qtbot, tmp_path):
    taken_in(library, [picture(tmp_path / "a.jpg", 3)])
    session = opened()
    session.window.places.go("follow_up")
    settled(qtbot, session)
    page = dialog(FollowUpPage)
    page.report.stand_at("coverage")
    page._ask()
    settled(qtbot, session)
    sheet = dialog(CoveragePane)
    sheet.map.stand_at(*place(sheet, "Utan lärmiljö", "Utan skolform och verksamhet"))
    assert (sheet.map.held().usable, sheet.map.held().stock, sheet.map.held().no_alt) == (0, 1, 1)
    assert sheet.map.held().query == "saknar:lärmiljö saknar:skolform" or "saknar:miljö" in sheet.map.held().query
