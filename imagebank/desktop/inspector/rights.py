"""Copyright: creator, credit, last day, and the channels the licence covers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import TickValue
from imagebank.language import _


class LicenceBox(QWidget):
    """Boxes for channels. Emits `changed(key, on)` for the box that was pressed."""

    changed = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._ticks: dict[str, Tick] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(label(_("Licensen gäller för"), "heading", wrap=True))
        self._box.addSpacing(gap(4))

    def show_channels(self, channels: tuple[TickValue, ...], may_edit: bool) -> None:
        """Tick, half-tick (where the selected differ) or leave each box."""
        if list(self._ticks) != [channel.key for channel in channels]:
            self._build(channels)
        for channel in channels:
            self._stand(self._ticks[channel.key], channel.ticked, may_edit)

    def ticked(self) -> tuple[str, ...]:
        """The channels with a whole tick."""
        return tuple(key for key, tick in self._ticks.items() if tick.checkState() == Qt.CheckState.Checked)

    def _build(self, channels: tuple[TickValue, ...]) -> None:
        for tick in self._ticks.values():
            tick.hide()
            tick.deleteLater()
        spoken = _("Licensen gäller för {channel}")
        self._ticks = {
            channel.key: Tick(channel.label, spoken=spoken.format(channel=channel.label)) for channel in channels
        }
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
