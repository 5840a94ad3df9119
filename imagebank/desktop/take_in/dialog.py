"""What shall be taken in: files or a folder, and what is common to all of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import TakeInPlan
from imagebank.language import _, ngettext

_SHOWN = 5


class TakeInDialog(Sheet):
    """Emits `wanted(TakeInPlan)`."""

    wanted = Signal(TakeInPlan)

    def __init__(self, parent: QWidget | None, paths: Sequence[Path] = (), shoot: str = "", creator: str = "") -> None:
        super().__init__(parent, _("Hämta in bilder och filmer"), 640, 600)
        self._paths: tuple[Path, ...] = ()
        self._chosen = label(wrap=True)
        self._shoot = QLineEdit(shoot)
        self._shoot.setPlaceholderText(_("Till exempel Ekskolan, september 2026"))
        self._creator = QLineEdit(creator)
        self._creator.setPlaceholderText(_("Den som har fotograferat eller filmat"))
        self._start = button(_("Hämta in"), "image-plus", "primary")
        self._start.setDefault(True)
        self._lay_out()
        self.choose(paths)

    def choose(self, paths: Sequence[Path]) -> None:
        """These files and folders, replacing those before."""
        self._paths = tuple(paths)
        self._chosen.setText(chosen_words(self._paths))
        self._start.setEnabled(bool(self._paths))

    def plan(self) -> TakeInPlan:
        """What is asked for."""
        return TakeInPlan(self._paths, self._shoot.text().strip(), self._creator.text().strip())

    def _lay_out(self) -> None:
        promise = _(
            "Originalen kopieras till banken och ändras aldrig. Dubbletter känns igen, "
            "och filer som inte kan läsas redovisas med orsak."
        )
        self.body.addWidget(label(promise, "muted", wrap=True))
        self.body.addWidget(self._source_card())
        self.body.addWidget(labelled(_("Fotografering"), self._shoot))
        self.body.addWidget(labelled(_("Fotograf"), self._creator))
        self.body.addStretch(1)
        cancel = button(_("Avbryt"))
        cancel.clicked.connect(self.reject)
        self._start.clicked.connect(self._accept)
        self.put_buttons(None, cancel, self._start)

    def _source_card(self) -> QWidget:
        files = button(_("Välj filer…"), "files")
        files.clicked.connect(self._choose_files)
        folder = button(_("Välj mapp…"), "folder")
        folder.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.setSpacing(gap(10))
        row.addWidget(files)
        row.addWidget(folder)
        row.addStretch(1)
        card = QFrame()
        card.setObjectName("Card")
        box = QVBoxLayout(card)
        box.setContentsMargins(gap(16), gap(14), gap(16), gap(14))
        box.setSpacing(gap(12))
        box.addWidget(self._chosen)
        box.addLayout(row)
        return card

    def _choose_files(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, _("Välj filer"))
        if names:
            self.choose([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Välj mapp"))
        if name:
            self.choose([Path(name)])

    def _accept(self) -> None:
        self.wanted.emit(self.plan())
        self.accept()


def chosen_words(paths: Sequence[Path]) -> str:
    """The names of what was chosen, the first few."""
    if not paths:
        return _("Inget valt ännu. Välj filer eller en mapp, eller släpp dem på fönstret.")
    names = "\n".join(str(path) for path in paths[:_SHOWN])
    rest = len(paths) - _SHOWN
    more = ngettext("och {n} till", "och {n} till", rest).format(n=rest) if rest > 0 else ""
    return "\n".join(filter(None, (names, more)))
