"""The next steps as buttons under an answer: each opens where it is mended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button
from imagebank.desktop.parts.lines import broken
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import StepValue


class Steps(QWidget):
    """Hidden without steps. Emits `wanted(action, person)`. Long words are broken over lines."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap(8))
        self._steps: tuple[StepValue, ...] = ()
        self._buttons: list[QPushButton] = []
        self.hide()

    def show_steps(self, steps: Sequence[StepValue]) -> None:
        """Show these; where nothing has changed the buttons stay, and keep the keyboard."""
        if tuple(steps) != self._steps:
            self._steps = tuple(steps)
            self._build()
            self.setVisible(bool(steps))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._break()

    def _build(self) -> None:
        old, self._buttons = self._buttons, [self._button(step) for step in self._steps]
        for one in self._buttons:
            self._box.addWidget(one)
        for one in old:
            one.hide()
            one.deleteLater()
        self._break()

    def _button(self, step: StepValue) -> QPushButton:
        made = button(step.words, look="primary" if step.primary else "")
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda _on=False: self.wanted.emit(step.action, step.person))
        return made

    def _break(self) -> None:
        for step, one in zip(self._steps, self._buttons, strict=True):
            one.ensurePolished()
            one.setText("\n".join(broken(step.words, one.font(), self.width() - px(36))))
