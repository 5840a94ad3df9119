"""The map itself: the arrow keys go from cell to cell, each says its sentence; Return or a click chooses it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from imagebank.desktop.coverage.drawing import CoverDrawing
from imagebank.desktop.coverage.model import CoverModel
from imagebank.desktop.coverage.values import CoverCell, CoverMap
from imagebank.desktop.parts.focus_ring import current_cell
from imagebank.desktop.theme.look import look, px
from imagebank.language import _

_Index = QModelIndex | QPersistentModelIndex


class CoverView(QTableView):
    """Emits `chosen(cell)`, `stood_at(cell)` and `focus_rect_changed`."""

    chosen = Signal(CoverCell)
    stood_at = Signal(CoverCell)
    focus_rect_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cells = CoverModel()
        self._drawing = CoverDrawing(self._cells)
        self.setObjectName("Table")
        self.setAccessibleName(_("Täckning: lärmiljöer och skolformer"))
        self.setModel(self._cells)
        self.setItemDelegate(self._drawing)
        self._dress()
        self.clicked.connect(self._choose)
        if found := look():
            found.changed.connect(self.restyle)

    def show_map(self, shown: CoverMap) -> None:
        """Show a map; the cell that one stood at is kept where it is still there."""
        held = self.currentIndex()
        row, column = (held.row(), held.column()) if held.isValid() else (0, 0)
        self._cells.show_map(shown)
        self.restyle()
        if shown.rows and shown.columns:
            self.stand_at(min(row, len(shown.rows) - 1), min(column, len(shown.columns) - 1))

    def stand_at(self, row: int, column: int) -> None:
        """Go to a cell."""
        self.setCurrentIndex(self._cells.index(row, column))

    def held(self) -> CoverCell | None:
        """The cell one stands at."""
        return self._cells.cell(self.currentIndex())

    def restyle(self) -> None:
        """Colours or text size have changed: rows and columns have room for their words."""
        rows, header = self.verticalHeader(), self.horizontalHeader()
        metrics = header.fontMetrics()
        bold = 1.12  # headings are heavier than the font they are measured in
        for column in range(self._cells.columnCount()):
            widest = max(metrics.horizontalAdvance(word) for word in self._cells.words_of_column(column))
            header.resizeSection(column, max(px(104), int(widest * bold) + px(24)))
        header.setFixedHeight(3 * metrics.height() + px(16))
        rows.setDefaultSectionSize(max(px(36), metrics.height() + px(14)))
        wanted = int(metrics.horizontalAdvance(self._cells.longest_row()) * bold) + px(26)
        rows.setFixedWidth(max(px(120), min(wanted, px(300), max(px(120), self.width() * 2 // 5))))
        self.viewport().update()

    def focus_rect(self) -> QRect:
        """The current cell, for the focus ring; the whole map when there is none."""
        return current_cell(self)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Return and the blank choose the cell; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, now: _Index, before: _Index, /) -> None:
        """Say where one stands, and let the ring follow."""
        super().currentChanged(now, before)
        cell = self._cells.cell(now)
        if cell is not None:
            self.stood_at.emit(cell)
        self.focus_rect_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int, /) -> None:
        """Move, and let the ring follow."""
        super().scrollContentsBy(dx, dy)
        self.focus_rect_changed.emit()

    def _choose(self, index: _Index) -> None:
        cell = self._cells.cell(index)
        if cell is not None:
            self.chosen.emit(cell)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for bar in ("setVerticalScrollMode", "setHorizontalScrollMode"):
            getattr(self, bar)(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSelectionModel(QItemSelectionModel(self._cells, header))
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        self.horizontalHeader().setDefaultAlignment(wrapped)  # type: ignore[arg-type]
