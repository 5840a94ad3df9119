"""The list under the search box: what may be meant by what is being typed. The keyboard stays in the box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.words import number
from imagebank.desktop.search.values import Suggestion
from imagebank.desktop.theme.fonts import tabular
from imagebank.desktop.theme.look import look, px, tokens
from imagebank.language import _, ngettext

_Index = QModelIndex | QPersistentModelIndex
_VALUE = Qt.ItemDataRole.UserRole
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Completions(QListWidget):
    """Emits `chosen(suggestion)`. No line is chosen before somebody goes to one."""

    chosen = Signal(object)

    def __init__(self, box: QWidget) -> None:
        super().__init__(box)
        self._box = box
        self.setObjectName("Completions")
        self.setAccessibleName(_("Förslag"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(_Line(self))
        self.itemClicked.connect(self._choose)
        self.hide()
        if found := look():
            found.changed.connect(self.hide)

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these; none: hide."""
        before = self.isVisible()
        self.clear()
        for one in suggestions:
            item = QListWidgetItem(one.label)
            item.setData(_VALUE, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, one.spoken)
            self.addItem(item)
        self.setCurrentRow(-1)
        if not suggestions:
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()
        if not before:
            words = ngettext(
                "{n} förslag. Pil ned går till dem.", "{n} förslag. Pil ned går till dem.", len(suggestions)
            )
            announce(self._box, words.format(n=len(suggestions)))

    def step(self, by: int) -> None:
        """To the next line or the one before; beyond the ends back to the box."""
        row = (self.currentRow() + 1 + by) % (self.count() + 1) - 1
        self.setCurrentRow(row)
        if row >= 0:
            announce(self._box, str(self.item(row).data(Qt.ItemDataRole.AccessibleTextRole)))
        else:
            self.clearSelection()

    def take(self) -> bool:
        """Choose the line that somebody went to; False where there is none."""
        item = self.currentItem() if self.isVisible() and self.currentRow() >= 0 else None
        if item is not None:
            self._choose(item)
        return item is not None

    def _choose(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(_VALUE))

    def _place(self) -> None:
        window = self._box.window()
        self.setParent(window)
        below = self._box.mapTo(window, QPoint(0, self._box.height() + px(4)))
        high = sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * self.frameWidth() + px(8)
        wide = min(max(self._box.width(), px(380)), window.width() - px(16))
        left = max(px(8), min(below.x(), window.width() - wide - px(8)))
        self.setGeometry(QRect(left, below.y(), wide, min(high, window.height() - below.y() - px(8))))


class _Line(QStyledItemDelegate):
    """One line: the word, what it is, and how many have it."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index, /) -> QSize:
        """High enough to be hit."""
        return QSize(px(120), max(px(36), option.fontMetrics.height() + px(14)))  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        """Draw it."""
        one, rect, colours = index.data(_VALUE), option.rect, tokens()  # type: ignore[attr-defined]
        view = self.parent()
        at = isinstance(view, QListWidget) and view.currentRow() == index.row()
        painter.save()
        painter.fillRect(rect, QColor(colours.accent if at else colours.surface))
        room = rect.adjusted(px(14), 0, -px(14), 0)
        if one.count is not None:
            painter.setFont(tabular(painter.font()))
            painter.setPen(QColor(colours.on_accent if at else colours.muted))
            said = number(one.count)
            painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, said)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(said) - px(14))
        font = QFont(option.font)  # type: ignore[attr-defined]
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.on_accent if at else colours.text))
        label = painter.fontMetrics().elidedText(one.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignLeft, label)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(label) + px(10))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colours.on_accent if at else colours.muted))
        detail = painter.fontMetrics().elidedText(one.detail, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignLeft, detail)
        painter.restore()
