"""A chart of bars: each group's words over its bars, each bar's figure after it, so that colour is never needed to read it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from imagebank.desktop.follow_up.values import BarValue, ChartValue
from imagebank.desktop.theme.look import gap, px, tokens

_BAR, _LABEL, _BETWEEN = 18, 24, 8
_WIDEST = 0.78
"""The widest bar's share of the room: its figure stands after it."""


class ChartView(QWidget):
    """Reached by Tab, and says all its figures then; the table below says them one by one."""

    def __init__(self, chart: ChartValue) -> None:
        super().__init__()
        self._chart = chart
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{chart.heading}. {chart.spoken}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(px(900))

    def sizeHint(self) -> QSize:
        """High enough for every bar."""
        bars = sum(len(held) for _words, held in self._chart.groups)
        legend = px(_LABEL) * len(self._chart.series) if len(self._chart.series) > 1 else 0
        return QSize(px(360), legend + bars * px(_BAR + 4) + len(self._chart.groups) * px(_LABEL + _BETWEEN) + gap(4))

    def minimumSizeHint(self) -> QSize:
        """May become narrow, never low."""
        return QSize(px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Legend, then group by group."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = self._legend(painter)
        for words, bars in self._chart.groups:
            painter.setPen(QColor(tokens().text))
            line = QRect(0, y, self.width(), px(_LABEL))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
            y += px(_LABEL)
            for bar in bars:
                self._bar(painter, bar, y)
                y += px(_BAR + 4)
            y += px(_BETWEEN)
        painter.end()

    def _legend(self, painter: QPainter) -> int:
        if len(self._chart.series) < 2:
            return 0
        for at, words in enumerate(self._chart.series):
            box = QRectF(0, at * px(_LABEL) + px(4), px(16), px(16))
            self._fill(painter, box, at)
            painter.setPen(QColor(tokens().text))
            room = QRect(px(24), at * px(_LABEL), self.width() - px(24), px(_LABEL))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        return len(self._chart.series) * px(_LABEL)

    def _bar(self, painter: QPainter, bar: BarValue, y: int) -> None:
        wide = max(2.0, self.width() * _WIDEST * bar.width / 100)
        self._fill(painter, QRectF(0.5, y + 0.5, wide, px(_BAR) - 1), bar.series)
        painter.setPen(QColor(tokens().text))
        room = QRect(int(wide) + px(8), y, self.width() - int(wide) - px(8), px(_BAR))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, bar.said)

    def _fill(self, painter: QPainter, box: QRectF, series: int) -> None:
        """The first series is filled, the second hatched: they are told apart without colour."""
        colours = tokens()
        painter.setPen(QPen(QColor(colours.accent), 1.2))
        painter.setBrush(
            QColor(colours.accent) if not series else QBrush(QColor(colours.accent), Qt.BrushStyle.BDiagPattern)
        )
        painter.drawRoundedRect(box, 3, 3)
