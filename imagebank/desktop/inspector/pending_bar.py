"""The bar that says that something is not saved yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QVBoxLayout

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.theme.look import gap
from imagebank.language import _


class PendingBar(QFrame):
    """Hidden while there is nothing to save. Emits `saved` and `undone`."""

    saved = Signal()
    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("PendingBar")
        self._words = label(look="muted", wrap=True)
        self._undo = button(_("Släng ändringarna"), "trash-2")
        self._save = button(_("Spara"), "save", "primary")
        self._save.setShortcut(QKeySequence.StandardKey.Save)
        self._undo.clicked.connect(self.undone)
        self._save.clicked.connect(self.saved)
        box = QVBoxLayout(self)
        box.setContentsMargins(gap(8), gap(8), gap(8), gap(11))
        box.setSpacing(gap(6))
        box.addWidget(self._words)
        box.addWidget(flowing(self._undo, self._save))
        self.hide()

    def show_pending(self, pending: bool, why_not: str = "") -> None:
        """Show the bar, and why saving is not possible, where it is not."""
        self._words.setText(why_not or _("Ändringarna är inte sparade."))
        self._save.setEnabled(not why_not)
        self.setVisible(pending)

    def holds_keyboard(self) -> bool:
        """Whether one of the buttons has the keyboard."""
        return self._undo.hasFocus() or self._save.hasFocus()
