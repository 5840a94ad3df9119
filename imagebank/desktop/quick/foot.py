"""Under the picture: back and on, undo, and how far one has come."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.theme.look import gap
from imagebank.language import _


class Foot(QFrame):
    """Emits `stepped(by)` and `undo_wanted`."""

    stepped = Signal(int)
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("JobBar")
        self._back, on = button(_("Föregående"), "arrow-left"), button(_("Nästa"), "arrow-right", "primary")
        undo = button(_("Ångra"), "undo-2", spoken=_("Ångra (Ctrl+Z)"))
        undo.setToolTip(_("Ångra (Ctrl+Z)"))
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        on.clicked.connect(lambda: self.stepped.emit(1))
        undo.clicked.connect(self.undo_wanted)
        self._place = label("", "heading", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(16), gap(8), gap(16), gap(8))
        row.setSpacing(gap(12))
        row.addWidget(flowing(self._back, on, undo), 3)
        row.addWidget(self._place, 2)

    def show_place(self, words: str, *, first: bool) -> None:
        """How far one has come."""
        self._place.setText(words)
        self._back.setEnabled(not first)

    def place(self) -> str:
        """How far one has come, as it is said."""
        return self._place.text()
