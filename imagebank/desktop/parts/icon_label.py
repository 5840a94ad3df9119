"""An icon that stands by itself, drawn in the colour in force: a change of theme needs no reload."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from imagebank.desktop.theme.icons import draw_icon
from imagebank.desktop.theme.look import px


class IconLabel(QWidget):
    """Shows the icon that `show_icon` names, square, at the top of its place."""

    def __init__(self, size: int, name: str = "", ink: str = "text") -> None:
        super().__init__()
        self._size, self._name, self._ink = size, name, ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, ink: str) -> None:
        """Another icon, in the token `ink`."""
        self._name, self._ink = name, ink
        self.update()

    def sizeHint(self) -> QSize:
        """The icon's size at the text size in force."""
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw it."""
        if self._name:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_icon(painter, self._name, self.rect(), self._ink)
            painter.end()
