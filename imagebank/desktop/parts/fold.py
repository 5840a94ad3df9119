"""A heading that folds what is under it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button
from imagebank.desktop.parts.lines import broken
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _


class Fold(QWidget):
    """Give `body` a layout with the parts that are folded."""

    def __init__(self, words: str, *, is_open: bool) -> None:
        super().__init__()
        self._words = words
        self.heading = button(words, "chevron-down", "heading")
        self.heading.setIconSize(QSize(px(22), px(18)))
        self.heading.clicked.connect(self._fold)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.body = QWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(2))
        box.addWidget(self.heading)
        box.addWidget(self.body)
        self.unfold(is_open)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Break the heading over lines where the text is large."""
        super().resizeEvent(event)
        self._break()

    @property
    def is_open(self) -> bool:
        """Whether the parts are shown."""
        return not self.body.isHidden()

    def call(self, words: str) -> None:
        """Another heading."""
        self._words = words
        self._break()
        self._name()

    def unfold(self, wanted: bool = True) -> None:
        """Show the parts, or fold them."""
        self.body.setVisible(wanted)
        self.heading.setIcon(icon("chevron-down" if wanted else "chevron-right"))
        self._name()

    def _name(self) -> None:
        words = _("{group}, utfälld") if self.is_open else _("{group}, hopfälld")
        self.heading.setAccessibleName(words.format(group=self._words))

    def _break(self) -> None:
        self.heading.ensurePolished()
        self.heading.setText("\n".join(broken(self._words, self.heading.font(), self.width() - px(44))))

    def _fold(self) -> None:
        self.unfold(not self.is_open)
