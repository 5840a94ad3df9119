"""The first page: which bank to open, or where to make a new one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from imagebank.core.errors import ImagebankError
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _, sentence


class FirstPage(QFrame):
    """Emits `open_wanted(place, actor)` and `make_wanted(place, actor)`."""

    open_wanted = Signal(Path, str)
    make_wanted = Signal(Path, str)

    def __init__(self, recent: Sequence[Path], actor: str) -> None:
        super().__init__()
        self.setObjectName("Centre")
        self.setWindowTitle(_("Bildbanken"))
        self.resize(px(760), px(640))
        self.banner = Banner()
        self._actor = QLineEdit(actor)
        self._open = button(_("Öppna en bank…"), "folder-open", "primary")
        self._make = button(_("Gör en ny bank…"), "plus")
        self._recent = [self._line(path) for path in recent]
        self._open.clicked.connect(self._choose)
        self._make.clicked.connect(self._choose_new)
        self._actor.textChanged.connect(self._check)
        self._lay_out()
        self._check()

    def complain(self, error: ImagebankError) -> None:
        """Say why a bank could not be opened or made."""
        self.banner.say(sentence(error), "bad")

    def actor(self) -> str:
        """Who is at the window."""
        return " ".join(self._actor.text().split())

    def _line(self, path: Path) -> QPushButton:
        made = button(
            f"{path.name}  ({path.parent})",
            "images",
            "ghost",
            spoken=_("Öppna banken {bank} i {place}").format(bank=path.name, place=path),
        )
        made.setToolTip(str(path))
        made.clicked.connect(lambda: self.open_wanted.emit(path, self.actor()))
        return made

    def _lay_out(self) -> None:
        column = Column("Empty", margin=32, spacing=16)
        column.add(self.banner)
        column.add(self._head())
        note = _("Originalen bevaras orörda. Banken vet vad som får publiceras, var och till när.")
        column.add(label(note, "muted", wrap=True))
        column.add(labelled(_("Ditt namn"), self._actor))
        column.add(self._buttons())
        if self._recent:
            column.add(label(_("Senast öppnade"), "heading"))
        for line in self._recent:
            column.add(line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(column)

    def _head(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(14))
        row.addWidget(IconLabel(36, "images", "accent"))
        row.addWidget(label(_("Bildbanken"), "title"), 1, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _buttons(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(10))
        row.addWidget(self._open)
        row.addWidget(self._make)
        row.addStretch(1)
        return made

    def _check(self) -> None:
        for one in (self._open, self._make, *self._recent):
            one.setEnabled(bool(self.actor()))

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Välj bankens mapp"))
        if name:
            self.open_wanted.emit(Path(name), self.actor())

    def _choose_new(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Välj en tom mapp för den nya banken"))
        if name:
            self.make_wanted.emit(Path(name), self.actor())
