"""The others of a group that has more than two: which of them stands at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QWidget

from imagebank.desktop.alike.values import AlikeItem
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _


class Strip(QWidget):
    """Emits `chosen(place)`, counted from 1; hidden where there are only two."""

    chosen = Signal(int)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._buttons: dict[int, QPushButton] = {}
        self._ids: dict[int, int] = {}
        row = QWidget()
        row.setObjectName("Empty")
        self._row = QHBoxLayout(row)
        self._row.setContentsMargins(gap(4), gap(4), gap(4), gap(4))
        self._row.setSpacing(gap(8))
        self._row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFixedHeight(px(64))
        scroll.setWidget(row)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(12))
        box.addWidget(label(_("Till höger"), "heading"))
        box.addWidget(scroll, 1)
        thumbnails.ready.connect(self._came)

    def show_items(self, items: Sequence[AlikeItem], at: int) -> None:
        """The items after the first, and which of them is shown."""
        ids = {place: item.id for place, item in enumerate(items[1:], 1)}
        if ids != self._ids:
            self._build(items, ids)
        for place, press in self._buttons.items():
            press.setChecked(place == at)
        self.setVisible(len(ids) > 1)

    def _build(self, items: Sequence[AlikeItem], ids: dict[int, int]) -> None:
        for old in self._buttons.values():
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._ids, self._buttons = ids, {}
        for place, one in ids.items():
            words = f"{place + 1}: {items[place].title}"
            press = button(str(place + 1), spoken=_("Jämför med {words}").format(words=words))
            press.setCheckable(True)
            press.setToolTip(words)
            press.setIconSize(QSize(px(56), px(34)))
            press.clicked.connect(lambda _on=False, place=place: self._press(place))
            self._row.insertWidget(place - 1, press)
            self._buttons[place] = press
            self._came(one)

    def _press(self, place: int) -> None:
        self._buttons[place].setChecked(True)
        self.chosen.emit(place)

    def _came(self, one: int) -> None:
        for place, id in self._ids.items():
            pixmap = self._thumbnails.pixmap(id) if id == one else None
            if pixmap is not None:
                self._buttons[place].setIcon(QIcon(pixmap))
