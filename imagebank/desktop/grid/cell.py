"""One cell, composed once into a pixmap: picture on a mat, title, state as icon + word + colour, tick."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from imagebank.desktop.grid.mark_badge import draw_marks
from imagebank.desktop.grid.thumbnails import fitted
from imagebank.desktop.parts.lines import broken
from imagebank.desktop.parts.words import length
from imagebank.desktop.theme.icons import TONE_ICONS, TONE_INKS, draw_icon
from imagebank.desktop.theme.look import px, tokens
from imagebank.desktop.values import CellValue

_KEPT = 500


@dataclass(frozen=True, slots=True)
class CellLook:
    """What a composed cell depends on, apart from its value."""

    size: QSize
    picture_height: int
    ratio: float
    selected: bool
    hovered: bool


class CellPainter:
    """Composes cells and keeps the last few hundred."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()

    def clear(self) -> None:
        """Colours or sizes have changed."""
        self._made.clear()

    def pixmap(self, cell: CellValue, picture: QPixmap | None, look: CellLook, font: QFont) -> QPixmap:
        """The composed cell, from the cache when nothing has changed."""
        size = look.size.width(), look.size.height()
        key = (cell, picture.cacheKey() if picture else 0, size, look.ratio, look.selected, look.hovered)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = _compose(cell, picture, look, font)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return found


def caption_height(font: QFont) -> int:
    """Room for two lines of title and one of state."""
    line = QFontMetrics(font).height()
    return px(10) + 2 * line + px(6) + max(line, px(20)) + px(10)


def _compose(cell: CellValue, picture: QPixmap | None, look: CellLook, font: QFont) -> QPixmap:
    made = QPixmap(look.size * look.ratio)
    made.setDevicePixelRatio(look.ratio)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    card = QRectF(0.5, 0.5, look.size.width() - 1, look.size.height() - 1)
    _draw_ground(painter, card, look)
    _draw_picture(painter, picture, card, look)
    if cell.media == "film":
        _draw_length(painter, cell, look, font)
    draw_marks(painter, cell, look.size.width(), font)
    _draw_words(painter, cell, look, font)
    _draw_edge(painter, card, look)
    painter.end()
    return made


def _draw_ground(painter: QPainter, card: QRectF, look: CellLook) -> None:
    colours = tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.soft if look.selected else colours.surface))
    painter.drawRoundedRect(card, px(10), px(10))


def _draw_picture(painter: QPainter, picture: QPixmap | None, card: QRectF, look: CellLook) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(card, px(10), px(10))
    room = QRect(0, 0, look.size.width(), look.picture_height)
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(room, QColor(tokens().sunken))
    if picture is not None:
        _draw_fitted(painter, picture, room, look.ratio)
    else:
        side = px(32)
        spot = QRect(room.center().x() - side // 2, room.center().y() - side // 2, side, side)
        draw_icon(painter, "image", spot, "control")
    painter.restore()


def _draw_fitted(painter: QPainter, picture: QPixmap, room: QRect, ratio: float) -> None:
    across = picture.width() * room.height() / max(1, picture.height())
    nearly = 0.9 < across / room.width() < 1.25  # close to the cell's shape: fill it, cutting a sliver at most
    aim = QSize(room.width(), round(room.width() * picture.height() / picture.width())) if nearly else room.size()
    if nearly and aim.height() < room.height():
        aim = QSize(round(across) + 1, room.height())
    scaled = fitted(picture, aim, ratio)
    wide, high = scaled.width() / ratio, scaled.height() / ratio
    painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
    painter.drawPixmap(QPointF((room.width() - wide) / 2, (room.height() - high) / 2), scaled)


def _draw_length(painter: QPainter, cell: CellValue, look: CellLook, font: QFont) -> None:
    small = QFont(font)
    small.setPixelSize(px(13))
    small.setWeight(QFont.Weight.Bold)
    words = length(cell.duration_s) if cell.duration_s is not None else ""
    metrics = QFontMetrics(small)
    wide, high = metrics.horizontalAdvance(words) + px(36 if words else 30), px(26)
    box = QRect(look.size.width() - wide - px(8), look.picture_height - high - px(8), wide, high)
    painter.setPen(QPen(QColor("#FFFFFF"), 1) if tokens().scheme == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(12, 18, 20, 235))
    painter.drawRoundedRect(box, px(6), px(6))
    _draw_triangle(painter, box)
    painter.setFont(small)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(box.adjusted(px(26), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _draw_triangle(painter: QPainter, box: QRect) -> None:
    left, middle, half = box.left() + px(10), box.center().y() + 0.5, px(5)
    path = QPainterPath(QPointF(left, middle - half))
    path.lineTo(left + px(9), middle)
    path.lineTo(left, middle + half)
    path.closeSubpath()
    painter.fillPath(path, QColor("#FFFFFF"))


def _draw_words(painter: QPainter, cell: CellValue, look: CellLook, font: QFont) -> None:
    colours = tokens()
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    left, wide = px(12), look.size.width() - px(24)
    painter.setPen(QColor(colours.text))
    bottom = _draw_title(painter, cell.title, bold, QRect(left, look.picture_height + px(9), wide, 0))
    medium = QFont(font)
    medium.setWeight(QFont.Weight.Medium)
    side = px(17)
    high = max(QFontMetrics(medium).height(), side)
    row = QRect(left, bottom + px(5), wide, high)
    ink = TONE_INKS[cell.tone]
    spot = QRect(row.left(), row.top() + (high - side) // 2, side, side)
    draw_icon(painter, TONE_ICONS[cell.tone], spot, ink)
    painter.setFont(medium)
    painter.setPen(QColor(getattr(colours, ink)))
    room = row.adjusted(side + px(7), 0, 0, 0)
    words = QFontMetrics(medium).elidedText(cell.status_word, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _draw_title(painter: QPainter, title: str, font: QFont, room: QRect) -> int:
    """Two lines at most, the second shortened; returns where the last line ends."""
    found = broken(title, font, room.width())
    lines = [found[0], " ".join(found[1:])] if len(found) > 1 else found
    metrics = QFontMetrics(font)
    painter.setFont(font)
    y = room.top()
    for words in lines:
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), y + metrics.ascent()), short)
        y += metrics.height()
    return y


def _draw_edge(painter: QPainter, card: QRectF, look: CellLook) -> None:
    colours = tokens()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not look.selected:
        painter.setPen(QPen(QColor(colours.control if look.hovered else colours.line), 1))
        painter.drawRoundedRect(card, px(10), px(10))
        return
    painter.setPen(QPen(QColor(colours.accent), 3))
    painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), px(10), px(10))
    spot = QRect(px(9), px(9), px(27), px(27))
    painter.setPen(QPen(QColor(colours.surface), 2))
    painter.setBrush(QColor(colours.accent))
    painter.drawEllipse(spot)
    draw_icon(painter, "check", spot.adjusted(px(6), px(6), -px(6), -px(6)), "on_accent")
