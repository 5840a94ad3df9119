"""One cell of the table: its ground and tick where the row is selected, a small picture, a state as icon and word, or words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from imagebank.desktop.grid.model import COLUMNS, GridModel
from imagebank.desktop.grid.selection import Marks
from imagebank.desktop.grid.thumbnails import Thumbnails, fitted
from imagebank.desktop.theme.icons import TONE_ICONS, TONE_INKS, draw_icon
from imagebank.desktop.theme.look import px, tokens
from imagebank.desktop.values import CellValue

_NAMES = tuple(COLUMNS)
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class TableDrawing(QStyledItemDelegate):
    """Draws cells of `rows`."""

    def __init__(self, rows: GridModel, marks: Marks, thumbnails: Thumbnails) -> None:
        super().__init__(marks)
        self._rows, self._marks, self._thumbnails = rows, marks, thumbnails

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index, /) -> QSize:
        """Rows and columns have the sizes they are given."""
        return QSize(px(80), px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        """Draw one cell."""
        colours, rect = tokens(), option.rect  # type: ignore[attr-defined]
        cell, marked = self._rows.cell(index.row()), self._marks.holds(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(colours.soft if marked else colours.surface))
        painter.setPen(QPen(QColor(colours.accent if marked else colours.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        name = _NAMES[index.column()]
        if cell is not None and name == "picture":
            self._draw_picture(painter, cell, rect, marked)
        elif cell is not None:
            words = rect.adjusted(px(10), 0, -px(8), 0)
            if name == "status_word":
                words = _draw_state(painter, cell, words)
            painter.setPen(QColor(getattr(colours, TONE_INKS[cell.tone]) if name == "status_word" else colours.text))
            said = str(getattr(cell, name))
            painter.drawText(
                words, _LEFT, painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, words.width())
            )
        painter.restore()

    def _draw_picture(self, painter: QPainter, cell: CellValue, rect: QRect, marked: bool) -> None:
        room = rect.adjusted(px(4), px(4), -px(4), -px(4))
        painter.fillRect(room, QColor(tokens().sunken))
        picture = self._thumbnails.pixmap(cell.id)
        if picture is None:
            side = min(px(20), room.height())
            draw_icon(painter, "image", _centred(room, side), "control")
        else:
            ratio = painter.device().devicePixelRatioF()
            scaled = fitted(picture, room.size(), ratio)
            wide, high = scaled.width() / ratio, scaled.height() / ratio
            at = QPointF(room.left() + (room.width() - wide) / 2, room.top() + (room.height() - high) / 2)
            painter.drawPixmap(at, scaled)
        if marked:
            spot = QRect(room.left() + px(2), room.top() + px(2), px(20), px(20))
            painter.setPen(QPen(QColor(tokens().surface), 2))
            painter.setBrush(QColor(tokens().accent))
            painter.drawEllipse(spot)
            draw_icon(painter, "check", spot.adjusted(px(4), px(4), -px(4), -px(4)), "on_accent")


def _draw_state(painter: QPainter, cell: CellValue, rect: QRect) -> QRect:
    side = px(17)
    spot = QRect(rect.left(), rect.center().y() - side // 2, side, side)
    draw_icon(painter, TONE_ICONS[cell.tone], spot, TONE_INKS[cell.tone])
    return rect.adjusted(side + px(7), 0, 0, 0)


def _centred(room: QRect, side: int) -> QRect:
    return QRect(room.center().x() - side // 2, room.center().y() - side // 2, side, side)
