"""The film's frame with its captions: large text on dark ground, drawn by us so that it grows with the text size."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from imagebank.desktop.parts.lines import broken
from imagebank.desktop.theme.look import px, tokens

_WIDE = 0.86
_SHARE, _MOST = 0.045, 0.1
"""Captions are as wide as `_WIDE` of the screen at most, their letters as high as `_SHARE` of its height at least; where text
is large and the screen low, they leave something to be seen of the film (`_MOST`)."""


class Screen(QWidget):
    """Shows what it is given; `pressed` when it is clicked."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._frame: QImage | QPixmap | None = None
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(px(160), px(120))

    def show_frame(self, frame: QImage | QPixmap | None) -> None:
        """Another frame; None: nothing yet."""
        self._frame = frame
        self.update()

    @property
    def frame(self) -> QImage | QPixmap | None:
        """The frame that is seen."""
        return self._frame

    def show_caption(self, text: str) -> None:
        """What is said now; nothing takes it away."""
        if text != self._caption:
            self._caption = text
            self.update()

    @property
    def caption(self) -> str:
        """The caption that is seen."""
        return self._caption

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """A click plays and pauses."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """The frame, fitted, and the caption over its lower part."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().sunken))
        if self._frame is not None and not self._frame.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            room = _fitted(self._frame.size(), self.rect())
            if isinstance(self._frame, QImage):
                painter.drawImage(room, self._frame)
            else:
                painter.drawPixmap(room, self._frame, QRectF(self._frame.rect()))
        if self._caption:
            self._draw_caption(painter)
        painter.end()

    def _draw_caption(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(max(self.height() * _SHARE, min(px(22), self.height() * _MOST))))
        font.setWeight(QFont.Weight.DemiBold)
        lines = [
            line for text in self._caption.splitlines() for line in broken(text, font, round(self.width() * _WIDE))
        ]
        metrics = QFontMetrics(font)
        wide = max(metrics.horizontalAdvance(line) for line in lines) + px(28)
        high = metrics.height() * len(lines) + px(16)
        ground = QRect((self.width() - wide) // 2, self.height() - high - px(20), wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 225))
        painter.drawRoundedRect(ground, px(6), px(6))
        painter.setFont(font)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))


def _fitted(picture: QSize, room: QRect) -> QRectF:
    by = min(room.width() / picture.width(), room.height() / picture.height())
    wide, high = picture.width() * by, picture.height() * by
    return QRectF((room.width() - wide) / 2, (room.height() - high) / 2, wide, high)
