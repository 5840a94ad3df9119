"""The sheets that ask for a passphrase. What is written is handed on once and wiped from the field; nothing is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imagebank.desktop.parts.controls import button, labelled
from imagebank.desktop.people.ask_sheet import AskSheet
from imagebank.desktop.vault.values import LEAST_SIGNS
from imagebank.language import _


class NewPassphraseSheet(AskSheet):
    """Asks for a new passphrase, twice. Emits `wanted(passphrase)`."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None, *, change: bool = False) -> None:
        title = _("Byt lösenfras") if change else _("Skapa personvalvet")
        words = _("Den nya lösenfrasen gäller från nu. Återställningsnyckeln ändras inte.") if change else _("I personvalvet ligger namn, kontakter och underskrivna blanketter krypterade. Välj en lösenfras som bara de som ska se namn känner till: några ord i rad är lättast att minnas.")  # fmt: skip
        super().__init__(parent, title, words, _("Byt") if change else _("Skapa valvet"), (640, 500))
        self.first, self.second = _secret(), _secret()
        self.add(
            labelled(_("Lösenfras, minst {n} tecken").format(n=LEAST_SIGNS), self.first),
            labelled(_("Lösenfrasen en gång till"), self.second),
        )
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def problem(self) -> str:
        """Too short, or not the same twice."""
        if len(self.first.text()) < LEAST_SIGNS:
            return _("Skriv minst {n} tecken.").format(n=LEAST_SIGNS)
        if self.first.text() != self.second.text():
            return _("Skriv samma lösenfras två gånger.")
        return ""

    def send(self) -> None:
        """Hand the passphrase on and wipe it."""
        self.wanted.emit(_taken(self.first, self.second))

    def complain(self, sentence: str) -> None:
        """Say why not; the passphrase is written anew."""
        super().complain(sentence)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)


class UnlockSheet(AskSheet):
    """Asks for what opens the vault. Emits `wanted(secret, is_recovery_key)`."""

    wanted = Signal(str, bool)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Öppna personvalvet"), _("Namn och blanketter går att läsa när valvet är öppet."), _("Öppna"), (640, 420))  # fmt: skip
        self.passphrase, self.key = _secret(), QLineEdit()
        self.key.setMaxLength(200)
        self._rows = labelled(_("Lösenfras"), self.passphrase), labelled(_("Återställningsnyckel"), self.key)
        self.other = button(_("Använd återställningsnyckeln i stället"))
        self._by_key = False
        self.add(*self._rows, self.other)
        self.other.clicked.connect(lambda: self._turned(by_key=not self._by_key))
        self._turned(by_key=False)

    def problem(self) -> str:
        """Nothing is written yet."""
        if self._field().text():
            return ""
        return _("Skriv återställningsnyckeln.") if self._by_key else _("Skriv lösenfrasen.")

    def send(self) -> None:
        """Hand the secret on and wipe it."""
        self.wanted.emit(_taken(self._field()), self._by_key)

    def complain(self, sentence: str) -> None:
        """Say why not; it is written anew."""
        super().complain(sentence)
        self._field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self) -> QLineEdit:
        return self.key if self._by_key else self.passphrase

    def _turned(self, *, by_key: bool) -> None:
        self._by_key = by_key
        self._rows[0].setVisible(not by_key)
        self._rows[1].setVisible(by_key)
        self.other.setText(_("Använd lösenfrasen i stället") if by_key else _("Använd återställningsnyckeln i stället"))
        self.other.setAccessibleName(self.other.text())
        self._field().setFocus(Qt.FocusReason.OtherFocusReason)
        self.check()


def _secret() -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return made


def _taken(*fields: QLineEdit) -> str:
    """What the first says; all are wiped."""
    said = fields[0].text()
    for field in fields:
        field.clear()
    return said
