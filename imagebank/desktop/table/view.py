"""The result as a table: a row an asset, constant time at a million, the selection shared with the grid."""

from __future__ import annotations

from PySide6.QtCore import (
    QByteArray,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from imagebank.desktop.grid.keys import Keys, menu_spot
from imagebank.desktop.grid.model import COLUMNS, GridModel
from imagebank.desktop.grid.selection import Marks
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.parts.focus_ring import current_cell
from imagebank.desktop.table.drawing import TableDrawing
from imagebank.desktop.theme.look import look, px
from imagebank.language import _

_Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_NAMES = tuple(COLUMNS)
ORDERS = {"captured": "captured", "file": "name", "added": "added"}
"""Column → the order that pressing its heading asks for."""

_FALLING = frozenset({"captured", "added"})
_WIDE = {"title": 260, "picture": 76, "status_word": 220, "captured": 164, "kind": 100, "creator": 130, "shoot": 170, "file": 170, "added": 110, "stars": 80, "pick_word": 120}  # fmt: skip


class TableView(QTableView):
    """Emits `opened(id)`, `view_wanted(id)` (a double click), `order_wanted(key)` and `focus_rect_changed`. `attach` before it is first shown."""

    opened = Signal(int)
    view_wanted = Signal(int)
    order_wanted = Signal(str)
    dragged = Signal(int)
    mark_wanted = Signal(str, object)
    menu_wanted = Signal(QPoint)
    focus_rect_changed = Signal()

    def __init__(self, rows: GridModel, marks: Marks, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._rows, self._marks = rows, marks
        self._size = 220
        self._columns = ""
        self._keys = Keys(self, rows, marks)
        self._drawing = TableDrawing(rows, marks, thumbnails)
        self.setObjectName("Table")
        self.setAccessibleName(_("Bilder som tabell"))
        self._dress()
        thumbnails.ready.connect(self._picture_came)
        rows.changed.connect(self._cells_changed)
        marks.marked.connect(self._cells_changed)
        self.doubleClicked.connect(self._open)
        if found := look():
            found.changed.connect(self.restyle)

    def attach(self) -> None:
        """Show the rows; not before somebody looks, a new result is then told to the grid alone."""
        if self.model() is not None:
            return
        self.setModel(self._rows)
        self.setSelectionModel(self._marks)
        self.setItemDelegate(self._drawing)
        header = self.horizontalHeader()
        for one in (header, self.verticalHeader()):  # a heading asks row by row whether its whole column is selected
            one.setSelectionModel(QItemSelectionModel(self._rows, one))
        header.moveSection(_NAMES.index("picture"), 0)
        for name, wide in _WIDE.items():
            header.resizeSection(_NAMES.index(name), px(wide))
        if self._columns:
            header.restoreState(QByteArray.fromHex(self._columns.encode()))
        header.sectionClicked.connect(self._heading_pressed)
        self._rows.modelReset.connect(self._renewed)
        self.restyle()

    def restyle(self) -> None:
        """Colours, text size or the pictures' size have changed."""
        high = max(px(self._size) // 4, self.fontMetrics().height() + px(14))
        self.verticalHeader().setDefaultSectionSize(high)
        self.viewport().update()

    def set_cell_size(self, size: int) -> None:
        """The grid's cell size in design pixels: rows are a fourth of it."""
        self._size = size
        self.restyle()

    def show_order(self, key: str) -> None:
        """Mark the column that the rows stand by."""
        column = next((_NAMES.index(name) for name, own in ORDERS.items() if own == key), -1)
        falling = column >= 0 and _NAMES[column] in _FALLING
        way = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, way)

    def columns(self) -> str:
        """How wide the columns are, for remembering; nothing before they were shown."""
        return bytes(self.horizontalHeader().saveState().toHex().data()).decode() if self.model() else ""

    def keep_columns(self, state: str) -> None:
        """As wide as they were, once they are shown."""
        self._columns = state
        if state and self.model() is not None:
            self.horizontalHeader().restoreState(QByteArray.fromHex(state.encode()))

    def selectAll(self) -> None:
        """Every row, as marks: Qt would make a list of them."""
        self._marks.mark_all()

    def clearSelection(self) -> None:
        """Select nothing."""
        self._marks.clearSelection()

    def focus_rect(self) -> QRect:
        """The current cell, for the focus ring; the whole table when there is none."""
        return current_cell(self)

    def rows_shown(self) -> range:
        """The rows in view."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        n = len(self._rows.ids)
        return range(max(0, first), n if last < 0 else last + 1) if n else range(0)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Fetch what is in view in one question, then Qt's own way."""
        shown = self.rows_shown()
        self._rows.prefetch(shown)
        self._marks.see(shown)
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Space marks, Return opens, figures and P, X, U judge, Shift+F10 opens the menu; the rest is Qt's."""
        one, wish, spot = self._keys.opens(event), self._keys.wish(event), self._keys.menu(event)
        if one is not None:
            self.opened.emit(one)
        elif wish is not None:
            self.mark_wanted.emit(*wish)
        elif spot is not None:
            self.menu_wanted.emit(spot)
        elif not self._keys.mark(event):
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction, /) -> None:
        """A picture is dragged out: whoever feeds the table says what of it may leave."""
        one = self._rows.id_at(self.currentIndex().row())
        if one is not None:
            self.dragged.emit(one)

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        """What can be done with what is selected, where the mouse or the keyboard stands."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(menu_spot(self) if by_key else event.globalPos())

    def may_mark(self, may: bool) -> None:
        """Whether this user rates and chooses by keys."""
        self._keys.may_mark = may

    def keyboardSearch(self, text: str, /) -> None:
        """Letters lead to a title."""
        self._keys.seek(text)

    def moveCursor(self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier, /) -> QModelIndex:
        """Home and End lead to the first and the last row, not column."""
        ends = {_Move.MoveHome: 0, _Move.MoveEnd: len(self._rows.ids) - 1}
        if action in ends and len(self._rows.ids):
            return self._rows.index(ends[action], max(0, self.currentIndex().column()))
        return super().moveCursor(action, keys)

    def currentChanged(self, now: _Index, before: _Index, /) -> None:
        """Let the ring follow."""
        super().currentChanged(now, before)
        self.focus_rect_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int, /) -> None:
        """Move, and let the ring follow."""
        super().scrollContentsBy(dx, dy)
        self.focus_rect_changed.emit()

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for bar in ("setVerticalScrollMode", "setHorizontalScrollMode"):
            getattr(self, bar)(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _heading_pressed(self, column: int) -> None:
        key = ORDERS.get(_NAMES[column])
        if key:
            self.order_wanted.emit(key)

    def _open(self, index: QModelIndex) -> None:
        one = self._rows.id_at(index.row())
        if one is not None:
            self.view_wanted.emit(one)

    def _picture_came(self, one: int) -> None:
        if self.model() is not None and self.isVisible():
            shown = self.rows_shown()
            if one in self._rows.ids[shown.start : shown.stop]:
                self.viewport().update()

    def _cells_changed(self, _ids: object = None) -> None:
        self.viewport().update()

    def _renewed(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.focus_rect_changed.emit()
