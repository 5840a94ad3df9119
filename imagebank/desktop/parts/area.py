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


def text_area(lines: int) -> QPlainTextEdit:
    """A text area so many lines high."""
    made = _Area()
    made.setTabChangesFocus(True)
    made.setFixedHeight(QFontMetrics(made.font()).lineSpacing() * lines + px(24))
    return made
