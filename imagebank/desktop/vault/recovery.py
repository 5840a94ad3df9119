"""The recovery key, shown once: in large type, to be written down, saved or copied before the sheet lets go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QVBoxLayout, QWidget

from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.people.ask_sheet import fit
from imagebank.desktop.theme.look import gap
from imagebank.language import _

_GROUPS_A_LINE = 4


class RecoveryKeySheet(Sheet):
    """Closes only when the box is ticked. Emits `save_wanted(path, text)`; say what came of it in `banner`."""

    save_wanted = Signal(Path, str)

    def __init__(self, parent: QWidget | None, key: str) -> None:
        super().__init__(parent, _("Återställningsnyckel"), 680, 560)
        fit(self, 680, 560)
        self._key = key
        self.choose_file = self._choose_file
        self.banner = Banner()
        self.ticked = Tick(_("Jag har skrivit ner nyckeln"))
        self.finish = button(_("Klart"), look="primary")
        self.finish.setEnabled(False)
        self.save, self.copy = button(_("Spara som textfil…"), "save"), button(_("Kopiera"), "copy")
        self._lay_out()
        self.ticked.toggled.connect(self.finish.setEnabled)
        self.finish.clicked.connect(self.accept)
        self.save.clicked.connect(self._save)
        self.copy.clicked.connect(self._copy)
        self.ticked.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Not before the key is written down."""
        if self.ticked.isChecked():
            self.accept()
        else:
            self.banner.say(_("Nyckeln visas bara nu. Skriv ner den och kryssa i rutan först."), "warn")

    def _lay_out(self) -> None:
        words = _("Nyckeln öppnar valvet om lösenfrasen glöms bort. Den visas bara den här gången. Förvara den på papper där bara behöriga kommer åt den.")  # fmt: skip
        card = QFrame()
        card.setObjectName("Card")
        box = QVBoxLayout(card)
        box.setContentsMargins(gap(18), gap(18), gap(18), gap(18))
        shown = label(_lines(self._key), "title", wrap=True)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(_("Återställningsnyckel: {key}").format(key=" ".join(self._key)))
        box.addWidget(shown)
        column = Column("DialogBody", margin=4, spacing=12)
        for part in (label(words, wrap=True), card):
            column.add(part)
        self.body.addWidget(self.banner)
        self.body.addWidget(column, 1)
        self.body.addWidget(self.ticked)
        self.put_buttons(None, self.copy, self.save, self.finish)

    def _save(self) -> None:
        path = self.choose_file()
        if path is not None:
            said = _("Återställningsnyckel till Bildbankens personvalv:")
            self.save_wanted.emit(path, f"{said}\n{self._key}\n")

    def _choose_file(self) -> Path | None:
        name, _kind = QFileDialog.getSaveFileName(self, _("Spara nyckeln"), "aterstallningsnyckel.txt", _("Text (*.txt)"))  # fmt: skip
        return Path(name) if name else None

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._key)
        said = _("Nyckeln är kopierad. Klistra in den där bara behöriga kommer åt den.")
        self.banner.say(said, "ok")

    def event(self, event: QEvent, /) -> bool:
        """Say the key's purpose when the sheet comes up."""
        if event.type() == QEvent.Type.Show:
            announce(self, _("Återställningsnyckeln visas bara den här gången."))
        return super().event(event)


def _lines(key: str) -> str:
    groups = key.split("-")
    return "\n".join("-".join(groups[at : at + _GROUPS_A_LINE]) for at in range(0, len(groups), _GROUPS_A_LINE))
