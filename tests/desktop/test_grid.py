"""The grid view: rows fetched when painted, selection as ranges, keys, what a screen reader is told."""

import time
from array import array

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester

from imagebank.desktop.grid.model import GridModel
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.grid.view import GridView
from tests.desktop.drawings import picture
from tests.desktop.fake_bank import cell


@pytest.fixture
def grid(qtbot):
    asked = []

    def fetch(ids):
        asked.extend(ids)
        return {one: cell(one) for one in ids}

    thumbnails = Thumbnails()
    model = GridModel(fetch)
    model.show_ids(range(100, 400))
    view = GridView(model, thumbnails)
    view.asked = asked
    view.resize(800, 600)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    yield view
    thumbnails.stop()


def test_model_keeps_qts_rules(qtbot):
    model = GridModel(lambda ids: {one: cell(one) for one in ids})
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_ids([5, 3, 9])
    assert model.rowCount() == 3
    assert tester is not None


def test_only_what_is_seen_is_fetched(grid):
    grid.grab()
    assert 0 < len(grid.asked) <= 120


def test_a_cell_says_its_sentence(grid):
    index = grid.model().index(250, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == cell(350).spoken


def test_space_toggles_and_shift_selects_a_range(grid, qtbot):
    grid.setCurrentIndex(grid.model().index(0, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    columns = grid.geometry_of_cells().columns
    assert list(grid.selected_ids()) == list(range(100, 101 + columns))
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert grid.selected_count() == columns


def test_home_and_end_scroll_the_cell_into_view(grid, qtbot):
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert grid.current_id() == 399
    assert 299 in grid.rows_shown()
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert grid.verticalOffset() == 0


def test_mouse_shift_click_selects_in_reading_order(grid, qtbot):
    first, last = (grid.visualRect(grid.model().index(row, 0)).center() for row in (2, 3))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, last)
    assert list(grid.selected_ids()) == [102, 103]


def test_selection_follows_the_ids_to_new_rows(grid):
    grid.select_ids({101, 150})
    grid.model().show_ids([150, 7, 101])
    assert list(grid.selected_ids()) == [150, 101]
    grid.model().show_ids([7])
    assert grid.selected_count() == 0


def test_a_million_rows_do_not_block_the_window(grid):
    grid.model().show_ids(array("q", range(1_000_000)))
    begun = time.perf_counter()
    grid.selectAll()
    assert grid.selected_count() == 1_000_000
    assert time.perf_counter() - begun < 0.1
    grid.resize(900, 620)
    grid.selectionModel().setCurrentIndex(grid.model().index(999_999, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    grid.grab()
    assert time.perf_counter() - begun < 1.0


def test_thumbnails_arrive_and_late_answers_are_dropped(qtbot):
    fetched = []
    thumbnails = Thumbnails(lambda one: fetched.append(one) or picture(one))
    with qtbot.waitSignal(thumbnails.ready, timeout=3000):
        assert thumbnails.pixmap(3) is None
    assert not thumbnails.pixmap(3).isNull()
    thumbnails.forget()
    thumbnails._keep(0, 3, QImage(4, 4, QImage.Format.Format_RGB32))
    assert 3 not in thumbnails._pixmaps
    thumbnails.stop()


def test_broken_pictures_are_asked_for_once(qtbot):
    fetched = []
    thumbnails = Thumbnails(lambda one: fetched.append(one) or b"nonsense")
    with qtbot.waitSignal(thumbnails.ready, timeout=3000):
        thumbnails.pixmap(1)
    assert thumbnails.pixmap(1) is None
    assert fetched == [1]
    thumbnails.stop()


def test_scattered_marks_cost_no_more_than_whole_ones(grid):
    grid.model().show_ids(np.arange(1_000_000, dtype=np.uint32))
    begun = time.perf_counter()
    grid.select_ids(np.arange(0, 1_000_000, 2, dtype=np.uint32))
    assert grid.selected_count() == 500_000
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum() // 2)
    grid.grab()
    assert time.perf_counter() - begun < 1.0
    row = grid.rows_shown().start // 2 * 2
    told = grid.selectionModel()
    assert told.isSelected(grid.model().index(row, 0))
    assert not told.isSelected(grid.model().index(row + 1, 0))


def test_marks_stay_when_the_order_is_another(grid):
    ids = np.arange(1_000_000, dtype=np.uint32)
    grid.model().show_ids(ids)
    grid.select_ids(np.arange(0, 1_000_000, 3))
    grid.model().show_ids(ids[::-1].copy())
    assert grid.selected_count() == 333_334
    assert grid.selected_ids()[0] == 999_999
    grid.clearSelection()
    assert grid.selected_count() == 0


def test_a_range_held_with_shift_is_replaced_and_control_adds(grid, qtbot):
    spot = lambda row: grid.visualRect(grid.model().index(row, 0)).center()  # noqa: E731
    click = lambda row, key: qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, key, spot(row))  # noqa: E731
    click(0, Qt.KeyboardModifier.NoModifier)
    click(4, Qt.KeyboardModifier.ShiftModifier)
    click(2, Qt.KeyboardModifier.ShiftModifier)
    assert list(grid.selected_ids()) == [100, 101, 102]
    click(5, Qt.KeyboardModifier.ControlModifier)
    click(1, Qt.KeyboardModifier.ControlModifier)
    assert list(grid.selected_ids()) == [100, 102, 105]
