"""Sheets about a person's post: its facts, its card in the people vault, and which post is the same person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from imagebank.core.card import Card, Guardian
from imagebank.core.errors import N_
from imagebank.core.people import ROLES, Person
from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import labelled
from imagebank.desktop.parts.question import Question
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.people.ask_sheet import AskSheet
from imagebank.desktop.theme.look import px
from imagebank.desktop.values import Choice
from imagebank.language import _
from imagebank.services.wording import ROLE_WORDS

_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")
_UNKNOWN = "?"
SUPPORTS = (("none", N_("Inget")), ("god_man", N_("God man")), ("forvaltare", N_("Förvaltare")))
FLAGS = (
    ("protected", N_("Skyddade personuppgifter")),
    ("deceased", N_("Avliden")),
    ("lacks_capacity", N_("Kan inte själv ta ställning")),
)


class PostSheet(AskSheet):
    """The facts of a registered person. Emits `wanted(Person)`."""

    wanted = Signal(Person)

    def __init__(self, parent: QWidget | None, person: Person) -> None:
        words = _("Det som stod tidigare finns kvar i historiken. Skyddade personuppgifter stoppar bilderna genast.")
        super().__init__(parent, _("Uppgifter om {person}").format(person=person.id), words, _("Spara"), (640, 740))
        self._old = person
        self.role = Combo(Choice(role, _(ROLE_WORDS[role]).capitalize()) for role in ROLES)
        self.month = QLineEdit(person.birth_month or "")
        self.month.setPlaceholderText(_("Till exempel 2014-05"))
        self.adult = Tick(_("Vuxen, födelsemånaden behövs inte"))
        counts = (Choice(_UNKNOWN, _("Inte utrett")), *(Choice(str(n), str(n)) for n in range(10)))
        self.guardians = Combo(counts)
        self.support = Combo(Choice(key, _(said)) for key, said in SUPPORTS)
        self.flags = {name: Tick(_(said)) for name, said in FLAGS}
        self.role.stand_at(person.role)
        self.guardians.stand_at(_UNKNOWN if person.guardians is None else str(person.guardians))
        self.support.stand_at(person.decision_support)
        for name, tick in self.flags.items():
            tick.setChecked(getattr(person, name))
        custody = labelled(_("Antal vårdnadshavare"), self.guardians)
        self.adult.toggled.connect(custody.setHidden)
        self.adult.toggled.connect(self.month.setDisabled)
        self.add(
            labelled(_("Roll"), self.role), labelled(_("Födelsemånad"), self.month), self.adult, custody,
            *self.flags.values(), labelled(_("Stöd i beslut"), self.support),
        )  # fmt: skip
        self.adult.setChecked(person.adult)

    def problem(self) -> str:
        """A month that is none."""
        month = self.month.text().strip()
        fits = self.adult.isChecked() or not month or _MONTH.fullmatch(month)
        return "" if fits else _("Skriv födelsemånaden som 2014-05.")

    def send(self) -> None:
        """Tell the post as it shall be."""
        adult, count = self.adult.isChecked(), self.guardians.key()
        self.wanted.emit(
            replace(
                self._old, role=self.role.key(), adult=adult,
                birth_month=None if adult else self.month.text().strip() or None,
                guardians=None if adult or count == _UNKNOWN else int(count), decision_support=self.support.key(),
                **{name: tick.isChecked() for name, tick in self.flags.items()},
            )
        )  # fmt: skip


class CardSheet(AskSheet):
    """Name, contact and guardians, kept in the people vault. Emits `wanted(Card)`."""

    wanted = Signal(Card)

    def __init__(self, parent: QWidget | None, person: str, card: Card | None) -> None:
        words = _("Sparas krypterat i personvalvet. I banken syns bara pseudonymen.")
        super().__init__(parent, _("Namn för {person}").format(person=person), words, _("Spara"), (640, 760))
        card = card or Card("")
        self.name, self.contact = QLineEdit(card.name), QLineEdit(card.contact)
        self.guardians: list[tuple[str, QLineEdit, QLineEdit]] = []
        self.note = QPlainTextEdit(card.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(90))
        self.add(labelled(_("Namn"), self.name), labelled(_("Kontakt"), self.contact))
        held = {one.id: one for one in card.guardians}
        for id in dict.fromkeys(("G1", "G2", *held)):
            self._add_guardian(held.get(id, Guardian(id, "")))
        self.add(labelled(_("Anteckning"), self.note))

    def problem(self) -> str:
        """No name."""
        return "" if self.name.text().strip() else _("Skriv namnet.")

    def send(self) -> None:
        """Tell the card."""
        guardians = tuple(
            Guardian(id, name.text().strip(), contact.text().strip())
            for id, name, contact in self.guardians
            if name.text().strip()
        )
        note = self.note.toPlainText().strip()
        self.wanted.emit(Card(self.name.text().strip(), self.contact.text().strip(), guardians, note))

    def _add_guardian(self, guardian: Guardian) -> None:
        name, contact = QLineEdit(guardian.name), QLineEdit(guardian.contact)
        self.guardians.append((guardian.id, name, contact))
        self.add(
            labelled(_("Vårdnadshavare {id}, namn").format(id=guardian.id), name),
            labelled(_("Vårdnadshavare {id}, kontakt").format(id=guardian.id), contact),
        )


class MergeSheet(AskSheet):
    """Which post is the same person. Emits `wanted(gone)` after the user has confirmed it."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None, kept: str, others: Sequence[Choice]) -> None:
        words = _("{person} står kvar för båda, med det strängare av allt. Den andra posten blir historik. Det går inte att ångra.")  # fmt: skip
        super().__init__(parent, _("Slå ihop"), words.format(person=kept), _("Slå ihop"), (640, 400))
        self._kept = kept
        self.sure = self._ask
        self.other = Combo(others or (Choice("", _("Det finns ingen annan person")),))
        self.add(labelled(_("Samma person som"), self.other))

    def problem(self) -> str:
        """Nobody to merge with."""
        return "" if self.other.key() else _("Det finns ingen annan person att slå ihop med.")

    def send(self) -> None:
        """Ask, and tell."""
        if self.sure():
            self.wanted.emit(self.other.key())
        else:
            self.check()

    def _ask(self) -> bool:
        words = _("{gone} och {kept} blir en person. Det går inte att ångra.")
        said = words.format(gone=self.other.key(), kept=self._kept)
        answers = (Choice("yes", _("Slå ihop")), Choice("no", _("Avbryt")))
        return Question(self, _("Slå ihop posterna?"), said, answers, escape="no").ask() == "yes"
