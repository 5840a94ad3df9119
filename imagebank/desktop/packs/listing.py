"""The list of packs: whose, how they stand, and which one to open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from imagebank.core.errors import N_
from imagebank.desktop.packs.values import ALL, MINE, OUT, WAITING, PackRow
from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import label, labelled
from imagebank.desktop.theme.icons import draw_icon
from imagebank.desktop.theme.look import gap, px, tokens
from imagebank.desktop.values import Choice
from imagebank.language import _

_Index = QModelIndex | QPersistentModelIndex
GROUPS = (
    (MINE, N_("Mina bildpaket ({n})")),
    (WAITING, N_("Väntar på att jag godkänner ({n})")),
    (OUT, N_("Utlämnade ({n})")),
    (ALL, N_("Alla ({n})")),
)
_NONE = {
    MINE: N_("Du har inga bildpaket ännu. Markera bilder i rutnätet och välj Skapa bildpaket."),
    WAITING: N_("Inget bildpaket väntar på att du godkänner det."),
    OUT: N_("Inget bildpaket är utlämnat ännu."),
    ALL: N_("Det finns inga bildpaket ännu. Markera bilder i rutnätet och välj Skapa bildpaket."),
}


_ROW = Qt.ItemDataRole.UserRole + 1
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class RowDelegate(QStyledItemDelegate):
    """Draws one pack: its state as icon and word, its title, the facts; as high as its words need."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index, /) -> QSize:
        """Title, state and facts under each other."""
        wide = self._view.viewport().width() - px(72)
        return QSize(
            px(200), sum(_high(text, font, wide) for text, font, _ink in _lines(index.data(_ROW), option)) + px(22)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        """The ground of the line that is stood at, the icon, the words."""
        row: PackRow = index.data(_ROW)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        colours, side = tokens(), px(24)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(QColor(colours.soft))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), px(8), px(8))
        draw_icon(painter, row.icon, QRect(rect.left() + px(16), rect.top() + px(13), side, side), row.ink)
        y, left, wide = rect.top() + px(11), rect.left() + px(54), rect.width() - px(64)
        for text, font, ink in _lines(row, option):
            high = _high(text, font, wide)
            painter.setFont(font)
            painter.setPen(QColor(getattr(colours, ink)))
            painter.drawText(QRect(left, y, wide, high), _WRAP, text)
            y += high
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def _high(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height() + px(2)


def _lines(row: PackRow, option: QStyleOptionViewItem) -> list[tuple[str, QFont, str]]:
    plain: QFont = option.font  # type: ignore[attr-defined]
    bold = QFont(plain)
    bold.setWeight(QFont.Weight.DemiBold)
    return [(row.title, bold, "text"), (row.status_word, bold, row.ink), (row.facts, plain, "muted")]


class PackList(QWidget):
    """Emits `opened(id)`, and `held` when another line is stood at."""

    opened = Signal(str)
    held = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PackRow, ...] = ()
        self.group = Combo()
        self.list = QListWidget()
        self.list.setObjectName("Verdicts")
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Bildpaket"))
        self._none = label("", "muted", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(12))
        box.addWidget(labelled(_("Visa"), self.group))
        box.addWidget(self._none)
        box.addWidget(self.list, 1)
        box.addStretch(0)
        self.group.setMaximumWidth(px(420))
        self.group.chosen.connect(self._draw)
        self.list.itemActivated.connect(lambda _item: self._open())
        self.list.currentRowChanged.connect(lambda _row: self.held.emit())

    def show_rows(self, rows: Sequence[PackRow], group: str = "") -> None:
        """Show these packs; the first time, or when asked for, as `group`."""
        self._rows = tuple(rows)
        first = (name for name in (WAITING, MINE) if any(name in one.groups for one in rows))
        key = group or self.group.key() or next(first, ALL)
        counts = {name: sum(name in one.groups for one in rows) for name, _words in GROUPS}
        self.group.offer((Choice(name, _(words).format(n=counts[name])) for name, words in GROUPS), key)
        self._draw(key)

    def current(self) -> str:
        """The pack that is stood at; empty where there is none."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def stand_at(self, id: str) -> None:
        """Stand at a pack, if it is listed."""
        for at in range(self.list.count()):
            if self.list.item(at).data(Qt.ItemDataRole.UserRole) == id:
                self.list.setCurrentRow(at)

    def focus(self) -> None:
        """Take the keyboard to the list, or to the choice of what it shows."""
        (self.list if self.list.count() else self.group).setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, group: str) -> None:
        held = self.current()
        self.list.clear()
        for row in (one for one in self._rows if group in one.groups):
            item = QListWidgetItem(row.title)
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setData(_ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}. {row.status_word}. {row.facts}")
            self.list.addItem(item)
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self.stand_at(held)
        self._none.setText(_(_NONE.get(group, "")))
        self._none.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        self.held.emit()

    def _open(self) -> None:
        if self.current():
            self.opened.emit(self.current())
