"""Where an issued pack was put: to know later where its pictures must be taken down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imagebank.desktop.parts.choosers import Combo, DateField
from imagebank.desktop.parts.controls import labelled
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.people.ask_sheet import AskSheet
from imagebank.desktop.values import Choice
from imagebank.language import _


class PlaceSheet(AskSheet):
    """Emits `wanted(pack, place, recipient, published_on, planned_end)`; the end is None where none is planned."""

    wanted = Signal(str, str, str, object, object)

    def __init__(self, parent: QWidget | None, packs: Sequence[Choice], today: date) -> None:
        words = _("Om ett samtycke återkallas öppnas en återkallelse för varje plats.")
        super().__init__(parent, _("Anteckna plats"), words, _("Anteckna"), (640, 680))
        self.packs = Combo(packs or (Choice("", _("Inget bildpaket är utlämnat ännu")),))
        self.place, self.recipient = QLineEdit(), QLineEdit()
        self.place.setPlaceholderText(_("En webbadress, ett dokument eller ett tillfälle"))
        self.recipient.setPlaceholderText(_("Får vara tomt, gärna en e-postadress"))
        self.published, self.end = DateField(today), DateField(today)
        self.ends = Tick(_("Det är bestämt när det tas ner"))
        self.end.setEnabled(False)
        self.ends.toggled.connect(self.end.setEnabled)
        self.add(
            labelled(_("Bildpaket"), self.packs),
            labelled(_("Plats"), self.place),
            labelled(_("Mottagare"), self.recipient),
            labelled(_("Publicerat"), self.published),
            self.ends,
            labelled(_("Tas ner"), self.end),
        )

    def problem(self) -> str:
        """No pack, or no place."""
        if not self.packs.key():
            return _("Inget bildpaket är utlämnat ännu.")
        return "" if self.place.text().strip() else _("Skriv var bildpaketet finns.")

    def send(self) -> None:
        """Tell the place."""
        end = self.end.day() if self.ends.isChecked() else None
        place, recipient = self.place.text().strip(), self.recipient.text().strip()
        self.wanted.emit(self.packs.key(), place, recipient, self.published.day(), end)
