"""A calm line at the top of the page: something went wrong or is worth knowing, said in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.turning import Turning
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _

BannerTone = Literal["ok", "warn", "bad"]
Action = tuple[str, Callable[[], object]]
_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}


class Banner(QFrame):
    """Hidden until `say`, never a box in the way. `turned(on)`: it is shown, or no longer.

    Stays until closed, replaced, or let go of.
    """

    closed = Signal()
    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("StatusBox")
        self._stays = False
        self._icon = IconLabel(22)
        self._words = label(wrap=True)
        self._actions = QWidget()
        self._buttons = QHBoxLayout(self._actions)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(gap(8))
        close = icon_button("x", _("Stäng meddelandet"))
        close.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(14), gap(4), gap(6), gap(4))
        row.setSpacing(gap(12))
        row.addWidget(self._icon)
        row.addWidget(Turning(self._words, self._actions, px(260)), 1)
        row.addWidget(close)
        self.hide()

    def say(
        self, sentence: str, tone: BannerTone = "bad", actions: Sequence[Action] = (), *, stays: bool = False
    ) -> None:
        """Show and announce `sentence`, with a button for each of `actions` (its words, what it does).

        With `stays`, `let_go` leaves it, as it always leaves an error.
        """
        self._stays = stays or tone == "bad"
        self.setProperty("tone", tone)
        self.style().polish(self)
        self._icon.show_icon(_ICONS[tone], tone)
        self._words.setText(sentence)
        self._offer(actions)
        self.show()
        announce(self, sentence)

    def let_go(self) -> None:
        """The user went on, to another act or place: what was said of the last one goes."""
        if not self._stays and not self.isHidden():
            self.hide()

    def setVisible(self, on: bool, /) -> None:
        """Show or hide, and tell what holds it."""
        super().setVisible(on)
        self.turned.emit(on)

    def sentence(self) -> str:
        """What is being said; empty when hidden."""
        return "" if self.isHidden() else self._words.text()

    def _offer(self, actions: Sequence[Action]) -> None:
        while (taken := self._buttons.takeAt(0)) is not None:
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        for words, act in actions:
            press = button(words)
            press.clicked.connect(lambda _on=False, act=act: act())
            self._buttons.addWidget(press)
        self._actions.setVisible(bool(actions))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
