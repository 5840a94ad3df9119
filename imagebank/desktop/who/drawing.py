"""How a frame looks on any picture: a light line in a dark one, and a label on a ground of its own."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from imagebank.desktop.theme.look import px, tokens
from imagebank.desktop.who.geometry import Frame, Shape


def draw_frame(painter: QPainter, picture: QRectF, shape: Shape, frame: Frame | None, chosen: bool) -> None:
    """Draw `shape` in `picture`; faces are dashed, the chosen frame is thicker and in the accent."""
    rect = QRectF(
        picture.x() + shape[0] * picture.width(),
        picture.y() + shape[1] * picture.height(),
        shape[2] * picture.width(),
        shape[3] * picture.height(),
    )
    dashed = frame is not None and frame.kind == "face"
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 200), 7 if chosen else 5))
    painter.drawRect(rect)
    pen = QPen(QColor(255, 233, 92) if chosen else QColor(255, 255, 255), 4 if chosen else 2)
    pen.setStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.drawRect(rect)
    if frame is not None and frame.label:
        _label(painter, picture, rect, frame.label, chosen)


def _label(painter: QPainter, picture: QRectF, rect: QRectF, words: str, chosen: bool) -> None:
    metrics = QFontMetricsF(painter.font())
    high, wide = metrics.height() + px(4), metrics.horizontalAdvance(words) + px(12)
    top = rect.top() - high if rect.top() - high >= picture.top() else rect.top()
    left = min(rect.left(), max(picture.left(), picture.right() - wide))
    ground = QRectF(QPointF(left, top), QPointF(left + wide, top + high))
    colours = tokens()
    painter.fillRect(ground, QColor(255, 233, 92) if chosen else QColor(colours.accent))
    painter.setPen(QColor(0, 0, 0) if chosen else QColor(colours.on_accent))
    painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, words)
