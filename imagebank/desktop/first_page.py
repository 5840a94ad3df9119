"""The first page: which bank to open and as what, where to make a new one, or the demo to try."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from imagebank.core.errors import ImagebankError
from imagebank.desktop.jobs.bar import JobBar
from imagebank.desktop.jobs.values import JobValue
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.radio import Radio
from imagebank.desktop.parts.room import fitting
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.settings.page import ROLES
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _, sentence


class FirstPage(QFrame):
    """Emits `open_wanted(place)`, `make_wanted(place)` and `demo_wanted`; `actor` and `role` say who is at the window."""

    open_wanted = Signal(Path)
    make_wanted = Signal(Path)
    demo_wanted = Signal()

    def __init__(self, recent: Sequence[Path], actor: str, role: str = "") -> None:
        super().__init__()
        self.setObjectName("Centre")
        self.setWindowTitle(_("Bildbanken"))
        self.resize(fitting(self, px(760), px(760)))
        self.banner = Banner()
        self._actor = QLineEdit(actor)
        self._open = button(_("Öppna en bank…"), "folder-open", "primary")
        self._make = button(_("Gör en ny bank…"), "plus")
        self._demo = button(_("Prova med demobanken"), "play")
        self._roles = {key: Radio(_(words)) for key, words in ROLES}
        self._roles[role if role in self._roles else ROLES[0][0]].setChecked(True)
        self.job_bar = JobBar()
        self._recent = [self._line(path) for path in recent]
        self._open.clicked.connect(self._choose)
        self._make.clicked.connect(self._choose_new)
        self._demo.clicked.connect(self.demo_wanted)
        self._actor.textChanged.connect(self._check)
        self._lay_out()
        self._check()

    def complain(self, error: ImagebankError) -> None:
        """Say why a bank could not be opened or made."""
        self.banner.say(sentence(error), "bad")

    def actor(self) -> str:
        """Who is at the window."""
        return " ".join(self._actor.text().split())

    def role(self) -> str:
        """As what: `curator` or `advisor`."""
        return next(key for key, one in self._roles.items() if one.isChecked())

    def show_busy(self, job: JobValue | None, _waiting: int = 0) -> None:
        """Show that the demo is being made; nothing else can be done meanwhile."""
        self.job_bar.show_job(job)
        self._check(busy=job is not None)

    def _line(self, path: Path) -> QPushButton:
        made = button(
            f"{path.name}  ({path.parent})",
            "images",
            "ghost",
            spoken=_("Öppna banken {bank} i {place}").format(bank=path.name, place=path),
        )
        made.setToolTip(str(path))
        made.clicked.connect(lambda: self.open_wanted.emit(path))
        return made

    def _lay_out(self) -> None:
        column = Column("Empty", margin=32, spacing=16)
        column.add(self.banner)
        column.add(self._head())
        note = _("Originalen bevaras orörda. Banken vet vad som får publiceras, var och till när.")
        column.add(label(note, "muted", wrap=True))
        column.add(labelled(_("Ditt namn"), self._actor))
        column.add(self._role_rows())
        column.add(flowing(self._open, self._make, self._demo))
        if self._recent:
            column.add(label(_("Senast öppnade"), "heading"))
        for line in self._recent:
            column.add(line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(column, 1)
        box.addWidget(self.job_bar)

    def _head(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(14))
        row.addWidget(IconLabel(36, "images", "accent"))
        row.addWidget(label(_("Bildbanken"), "title"), 1, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _role_rows(self) -> QWidget:
        made = QWidget()
        made.setAccessibleName(_("Vad ska du göra?"))
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(2))
        for one in (label(_("Vad ska du göra?"), "heading"), *self._roles.values()):
            box.addWidget(one)
        return made

    def _check(self, _text: str = "", *, busy: bool = False) -> None:
        for one in (self._open, self._make, self._demo, *self._recent):
            one.setEnabled(bool(self.actor()) and not busy)

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Välj bankens mapp"), _documents())
        if name:
            self.open_wanted.emit(Path(name))

    def _choose_new(self) -> None:
        """A place and a name: the folder is made."""
        usual = str(Path(_documents()) / _("Bildbank"))
        only = QFileDialog.Option.DontConfirmOverwrite  # a folder that is there is refused where it holds something
        name, _kind = QFileDialog.getSaveFileName(self, _("Den nya bankens plats och namn"), usual, options=only)
        if name:
            self.make_wanted.emit(Path(name))


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
