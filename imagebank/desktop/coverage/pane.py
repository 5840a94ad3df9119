"""The coverage map: a channel, what the marks mean, the map, and in words the cell one stands at."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imagebank.desktop.coverage.drawing import NO_ALT_ICON, NONE_ICON, SOON_ICON
from imagebank.desktop.coverage.values import CoverCell, CoverMap
from imagebank.desktop.coverage.view import CoverView
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import Choice
from imagebank.language import _


class CoveragePane(QWidget):
    """Emits `channel_chosen(key)` and `show_wanted(query)`."""

    channel_chosen = Signal(str)
    show_wanted = Signal(str)

    def __init__(self, channels: Iterable[Choice], channel: str) -> None:
        super().__init__()
        self.banner = Banner()
        self.channel = Combo(channels)
        self.channel.stand_at(channel)
        self.words = label("", "muted", wrap=True)
        self.map = CoverView()
        self.here = label("", wrap=True)
        self.show_button = button(_("Visa bilderna"), "images", "primary")
        self._lay_out()
        self.channel.chosen.connect(self.channel_chosen)
        self.map.stood_at.connect(self._stand)
        self.map.chosen.connect(self._show)
        self.show_button.clicked.connect(self._show_held)

    def show_map(self, shown: CoverMap) -> None:
        """Show what was counted."""
        self.words.setText(shown.words)
        self.map.show_map(shown)
        self.show_button.setEnabled(bool(shown.rows))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(gap(24))
        top.addWidget(labelled(_("Kanal"), self.channel), 1)
        marks = flowing(
            _mark(NONE_ICON, _("Inga bilder: att fotografera"), "text"), _mark(SOON_ICON, _("Går snart ut"), "warn"),
            _mark(NO_ALT_ICON, _("Saknar alternativtext"), "warn"),
        )  # fmt: skip
        top.addWidget(marks, 2)
        foot = QHBoxLayout()
        foot.addWidget(self.here, 1)
        foot.addWidget(self.show_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(14))
        for part in (self.banner, self.words):
            box.addWidget(part)
        box.addLayout(top)
        box.addWidget(self.map, 1)
        box.addLayout(foot)

    def _stand(self, cell: CoverCell) -> None:
        self.here.setText(cell.spoken)

    def _show_held(self) -> None:
        held = self.map.held()
        if held is not None:
            self._show(held)

    def _show(self, cell: CoverCell) -> None:
        self.show_wanted.emit(cell.query)


def _mark(icon: str, words: str, ink: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, gap(12), 0)
    row.setSpacing(gap(6))
    row.addWidget(IconLabel(17, icon, ink))
    row.addWidget(label(words))
    return made
