"""The grid itself: paints composed cells, tells what is selected and what shall be opened or dropped in."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from imagebank.desktop.grid.cell import CellLook, CellPainter, caption_height
from imagebank.desktop.grid.hover_strip import HoverStrip
from imagebank.desktop.grid.keys import Keys, menu_spot
from imagebank.desktop.grid.layout import ArithmeticList
from imagebank.desktop.grid.marquee import Marquee
from imagebank.desktop.grid.model import GridModel
from imagebank.desktop.grid.selection import Marks
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.theme.look import gap, look, px
from imagebank.language import _

_Index = QModelIndex | QPersistentModelIndex


class GridView(ArithmeticList):
    """Cells of a `GridModel` with pictures from `Thumbnails`."""

    selection_changed = Signal()
    opened = Signal(int)
    view_wanted = Signal(int)
    focus_rect_changed = Signal()
    dragged = Signal(int)
    mark_wanted = Signal(str, object)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: GridModel, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._rows = model
        self._thumbnails = thumbnails
        self._painter = CellPainter()
        self._hovered: int | None = None
        self._share: float | None = None
        self.hover = HoverStrip(self)
        self._size = 220
        self.setObjectName("Grid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Bilder"))
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.marks = Marks(model, self)
        self._keys = Keys(self, model, self.marks)
        self._marquee = Marquee(self, self.marks)
        self.setModel(model)
        self.setSelectionModel(self.marks)
        self._listen()
        self.restyle()

    def restyle(self) -> None:
        """Colours, text size or cell size have changed."""
        self._painter.clear()
        least = round(self._size + 0.62 * (px(self._size) - self._size))
        self.set_measures(least, gap(16), caption_height(self.font()))

    def set_cell_size(self, size: int) -> None:
        """The least width of a cell in design pixels."""
        self._size = size
        self.restyle()

    def selected_ids(self) -> np.ndarray:
        """The selected assets, in order."""
        return self.marks.ids()

    def selected_count(self) -> int:
        """How many are selected."""
        return self.marks.count

    def select_ids(self, ids: Iterable[int]) -> None:
        """Select exactly these assets."""
        self.marks.mark(ids)

    def clearSelection(self) -> None:
        """Select nothing."""
        self.marks.clearSelection()

    def selectAll(self) -> None:
        """Select all rows."""
        self.marks.mark_all()

    def go_back_to(self, ids: np.ndarray) -> None:
        """Select exactly these assets again, and let the keyboard stand at the first of them."""
        self.select_ids(ids)
        row = self._rows.row_of(int(ids[0])) if len(ids) else None
        index = QModelIndex() if row is None else self._rows.index(row, 0)
        self.marks.setCurrentIndex(index, self.marks.SelectionFlag.NoUpdate)
        self.viewport().update()

    def current_id(self) -> int | None:
        """The asset the keyboard stands at."""
        return self._rows.id_at(self.currentIndex().row())

    def focus_rect(self) -> QRect:
        """The current cell, for the focus ring; the whole grid when there is none."""
        rect = self.visualRect(self.currentIndex())
        if rect.isNull():
            return self.viewport().rect().adjusted(6, 6, -6, -6)
        seen = rect.intersected(self.viewport().rect())
        return seen.translated(self.viewport().pos()) if not seen.isEmpty() else QRect()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the cells that the exposed strip touches."""
        geometry, top = self.geometry_of_cells(), self.verticalOffset()
        rows = geometry.rows_between(event.rect().top() + top, event.rect().bottom() + 1 + top)
        self._rows.prefetch(rows)
        self.marks.see(self.rows_shown())
        painter = QPainter(self.viewport())
        for row in rows:
            self._draw(painter, row, QRect(*geometry.box(row)).translated(0, -top))
        self._marquee.draw(painter)
        painter.end()

    def startDrag(self, _actions: Qt.DropAction, /) -> None:
        """A picture is dragged out: whoever feeds the grid says what of it may leave."""
        one = self.current_id()
        if one is not None:
            self.dragged.emit(one)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Space marks, Return opens, figures and P, X, U judge, Shift+F10 opens the menu; the rest is Qt's."""
        one, wish, spot = self._keys.opens(event), self._keys.wish(event), self._keys.menu(event)
        if self._marquee.escaped(event):
            return
        if one is not None:
            self.opened.emit(one)
        elif wish is not None:
            self.mark_wanted.emit(*wish)
        elif spot is not None:
            self.menu_wanted.emit(spot)
        elif not self._keys.mark(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str, /) -> None:
        """Letters lead to a title."""
        self._keys.seek(text)

    def currentChanged(self, now: _Index, before: _Index, /) -> None:
        """Bring the current cell into view and let the ring follow."""
        super().currentChanged(now, before)
        if now.isValid():
            self.scrollTo(now)
        self.focus_rect_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int, /) -> None:
        """Move, and let the ring follow."""
        super().scrollContentsBy(dx, dy)
        self.focus_rect_changed.emit()

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """Mark the cell under the mouse; a band over the cells selects what it touches."""
        if self._marquee.moved(event):
            return
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        self._hover(self.indexAt(at))
        self._scrub(at)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Select, begin to drag a picture out, or begin a band on empty ground (with Alt or Shift anywhere)."""
        if not self._marquee.pressed(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """The band is done."""
        if not self._marquee.released():
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        """What can be done with what is selected, where the mouse or the keyboard stands."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(menu_spot(self) if by_key else event.globalPos())

    def may_mark(self, may: bool) -> None:
        """Whether this user rates and chooses by keys."""
        self._keys.may_mark = may

    def leaveEvent(self, event: QEvent, /) -> None:
        """The mouse has left."""
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _listen(self) -> None:
        self._thumbnails.ready.connect(self._picture_came)
        self.hover.ready.connect(self._picture_came)
        self._rows.modelReset.connect(self._renewed)
        self.marks.marked.connect(self._marked)
        self._rows.changed.connect(self._cells_changed)
        self.doubleClicked.connect(self._open)
        if found := look():
            found.changed.connect(self.restyle)

    def _draw(self, painter: QPainter, row: int, rect: QRect) -> None:
        cell = self._rows.cell(row)
        if cell is None:
            return
        geometry = self.geometry_of_cells()
        shown = CellLook(
            QSize(geometry.cell_width, geometry.cell_height),
            geometry.picture_height,
            self.devicePixelRatioF(),
            self.marks.holds(row),
            row == self._hovered,
        )
        picture = self._thumbnails.pixmap(cell.id)
        if row == self._hovered and self._share is not None and cell.media == "film":
            picture = self.hover.frame(cell.id, self._share) or picture
        pixmap = self._painter.pixmap(cell, picture, shown, self.font())
        painter.drawPixmap(rect.topLeft(), pixmap)

    def _hover(self, index: QModelIndex) -> None:
        row = index.row() if index.isValid() else None
        if row != self._hovered:
            rows = (self._hovered, row)
            self._hovered = row
            for one in rows:
                if one is not None:
                    self.viewport().update(self.visualRect(self._rows.index(one, 0)))

    def _scrub(self, at: QPoint) -> None:
        """Along a film's cell the mouse shows its moments: the left edge is the beginning, the right edge the end."""
        cell = self._rows.cell(self._hovered) if self._hovered is not None else None
        self._share = None
        if cell is not None and cell.media == "film" and self._hovered is not None:
            rect = self.visualRect(self._rows.index(self._hovered, 0))
            self._share = (at.x() - rect.left()) / max(1, rect.width())
            self.viewport().update(rect)

    def _open(self, index: QModelIndex) -> None:
        one = self._rows.id_at(index.row())
        if one is not None:
            self.view_wanted.emit(one)

    def _picture_came(self, one: int) -> None:
        for row in self.rows_shown():
            if self._rows.ids[row] == one:
                self.viewport().update(self.visualRect(self._rows.index(row, 0)))

    def _cells_changed(self, _ids: list[int]) -> None:
        self.viewport().update()

    def _marked(self) -> None:
        self.viewport().update()
        self.selection_changed.emit()

    def _renewed(self) -> None:
        """After new rows the keyboard stands where it stood, and that is in sight."""
        self._hovered = None
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.focus_rect_changed.emit()
