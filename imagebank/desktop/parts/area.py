"""Several lines of text, for writing."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit

from imagebank.desktop.theme.look import px


class _Area(QPlainTextEdit):
    """A text area that leaves Tab to the keyboard's way and the wheel to the page when it has nothing to scroll."""

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def setPlaceholderText(self, text: str, /) -> None:
        """Show another hint; Qt paints it only where one comes or goes, not where one takes another's place."""
        super().setPlaceholderText(text)
        self.viewport().update()


def text_area(lines: int, most: int = 0) -> QPlainTextEdit:
    """A text area so many lines high; with `most`, it grows with its text to so many."""
    made = _Area()
    made.setTabChangesFocus(True)
    made.setFixedHeight(_high(made, lines))
    if most > lines:
        made.document().documentLayout().documentSizeChanged.connect(
            lambda size: _grow(made, size.height(), lines, most)
        )
    return made


def _grow(area: QPlainTextEdit, shown: float, lines: int, most: int) -> None:
    """A plain text's size is told in lines."""
    high = _high(area, min(most, max(lines, round(shown))))
    if high != area.height():
        area.setFixedHeight(high)


def _high(area: QPlainTextEdit, lines: int) -> int:
    return QFontMetrics(area.font()).lineSpacing() * lines + px(24)
