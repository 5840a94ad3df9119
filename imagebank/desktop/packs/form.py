"""What a pack is for: title, channel, purpose, day, recipient, form, target and who approves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QFileDialog, QLineEdit, QWidget

from imagebank.desktop.parts.choosers import Combo, DateField
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.values import Choice, PackDraft
from imagebank.language import _


class PackForm(Column):
    """Emits `use_changed` when the verdicts may be others, `changed` on every change, `entered` on Return in a field."""

    use_changed = Signal()
    changed = Signal()
    entered = Signal()

    def __init__(self, channels: Sequence[Choice], purposes: Sequence[Choice], day: date, target: Path) -> None:
        super().__init__("DialogBody", margin=4, spacing=12)
        self.setAccessibleName(_("Om paketet"))
        self._title, self._recipient, self._approver = QLineEdit(), QLineEdit(), QLineEdit()
        self._channel, self._purpose = Combo(channels), Combo(purposes)
        self._day = DateField(day)
        self._form = Combo((Choice("folder", _("Mapp")), Choice("zip", _("Zip-fil"))))
        self._target = QLineEdit(str(target))
        self._browse = button(_("Välj plats…"), "folder")
        self.warning = label(wrap=True)
        self.warning.setProperty("tone", "bad")
        self.warning.hide()
        self._lay_out()
        self._connect()

    def stand_at(self, channel: str, purpose: str = "") -> None:
        """Begin with this use, telling nobody."""
        self._channel.stand_at(channel)
        self._purpose.stand_at(purpose)

    def not_before(self, day: date) -> None:
        """A pack is never dated before the day it is made."""
        self._day.not_before(day)

    def draft(self, ids: tuple[int, ...]) -> PackDraft:
        """Everything that was asked for."""
        form: Literal["folder", "zip"] = "zip" if self._form.key() == "zip" else "folder"
        return PackDraft(
            title=self._title.text().strip(),
            channel=self._channel.key(),
            purpose=self._purpose.key(),
            day=self._day.day(),
            recipient=self._recipient.text().strip(),
            form=form,
            target=Path(self._target.text().strip()),
            approver=self._approver.text().strip(),
            ids=ids,
        )

    def write(self, title: str, approver: str = "", recipient: str = "") -> None:
        """Fill the words in."""
        self._title.setText(title)
        self._approver.setText(approver)
        self._recipient.setText(recipient)

    def offer_approvers(self, names: Sequence[str]) -> None:
        """Complete what is written with colleagues whom the bank knows."""
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if popup := completer.popup():
            popup.setObjectName("Completions")
        self._approver.setCompleter(completer)

    def _lay_out(self) -> None:
        self._title.setPlaceholderText(_("Till exempel Tillgängliga klassrum, hösten 2026"))
        self._approver.setPlaceholderText(_("Namn på en kollega"))
        place = labelled(_("Mapp där paketet läggs"), self._target, self._browse)
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("Paketets titel"), self._title),
            (_("Kanal"), self._channel),
            (_("Ändamål"), self._purpose),
            (_("Dag för publicering"), self._day),
            (_("Mottagare (om paketet lämnas till någon)"), self._recipient),
            (_("Godkänns av (någon annan än du)"), self._approver),
        )
        for words, control in rows[:5]:
            self.add(labelled(words, control))
        self.add(labelled(rows[5][0], self._approver, self.warning))
        self.add(labelled(_("Form"), self._form))
        self.add(place)

    def _connect(self) -> None:
        for field in (self._recipient, self._approver, self._target, self._title):
            field.textChanged.connect(self.changed)
            field.returnPressed.connect(self._enter)
        self._title.editingFinished.connect(self.use_changed)
        self._channel.chosen.connect(self.use_changed)
        self._purpose.chosen.connect(self.use_changed)
        self._day.picked.connect(self.use_changed)
        self._browse.clicked.connect(self._choose)

    def _enter(self) -> None:
        """Return in an open list of colleagues only picks one."""
        completer = self._approver.completer()
        popup = completer.popup() if completer else None
        if popup is None or not popup.isVisible():
            self.entered.emit()

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Välj plats"), self._target.text())
        if name:
            self._target.setText(name)
