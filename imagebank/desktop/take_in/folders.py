"""Watched folders: which, what their files get, how they are; adding one and watching one no longer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.turning import Turning
from imagebank.desktop.take_in.values import FolderValue
from imagebank.desktop.theme.look import px
from imagebank.desktop.values import Choice
from imagebank.language import _


class FoldersDialog(Sheet):
    """Emits `add_wanted(path, shoot, template)` and `remove_wanted(path)`: answer with `show_folders`, or `complain`."""

    add_wanted = Signal(Path, str, str)
    remove_wanted = Signal(Path)
    report_wanted = Signal()

    def __init__(self, parent: QWidget | None, *, has_report: bool = False) -> None:
        super().__init__(parent, _("Bevakade mappar"), 800, 640)
        self._folders: list[FolderValue] = []
        self._templates: list[str] = []
        self.banner = Banner()
        self._none = label(_("Ingen mapp bevakas ännu."), "muted", wrap=True)
        self.list = QListWidget()
        self.list.setObjectName("Lines")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Bevakade mappar"))
        self.remove = button(_("Sluta bevaka"), "trash-2")
        self.report = button(_("Senaste rapporten"), "info")
        self.report.setVisible(has_report)
        self.add = button(_("Bevaka en mapp…"), "folder", "primary")
        self._lay_out()
        self.show_folders((), ())

    def show_folders(self, folders: Sequence[FolderValue], templates: Sequence[str]) -> None:
        """Show these, and offer these templates to new ones."""
        held = max(0, self.list.currentRow())
        self._folders, self._templates = list(folders), list(templates)
        self.list.clear()
        for one in folders:
            lines = [str(one.path), " · ".join(filter(None, (one.state, one.gets)))]
            item = QListWidgetItem("\n".join(lines))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(lines))
            self.list.addItem(item)
        self.list.setCurrentRow(min(held, len(folders) - 1))
        self._none.setVisible(not folders)
        self.list.setVisible(bool(folders))
        self.remove.setEnabled(bool(folders))

    def complain(self, sentence: str) -> None:
        """Say why something cannot be done."""
        self.banner.say(sentence, "bad")

    def _lay_out(self) -> None:
        words = _("Det som läggs i en bevakad mapp hämtas in av sig självt så länge fönstret är öppet. Filerna ligger kvar i mappen.")  # fmt: skip
        self.body.addWidget(self.banner)
        self.body.addWidget(Turning(label(words, "muted", wrap=True), self.report, px(260)))
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        close = self.close_button()
        self.put_buttons(None, self.remove, close, self.add)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.report.clicked.connect(self._report)

    def _add(self) -> None:
        self.banner.hide()
        sheet = FolderSheet(self, self._templates)
        sheet.named.connect(self.add_wanted)
        sheet.open()

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._folders):
            self.remove_wanted.emit(self._folders[row].path)

    def _report(self) -> None:
        self.accept()
        self.report_wanted.emit()


class FolderSheet(Sheet):
    """Asks for a folder and what its files get. Emits `named(path, shoot, template)`."""

    named = Signal(Path, str, str)

    def __init__(self, parent: QWidget | None, templates: Sequence[str]) -> None:
        super().__init__(parent, _("Bevaka en mapp"), 600, 500)
        self.path, self.shoot = QLineEdit(), QLineEdit()
        self.shoot.setPlaceholderText(_("Får vara tomt"))
        none = Choice("", _("Ingen mall") if templates else _("Ingen mall är sparad"))
        self.template = Combo((none, *(Choice(one, one) for one in templates)))
        browse = button(_("Välj mapp…"), "folder")
        browse.clicked.connect(self._choose)
        self.watch = button(_("Bevaka"), look="primary")
        self.watch.setDefault(True)
        self.watch.clicked.connect(self._press)
        column = Column("DialogBody", margin=4)
        column.add(labelled(_("Mapp"), self.path, browse))
        column.add(labelled(_("Fotografering"), self.shoot))
        column.add(labelled(_("Mall"), self.template))
        self.body.addWidget(column, 1)
        cancel = button(_("Avbryt"))
        cancel.clicked.connect(self.reject)
        self.put_buttons(None, cancel, self.watch)
        self.path.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        self.watch.setEnabled(bool(self.path.text().strip()))

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _("Välj mapp"), self.path.text())
        if found:
            self.path.setText(found)

    def _press(self) -> None:
        self.named.emit(Path(self.path.text().strip()), self.shoot.text().strip(), self.template.key())
        self.accept()
