"""Asks which collection what is selected shall lie in: one that is there, or a new one with a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from imagebank.desktop.parts.controls import labelled
from imagebank.desktop.people.ask_sheet import AskSheet
from imagebank.desktop.theme.look import px
from imagebank.desktop.values import Choice
from imagebank.language import _, ngettext


class CollectSheet(AskSheet):
    """Emits `wanted(id)` of a collection, or `new_wanted(name)`."""

    wanted = Signal(str)
    new_wanted = Signal(str)

    def __init__(self, parent: QWidget | None, count: int, collections: Sequence[Choice]) -> None:
        title = ngettext("Lägg {n} markerad i en samling", "Lägg {n} markerade i en samling", count)
        words = _("En samling delas av alla som använder banken. Att den tas bort rör inte bilderna.")
        super().__init__(
            parent, title.format(n=count) if count else _("Ny samling"), words, _("Lägg i samlingen"), (560, 520)
        )
        self.list, self.name = QListWidget(), QLineEdit()
        self.list.setObjectName("Lines")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(px(130))
        for key, text in (("", _("En ny samling…")), *((one.key, one.label) for one in collections)):
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
        self.list.setCurrentRow(1 if collections else 0)
        self.list.itemActivated.connect(lambda _item: self.press.click())
        self._naming = labelled(_("Den nya samlingens namn"), self.name)
        self.list.currentRowChanged.connect(self._turn)
        chooser = labelled(_("Samling"), self.list)
        self.add(chooser, self._naming)
        if not count:
            self.press.setText(_("Skapa"))
            self.list.setCurrentRow(0)
            chooser.hide()
        self._turn()

    def problem(self) -> str:
        """A new one without a name."""
        return _("Ge samlingen ett namn.") if not self._key() and not self.name.text().strip() else ""

    def send(self) -> None:
        """Tell which."""
        if self._key():
            self.wanted.emit(self._key())
        else:
            self.new_wanted.emit(self.name.text().strip())

    def _key(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _turn(self, _row: int = 0) -> None:
        self._naming.setVisible(not self._key())
        self.check()
