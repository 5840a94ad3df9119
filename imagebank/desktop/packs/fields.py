"""What a pack is for, as rows: title, channel, purpose, day, language, recipient, planned last day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from imagebank.desktop.packs.values import PackChoices, PackFields
from imagebank.desktop.parts.choosers import Combo, DateField
from imagebank.desktop.parts.controls import label, labelled
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.theme.look import gap
from imagebank.language import _


class PackRows(QWidget):
    """Emits `edited(changes)` with the names of `PackFields` that were changed by the user."""

    edited = Signal(dict)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._shown: PackFields | None = None
        self.title, self.recipient = QLineEdit(), QLineEdit()
        self.title.setPlaceholderText(_("Till exempel Tillgängliga klassrum, hösten 2026"))
        self.recipient.setPlaceholderText(_("Får vara tomt"))
        self.channel, self.purpose, self.language = Combo(), Combo(), Combo()
        self.day, self.last_day = DateField(today), DateField(today)
        self.ends = Tick(_("Det är bestämt hur länge det ska vara publicerat"))
        self._no_title = label(_("Ge paketet en titel."), wrap=True)
        self._no_title.setProperty("tone", "bad")
        self._no_title.hide()
        self._last = labelled(_("Planerad sista dag"), self.last_day)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(12))
        for row in (
            labelled(_("Paketets titel"), self.title, self._no_title), labelled(_("Kanal"), self.channel),
            labelled(_("Ändamål"), self.purpose), labelled(_("Dag för publicering"), self.day),
            labelled(_("Språk"), self.language), labelled(_("Mottagare (om paketet lämnas till någon)"), self.recipient),
            self.ends, self._last,
        ):  # fmt: skip
            box.addWidget(row)
        self._last.hide()
        self._connect()

    def offer(self, choices: PackChoices) -> None:
        """What there is to choose among; where that is new, the first of each is chosen."""
        wanted = (
            (self.channel, choices.channels),
            (self.purpose, choices.purposes),
            (self.language, choices.languages),
        )
        for combo, lines in wanted:
            if combo.count() != len(lines):
                combo.offer(lines, combo.key())

    def show_fields(self, fields: PackFields, *, may_edit: bool = True) -> None:
        """Show these; a text that is being typed stays."""
        before, self._shown = self._shown, fields
        for field, text, old in (
            (self.title, fields.title, before.title if before else ""),
            (self.recipient, fields.recipient, before.recipient if before else ""),
        ):
            if before is None or field.text().strip() == old:
                _write(field, text)
            field.setReadOnly(not may_edit)
        for combo, key in (
            (self.channel, fields.channel), (self.purpose, fields.purpose), (self.language, fields.language),
        ):  # fmt: skip
            combo.stand_at(key)
            combo.setEnabled(may_edit)
        self.day.stand_at(fields.day)
        self.last_day.stand_at(fields.last_day or fields.day)
        self.ends.setChecked(fields.last_day is not None)
        self._last.setVisible(fields.last_day is not None)
        for control in (self.day, self.last_day, self.ends):
            control.setEnabled(may_edit)

    def fields(self) -> PackFields:
        """What stands there."""
        return PackFields(
            self.title.text().strip(), self.channel.key(), self.purpose.key(), self.day.day(), self.language.key(),
            self.recipient.text().strip(), self.last_day.day() if self.ends.isChecked() else None,
            self._shown.renditions if self._shown else (),
        )  # fmt: skip

    def _connect(self) -> None:
        self.title.textEdited.connect(self._titled)
        self.recipient.textEdited.connect(lambda text: self.edited.emit({"recipient": text.strip()}))
        for combo, key in ((self.channel, "channel"), (self.purpose, "purpose"), (self.language, "language")):
            combo.chosen.connect(lambda chosen, key=key: self.edited.emit({key: chosen}))
        self.day.picked.connect(lambda day: self.edited.emit({"day": day}))
        self.last_day.picked.connect(lambda day: self.edited.emit({"last_day": day}))
        self.ends.clicked.connect(self._end)

    def _titled(self, text: str) -> None:
        self._no_title.setVisible(not text.strip())
        if text.strip():
            self.edited.emit({"title": text.strip()})

    def _end(self, on: bool) -> None:
        self._last.setVisible(on)
        if on and self.last_day.day() < self.day.day():
            self.last_day.stand_at(self.day.day())
        self.edited.emit({"last_day": self.last_day.day() if on else None})


def _write(field: QLineEdit, text: str) -> None:
    if field.text() != text:
        field.setText(text)
