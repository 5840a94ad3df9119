"""Rows that edit one text: the words, the field, and a counter where length matters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from imagebank.desktop.inspector.fields import TextField
from imagebank.desktop.packs.texts import Remarks
from imagebank.desktop.packs.values import Remark
from imagebank.desktop.parts.area import text_area
from imagebank.desktop.parts.controls import label, labelled
from imagebank.desktop.parts.words import number
from imagebank.desktop.values import Several, Shared
from imagebank.language import _

MOST_LINES = 14
"""So high grows a field with its text; what is longer scrolls."""


class TextRow(QWidget):
    """Emits `changed(key, text)` for the user's edits only."""

    changed = Signal(str, str)

    def __init__(self, field: TextField) -> None:
        super().__init__()
        self.field = field
        self._edit = QLineEdit() if field.lines == 1 else text_area(field.lines, MOST_LINES)
        self._counter = label(look="muted", wrap=True)
        self._counter.setVisible(bool(field.warn))
        self._quiet = False
        self.remarks = Remarks()
        below = (self._counter, self.remarks) if field.warn else ()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(labelled(_(field.words), self._edit, *below))
        if field.help:
            self._edit.setAccessibleDescription(_(field.help))
            self._edit.setToolTip(_(field.help))
        self._edit.textChanged.connect(self._edited)

    def show_text(self, text: Shared, may_edit: bool) -> None:
        """Show `text`, or that the selected assets differ."""
        self._quiet = True
        several = isinstance(text, Several)
        self._edit.setPlaceholderText(_("Flera värden") if several else "")
        words = "" if isinstance(text, Several) else text
        if isinstance(self._edit, QLineEdit):
            self._edit.setText(words)
            self._edit.setCursorPosition(0)
        else:
            self._edit.setPlainText(words)
        self._edit.setReadOnly(not may_edit)
        self._quiet = False
        self._count(words)
        self.show_remarks(words, ())

    def show_remarks(self, text: str, remarks: Sequence[Remark]) -> None:
        """What the guide says of `text`, if that is still what stands there."""
        if text == self.text() and self.field.warn:
            self.remarks.show_remarks(remarks)
            said = " ".join(one.words for one in remarks)
            self._edit.setAccessibleDescription(" ".join(part for part in (self._counter.text(), said) if part))

    def focus(self) -> None:
        """Take the keyboard."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def text(self) -> str:
        """What is written."""
        return self._edit.text() if isinstance(self._edit, QLineEdit) else self._edit.toPlainText()

    def too_long(self) -> bool:
        """Longer than may be saved."""
        return self.field.stop is not None and len(self.text()) > self.field.stop

    def complaint(self) -> str:
        """Which text is too long, how long it is and may be; empty where it is not."""
        if not self.too_long():
            return ""
        words = _("{field} är för lång: {n} tecken, högst {stop} går att spara.")
        return words.format(field=_(self.field.words), n=number(len(self.text())), stop=self.field.stop)

    def _edited(self) -> None:
        self._count(self.text())
        if not self._quiet:
            self.changed.emit(self.field.key, self.text())

    def _count(self, text: str) -> None:
        field = self.field
        if field.warn is None or field.stop is None:
            return
        tone = "bad" if len(text) > field.stop else "warn" if len(text) > field.warn else ""
        self._counter.setText(count_words(len(text), field.warn, field.stop))
        self._counter.setProperty("tone", tone)
        self._counter.style().polish(self._counter)


def count_words(n: int, warn: int, stop: int) -> str:
    """The sentence under a counted text; it says in words what its colour says."""
    if n > stop:
        return _("{n} tecken. För långt: högst {stop} går att spara.").format(n=n, stop=stop)
    if n > warn:
        return _("{n} tecken. Långt: helst högst {warn}.").format(n=n, warn=warn)
    return _("{n} av helst högst {warn} tecken").format(n=n, warn=warn)
