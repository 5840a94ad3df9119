"""The band over the grid: selects what it touches, adds, is given up, scrolls; and what is dragged out is still dragged."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

Key, Mod = Qt.Key, Qt.KeyboardModifier


def mouse(grid, kind, at, held=Mod.NoModifier):
    button = Qt.MouseButton.LeftButton
    buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
    port = grid.viewport()
    event = QMouseEvent(kind, QPointF(at), QPointF(port.mapToGlobal(at)), button, buttons, held)
    QApplication.sendEvent(port, event)


def band(grid, start, end, held=Mod.NoModifier):
    mouse(grid, QEvent.Type.MouseButtonPress, start, held)
    mouse(grid, QEvent.Type.MouseMove, (start + end) / 2, held)
    mouse(grid, QEvent.Type.MouseMove, end, held)


def test_a_band_selects_adds_and_is_given_up(window, qtbot):
    grid = window.page.grid
    geometry = grid.geometry_of_cells()
    first, second = (QPoint(*geometry.box(row)[:2]) for row in (0, 1))
    start = QPoint(2, 2)
    end = second + QPoint(20, 20)
    band(grid, start, end)
    assert grid._marquee.under_way
    mouse(grid, QEvent.Type.MouseButtonRelease, end)
    assert grid.selected_ids().tolist() == window.model.ids[:2].tolist()
    below = QPoint(*geometry.box(geometry.columns)[:2]) + QPoint(10, 10)
    band(grid, below, below + QPoint(30, 30), Mod.AltModifier | Mod.ControlModifier)
    mouse(grid, QEvent.Type.MouseButtonRelease, below)
    assert grid.selected_count() == 3
    band(grid, start, first + QPoint(10, 10))
    assert grid.selected_count() == 1
    QTest.keyClick(grid, Key.Key_Escape)
    assert grid.selected_count() in (0, 3)
    mouse(grid, QEvent.Type.MouseButtonRelease, start)
    assert not grid._marquee.under_way


def test_a_band_with_shift_begins_on_a_picture_and_adds(window, qtbot):
    grid, told = window.page.grid, []
    grid.dragged.connect(told.append)
    geometry = grid.geometry_of_cells()
    at = [QPoint(*geometry.box(row)[:2]) + QPoint(30, 30) for row in (0, 1)]
    grid.select_ids(window.model.ids[5:6])
    band(grid, at[0], at[1], Mod.ShiftModifier)
    mouse(grid, QEvent.Type.MouseButtonRelease, at[1], Mod.ShiftModifier)
    assert set(grid.selected_ids().tolist()) == {*window.model.ids[:2].tolist(), int(window.model.ids[5])}
    assert told == []


def test_a_press_on_a_picture_still_drags_it_out(window, qtbot):
    grid = window.page.grid
    at = QPoint(*grid.geometry_of_cells().box(0)[:2]) + QPoint(30, 30)
    told = []
    grid.dragged.disconnect()
    grid.dragged.connect(told.append)
    band(grid, at, at + QPoint(80, 60))
    assert not grid._marquee.under_way
    assert told == [int(window.model.ids[0])]
    mouse(grid, QEvent.Type.MouseButtonRelease, at)


def test_a_picture_is_dragged_out_of_the_table(window, qtbot):
    window.page.show_as("table")
    table, told = window.page.table, []
    table.dragged.disconnect()
    table.dragged.connect(told.append)
    at = table.visualRect(window.model.index(1, 0)).center()
    band(table, at, at + QPoint(60, 40))
    assert told == [int(window.model.ids[1])]
    mouse(table, QEvent.Type.MouseButtonRelease, at)


def test_a_band_scrolls_at_the_edge_and_is_quick_over_a_million(window, qtbot):
    grid = window.page.grid
    window.model.show_ids(np.arange(1_000_000))
    port = grid.viewport()
    band(grid, QPoint(2, 2), QPoint(port.width() - 4, port.height() + 60))
    qtbot.waitUntil(lambda: grid.verticalOffset() > 200, timeout=5000)
    n = grid.selected_count()
    qtbot.waitUntil(lambda: grid.selected_count() > n, timeout=5000)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    mouse(grid, QEvent.Type.MouseMove, QPoint(port.width() - 4, port.height() - 40))
    assert grid.selected_count() > 900_000
    mouse(grid, QEvent.Type.MouseButtonRelease, QPoint(5, 5))
    grid.clearSelection()
