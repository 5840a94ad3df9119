"""A form that came back: whose it is, what was ticked, who signed, and where it is filed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.parts.choosers import Combo, DateField
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.people.ask_sheet import AskSheet, TickGroup
from imagebank.desktop.people.values import FormAnswers, FormPerson
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import Choice
from imagebank.language import _

FLAGS = (
    ("voice_ok", N_("Rösten får höras")),
    ("name_ok", N_("Namnet får anges")),
    ("explicit", N_("Sammanhanget får visa eller antyda en funktionsnedsättning")),
)


class ReturnedSheet(AskSheet):
    """Emits `person_chosen(id)` and `code_wanted(code)` (answer with `show_person`), then `wanted(FormAnswers)`."""

    person_chosen = Signal(str)
    code_wanted = Signal(str)
    wanted = Signal(FormAnswers)

    def __init__(self, parent: QWidget | None, name: str, note: str, persons: Sequence[Choice], today: date) -> None:
        super().__init__(parent, _("Ta emot blankett"), note or name, _("Spara"), (760, 860))
        self.person: FormPerson | None = None
        self.who = Combo((Choice("", _("Ingen vald")), *persons))
        self.code = QLineEdit()
        self.code.setPlaceholderText("F-XXXX-XXXX")
        self.look_up = button(_("Hitta koden"), "search")
        self.words = label(look="heading", wrap=True)
        self.flags = TickGroup(_("Ja också till"), [Choice(key, _(said)) for key, said in FLAGS])
        self.day, self.diary = DateField(today), QLineEdit()
        self.diary.setPlaceholderText(_("Får vara tomt"))
        self.channels = TickGroup(_("Ja till"), ())
        self.last: DateField | None = None
        self.signers: dict[str, Combo] = {}
        self._place = QWidget()
        self._box = QVBoxLayout(self._place)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap(12))
        self.add(
            labelled(_("Koden på blanketten"), self.code, self.look_up), labelled(_("Eller personen"), self.who), self.words,
            self._place, self.flags, labelled(_("Dag"), self.day), labelled(_("Diarienummer"), self.diary),
        )  # fmt: skip
        self.words.hide()
        self.day.setMaximumDate(self.day.date())
        self.who.chosen.connect(self._chosen)
        self.code.textEdited.connect(self._unknown)
        self.look_up.clicked.connect(self._find)
        self.code.returnPressed.connect(self._find)

    def show_person(self, person: FormPerson) -> None:
        """The form belongs to this person."""
        self.banner.hide()
        self.person = person
        self.who.stand_at(person.id)
        if person.code:
            self.code.setText(person.code)
        self.words.setText(person.words)
        self.words.setVisible(bool(person.words))
        while (taken := self._box.takeAt(0)) is not None:
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        self.channels = TickGroup(_("Ja till"), person.channels)
        answers = (Choice("", _("Inte underskrivet")), Choice("yes", _("Ja")), Choice("no", _("Nej")))
        self.signers = {one.key: Combo(answers) for one in person.signers}
        rows = [labelled(_("Underskrift: {who}").format(who=one.label), self.signers[one.key]) for one in person.signers]  # fmt: skip
        self.last = DateField(person.last) if person.last else None
        days = [labelled(_("Hellre till och med, om det står en tidigare dag"), self.last)] if self.last else []
        for row in (self.channels, *days, *rows):
            self._box.addWidget(row)
            self._heed(row)
        if self.last and person.last:
            self.last.setMaximumDate(self.last.date())
        self.check()

    def problem(self) -> str:
        """No person, no signature, or a yes to nothing."""
        if self.person is None:
            return _("Ange koden eller personen. Utan person sparas ingenting.")
        said = [combo.key() for combo in self.signers.values()]
        if not any(said):
            return _("Ange vem som har skrivit under.")
        if "no" not in said and not self.channels.ticked():
            return _("Kryssa för minst en kanal.")
        return ""

    def send(self) -> None:
        """Tell what stands on the form."""
        if self.person is not None:
            said = tuple((key, combo.key()) for key, combo in self.signers.items() if combo.key())
            self.wanted.emit(
                FormAnswers(
                    self.person.id, self.person.code, self.channels.ticked(), self.flags.ticked(), said, self.day.day(),
                    self.diary.text().strip(), self._until(self.person),
                )
            )  # fmt: skip

    def _until(self, person: FormPerson) -> date | None:
        day = self.last.day() if self.last else None
        return day if day and person.last and day < person.last else None

    def _unknown(self, _text: str) -> None:
        """Another code is written: until it is found the form is nobody's."""
        self.person = None
        self.who.stand_at("")
        self.words.hide()
        self.check()

    def _chosen(self, key: str) -> None:
        self.code.clear()
        if key:
            self.person_chosen.emit(key)
        else:
            self._unknown("")

    def _find(self) -> None:
        if self.code.text().strip():
            self.banner.hide()
            self.code_wanted.emit(self.code.text().strip())
