"""The head of the workshop: how the pack stands, what a change would lead to, and which side of it is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.packs.values import PackValue
from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.theme.look import gap
from imagebank.language import _

SIDES = (N_("Bilder"), N_("Om paketet"), N_("Platser och historik"))


class Sides(QWidget):
    """Buttons of which one is pressed. Emits `chosen(place)`; the arrow keys go between them."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: list[QPushButton] = []
        for place, words in enumerate(SIDES):
            made = button(_(words))
            made.setCheckable(True)
            self._group.addButton(made, place)
            self.buttons.append(made)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(flowing(*self.buttons))
        self._group.idClicked.connect(self.choose)
        self.choose(0)

    def choose(self, place: int) -> None:
        """Press one."""
        for number, one in enumerate(self.buttons):
            one.setChecked(number == place)
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus)
        self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Left and right go to the neighbour."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        place = (self._group.checkedId() + by) % len(self.buttons)
        self.choose(place)
        self.buttons[place].setFocus(Qt.FocusReason.ShortcutFocusReason)


class PackHead(QWidget):
    """Emits `back_wanted`; `sides` tells which side is wanted."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = icon_button("arrow-left", _("Alla bildpaket"), "Alt+Left")
        self._icon, self._word = IconLabel(22), label("", "heading")
        self._sentence = label("", "muted", wrap=True)
        self.warning = label("", wrap=True)
        self.warning.setProperty("tone", "warn")
        self.sides = Sides()
        self.back.clicked.connect(self.back_wanted)
        line = QHBoxLayout()
        line.setSpacing(gap(8))
        for part in (self.back, self._icon, self._word):
            line.addWidget(part)
        line.addWidget(self._sentence, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(8))
        box.addLayout(line)
        for part in (self.warning, self.sides):
            box.addWidget(part)

    def show_pack(self, pack: PackValue, facts: str) -> None:
        """Say how it stands."""
        self._icon.show_icon(pack.icon, pack.ink)
        self._word.setText(pack.status_word)
        self._word.setProperty("tone", pack.ink if pack.ink in ("ok", "warn", "bad") else "")
        self._word.style().polish(self._word)
        self._sentence.setText(f"{facts}. {pack.sentence}")
        self.warning.setText(pack.warning)
        self.warning.setVisible(bool(pack.warning))
