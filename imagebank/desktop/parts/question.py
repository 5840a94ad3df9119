"""A question in the way: only where something would be lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.values import Choice

_WIDE, _HIGH = 600, 220


class Question(Sheet):
    """`ask` gives the key of the answer. The last answer has the keyboard; Escape is `escape`."""

    def __init__(self, parent: QWidget | None, title: str, words: str, answers: Sequence[Choice], escape: str) -> None:
        super().__init__(parent, title, _WIDE, _HIGH)
        self._answer = escape
        self.body.addWidget(label(words, wrap=True))
        self.body.addStretch(1)
        buttons = [button(one.label, look="primary" if one is answers[-1] else "") for one in answers]
        for press, one in zip(buttons, answers, strict=True):
            press.clicked.connect(lambda _on=False, key=one.key: self._press(key))
        self.put_buttons(None, *buttons)
        buttons[-1].setDefault(True)
        buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleDescription(words)

    def ask(self) -> str:
        """Wait for the answer."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.exec()
        self.deleteLater()
        return self._answer

    def _press(self, key: str) -> None:
        self._answer = key
        self.accept()
