"""The sheets of the archive's acts: each names the decision that it rests on before it can be carried out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from imagebank.desktop.parts.area import text_area
from imagebank.desktop.parts.controls import button, labelled
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.parts.words import mixed
from imagebank.desktop.people.ask_sheet import AskSheet
from imagebank.language import _, ngettext


class WeedSheet(AskSheet):
    """Emits `wanted(authority)`."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None, count: int) -> None:
        words = _("Originalen, förhandsbilderna och allt som är antecknat om dem förstörs. Det går inte att ångra. I loggen står vem som gallrade, när och med vilket stöd.")  # fmt: skip
        title = _("Gallra {what}").format(what=mixed(count))
        super().__init__(parent, title, words, _("Gallra"), (620, 460))
        self.authority = QLineEdit()
        self.authority.setPlaceholderText(_("Till exempel gallringsbeslutets diarienummer"))
        self.sure = Tick(_("Ja, originalen ska förstöras"))
        self.add(labelled(_("Gallringsbeslut"), self.authority), self.sure)

    def problem(self) -> str:
        """No decision, or no yes."""
        if not self.authority.text().strip():
            return _("Ange gallringsbeslutet.")
        return "" if self.sure.isChecked() else _("Bekräfta att originalen ska förstöras.")

    def send(self) -> None:
        """Tell the decision."""
        self.wanted.emit(self.authority.text().strip())


class DiscloseSheet(AskSheet):
    """Emits `wanted(folder, diary_number, decision, decided_by)`; the folder is a new one."""

    wanted = Signal(Path, str, str, str)

    def __init__(self, parent: QWidget | None, count: int, folder: Path) -> None:
        words = _("Sekretessen prövas av en person, utanför programmet. Här antecknas beslutet, och originalen kopieras som de är. Reglerna för publicering prövas inte.")  # fmt: skip
        title = ngettext("Lämna ut {what} som allmän handling", "Lämna ut {what} som allmänna handlingar", count)
        super().__init__(parent, title.format(what=mixed(count)), words, _("Lämna ut"), (640, 640))
        self.choose_folder = self._choose_folder
        self.number, self.decision, self.decided_by = QLineEdit(), text_area(2), QLineEdit()
        self.number.setPlaceholderText(_("Begärans diarienummer"))
        self.place, self.name = QLineEdit(str(folder)), QLineEdit()
        self.name.setPlaceholderText(_("Till exempel utlamnat-2026-123"))
        browse = button(_("Välj mapp…"), "folder-open")
        browse.clicked.connect(self._browse)
        self.decision.textChanged.connect(self.check)
        self.add(
            labelled(_("Diarienummer"), self.number), labelled(_("Sekretessbeslut"), self.decision),
            labelled(_("Beslutat av"), self.decided_by), labelled(_("Läggs i mappen"), self.place, browse),
            labelled(_("Ny mapp för handlingarna"), self.name),
        )  # fmt: skip

    def problem(self) -> str:
        """What is not named yet."""
        if not all((self.number.text().strip(), self._decision(), self.decided_by.text().strip())):
            return _("Ange diarienummer, sekretessbeslut och vem som har fattat det.")
        if not self.name.text().strip() or not Path(self.place.text()).is_dir():
            return _("Ange en mapp som finns, och ett namn på den nya mappen.")
        return ""

    def send(self) -> None:
        """Tell the decision and the place."""
        target = Path(self.place.text()) / self.name.text().strip()
        self.wanted.emit(target, self.number.text().strip(), self._decision(), self.decided_by.text().strip())

    def _decision(self) -> str:
        return self.decision.toPlainText().strip()

    def _browse(self) -> None:
        folder = self.choose_folder()
        if folder:
            self.place.setText(folder)

    def _choose_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, _("Välj mapp"), self.place.text())


class LedgerSheet(AskSheet):
    """After a restore without the ledger's end. Emits `wanted(reason)`."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        words = _("Banken är återställd från en säkerhetskopia, och loggens slut saknas. Återkallanden och spärrar efter kopian kan vara okända. Gå igenom dem i diariet, gör dem igen här och bekräfta sedan.")  # fmt: skip
        super().__init__(parent, _("Bekräfta utlämningsloggen"), words, _("Bekräfta"), (640, 480))
        self.reason = text_area(3)
        self.reason.textChanged.connect(self.check)
        self.add(labelled(_("Hur det har kontrollerats"), self.reason))

    def problem(self) -> str:
        """No reason."""
        return "" if self.reason.toPlainText().strip() else _("Skriv hur det har kontrollerats.")

    def send(self) -> None:
        """Tell the reason."""
        self.wanted.emit(self.reason.toPlainText().strip())
