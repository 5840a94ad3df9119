"""One of several ways: a round mark, words that are broken over lines, the whole row as target."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from imagebank.desktop.parts.lines import broken, height_of
from imagebank.desktop.theme.look import px, tokens


class Radio(QRadioButton):
    """Those with one parent exclude each other; the arrow keys go between them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        self.setMinimumHeight(px(32))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for mark and words."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + px(44), px(32))

    def minimumSizeHint(self) -> QSize:
        """May shrink to the mark and some letters."""
        return QSize(px(90), px(32))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """As high as the words need at this width."""
        super().resizeEvent(event)
        self.setFixedHeight(max(px(32), height_of(len(self._lines()), self.font()) + px(10)))

    def hitButton(self, pos: QPoint, /) -> bool:
        """The whole row is the target."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw mark and words."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(20)
        mark = QRectF(px(2), (self.height() - side) / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(colours.accent if self.isChecked() else colours.control), 1.2))
        painter.setBrush(QColor(colours.surface))
        painter.drawEllipse(mark)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(mark.center(), px(5.5), px(5.5))
        painter.setPen(QColor(colours.text))
        room = QRect(self._left(), 0, self.width() - self._left(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "\n".join(self._lines()))
        painter.end()

    def _left(self) -> int:
        return px(33)

    def _lines(self) -> list[str]:
        return broken(self.text(), self.font(), self.width() - self._left())
