"""A list view whose layout is arithmetic: constant time at a million rows, still a list to screen readers."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from imagebank.desktop.grid.geometry import Geometry

_Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_STEPS = {
    _Move.MoveLeft: "left",
    _Move.MoveRight: "right",
    _Move.MoveUp: "up",
    _Move.MoveDown: "down",
    _Move.MovePageUp: "page_up",
    _Move.MovePageDown: "page_down",
    _Move.MoveHome: "home",
    _Move.MoveEnd: "end",
    _Move.MoveNext: "right",
    _Move.MovePrevious: "left",
}


class ArithmeticList(QListView):
    """`QListView` with every question about places answered by `geometry()`, none by Qt's own layout."""

    def __init__(self) -> None:
        super().__init__()
        self._least = 240
        self._gap = 16
        self._caption = 72
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def set_measures(self, least: int, gap: int, caption: int) -> None:
        """Cells at least `least` wide, `gap` apart, with `caption` for the words; the first row seen stays."""
        first = self._first_row()
        self._least, self._gap, self._caption = least, gap, caption
        self._settle(first)

    def geometry_of_cells(self) -> Geometry:
        """The arithmetic at the width in force."""
        model = self.model()
        rows = model.rowCount() if model is not None else 0
        return Geometry(self.viewport().width(), rows, self._least, self._gap, self._gap - 4, self._caption)

    def visualRect(self, index: _Index, /) -> QRect:
        """The place of a row, as seen."""
        if not index.isValid():
            return QRect()
        return QRect(*self.geometry_of_cells().box(index.row())).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint, /) -> QModelIndex:
        """The row at a point."""
        row = self.geometry_of_cells().row_at(point.x(), point.y() + self.verticalOffset())
        return QModelIndex() if row is None else self.model().index(row, 0)

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
        /,
    ) -> None:
        """Bring a row into view, with as little movement as will do."""
        rect = self.visualRect(index)
        bar, gap = self.verticalScrollBar(), self._gap
        if rect.isNull():
            return
        if hint == QAbstractItemView.ScrollHint.PositionAtTop or rect.top() < gap:
            bar.setValue(bar.value() + rect.top() - gap)
        elif rect.bottom() > self.viewport().height() - gap:
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + gap)

    def rows_shown(self) -> range:
        """The rows in view."""
        top = self.verticalOffset()
        return self.geometry_of_cells().rows_between(top, top + self.viewport().height())

    def updateGeometries(self) -> None:
        """Tell the scroll bar how long the page is."""
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self.geometry_of_cells().height - high))
        bar.setPageStep(high)
        bar.setSingleStep(max(20, self.geometry_of_cells().step // 4))

    def doItemsLayout(self) -> None:
        """Nothing to lay out: only the scroll bar."""
        self.updateGeometries()
        self.viewport().update()

    def verticalOffset(self) -> int:
        """How far down."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Never sideways."""
        return 0

    def isIndexHidden(self, _index: _Index, /) -> bool:
        """No row is hidden."""
        return False

    def scrollContentsBy(self, dx: int, dy: int, /) -> None:
        """Move what is painted and expose the strip."""
        self.viewport().scroll(dx, dy)

    def dataChanged(self, _first: _Index, _last: _Index, _roles: object = (), /) -> None:  # type: ignore[override]
        """Paint anew: no row changes its size."""
        self.viewport().update()

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier, /) -> QModelIndex:
        """Where a key leads from the current row."""
        geometry = self.geometry_of_cells()
        if not geometry.count:
            return QModelIndex()
        here = self.currentIndex()
        row = geometry.moved(here.row(), _STEPS[action], self.viewport().height()) if here.isValid() else 0
        return self.model().index(row, 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag, /) -> None:
        """Select from corner to corner in reading order; while dragging, what the rectangle touches."""
        if self.state() == QAbstractItemView.State.DragSelectingState:
            found = self._touched(rect.normalized())
        else:
            found = self._from_to(rect.topLeft(), rect.bottomRight())
        self.selectionModel().select(found, command)

    def visualRegionForSelection(self, selection: QItemSelection, /) -> QRegion:
        """The cells in view that changed: at most all of them."""
        if selection.count() != 1:
            return QRegion(self.viewport().rect())
        shown, part = self.rows_shown(), selection.at(0)
        rows = range(max(shown.start, part.top()), min(shown.stop, part.bottom() + 1))
        region = QRegion()
        for row in rows:
            region += self.visualRect(self.model().index(row, 0))
        return region

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another width, another number of columns: the first row seen stays."""
        first = self._first_row(event.oldSize().width())
        super().resizeEvent(event)
        self._settle(first if event.oldSize().width() != event.size().width() else None)

    def _first_row(self, width: int | None = None) -> int | None:
        model = self.model()
        if model is None or not self.verticalOffset():
            return None
        wide = width if width and width > 0 else self.viewport().width()
        before = Geometry(wide, model.rowCount(), self._least, self._gap, self._gap - 4, self._caption)
        return before.rows_between(self.verticalOffset(), self.verticalOffset() + 1).start

    def _settle(self, first: int | None) -> None:
        self.updateGeometries()
        if first is not None:
            self.verticalScrollBar().setValue(self.geometry_of_cells().box(first)[1] - self._gap)
        self.viewport().update()

    def _from_to(self, one: QPoint, other: QPoint) -> QItemSelection:
        first, last = self.indexAt(one), self.indexAt(other)
        if not (first.isValid() and last.isValid()):
            return QItemSelection(last, last) if last.isValid() else QItemSelection()
        low, high = sorted((first.row(), last.row()))
        return QItemSelection(self.model().index(low, 0), self.model().index(high, 0))

    def _touched(self, rect: QRect) -> QItemSelection:
        found = QItemSelection()
        page = rect.translated(0, self.verticalOffset())
        for line in self.geometry_of_cells().rows_in((page.x(), page.y(), page.width(), page.height())):
            ends = self.model().index(line.start, 0), self.model().index(line.stop - 1, 0)
            found.append(QItemSelectionRange(*ends))
        return found
