"""What people think of a picture, on its corner: the choice as icon and word, the rating as a star and a figure."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from imagebank.desktop.theme.icons import PICK_ICONS, PICK_INKS, draw_icon
from imagebank.desktop.theme.look import px, tokens
from imagebank.desktop.values import CellValue

Part = tuple[str, str, str]
"""Icon, its ink, the words after it."""


def draw_marks(painter: QPainter, cell: CellValue, wide: int, font: QFont) -> None:
    """Draw them at the upper right of a cell `wide` pixels wide; the choice's word is left out where there is no room."""
    if not cell.pick_word and not cell.stars:
        return
    small = QFont(font)
    small.setPixelSize(px(13))
    small.setWeight(QFont.Weight.Bold)
    metrics = QFontMetrics(small)
    parts = _parts(cell, cell.pick_word)
    if _width(parts, metrics) > wide - px(58):  # the tick of a selected cell stands at the left
        parts = _parts(cell, "")
    needed, high = _width(parts, metrics), max(px(26), metrics.height() + px(6))
    box = QRect(wide - needed - px(8), px(8), needed, high)
    colours = tokens()
    painter.setPen(QPen(QColor(colours.control), 1))
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(box, px(6), px(6))
    painter.setFont(small)
    painter.setPen(QColor(colours.text))
    left, side = box.left() + px(8), px(15)
    for icon, ink, words in parts:
        draw_icon(painter, icon, QRect(left, box.center().y() - side // 2, side, side), ink)
        left += side + px(4)
        room = QRect(left, box.top(), metrics.horizontalAdvance(words) + px(2), box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        left += metrics.horizontalAdvance(words) + px(8 if words else 2)


def _parts(cell: CellValue, word: str) -> list[Part]:
    found = [(PICK_ICONS[cell.pick], PICK_INKS[cell.pick], word)] if cell.pick_word else []
    return found + ([("star", "text", cell.stars)] if cell.stars else [])


def _width(parts: list[Part], metrics: QFontMetrics) -> int:
    each = (px(15) + px(4) + metrics.horizontalAdvance(words) + px(8 if words else 2) for _icon, _ink, words in parts)
    return px(8) + sum(each)
