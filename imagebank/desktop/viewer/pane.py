"""One of the pictures that are compared: the stage, and under it what it is called and whether it may be used."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.turning import Turning
from imagebank.desktop.parts.words import breakable
from imagebank.desktop.theme.icons import TONE_ICONS, TONE_INKS
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import CellValue
from imagebank.desktop.viewer.head import state_words
from imagebank.desktop.viewer.stage import Stage
from imagebank.language import _


class Pane(QFrame):
    """Emits `put_away(id)` when this one is no longer wanted."""

    put_away = Signal(int)

    def __init__(self, cell: CellValue) -> None:
        super().__init__()
        self.id = cell.id
        self.setObjectName("Card")
        self.stage = Stage()
        self._title, self._status = label(look="heading", wrap=True), label(wrap=True)
        self._icon = IconLabel(20)
        self._away = button(_("Avmarkera"), spoken=_("Avmarkera {title}").format(title=cell.title))
        self._away.clicked.connect(lambda: self.put_away.emit(self.id))
        row = QHBoxLayout()
        row.setContentsMargins(gap(12), gap(8), gap(12), gap(8))
        row.setSpacing(gap(8))
        said = QWidget()
        words = QVBoxLayout(said)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(gap(2))
        state = QHBoxLayout()
        state.setSpacing(gap(8))
        state.addWidget(self._icon)
        state.addWidget(self._status, 1)
        words.addWidget(self._title)
        words.addLayout(state)
        row.addWidget(Turning(said, self._away, px(170)), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(2, 2, 2, 0)
        box.setSpacing(0)
        box.addWidget(self.stage, 1)
        box.addLayout(row)
        self.show_cell(cell)

    def show_cell(self, cell: CellValue) -> None:
        """What is known of it now."""
        self.cell = cell
        self._title.setText(breakable(cell.title))
        self._status.setText(state_words(cell))
        self._icon.show_icon(TONE_ICONS[cell.tone], TONE_INKS[cell.tone])
