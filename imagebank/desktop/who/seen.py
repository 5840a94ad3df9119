"""What is looked at: it fills its place, and scrolls where the text is too large for the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from imagebank.desktop.theme.look import gap, px


class Filling(QScrollArea):
    """Put parts into `box`; the one with a stretch takes the room that is left."""

    def __init__(self, name: str) -> None:
        super().__init__()
        body = QWidget()
        body.setObjectName("Empty")
        self.box = QVBoxLayout(body)
        self.box.setContentsMargins(gap(4), gap(4), gap(6), gap(4))
        self.box.setSpacing(gap(10))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setMinimumHeight(px(90))
        self.setWidget(body)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
