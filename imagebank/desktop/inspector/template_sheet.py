"""Using a template on what is selected: which one, and what it would do, before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from imagebank.desktop.inspector.facts import FactsTable
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.values import Choice
from imagebank.language import _


class TemplateSheet(Sheet):
    """Emits `chosen(name)` when another template is looked at (answer with `show_outcome`), and `used(name)`."""

    chosen = Signal(str)
    used = Signal(str)

    def __init__(self, parent: QWidget | None, names: Sequence[str], amount: str) -> None:
        super().__init__(parent, _("Använd mall"), 620, 600)
        self.banner = Banner()
        self.template = Combo()
        self._facts, self._words = FactsTable(), label(look="muted", wrap=True)
        self.use = button(_("Använd på {amount}").format(amount=amount), "check", "primary")
        self.use.setEnabled(False)
        column = Column("DialogBody", margin=4, spacing=12)
        column.add(labelled(_("Mall"), self.template))
        column.add(label(_("Det här händer:"), "heading", wrap=True))
        column.add(self._facts)
        column.add(self._words)
        self.body.addWidget(self.banner)
        self.body.addWidget(column, 1)
        cancel = button(_("Avbryt"))
        cancel.clicked.connect(self.reject)
        self.put_buttons(None, cancel, self.use)
        self.template.offer(tuple(Choice(name, name) for name in names), names[0])
        self.template.chosen.connect(self._other)
        self.use.clicked.connect(lambda: self.used.emit(self.template.key()))
        self.template.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_outcome(self, name: str, rows: tuple[tuple[str, str], ...], words: str, *, changes: bool) -> None:
        """What the template of that name would do: (field, value and on how many), and in a sentence."""
        if name == self.template.key():
            self._facts.show_facts(rows)
            self._words.setText(words)
            self.use.setEnabled(changes)

    def complain(self, sentence: str) -> None:
        """It cannot be used."""
        self.use.setEnabled(False)
        self.banner.say(sentence, "warn")

    def _other(self, name: str) -> None:
        self.banner.hide()
        self.use.setEnabled(False)
        self.chosen.emit(name)
