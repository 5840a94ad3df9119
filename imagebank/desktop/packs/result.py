"""What was issued: how many, where, and what was left out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.packs.verdicts import VerdictList
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.words import amount, mixed
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import PackResult
from imagebank.language import _, ngettext


class PackResultDialog(Sheet):
    """Emits `open_wanted` when the place shall be opened."""

    open_wanted = Signal(PackResult)

    def __init__(self, parent: QWidget | None, result: PackResult, thumbnails: Thumbnails) -> None:
        super().__init__(parent, _("Bildpaketet är klart"), 720, 560)
        self._result = result
        self.body.addWidget(_card(result))
        if result.left_out:
            n = len(result.left_out)
            words = ngettext("{what} lämnades utanför", "{what} lämnades utanför", n).format(what=mixed(n))
            self.body.addWidget(label(words, "heading", wrap=True))
            left = VerdictList(thumbnails)
            left.verdicts.show_items(result.left_out)
            self.body.addWidget(left, 1)
        else:
            self.body.addStretch(1)
        close = self.close_button()
        show = button(_("Öppna platsen"), "folder-open", "primary")
        show.clicked.connect(self._open)
        self.put_buttons(None, close, show)

    def _open(self) -> None:
        self.open_wanted.emit(self._result)


def _card(result: PackResult) -> QWidget:
    card = QFrame()
    card.setObjectName("Card")
    mark = IconLabel(28, "circle-check", "ok")
    n, what = result.issued, amount(result.issued - result.films, result.films)
    words = ngettext("{what} lämnades ut i paket {pack}", "{what} lämnades ut i paket {pack}", n)
    lines = QVBoxLayout()
    lines.setSpacing(gap(2))
    lines.addWidget(label(words.format(what=what, pack=result.pack), "heading", wrap=True))
    lines.addWidget(label(str(result.target), "muted", wrap=True))
    row = QHBoxLayout(card)
    row.setContentsMargins(gap(16), gap(14), gap(16), gap(14))
    row.setSpacing(gap(14))
    row.addWidget(mark)
    row.addLayout(lines, 1)
    return card
