"""A box to tick that draws its own tick, breaks its words over lines and may show a count at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from imagebank.desktop.parts.lines import broken, height_of
from imagebank.desktop.parts.words import number
from imagebank.desktop.theme.fonts import tabular
from imagebank.desktop.theme.icons import draw_icon
from imagebank.desktop.theme.look import px, tokens

_AT_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Tick(QCheckBox):
    """A check box; `count` is shown at the right and belongs to its spoken name."""

    def __init__(self, text: str, count: int | None = None, spoken: str = "", level: int = 0) -> None:
        super().__init__(text)
        self._count = count
        self._level = level
        self.setAccessibleName(spoken or text)
        self.setMinimumHeight(px(32))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int, spoken: str) -> None:
        """Another count for the same words."""
        self._count = count
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for box, words and count."""
        words = self.fontMetrics().horizontalAdvance(self.text()) + px(44) + self._count_width()
        return QSize(words + px(20) * self._level, px(32))

    def minimumSizeHint(self) -> QSize:
        """May shrink to the box, count and some letters."""
        return QSize(px(90) + self._count_width(), px(32))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """As high as the words need at this width."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        high = height_of(len(self._lines()), self.font()) + px(10)
        self.setFixedHeight(max(px(32), high))

    def hitButton(self, pos, /) -> bool:  # noqa: ANN001 - Qt's own type
        """The whole row is the target."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw box, words and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        self._draw_box(painter, box)
        self._draw_words(painter, self._words_left())

    def _box(self) -> QRect:
        side = px(20)
        return QRect(px(2) + px(20) * self._level, (self.height() - side) // 2, side, side)

    def _lines(self) -> list[str]:
        room = self.width() - self._words_left() - self._count_width()
        return broken(self.text(), self.font(), room)

    def _words_left(self) -> int:
        return self._box().right() + px(11)

    def _draw_box(self, painter: QPainter, box: QRect) -> None:
        draw_box(painter, box, self.checkState())

    def _draw_words(self, painter: QPainter, left: int) -> None:
        colours = tokens()
        room = QRect(left, 0, self.width() - left - self._count_width(), self.height())
        faint = not self.isEnabled() or (self._count == 0 and not self.isChecked())
        painter.setPen(QColor(colours.muted if faint else colours.text))
        painter.drawText(room, _AT_LEFT, "\n".join(self._lines()))
        self._draw_count(painter)

    def _draw_count(self, painter: QPainter) -> None:
        if self._count is not None:
            painter.setFont(tabular(self.font()))
            painter.setPen(QColor(tokens().muted))
            right = self.rect().adjusted(0, 0, -px(2), 0)
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(right, side, number(self._count))

    def _count_width(self) -> int:
        if self._count is None:
            return px(4)
        return self.fontMetrics().horizontalAdvance(number(self._count)) + px(16)


def draw_box(painter: QPainter, box: QRect, state: Qt.CheckState, *, on_accent: bool = False) -> None:
    """The box of a tick: empty, ticked, or half; `on_accent`: it stands in a line of that colour."""
    colours = tokens()
    filled = state != Qt.CheckState.Unchecked
    edge = colours.on_accent if on_accent else colours.accent if filled else colours.control
    painter.setPen(QPen(QColor(edge), 1.2))
    painter.setBrush(QColor(colours.accent if filled else colours.surface))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), px(5), px(5))
    if state == Qt.CheckState.Checked:
        draw_icon(painter, "check", box.adjusted(px(2), px(2), -px(2), -px(2)), "on_accent")
    elif filled:
        bar = QRect(box.left() + px(5), box.center().y() - px(1), box.width() - px(10), px(3))
        painter.fillRect(bar, QColor(colours.on_accent))
