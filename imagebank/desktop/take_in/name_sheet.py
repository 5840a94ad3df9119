"""Asks for a name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.dialog import Sheet
from imagebank.language import _


class NameSheet(Sheet):
    """Emits `named` with what was written."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None, title: str, words: str, help_: str) -> None:
        super().__init__(parent, title, 480, 280)
        self._name = QLineEdit()
        self._keep = button(_("Spara"), "save", "primary")
        self._keep.setDefault(True)
        self.body.addWidget(labelled(words, self._name, label(help_, "muted", wrap=True)))
        self.body.addStretch(1)
        cancel = button(_("Avbryt"))
        cancel.clicked.connect(self.reject)
        self.put_buttons(None, cancel, self._keep)
        self._name.textChanged.connect(self._check)
        self._keep.clicked.connect(self._press)
        self._check()

    def write(self, name: str) -> None:
        """Begin with this name."""
        self._name.setText(name)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def _check(self) -> None:
        self._keep.setEnabled(bool(self._name.text().strip()))

    def _press(self) -> None:
        self.named.emit(self._name.text().strip())
        self.accept()
