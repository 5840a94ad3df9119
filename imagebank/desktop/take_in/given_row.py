"""One field that every file may get: ticked means used, then the value and what it does to what the file says."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.parts.turning import Turning
from imagebank.desktop.take_in.editors import Editor
from imagebank.desktop.take_in.fields import LISTS, GivenField
from imagebank.desktop.take_in.values import GivenValue
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import Choice
from imagebank.language import _


class GivenRow(QWidget):
    """Emits `changed` when it is used, or no longer."""

    changed = Signal()

    def __init__(self, field: GivenField, editor: Editor) -> None:
        super().__init__()
        self.field = field
        self.words = _(field.words)
        self._editor = editor
        self._tick = Tick(self.words, spoken=_("Använd {field}").format(field=self.words))
        add = _("Lägg till") if field.kind in LISTS else _("Lägg till där det saknas")
        self._mode = Combo((Choice("add", add), Choice("set", _("Ersätt"))))
        self._mode.setFixedWidth(px(236))
        self._lay_out()
        self._tick.toggled.connect(self._toggled)
        self._toggled(on=False)

    def is_used(self) -> bool:
        """Whether it is ticked."""
        return self._tick.isChecked()

    def said(self) -> str:
        """The field with what is filled in, where that is one line of text."""
        value = self._editor.value()
        return f"{self.words}: {value}" if isinstance(value, str) and value and "\n" not in value else self.words

    def given(self) -> GivenValue:
        """The value, and how it is put."""
        return GivenValue(self._editor.value(), "set" if self._mode.key() == "set" else "add")

    def show_given(self, given: GivenValue | None) -> None:
        """Tick and fill in; None: not used. What was written stays for another time."""
        self._tick.setChecked(given is not None)
        if given is not None:
            self._editor.show_value(given.value)
            self._mode.stand_at(given.mode)

    def focus(self) -> None:
        """Take the keyboard to the value."""
        self._editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        how = _("{field}: när filen redan har uppgiften").format(field=self.words)
        self._mode.setAccessibleName(how)
        self._mode.setAccessibleDescription(how)
        self._editor.widget.setAccessibleName(self.words)
        if self.field.kind == "day":
            self._editor.widget.setAccessibleDescription(self.words)
        self._below = QWidget()
        inner = QVBoxLayout(self._below)
        inner.setContentsMargins(gap(33), 0, 0, gap(6))
        inner.addWidget(Turning(self._editor.widget, self._mode, px(220), top=True))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(2))
        box.addWidget(self._tick)
        box.addWidget(self._below)

    def _toggled(self, on: bool) -> None:
        self._below.setVisible(on)
        self.changed.emit()
