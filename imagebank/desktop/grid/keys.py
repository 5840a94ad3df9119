"""The keys that grid and table share: Space marks, Return opens, figures rate, P, X and U choose, letters lead to a title."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from imagebank.desktop.grid.mark_keys import MarkWish, mark_wish
from imagebank.desktop.grid.model import GridModel
from imagebank.desktop.grid.seeking import Seeking
from imagebank.desktop.grid.selection import Flag, Marks
from imagebank.desktop.parts.speech import announce


class Keys:
    """Answers for one view of the rows. `may_mark`: whether this user rates and chooses; nobody else's letters do."""

    def __init__(self, view: QAbstractItemView, rows: GridModel, marks: Marks) -> None:
        self._view, self._rows, self._marks = view, rows, marks
        self._seeking = Seeking(rows, view)
        self.may_mark = False

    def mark(self, event: QKeyEvent) -> bool:
        """Whether the key was Space, which marks the row and is no letter of a title."""
        here = self._view.currentIndex()
        if event.key() != Qt.Key.Key_Space or not here.isValid() or self._seeking.under_way:
            return False
        self._marks.select(here, Flag.Toggle | Flag.Rows)
        return True

    def wish(self, event: QKeyEvent) -> MarkWish | None:
        """The rating or choice that the key asks for; none inside a word that leads to a title, nor with Shift held."""
        if not self.may_mark or self._seeking.under_way:
            return None
        return mark_wish(event.key(), event.modifiers())

    def opens(self, event: QKeyEvent) -> int | None:
        """The asset that Return opens."""
        here = self._view.currentIndex()
        return self._rows.id_at(here.row()) if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) else None

    def menu(self, event: QKeyEvent) -> QPoint | None:
        """Where the menu is to open for Shift+F10: at the current cell, or in the middle."""
        if event.key() != Qt.Key.Key_F10 or event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            return None
        return menu_spot(self._view)

    def seek(self, letters: str) -> None:
        """Go to the title that begins so, or say that there is none near."""
        if not letters.strip() and not self._seeking.under_way:
            return
        row = self._seeking.row(letters, self._view.currentIndex().row())
        if row is not None:
            self._marks.setCurrentIndex(self._rows.index(row, 0), Flag.ClearAndSelect | Flag.Rows)
            return
        sentence = self._seeking.sentence()
        announce(self._view, sentence)
        QToolTip.showText(self._view.mapToGlobal(QPoint(12, 12)), sentence, self._view)


def menu_spot(view: QAbstractItemView) -> QPoint:
    """Where a menu opens that the keyboard asks for, in the screen's places."""
    port = view.viewport()
    seen = view.visualRect(view.currentIndex()).intersected(port.rect())
    return port.mapToGlobal(seen.center() if not seen.isEmpty() else port.rect().center())
