"""What a covered version is, its confirmation by a second person, and the way to make one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import CoverValue
from imagebank.language import _


class CoverBox(QWidget):
    """Hidden where there is nothing to say or make. Emits `confirm_wanted` and `cover_wanted`."""

    confirm_wanted = Signal()
    cover_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words, self._why_not = label(wrap=True), label(look="muted", wrap=True)
        self.confirm = button(_("Bekräfta att ingen går att känna igen"), "check")
        self.make = button(_("Gör täckt version…"), "copy")
        self.confirm.clicked.connect(self.confirm_wanted)
        self.make.clicked.connect(self.cover_wanted)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(8))
        for part in (self._words, self._why_not, self.confirm, self.make):
            box.addWidget(part)

    def show_cover(self, value: CoverValue | None) -> None:
        """Say it."""
        told = value or CoverValue()
        self.setVisible(value is not None)
        self._words.setText(told.words)
        self._words.setVisible(bool(told.words))
        self._why_not.setText(told.why_not)
        self._why_not.setVisible(bool(told.why_not))
        self.confirm.setVisible(told.may_confirm)
        self.make.setVisible(told.may_cover)
