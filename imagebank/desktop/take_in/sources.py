"""Which files: chosen, a folder, a ZIP archive, or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.flow import Flow
from imagebank.desktop.parts.words import breakable
from imagebank.desktop.theme.look import gap
from imagebank.language import _, ngettext

_SHOWN = 5


class Sources(QFrame):
    """Emits `changed`; `paths` are the files, folders and archives that stand here."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Card")
        self.paths: tuple[Path, ...] = ()
        self._chosen = label(wrap=True)
        files = button(_("Välj filer…"), "files", spoken=_("Välj filer… eller ett zip-arkiv"))
        files.clicked.connect(self._choose_files)
        folder = button(_("Välj mapp…"), "folder")
        folder.clicked.connect(self._choose_folder)
        deeds = QWidget()
        flow = Flow(deeds, gap(10))
        flow.addWidget(files)
        flow.addWidget(folder)
        box = QVBoxLayout(self)
        box.setContentsMargins(gap(16), gap(14), gap(16), gap(14))
        box.setSpacing(gap(12))
        box.addWidget(self._chosen)
        box.addWidget(deeds)
        self.choose(())

    def choose(self, paths: Sequence[Path]) -> None:
        """These, replacing those before."""
        self.paths = tuple(paths)
        self._chosen.setText(breakable(chosen_words(self.paths)))
        self.changed.emit()

    def _choose_files(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, _("Välj filer eller ett zip-arkiv"))
        if names:
            self.choose([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Välj mapp"))
        if name:
            self.choose([Path(name)])


def chosen_words(paths: Sequence[Path]) -> str:
    """The names of what was chosen, the first few."""
    if not paths:
        return _("Inget valt ännu. Välj filer, ett zip-arkiv eller en mapp, eller släpp dem på fönstret.")
    names = "\n".join(str(path) for path in paths[:_SHOWN])
    rest = len(paths) - _SHOWN
    more = ngettext("och {n} till", "och {n} till", rest).format(n=rest) if rest > 0 else ""
    return "\n".join(filter(None, (names, more)))
