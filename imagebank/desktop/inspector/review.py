"""The second person's confirmation that nobody can be recognised."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import ReviewValue
from imagebank.language import _


class ReviewBox(QWidget):
    """A sentence and, for who may, a button. Emits `wanted`."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label(look="muted", wrap=True)
        self.confirm = button(_("Bekräfta bedömningen"), "check")
        self.confirm.clicked.connect(self.wanted)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(8))
        box.addWidget(self._words)
        box.addWidget(self.confirm)

    def show_review(self, value: ReviewValue | None) -> None:
        """Say it; hidden where there is nothing to confirm."""
        self.setVisible(value is not None)
        if value is not None:
            self._words.setText(value.words)
            self.confirm.setVisible(value.may_confirm)
