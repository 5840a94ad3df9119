"""Which persons are seen, as a row of answers, and how many: proposed, and always the user's to change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import label, labelled
from imagebank.desktop.parts.flow import Flow
from imagebank.desktop.parts.radio import Radio
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.who.draft import VISIBILITIES
from imagebank.language import _

MOST = 9999


class Assessing(QWidget):
    """Emits `assessed(visibility)` and `counted(n or None)` for the user's own answers."""

    assessed = Signal(str)
    counted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._radios: dict[str, Radio] = {}
        answers = QWidget()
        flow = Flow(answers, gap(4))
        for key, words in VISIBILITIES:
            radio = Radio(_(words))
            radio.setAccessibleName(_("Synliga personer: {answer}").format(answer=_(words)))
            radio.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # a flow asks how wide it is
            radio.clicked.connect(lambda _on=False, key=key: self.assessed.emit(key))
            self._group.addButton(radio)
            self._radios[key] = radio
            flow.addWidget(radio)
        _as_high_as_here(answers)
        self._count = QLineEdit()
        self._count.setValidator(QIntValidator(0, MOST, self))
        self._count.setMaximumWidth(px(120))
        self._count.textEdited.connect(self._counted)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(4))
        box.addWidget(label(_("Synliga personer"), "heading"))
        box.addWidget(answers)
        box.addWidget(labelled(_("Antal personer som syns"), self._count))

    def show_answers(self, visibility: str, declared: int | None) -> None:
        """Stand at these, telling nobody."""
        self._radios[visibility].setChecked(True)
        words = "" if declared is None else str(declared)
        if self._count.text() != words:
            self._count.setText(words)

    def holds_keyboard(self) -> bool:
        """Whether one of the answers has the keyboard."""
        return any(radio.hasFocus() for radio in self._radios.values())

    def step(self, by: int) -> None:
        """The next answer, or the one before."""
        radios = list(self._radios.values())
        here = next((n for n, radio in enumerate(radios) if radio.hasFocus()), 0)
        aim = radios[(here + by) % len(radios)]
        aim.setFocus()
        aim.click()

    def _counted(self, text: str) -> None:
        self.counted.emit(int(text) if text.strip().isdigit() else None)


def _as_high_as_here(part: QWidget) -> None:
    """As high as the lines are at this width, not as at the narrowest."""
    policy = part.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    part.setSizePolicy(policy)
