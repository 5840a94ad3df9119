"""The use the grid is judged against: which channel, which day, and whether to hide what may not be used."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from imagebank.desktop.parts.choosers import Combo, DateField
from imagebank.desktop.parts.controls import label, labelled
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.parts.words import number
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import UseValue
from imagebank.language import _, ngettext


class UseBox(QFrame):
    """Emits `changed(channel, day, only)` when the user chooses."""

    changed = Signal(str, date, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Card")
        self._channel = Combo()
        self._day = DateField(date(2026, 1, 1))
        self._only = Tick(_("Visa bara det som får användas"))
        self._channel.chosen.connect(self._tell)
        self._day.picked.connect(self._tell)
        self._only.clicked.connect(self._tell)
        box = QVBoxLayout(self)
        box.setContentsMargins(gap(12), gap(10), gap(12), gap(8))
        box.setSpacing(gap(8))
        box.addWidget(label(_("Får användas"), "heading"))
        for row in (labelled(_("Kanal"), self._channel), labelled(_("Dag"), self._day), self._only):
            box.addWidget(row)

    def show_use(self, use: UseValue) -> None:
        """Stand at `use`, telling nobody."""
        self._channel.offer(use.channels, use.channel)
        self._day.stand_at(use.day)
        self._only.setChecked(use.only)
        if use.allowed is not None:
            words = ngettext("{value}, {n} träff", "{value}, {n} träffar", use.allowed)
            words = words.format(value=self._only.text(), n=number(use.allowed))
            self._only.show_count(use.allowed, words)

    def only_usable(self) -> None:
        """This user sees nothing else: there is nothing to choose."""
        self._only.hide()

    def focus(self) -> None:
        """Take the keyboard to the channel."""
        self._channel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self) -> None:
        self.changed.emit(self._channel.key(), self._day.day(), self._only.isChecked())
