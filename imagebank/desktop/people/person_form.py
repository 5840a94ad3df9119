"""What the register keeps of a person; the name, if any, goes to the people vault."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from imagebank.core.people import ROLES, Person
from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import label, labelled
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import Choice
from imagebank.language import _
from imagebank.services.wording import ROLE_WORDS

_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")
_UNKNOWN = "?"


class PersonForm(QWidget):
    """Emits `changed`. `problem()` says what is wrong, `person()` is what was written."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._role = Combo(Choice(role, _(ROLE_WORDS[role]).capitalize()) for role in ROLES)
        self._name, self._month = QLineEdit(), QLineEdit()
        self._name.setPlaceholderText(_("Stannar i personvalvet, visas aldrig i banken"))
        self._month.setPlaceholderText(_("Till exempel 2014-05"))
        self._adult = Tick(_("Vuxen, födelsemånaden behövs inte"))
        counts = (Choice(_UNKNOWN, _("Inte utrett")), *(Choice(str(n), str(n)) for n in (2, 1, 3, 4, 0)))
        self._guardians = Combo(counts)
        self._protected = Tick(_("Skyddade personuppgifter"))
        self._guardian_row = labelled(_("Antal vårdnadshavare"), self._guardians)
        self._lay_out()
        self._connect()

    def person(self) -> Person:
        """The register's post, without a pseudonym yet."""
        adult = self._adult.isChecked()
        guardians = self._guardians.key()
        return Person(
            "",
            self._role.key(),
            None if adult else self._month.text().strip() or None,
            adult,
            None if adult or guardians == _UNKNOWN else int(guardians),
            self._protected.isChecked(),
        )

    def name(self) -> str:
        """The name for the people vault, may be empty."""
        return self._name.text().strip()

    def problem(self) -> str:
        """What must be mended first, in a sentence; empty when nothing."""
        month = self._month.text().strip()
        if not self._adult.isChecked() and month and not _MONTH.fullmatch(month):
            return _("Skriv födelsemånaden som 2014-05.")
        return ""

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(12))
        note = label(_("Personen får en pseudonym. Åldern avgör vem som ska skriva under."), "muted", wrap=True)
        for part in (
            note,
            labelled(_("Roll"), self._role),
            labelled(_("Namn (frivilligt)"), self._name),
            labelled(_("Födelsemånad"), self._month),
            self._adult,
            self._guardian_row,
            self._protected,
        ):
            box.addWidget(part)

    def _connect(self) -> None:
        self._month.textChanged.connect(self.changed)
        self._adult.toggled.connect(self._adult_ticked)

    def _adult_ticked(self, on: bool) -> None:
        self._month.setEnabled(not on)
        self._guardian_row.setVisible(not on)
        self.changed.emit()
