"""The bar under the grid: how many are selected, what is true of all of them, and what to do with them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.turning import Turning
from imagebank.desktop.parts.words import number
from imagebank.desktop.theme.icons import TONE_ICONS, TONE_INKS
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import SelectionValue
from imagebank.language import _, ngettext


class SelectionBar(QFrame):
    """Hidden while nothing is selected. Emits `pack_wanted`, `clear_wanted`."""

    pack_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("SelectionBar")
        self._count = label(look="heading")
        self._icon = IconLabel(20)
        self._sentence = label(wrap=True)
        clear = icon_button("x", _("Avmarkera alla"))
        self._pack = pack = button(_("Skapa bildpaket…"), "package", "primary")
        for press, intention in (
            (clear, self.clear_wanted),
            (pack, self.pack_wanted),
        ):
            press.clicked.connect(intention)
        words, controls = QWidget(), QWidget()
        _row(words, clear, self._count, self._icon, self._sentence).setStretch(3, 1)
        _row(controls, pack)
        box = QVBoxLayout(self)
        box.setContentsMargins(gap(16), gap(11), gap(20), gap(11))
        self._turning = Turning(words, controls, px(320))
        box.addWidget(self._turning)
        self.hide()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Where room is very scarce, leave the sentence to the inspector."""
        super().resizeEvent(event)
        self._sentence.setVisible(event.size().width() >= px(430))

    def may_pack(self, may: bool) -> None:
        """Whether this user makes packs."""
        self._pack.setVisible(may)

    def show_selection(self, value: SelectionValue) -> None:
        """Say what is selected; hide when nothing is."""
        words = ngettext("{n} markerad", "{n} markerade", value.count)
        self._count.setText(words.format(n=number(value.count)))
        self._sentence.setText(value.sentence)
        self._icon.show_icon(TONE_ICONS[value.tone], TONE_INKS[value.tone])
        self._icon.setVisible(bool(value.sentence))
        self._turning.need(self._count.sizeHint().width() + px(260))
        self.setVisible(value.count > 0)


def _row(holder: QWidget, *parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap(10))
    for part in parts:
        row.addWidget(part)
    return row
