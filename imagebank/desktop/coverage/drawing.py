"""One cell of the map: the number that may be used, and beside it what goes out soon and what lacks an alternative text.

A cell where nothing may be used is marked: 0, a broken frame and a picture to be taken. Nothing is told by colour alone.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from imagebank.desktop.coverage.model import CoverModel
from imagebank.desktop.coverage.values import CoverCell
from imagebank.desktop.theme.icons import draw_icon
from imagebank.desktop.theme.look import px, tokens

SOON_ICON, NO_ALT_ICON, NONE_ICON = "hourglass", "circle-alert", "image-plus"
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class CoverDrawing(QStyledItemDelegate):
    """Draws cells of `model`."""

    def __init__(self, model: CoverModel) -> None:
        super().__init__(model)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index, /) -> QSize:
        """Rows and columns have the sizes they are given."""
        return QSize(px(80), px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        """Draw one cell."""
        cell, colours, rect = self._model.cell(index), tokens(), option.rect  # type: ignore[attr-defined]
        if cell is None:
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        empty = cell.usable == 0
        painter.fillRect(rect, QColor(colours.soft if chosen else colours.sunken if empty else colours.surface))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if empty:
            painter.setPen(QPen(QColor(colours.control), 1, Qt.PenStyle.DashLine))
            painter.drawRect(rect.adjusted(px(3), px(3), -px(4), -px(4)))
        self._draw(painter, cell, rect.adjusted(px(10), 0, -px(6), 0), empty=empty)
        painter.restore()

    def _draw(self, painter: QPainter, cell: CoverCell, room: QRect, *, empty: bool) -> None:
        bold, plain = QFont(painter.font()), QFont(painter.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(tokens().text))
        number = str(cell.usable)
        painter.drawText(room, _LEFT, number)
        room = room.adjusted(painter.fontMetrics().horizontalAdvance(number) + px(8), 0, 0, 0)
        painter.setFont(plain)
        if empty and not cell.stock:
            _icon(painter, NONE_ICON, room, "text")
        for icon, n in ((SOON_ICON, cell.expiring), (NO_ALT_ICON, cell.no_alt)):
            if n:
                side = _icon(painter, icon, room, "warn")
                painter.setPen(QColor(tokens().warn))
                painter.drawText(room.adjusted(side + px(3), 0, 0, 0), _LEFT, str(n))
                room = room.adjusted(side + px(9) + painter.fontMetrics().horizontalAdvance(str(n)), 0, 0, 0)


def _icon(painter: QPainter, name: str, room: QRect, ink: str) -> int:
    side = px(15)
    draw_icon(painter, name, QRect(room.left(), room.center().y() - side // 2, side, side), ink)
    return side
