"""Registering a person, and looking at, renewing or withdrawing a person's release."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from imagebank.core.people import Person, Release
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.question import Question
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.people.person_form import PersonForm
from imagebank.desktop.people.release_form import ReleaseForm
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import Choice
from imagebank.language import _


class NewPersonDialog(Sheet):
    """Emits `wanted(person, name, release)`: answer with `accept`, or `complain`; the release is None where none is registered now."""

    wanted = Signal(Person, str, object)

    def __init__(self, parent: QWidget | None, release: ReleaseForm) -> None:
        super().__init__(parent, _("Ny person"), 920, 780)
        self._person, self._release = PersonForm(), release
        self._now = Tick(_("Registrera rättslig grund nu"))
        self._now.setChecked(True)
        self._banner = Banner()
        self._why_not = label(look="muted", wrap=True)
        self._save = button(_("Registrera"), "save", "primary")
        self._lay_out()
        self._person.changed.connect(self._check)
        self._release.watch(self._check)
        self._now.toggled.connect(self._release.setVisible)
        self._now.toggled.connect(self._check)
        self._save.clicked.connect(self._accept)
        self._check()

    def complain(self, sentence: str) -> None:
        """Say why the person cannot be registered; what is filled in stays."""
        self._banner.say(sentence, "bad")

    def _lay_out(self) -> None:
        left, right = Column("DialogBody", margin=4, spacing=12), Column("DialogBody", margin=4, spacing=12)
        left.add(self._person)
        right.add(self._now)
        right.add(self._release)
        row = QHBoxLayout()
        row.setSpacing(gap(24))
        row.addWidget(left, 1)
        row.addWidget(right, 1)
        self.body.addWidget(self._banner)
        self.body.addLayout(row, 1)
        cancel = button(_("Avbryt"))
        cancel.clicked.connect(self.reject)
        self.put_buttons(self._why_not, cancel, self._save)

    def _check(self, _changed: object = None) -> None:
        problem = self._person.problem() or (self._release.problem() if self._now.isChecked() else "")
        self._why_not.setText(problem)
        self._save.setEnabled(not problem)

    def _accept(self) -> None:
        release = self._release.release("") if self._now.isChecked() else None
        self.wanted.emit(self._person.person(), self._person.name(), release)


class ReleaseDialog(Sheet):
    """Emits `wanted(Release)` for a new release, `withdraw_wanted` after the user has confirmed it."""

    wanted = Signal(Release)
    withdraw_wanted = Signal()

    def __init__(self, parent: QWidget | None, person: str, words: str, state: str, form: ReleaseForm) -> None:
        super().__init__(parent, _("Samtycke för {person}").format(person=person), 640, 780)
        self._id, self._form = person, form
        self.sure = self._ask
        self._why_not = label(look="muted", wrap=True)
        self._save = button(_("Registrera nytt"), "save", "primary")
        self._withdraw = button(_("Återkalla…"))
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addWidget(label(state, "heading", wrap=True))
        column = Column("DialogBody", margin=4, spacing=12)
        column.add(form)
        self.body.addWidget(column, 1)
        cancel = self.close_button()
        self._save.clicked.connect(self._accept)
        self._withdraw.clicked.connect(self._take_back)
        self.put_buttons(self._why_not, self._withdraw, cancel, self._save)
        form.watch(self._check)
        self._check()

    def may_withdraw(self, may: bool) -> None:
        """Whether there is anything to withdraw."""
        self._withdraw.setVisible(may)

    def _check(self, _changed: object = None) -> None:
        problem = self._form.problem()
        self._why_not.setText(problem)
        self._save.setEnabled(not problem)

    def _accept(self) -> None:
        self.wanted.emit(self._form.release(self._id))
        self.accept()

    def _take_back(self) -> None:
        if self.sure():
            self.withdraw_wanted.emit()
            self.accept()

    def _ask(self) -> bool:
        words = _("Samtycket för {person} återkallas för alla kanaler och slutar gälla genast.")
        yes, no = Choice("yes", _("Återkalla")), Choice("no", _("Avbryt"))
        return (
            Question(self, _("Återkalla samtycket?"), words.format(person=self._id), (yes, no), escape="no").ask()
            == "yes"
        )
