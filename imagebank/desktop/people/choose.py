"""Who is in the picture: a registered person by pseudonym, or a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from imagebank.core.people import Appearance
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.values import Choice
from imagebank.language import _


class ChoosePersonDialog(Sheet):
    """Emits `chosen(Appearance)`, or `new_wanted`."""

    chosen = Signal(Appearance)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None, persons: Sequence[Choice], film: bool = False) -> None:
        super().__init__(parent, _("Lägg till person"), 640, (680 if film else 580) if persons else 260)
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Del av pseudonymen eller rollen"))
        self._finder = labelled(_("Sök"), self._search)
        self._list = QListWidget()
        self._list.setObjectName("Persons")
        self._list.setAccessibleName(_("Registrerade personer"))
        self._none = label(_("Ingen person är registrerad i banken ännu. Registrera en ny."), "muted", wrap=True)
        self._identifiable = Tick(_("Går att känna igen"))
        self._identifiable.setChecked(True)
        self._voice = Tick(_("Rösten hörs"))
        self._from, self._to = QLineEdit(), QLineEdit()
        self._add = button(_("Lägg till"), "plus", "primary")
        self._add.setDefault(True)
        self._film = film
        for one in persons:
            item = QListWidgetItem(one.label)
            item.setData(Qt.ItemDataRole.UserRole, one.key)
            self._list.addItem(item)
        self._lay_out()
        self._connect()
        self._filter("")

    def appearance(self) -> Appearance:
        """How the chosen person appears."""
        item = self._list.currentItem()
        person = str(item.data(Qt.ItemDataRole.UserRole)) if item else ""
        voice = self._film and self._voice.isChecked()
        return Appearance(person, self._identifiable.isChecked(), voice, _second(self._from), _second(self._to))

    def _lay_out(self) -> None:
        self.body.addWidget(
            label(_("Personer har pseudonymer. Namn visas bara medan personvalvet är öppet."), "muted", wrap=True)
        )
        self.body.addWidget(self._finder)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._none)
        self.body.addStretch(0)
        self.body.addWidget(self._identifiable)
        if self._film:
            self.body.addWidget(self._voice)
            self.body.addWidget(labelled(_("Syns från sekund"), self._from))
            self.body.addWidget(labelled(_("Syns till sekund"), self._to))
        new = button(_("Ny person…"), look="" if self._list.count() else "primary")
        new.clicked.connect(self._new)
        cancel = button(_("Avbryt"))
        cancel.clicked.connect(self.reject)
        self.put_buttons(None, cancel, new, self._add)
        if not self._list.count():
            new.setFocus()

    def _connect(self) -> None:
        self._search.textChanged.connect(self._filter)
        self._list.currentRowChanged.connect(self._check)
        self._list.itemActivated.connect(self._accept)
        for field in (self._from, self._to):
            field.textChanged.connect(self._check)
        self._add.clicked.connect(self._accept)

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        shown = []
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(wanted not in item.text().casefold())
            if not item.isHidden():
                shown.append(row)
        if self._list.currentRow() not in shown:
            self._list.setCurrentRow(shown[0] if shown else -1)
        some = self._list.count() > 0
        self._none.setVisible(not some)
        for part in (self._finder, self._list, self._identifiable, self._add):
            part.setVisible(some)
        self._check()

    def _check(self, _changed: object = None) -> None:
        readable = all(_is_second(field) for field in (self._from, self._to))
        self._add.setEnabled(self._list.currentItem() is not None and readable)

    def _accept(self, _item: object = None) -> None:
        if self._add.isEnabled():
            self.chosen.emit(self.appearance())
            self.accept()

    def _new(self) -> None:
        self.accept()
        self.new_wanted.emit()


def _second(field: QLineEdit) -> float | None:
    text = field.text().strip().replace(",", ".")
    return float(text) if text else None


def _is_second(field: QLineEdit) -> bool:
    text = field.text().strip().replace(",", ".")
    return not text or text.replace(".", "", 1).isdigit()
