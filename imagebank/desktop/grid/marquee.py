"""A band drawn over the cells with the mouse: selects what it touches, by arithmetic, and scrolls at the edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from imagebank.desktop.grid.selection import Marks
from imagebank.desktop.theme.look import px, tokens

if TYPE_CHECKING:
    from imagebank.desktop.grid.layout import ArithmeticList

_EVERY_MS = 25
_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ANYWHERE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class Marquee(QObject):
    """For one grid. Begins on empty ground, or anywhere with Alt or Shift; Ctrl and Shift add to what was selected, Esc gives up."""

    def __init__(self, view: ArithmeticList, marks: Marks) -> None:
        super().__init__(view)
        self._view, self._marks = view, marks
        self._from: QPoint | None = None
        self._to = QPoint()
        self._before = self._base = np.zeros(0, bool)
        self._drawn = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._scroll)

    @property
    def under_way(self) -> bool:
        """Whether a band is drawn."""
        return self._drawn

    def pressed(self, event: QMouseEvent) -> bool:
        """The mouse goes down; True where nothing else shall come of it."""
        at, held = event.position().toPoint(), event.modifiers()
        self._from = None
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if not held & _ANYWHERE and self._view.indexAt(at).isValid():
            return False
        self._from = self._to = at + QPoint(0, self._view.verticalOffset())
        self._before = self._marks.rows()
        self._base = self._before if held & _ADDING else np.zeros_like(self._before)
        return bool(held & Qt.KeyboardModifier.AltModifier)

    def moved(self, event: QMouseEvent) -> bool:
        """The mouse moves; True while it draws a band, or is about to."""
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        at = event.position().toPoint()
        self._to = at + QPoint(0, self._view.verticalOffset())
        if not self._drawn and (self._to - self._from).manhattanLength() < QApplication.startDragDistance():
            return True
        self._drawn = True
        self._select()
        outside = not self._view.viewport().rect().adjusted(0, px(16), 0, -px(16)).contains(QPoint(1, at.y()))
        self._timer.start() if outside else self._timer.stop()
        return True

    def released(self) -> bool:
        """The mouse comes up; True where a band was drawn."""
        was, self._drawn, self._from = self._drawn, False, None
        self._timer.stop()
        if was:
            self._view.viewport().update()
        return was

    def escaped(self, event: QKeyEvent) -> bool:
        """Esc gives the band up: what was selected before is selected again."""
        if not self._drawn or event.key() != Qt.Key.Key_Escape:
            return False
        self._marks.mark_rows(self._before)
        return self.released()

    def draw(self, painter: QPainter) -> None:
        """Draw the band over the cells."""
        if not self._drawn or self._from is None:
            return
        colours = tokens()
        ground = QColor(colours.accent)
        ground.setAlpha(40)
        painter.setPen(QPen(QColor(colours.accent), px(2)))
        painter.setBrush(ground)
        painter.drawRect(self._band().translated(0, -self._view.verticalOffset()))

    def _band(self) -> QRect:
        return QRect(self._from or self._to, self._to).normalized()

    def _select(self) -> None:
        band = self._band()
        touched = self._view.geometry_of_cells().touched((band.x(), band.y(), band.width(), band.height()))
        if len(touched) == len(self._base):  # rows may have come or gone since the mouse went down
            self._marks.mark_rows(self._base | touched)
        self._view.viewport().update()

    def _scroll(self) -> None:
        """On while the mouse is held at an edge or beyond it, the faster the further."""
        view = self._view.viewport()
        at = self._to.y() - self._view.verticalOffset()
        beyond = min(at - px(16), 0) or max(at - view.height() + px(16), 0)
        bar = self._view.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + beyond // 2)
        if bar.value() != before:
            self._to = QPoint(self._to.x(), self._to.y() + bar.value() - before)
            self._select()
