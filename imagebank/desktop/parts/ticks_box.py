"""Boxes to tick for one asset or several: the licence's channels and terms, the assessment's answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import TickValue


class TicksBox(QWidget):
    """Boxes under a heading. Emits `changed(key, on)` for the box that was pressed; `spoken` holds `{words}`."""

    changed = Signal(str, bool)

    def __init__(self, heading: str, spoken: str = "{words}") -> None:
        super().__init__()
        self._spoken = spoken
        self._ticks: dict[str, Tick] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        if heading:
            self._box.addWidget(label(heading, "heading", wrap=True))
            self._box.addSpacing(gap(4))

    def show_ticks(self, values: tuple[TickValue, ...], may_edit: bool) -> None:
        """Tick, half-tick (where the selected differ) or leave each box."""
        if list(self._ticks) != [value.key for value in values]:
            self._build(values)
        for value in values:
            self._stand(self._ticks[value.key], value.ticked, may_edit)

    def ticked(self) -> tuple[str, ...]:
        """The keys of the boxes that are ticked."""
        return tuple(key for key, tick in self._ticks.items() if tick.checkState() == Qt.CheckState.Checked)

    def _build(self, values: tuple[TickValue, ...]) -> None:
        for tick in self._ticks.values():
            tick.hide()
            tick.deleteLater()
        self._ticks = {value.key: Tick(value.label, spoken=self._spoken.format(words=value.label)) for value in values}
        for tick in self._ticks.values():
            tick.clicked.connect(self._tell)
            self._box.addWidget(tick)

    def _stand(self, tick: Tick, ticked: bool | None, may_edit: bool) -> None:
        states = {
            None: Qt.CheckState.PartiallyChecked,
            True: Qt.CheckState.Checked,
            False: Qt.CheckState.Unchecked,
        }
        tick.setTristate(ticked is None)
        tick.setCheckState(states[ticked])
        tick.setEnabled(may_edit)

    def _tell(self, on: bool) -> None:
        pressed = self.sender()
        if isinstance(pressed, Tick):
            pressed.setTristate(False)
            key = next(key for key, tick in self._ticks.items() if tick is pressed)
            self.changed.emit(key, on)
