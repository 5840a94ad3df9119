"""The parts of a report as cards: key figures, or a chart with its table to unfold."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from imagebank.desktop.follow_up.chart import ChartView
from imagebank.desktop.follow_up.values import KeyFigure, PartValue, TableValue
from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.flow import Flow
from imagebank.desktop.parts.focus_ring import current_cell
from imagebank.desktop.parts.fold import Fold
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _

_MOST_ROWS = 14


class FigureTable(QTableWidget):
    """The figures one by one, by the arrow keys; each cell says its row and its measure. Emits `focus_rect_changed`."""

    focus_rect_changed = Signal()

    def __init__(self, title: str, table: TableValue) -> None:
        super().__init__(len(table.rows), len(table.headings))
        self.setObjectName("Table")
        self.setAccessibleName(title)
        self.setHorizontalHeaderLabels(list(table.headings))
        self.setVerticalHeaderLabels(["    " * level + words for words, level, _cells in table.rows])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for row, (words, _level, cells) in enumerate(table.rows):
            for column, said in enumerate(cells):
                self.setItem(row, column, _item(said, f"{words}, {table.headings[column]}: {said}"))
        for column, definition in enumerate(table.definitions):
            if head := self.horizontalHeaderItem(column):
                head.setToolTip(definition)
        shown = min(len(table.rows), _MOST_ROWS)
        self.setMinimumHeight(px(34) * (shown + 1) + px(24))
        self.setCurrentCell(0, 0)
        self.currentCellChanged.connect(self.focus_rect_changed)

    def scrollContentsBy(self, dx: int, dy: int, /) -> None:
        """The cell moves under the ring."""
        super().scrollContentsBy(dx, dy)
        self.focus_rect_changed.emit()

    def focus_rect(self):  # noqa: ANN201 - as `parts.focus_ring.HasFocusRect`
        """The current cell, for the focus ring."""
        return current_cell(self)


class PartCard(QFrame):
    """One part of a report."""

    def __init__(self, part: PartValue) -> None:
        super().__init__()
        self.setObjectName("Card")
        box = QVBoxLayout(self)
        box.setContentsMargins(gap(20), gap(16), gap(20), gap(18))
        box.setSpacing(gap(12))
        box.addWidget(label(part.title, "name", wrap=True))
        if part.figures:
            box.addWidget(_figures(part.figures))
        if part.chart is not None:
            box.addWidget(label(part.chart.heading, "muted", wrap=True))
            box.addWidget(ChartView(part.chart))
        if part.table is not None:
            self._tell(box, part, part.table)

    def _tell(self, box: QVBoxLayout, part: PartValue, table: TableValue) -> None:
        if not table.rows:
            box.addWidget(label(_("Inget att visa."), "muted"))
            return
        self.fold = Fold(_("Siffrorna som tabell"), is_open=part.chart is None)
        inner = QVBoxLayout(self.fold.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(gap(8))
        inner.addWidget(FigureTable(part.title, table))
        told = [f"{head}: {said}" for head, said in zip(table.headings, table.definitions, strict=True)]
        inner.addWidget(label("\n".join([*dict.fromkeys(told), *table.notes]), "muted", wrap=True))
        box.addWidget(self.fold)


def _figures(figures: tuple[KeyFigure, ...]) -> QWidget:
    made = QWidget()
    flow = Flow(made, gap(12))
    for one in figures:
        flow.addWidget(_Figure(one))
    return made


class _Figure(QFrame):
    """A figure in large type over what it counts; how it is counted is its tip and its description."""

    def __init__(self, figure: KeyFigure) -> None:
        super().__init__()
        self.setObjectName("Figure")
        self.setFixedSize(px(176), px(100))
        self.setToolTip(figure.definition)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{figure.heading}: {figure.said}")
        self.setAccessibleDescription(figure.definition)
        box = QVBoxLayout(self)
        box.setContentsMargins(gap(12), gap(10), gap(12), gap(10))
        box.setSpacing(gap(2))
        number: QLabel = label(figure.said, "title")
        box.addWidget(number)
        box.addWidget(label(figure.heading, "muted", wrap=True))
        box.addStretch(1)


def _item(said: str, spoken: str) -> QTableWidgetItem:
    made = QTableWidgetItem(said)
    made.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    return made
