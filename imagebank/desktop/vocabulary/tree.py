"""The lists of concepts as a tree with a search over every label. Each line says its label, path, pictures and state aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from imagebank.desktop.parts.controls import label, labelled
from imagebank.desktop.parts.focus_ring import current_cell
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.vocabulary.values import ConceptRow
from imagebank.language import _

_KEY = Qt.ItemDataRole.UserRole


class Lists(QTreeWidget):
    """A tree whose focus is shown at the line that the keyboard stands at. Emits `focus_rect_changed`."""

    focus_rect_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        for opened in (self.expanded, self.collapsed):
            opened.connect(self.focus_rect_changed)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another width, other line breaks."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        """The ring goes along, by keys or by mouse."""
        super().currentChanged(current, previous)
        self.focus_rect_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int, /) -> None:
        """The line moves under the ring."""
        super().scrollContentsBy(dx, dy)
        self.focus_rect_changed.emit()

    def focus_rect(self) -> QRect:
        """The current line, for the focus ring."""
        return current_cell(self)


class Wrapping(QStyledItemDelegate):
    """Makes a line as high as its words need at its depth; the tree itself asks for one line only."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        """The room that the words need."""
        usual, depth, above = super().sizeHint(option, index), 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        room = self._tree.viewport().width() - depth * self._tree.indentation() - px(48)
        words = QFontMetrics(self._tree.font()).boundingRect(
            QRect(0, 0, max(px(40), room), px(1000)), Qt.TextFlag.TextWordWrap, str(index.data())
        )
        return QSize(usual.width(), max(usual.height(), words.height() + px(17)))


class ConceptTree(QWidget):
    """Emits `chosen(key)` for the line that one stands at, empty where there is none."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, ConceptRow] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Namn, synonym eller kod"))
        self.search.setClearButtonEnabled(False)
        self.tree = Lists()
        self.tree.setObjectName("Lines")
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(False)
        self.tree.setIndentation(px(24))
        self.tree.setWordWrap(True)
        self.tree.setItemDelegate(Wrapping(self.tree))
        self.tree.setAccessibleName(_("Ämnesord"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = label(_("Inget ämnesord passar sökningen."), "muted", wrap=True)
        self._none.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(10))
        for part, stretch in ((labelled(_("Sök ämnesord"), self.search), 0), (self._none, 0), (self.tree, 1)):
            box.addWidget(part, stretch)
        self.search.textChanged.connect(self._filter)
        self.tree.currentItemChanged.connect(self._moved)

    def show_rows(self, rows: Sequence[ConceptRow]) -> None:
        """Show these, opened as before, standing where one stood."""
        open_, held = {key for key, item in self._items.items() if item.isExpanded()}, self.key()
        first = not self._items
        self.tree.blockSignals(True)
        self.tree.clear()
        self._rows = {row.key: row for row in rows}
        self._items = {}
        above: list[QTreeWidgetItem] = []
        for row in rows:
            item = _item(row)
            del above[row.level :]
            if above:
                above[-1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            above.append(item)
            self._items[row.key] = item
        for key in open_ or ({rows[0].key} if rows and first else ()):
            if key in self._items:
                self._items[key].setExpanded(True)
        self.tree.blockSignals(False)
        self._filter(self.search.text())
        self.stand_at(held if held in self._items else next(iter(self._items), ""))

    def stand_at(self, key: str) -> None:
        """Stand at a line, opening what is above it."""
        item = self._items.get(key)
        if item is not None and item.isHidden():
            self.search.clear()
        self.tree.setCurrentItem(item)  # type: ignore[arg-type]
        if item is not None:
            self.tree.scrollToItem(item)

    def key(self) -> str:
        """The line that one stands at."""
        item = self.tree.currentItem()
        return str(item.data(0, _KEY)) if item is not None else ""

    def _moved(self, _new: object, _old: object) -> None:
        self.chosen.emit(self.key())

    def _filter(self, text: str) -> None:
        """Show what fits, with what is above it; nothing written: everything."""
        wanted = text.casefold().split()
        shown: set[int] = set()
        for key, item in self._items.items():
            if all(word in self._rows[key].words.casefold() for word in wanted):
                step: QTreeWidgetItem | None = item
                while step is not None and id(step) not in shown:
                    shown.add(id(step))
                    step = step.parent()
        for item in self._items.values():
            item.setHidden(id(item) not in shown)
            if wanted and id(item) in shown and item.childCount():
                item.setExpanded(True)
        self._none.setVisible(bool(wanted) and not shown)


def _item(row: ConceptRow) -> QTreeWidgetItem:
    made = QTreeWidgetItem([" · ".join(part for part in (row.label, row.pictures, row.state) if part)])
    made.setData(0, _KEY, row.key)
    made.setData(0, Qt.ItemDataRole.AccessibleTextRole, row.spoken)
    made.setToolTip(0, row.spoken)
    if row.state:
        made.setIcon(0, icon("lock" if row.level == 0 else "ban"))
    if row.level == 0:
        font = made.font(0)
        font.setBold(True)
        made.setFont(0, font)
    return made
