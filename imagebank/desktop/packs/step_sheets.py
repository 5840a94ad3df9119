"""Sheets of a pack's steps: a note to submit, approve or give back; where to issue it; where it was published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.parts.area import text_area
from imagebank.desktop.parts.choosers import Combo, DateField
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.people.ask_sheet import AskSheet, TickGroup
from imagebank.desktop.values import Choice
from imagebank.language import _

NOTES = {
    "submit": (
        N_("Lämna för godkännande"), N_("En annan kommunikatör ser paketet under Väntar på att jag godkänner."),
        N_("Lämna"), N_("Anteckning till den som godkänner (får vara tom, utan namn)"),
    ),
    "approve": (
        N_("Godkänn bildpaketet"), N_("Du har sett bilderna och texterna och står för att de får lämnas ut så."),
        N_("Godkänn"), N_("Anteckning (får vara tom, utan namn)"),
    ),
    "return": (
        N_("Lämna tillbaka"), N_("Paketet blir ett utkast igen. Din anteckning står i historiken."),
        N_("Lämna tillbaka"), N_("Vad som behöver ändras, utan namn"),
    ),
}  # fmt: skip
"""Act → title, what it means, the verb, what the note is."""


class NoteSheet(AskSheet):
    """Emits `wanted(note)`. Only giving back must say why. `told` is what the one who submitted it said, in a sentence."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None, act: str, told: str = "") -> None:
        title, words, verb, what = (_(text) for text in NOTES[act])
        super().__init__(parent, title, words, verb, (600, 400))
        self._must = act == "return"
        self.note = text_area(3)
        self.note.textChanged.connect(self.check)
        if told:
            self.add(label(told, wrap=True))
        self.add(labelled(what, self.note))

    def problem(self) -> str:
        """Nothing said where something must be."""
        return _("Skriv vad som behöver ändras.") if self._must and not self._said() else ""

    def send(self) -> None:
        """Tell the note."""
        self.wanted.emit(self._said())

    def _said(self) -> str:
        return " ".join(self.note.toPlainText().split())


class IssueSheet(AskSheet):
    """Emits `wanted(folder, form, recipient)`; the form is `folder` or `zip`."""

    wanted = Signal(Path, str, str)

    def __init__(self, parent: QWidget | None, folder: Path, recipient: str) -> None:
        words = _("Banken ser efter en sista gång att alla får användas och gör sedan filerna. Paketet lämnas ut helt, eller inte alls.")  # fmt: skip
        super().__init__(parent, _("Lämna ut bildpaketet"), words, _("Lämna ut paketet"), (640, 560))
        self.choose_folder = self._choose_folder
        self.folder, self.recipient = QLineEdit(str(folder)), QLineEdit(recipient)
        self.recipient.setPlaceholderText(_("Får vara tomt"))
        self.form = Combo((Choice("folder", _("Mapp")), Choice("zip", _("Zip-fil"))))
        browse = button(_("Välj plats…"), "folder")
        browse.clicked.connect(self._browse)
        self.add(
            labelled(_("Mottagare (om paketet lämnas till någon)"), self.recipient),
            labelled(_("Form"), self.form),
            labelled(_("Mapp där paketet läggs"), self.folder, browse),
        )

    def problem(self) -> str:
        """No place."""
        return "" if self.folder.text().strip() else _("Välj var paketet ska läggas.")

    def send(self) -> None:
        """Tell where to, and to whom."""
        self.wanted.emit(Path(self.folder.text().strip()), self.form.key(), self.recipient.text().strip())

    def _browse(self) -> None:
        folder = self.choose_folder()
        if folder:
            self.folder.setText(folder)

    def _choose_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, _("Välj plats"), self.folder.text())


class PublishedSheet(AskSheet):
    """Where a pack was published. Emits `wanted(kind, place, recipient, day, end, pictures)`; no `pictures`: the whole pack."""

    wanted = Signal(str, str, str, object, object, tuple)

    def __init__(self, parent: QWidget | None, pictures: Sequence[Choice], today: date, last_day: date | None) -> None:
        words = _("Om ett samtycke återkallas eller går ut säger banken vad som ska bort, plats för plats.")
        super().__init__(parent, _("Publicerat på"), words, _("Anteckna"), (640, 760))
        kinds = (
            Choice("address", _("Webbadress")), Choice("document", _("Dokument")), Choice("event", _("Tillfälle"))
        )  # fmt: skip
        self.kind, self.place, self.recipient = Combo(kinds), QLineEdit(), QLineEdit()
        self.recipient.setPlaceholderText(_("Får vara tomt, gärna en e-postadress"))
        self.day, self.end = DateField(today), DateField(last_day or today)
        self.ends = Tick(_("Det är bestämt när det tas ner"))
        self.ends.setChecked(last_day is not None)
        self.end.setEnabled(last_day is not None)
        self.ends.toggled.connect(self.end.setEnabled)
        self.some = Tick(_("Bara några av bilderna"))
        self.pictures = TickGroup(_("Bilder på platsen"), pictures)
        self.pictures.hide()
        self.some.toggled.connect(self.pictures.setVisible)
        self.some.setVisible(len(pictures) > 1)
        self.add(
            labelled(_("Slag av plats"), self.kind), labelled(_("Adress, dokument eller tillfälle"), self.place),
            labelled(_("Mottagare"), self.recipient), labelled(_("Publicerat"), self.day), self.ends,
            labelled(_("Tas ner"), self.end), self.some, self.pictures,
        )  # fmt: skip

    def problem(self) -> str:
        """No place, or none of the pictures."""
        if not self.place.text().strip():
            return _("Skriv var bilderna är publicerade.")
        none = self.some.isChecked() and not self.pictures.ticked()
        return _("Markera minst en bild.") if none else ""

    def send(self) -> None:
        """Tell the place."""
        end = self.end.day() if self.ends.isChecked() else None
        pictures = tuple(sorted(self.pictures.ticked())) if self.some.isChecked() else ()
        place, recipient = self.place.text().strip(), self.recipient.text().strip()
        self.wanted.emit(self.kind.key(), place, recipient, self.day.day(), end, pictures)
