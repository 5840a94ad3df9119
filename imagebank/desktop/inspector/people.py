"""Who is depicted: pseudonyms, never names, each with the state of the release."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.theme.icons import TONE_ICONS, TONE_INKS
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import FacesValue, PersonValue
from imagebank.language import _


class PeopleBox(QWidget):
    """Emits `add_wanted`, `remove_wanted(appearance)` and `release_wanted(appearance)`."""

    add_wanted = Signal()
    remove_wanted = Signal(str)
    release_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap(8))
        self._rows = QWidget()
        self._add = button(_("Lägg till person…"), "plus")
        self._add.clicked.connect(self.add_wanted)
        self._nobody = label(
            _("Bilden är bedömd utan personer. Ändra bedömningen ovan för att lägga till någon."), "muted", wrap=True
        )
        self._faces = label(wrap=True)
        self._faces.hide()
        self._may_edit = True
        for part in (label(_("Personer"), "heading"), self._rows, self._faces, self._add, self._nobody):
            self._box.addWidget(part)

    def show_people(self, people: tuple[PersonValue, ...], may_edit: bool) -> None:
        """One row a person."""
        fresh = QWidget()
        box = QVBoxLayout(fresh)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(6))
        for person in people:
            box.addWidget(self._row(person, may_edit))
        if not people:
            box.addWidget(label(_("Ingen person är registrerad."), "muted", wrap=True))
        self._box.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh
        self._may_edit = may_edit
        self.allow_adding(True)

    def show_faces(self, faces: FacesValue | None) -> None:
        """How many faces there are, and whether somebody is missing."""
        self._faces.setVisible(faces is not None)
        if faces is not None:
            self._faces.setText(faces.words)
            self._faces.setProperty("tone", "warn" if faces.warn else "")
            self._faces.style().polish(self._faces)

    def allow_adding(self, may: bool) -> None:
        """Where the assessment says that there is nobody, say so instead of offering the button."""
        self._add.setVisible(self._may_edit and may)
        self._nobody.setVisible(self._may_edit and not may)

    def _row(self, person: PersonValue, may_edit: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(10))
        row.addWidget(IconLabel(22, TONE_ICONS[person.tone], TONE_INKS[person.tone]), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(_words(person), 1)
        if may_edit:
            release = icon_button("files", _("Samtycke för {person}").format(person=person.pseudonym))
            release.setProperty("appearance", person.appearance)
            release.clicked.connect(self._release)
            row.addWidget(release)
            remove = icon_button("trash-2", _("Ta bort {person} ur bilden").format(person=person.pseudonym))
            remove.setProperty("appearance", person.appearance)
            remove.clicked.connect(self._remove)
            row.addWidget(remove)
        return made

    def _remove(self) -> None:
        pressed = self.sender()
        self.remove_wanted.emit(pressed.property("appearance") if pressed else "")

    def _release(self) -> None:
        pressed = self.sender()
        self.release_wanted.emit(pressed.property("appearance") if pressed else "")


def _words(person: PersonValue) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(0)
    who = _("{person}, {role}").format(person=person.pseudonym, role=person.role)
    state = label(person.status_word, wrap=True)
    state.setProperty("tone", TONE_INKS[person.tone])
    box.addWidget(label(who, "heading", wrap=True))
    box.addWidget(state)
    return box
