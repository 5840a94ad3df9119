"""Two groups side by side, or under each other where they do not fit: for large text and narrow windows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from imagebank.desktop.theme.look import gap


class Turning(QWidget):
    """`words` take what is left of the width beside `controls`, which keep theirs; `least` is what the words need.

    `top`: the controls stand at the upper edge, beside the first line of something high.
    """

    def __init__(self, words: QWidget, controls: QWidget, least: int, *, top: bool = False) -> None:
        super().__init__()
        self._controls = controls
        self._least = least
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap(10))
        self._box.addWidget(words, 1)
        upright = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
        self._box.addWidget(controls, 0, Qt.AlignmentFlag.AlignLeft | upright)
        self.setMinimumWidth(1)

    def need(self, least: int) -> None:
        """The words need another width."""
        self._least = least
        self._turn()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Turn when the width says so."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        fits = self._controls.sizeHint().width() + self._least + gap(10) <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)
