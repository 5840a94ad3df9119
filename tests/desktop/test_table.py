"""The table: the grid's rows and selection, headings that order, columns remembered, letters that lead to a title."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester

from imagebank.desktop.grid.model import COLUMNS, GridModel
from imagebank.desktop.grid.seeking import by_name, forward
from imagebank.desktop.grid.toolbar import GRID, TABLE
from imagebank.desktop.values import CellValue
from tests.desktop.driving import settled, shown
from tests.making import usable


@pytest.fixture
def page(window, qtbot):
    window.activateWindow()
    window.page.focus()
    qtbot.wait(20)
    qtbot.keyClick(window.page.grid, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.page.way == TABLE)
    return window.page


def test_grid_and_table_share_rows_selection_and_keyboard(page, qtbot):
    table = page.table
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    first = page.grid.currentIndex().row()
    assert list(page.grid.selected_ids()) == [first - 1, first]
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert page.grid.current_id() == 6203
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert page.grid.selected_count() == 0
    page.show_as(GRID)
    assert page.grid.hasFocus()
    assert 6203 in page.grid.rows_shown()
    assert page.grid.current_id() == 6203


def test_everything_in_a_table_of_a_million_at_once(page, qtbot):
    page.table._rows.show_ids(np.arange(1_000_000, dtype=np.uint32))
    begun = time.perf_counter()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.grid.selected_count() == 1_000_000
    assert time.perf_counter() - begun < 0.5
    page.table.grab()
    assert len(page.table.rows_shown()) < 60


def test_rows_speak(page):
    model = page.table.model()
    spoken = [
        model.index(3, column).data(Qt.ItemDataRole.AccessibleTextRole) or "" for column in range(model.columnCount())
    ]
    assert "på webbplatsen" in spoken[0]
    assert spoken[1].startswith("Bild: ")
    assert spoken[2].startswith("Status: ")
    assert spoken[3] == "Tagen: saknas"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Titel"


def test_a_screen_reader_hears_a_list_of_pictures_and_a_table_of_cells(page):
    grid = QAccessible.queryAccessibleInterface(page.grid)
    assert (grid.role(), grid.childCount()) == (QAccessible.Role.List, 6204)
    assert "på webbplatsen" in grid.child(3).text(QAccessible.Text.Name)
    page.grid.selectAll()
    assert grid.child(3).state().selected
    table = QAccessible.queryAccessibleInterface(page.table)
    heard = [table.child(n).text(QAccessible.Text.Name) for n in range(len(COLUMNS) + 5)]
    assert heard[1] == "Titel"
    assert heard[len(COLUMNS) + 1] == "1"
    assert "på webbplatsen" in heard[len(COLUMNS) + 2]


def test_table_model_keeps_qts_rules(page):
    tester = QAbstractItemModelTester(page.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.table._rows.show_ids([5, 3, 9])
    assert tester is not None
    assert page.table.model().columnCount() == len(COLUMNS)


def test_headings_order_and_columns_are_remembered(library, tmp_path, opened, qtbot):
    from imagebank.desktop.memory import Memory

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    usable(library, tmp_path, 2)
    session = opened()
    page = session.window.page
    page.show_as(TABLE)
    before = shown(session)
    page.table.horizontalHeader().sectionClicked.emit(list(COLUMNS).index("file"))
    settled(qtbot, session)
    assert page.toolbar._sort.key() == "name"
    assert session.results.wish.order == "name"
    assert set(shown(session)) == set(before)
    assert page.table.horizontalHeader().sortIndicatorSection() == list(COLUMNS).index("file")
    page.table.horizontalHeader().resizeSection(0, 333)
    memory = Memory()
    memory.keep("columns", page.table.columns())
    other = opened()
    other.window.page.table.keep_columns(memory.text("columns"))
    other.window.page.show_as(TABLE)
    assert other.window.page.table.columnWidth(0) == 333
    cell = session.window.model.cell(0)
    assert cell.file.endswith(".jpg")
    assert cell.kind == "Bild"


def named(titles):
    def fetch(ids):
        return {
            one: CellValue(one, titles[one], "foto", "ok", "", "", file=titles[one].lower() + ".jpg") for one in ids
        }

    model = GridModel(fetch)
    model.show_ids(range(len(titles)))
    return model


def test_letters_lead_to_the_next_title_that_begins_so():
    model = named(["Apa", "Björn", "Älg", "Björk", *["Katt"] * 2000, "Zebra"])
    assert forward(model, "bj", 0) == 1
    assert forward(model, "bj", 2) == 3
    assert forward(model, "ä", 0) == 2
    assert forward(model, "zebra", 0) is None


def test_letters_are_halved_to_where_the_rows_stand_by_name():
    model = named([f"{n:06}" for n in range(5000)])
    assert by_name(model, "004321") == 4321
    assert by_name(model, "0043") == 4300
    assert by_name(model, "x") is None


def test_typing_in_the_grid_jumps_and_says_where_it_cannot(window, qtbot):
    grid = window.page.grid
    window.activateWindow()
    grid.setFocus()
    for letter in "rast":
        qtbot.keyClick(grid, letter)
    cell = window.model.cell(grid.currentIndex().row())
    assert cell.title == "Rast på skolgården"
    here = grid.currentIndex().row()
    grid._keys._seeking._forget()
    qtbot.keyClick(grid, "r")
    assert grid.currentIndex().row() == here + 12
    grid._keys._seeking._forget()
    qtbot.keyClick(grid, "x")
    assert grid.currentIndex().row() == here + 12
    assert "x" in grid._keys._seeking.sentence()
