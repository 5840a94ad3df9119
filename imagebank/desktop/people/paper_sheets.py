"""Sheets about a person's papers: signatures, evidence, withdrawals, objections, forms to print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.parts.choosers import Combo, DateField
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.question import Question
from imagebank.desktop.parts.radio import Radio
from imagebank.desktop.people.ask_sheet import AskSheet, TickGroup
from imagebank.desktop.values import Choice
from imagebank.language import _, ngettext

METHOD_WORDS = {"paper": N_("På papper"), "e-id": N_("Med e-legitimation"), "email": N_("Med e-post"), "oral": N_("Muntligt")}  # fmt: skip
DECISION_WORDS = {"yes": N_("Ja"), "no": N_("Nej")}
SIGNER_WORDS = {"subject": N_("Personen själv"), "guardian": N_("En vårdnadshavare"), "appointed": N_("Förordnad företrädare")}  # fmt: skip
LANGUAGES = (("sv", N_("Svenska")), ("en", N_("Engelska")))
PAPERS = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic *.eml"


class SignSheet(AskSheet):
    """Who said what, when and how. Emits `wanted(signer, decision, day, method)`; signers are `subject`, `G1` …"""

    wanted = Signal(str, str, date, str)

    def __init__(self, parent: QWidget | None, person: str, signers: Sequence[Choice], today: date) -> None:
        words = _("Ett nej från någon gäller genast. Ett ja räknas när alla som ska skriva under har gjort det.")
        super().__init__(
            parent, _("Underskrift för {person}").format(person=person), words, _("Registrera"), (640, 560)
        )
        self.signer = Combo(signers)
        self.decision = Combo(Choice(key, _(said)) for key, said in DECISION_WORDS.items())
        self.day = DateField(today)
        self.day.setMaximumDate(self.day.date())
        self.method = Combo(Choice(key, _(said)) for key, said in METHOD_WORDS.items())
        self.add(
            labelled(_("Vem"), self.signer), labelled(_("Svar"), self.decision), labelled(_("Dag"), self.day),
            labelled(_("Hur"), self.method),
        )  # fmt: skip

    def send(self) -> None:
        """Tell the signature."""
        self.wanted.emit(self.signer.key(), self.decision.key(), self.day.day(), self.method.key())


class EvidenceSheet(AskSheet):
    """A signed form's file and diary number. Emits `wanted(path, diary_number)`."""

    wanted = Signal(Path, str)

    def __init__(self, parent: QWidget | None, person: str) -> None:
        words = _("Filen sparas krypterad i personvalvet. Originalet kan sedan tas bort från datorn.")
        super().__init__(parent, _("Underlag för {person}").format(person=person), words, _("Spara"), (640, 440))
        self.path, self.diary = QLineEdit(), QLineEdit()
        self.diary.setPlaceholderText(_("Får vara tomt"))
        browse = button(_("Välj fil…"), "folder")
        browse.clicked.connect(self._choose)
        self.add(labelled(_("Fil"), self.path, browse), labelled(_("Diarienummer"), self.diary))

    def problem(self) -> str:
        """No file."""
        return "" if self.path.text().strip() else _("Välj filen med blanketten.")

    def send(self) -> None:
        """Tell the file."""
        self.wanted.emit(Path(self.path.text().strip()).expanduser(), self.diary.text().strip())

    def _choose(self) -> None:
        kinds = _("Blanketter ({kinds})").format(kinds=PAPERS)
        name, _kind = QFileDialog.getOpenFileName(self, _("Välj fil"), filter=kinds)
        if name:
            self.path.setText(name)


class WithdrawSheet(AskSheet):
    """What is withdrawn and by whom. Emits `wanted(channels, signer, day)` after a question; no channels: the whole.

    `signer`: who is proposed, a minor's guardian.
    """

    wanted = Signal(frozenset, str, date)

    def __init__(
        self, parent: QWidget | None, person: str, channels: Sequence[Choice], today: date, signer: str = ""
    ) -> None:
        words = _("Ett återkallande gäller genast och behöver inget skäl. En vårdnadshavare räcker.")
        super().__init__(parent, _("Återkalla för {person}").format(person=person), words, _("Återkalla…"), (640, 600))
        self._person = person
        self.sure = self._ask
        self.whole, self.some = Radio(_("Hela samtycket")), Radio(_("Bara vissa kanaler"))
        self.whole.setChecked(True)
        self.channels = TickGroup(_("Kanaler"), channels)
        self.signer = Combo(Choice(key, _(said)) for key, said in SIGNER_WORDS.items())
        self.signer.stand_at(signer)
        self.day = DateField(today)
        self.day.setMaximumDate(self.day.date())
        self.add(
            self.whole, self.some, self.channels, labelled(_("Vem återkallar"), self.signer),
            labelled(_("Mottaget"), self.day),
        )  # fmt: skip
        self.some.toggled.connect(self.channels.setVisible)
        self.some.toggled.connect(self.check)
        self.channels.hide()

    def problem(self) -> str:
        """Some channels, but none ticked."""
        missing = self.some.isChecked() and not self.channels.ticked()
        return _("Kryssa för minst en kanal.") if missing else ""

    def send(self) -> None:
        """Ask, and tell."""
        if self.sure():
            channels = self.channels.ticked() if self.some.isChecked() else frozenset()
            self.wanted.emit(channels, self.signer.key(), self.day.day())
        else:
            self.check()

    def _ask(self) -> bool:
        words = (
            _("Samtycket för {person} återkallas för de valda kanalerna och slutar gälla där genast.")
            if self.some.isChecked()
            else _("Samtycket för {person} återkallas för alla kanaler och slutar gälla genast.")
        )
        answers = (Choice("yes", _("Återkalla")), Choice("no", _("Avbryt")))
        said = words.format(person=self._person)
        return Question(self, _("Återkalla samtycket?"), said, answers, escape="no").ask() == "yes"


class ObjectionSheet(AskSheet):
    """Records an objection, or decides the one that waits. Emits `wanted(outcome, day)`; outcome empty: it is new."""

    wanted = Signal(str, date)

    def __init__(self, parent: QWidget | None, person: str, waiting: str, today: date) -> None:
        words = (
            _("Invändningen från {day} ska avgöras.").format(day=waiting)
            if waiting
            else _("En invändning mot allmänt intresse stoppar bilderna tills den är avgjord.")
        )
        verb = _("Avgör") if waiting else _("Registrera")
        super().__init__(parent, _("Invändning från {person}").format(person=person), words, verb, (640, 400))
        outcomes = (Choice("upheld", _("Bifalls: bilderna får inte användas")), Choice("rejected", _("Avslås: användningen fortsätter")))  # fmt: skip
        self.outcome, self.day, self._waiting = Combo(outcomes), DateField(today), bool(waiting)
        if waiting:
            self.add(labelled(_("Beslut"), self.outcome))
        self.add(labelled(_("Beslutsdag") if waiting else _("Mottagen"), self.day))

    def send(self) -> None:
        """Tell it."""
        self.wanted.emit(self.outcome.key() if self._waiting else "", self.day.day())


class FormsSheet(AskSheet):
    """Forms to print. Emits `wanted(shoot, channels, language, last_day, path)`; no day where `end` was left as it is.

    Nothing is ticked but what was asked for already: each channel is a choice of whoever asks.
    """

    wanted = Signal(str, frozenset, str, object, Path)

    def __init__(
        self, parent: QWidget | None, count: int, channels: Sequence[Choice], ticked: Sequence[str], end: date
    ) -> None:
        words = ngettext("{n} blankett skrivs ut, med en kod som hittar personen när den kommer tillbaka.", "{n} blanketter skrivs ut i en fil, var och en med en kod som hittar personen när den kommer tillbaka.", count)  # fmt: skip
        super().__init__(parent, _("Blankett"), words.format(n=count), _("Spara PDF…"), (640, 760))
        self.choose_file = self._choose_file
        self.shoot, self.end, self._end = QLineEdit(), DateField(end), end
        self.shoot.setPlaceholderText(_("Till exempel Ekskolan, hösten 2026"))
        self.language = Combo(Choice(key, _(said)) for key, said in LANGUAGES)
        self.channels = TickGroup(_("Be om samtycke för"), channels, ticked)
        self.add(
            labelled(_("Fotografering"), self.shoot), labelled(_("Språk"), self.language),
            labelled(_("Sista dagen"), self.end), self.channels,
            label(_("Är personvalvet öppet skrivs namnen ut; annars finns rader att fylla i."), "muted", wrap=True),
        )  # fmt: skip

    def problem(self) -> str:
        """Nothing is asked for."""
        return "" if self.channels.ticked() else _("Kryssa för minst en kanal.")

    def send(self) -> None:
        """Ask where, and tell."""
        path = self.choose_file()
        if path is None:
            self.check()
            return
        shoot, language = self.shoot.text().strip(), self.language.key()
        day = self.end.day()
        self.wanted.emit(shoot, self.channels.ticked(), language, None if day == self._end else day, path)

    def _choose_file(self) -> Path | None:
        name, _kind = QFileDialog.getSaveFileName(self, _("Spara blanketterna"), "blanketter.pdf", _("PDF (*.pdf)"))
        return Path(name) if name else None
