"""The people vault: how it stands as icon and word, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.icon_label import IconLabel
from imagebank.desktop.theme.look import gap
from imagebank.desktop.vault.values import STATE_ICONS, VaultValue, state_sentence, state_word
from imagebank.language import _

ACTS: tuple[tuple[str, str, str], ...] = (
    ("set_up", N_("Skapa personvalvet…"), "missing"),
    ("unlock", N_("Öppna…"), "locked"),
    ("lock", N_("Lås"), "open"),
    ("change", N_("Byt lösenfras…"), "open"),
    ("renew", N_("Ny återställningsnyckel…"), "open"),
    ("names", N_("Leta efter namn i banken…"), "open"),
    ("remember", N_("Låt datorns nyckelring öppna valvet"), "open"),
    ("forget", N_("Låt nyckelringen glömma valvet"), "locked open"),
)
"""Key, words, and the states in which it can be done."""


class VaultDialog(Sheet):
    """Emits `wanted(key)` of one of `ACTS`; fill it with `show_value`, also after each act."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Personvalvet"), 640, 480)
        self.banner = Banner()
        self._icon, self._word = IconLabel(28), label(look="name")
        self._sentence = label(wrap=True)
        self.acts: dict[str, QPushButton] = {
            key: button(_(words), look="primary" if key in ("set_up", "unlock", "lock") else "")
            for key, words, _states in ACTS
        }
        self._lay_out()
        for key, press in self.acts.items():
            press.clicked.connect(lambda _on=False, key=key: self._press(key))
        self.show_value(VaultValue("missing"))

    def show_value(self, value: VaultValue) -> None:
        """Say how the vault stands and offer what can be done."""
        self._icon.show_icon(STATE_ICONS[value.state], "accent")
        self._word.setText(state_word(value.state))
        self._sentence.setText(state_sentence(value))
        self.setAccessibleDescription(f"{state_word(value.state)}. {state_sentence(value)}")
        held = self.focusWidget()
        for key, _words, states in ACTS:
            self.acts[key].setVisible(value.state in states.split())
        self.acts["remember"].setVisible(value.state == "open" and not value.keyring)
        self.acts["forget"].setVisible(value.state != "missing" and value.keyring)
        if held is None or not held.isVisibleTo(self):
            first = next(press for press in self.acts.values() if press.isVisibleTo(self))
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Say why something cannot be done."""
        self.banner.say(sentence, "bad")

    def _press(self, key: str) -> None:
        self.banner.hide()
        self.wanted.emit(key)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(gap(12))
        head.addWidget(self._icon)
        head.addWidget(self._word, 1)
        self.body.addWidget(self.banner)
        self.body.addLayout(head)
        self.body.addWidget(self._sentence)
        acts = QVBoxLayout()
        acts.setSpacing(gap(10))
        for press in self.acts.values():
            acts.addWidget(press, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(acts)
        self.body.addStretch(1)
        close = self.close_button()
        self.put_buttons(None, close)
