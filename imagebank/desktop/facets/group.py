"""One facet: a heading that folds, and its boxes with counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from imagebank.desktop.parts.fold import Fold
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.parts.words import number
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import FacetGroup, FacetValue
from imagebank.language import ngettext


class FacetBox(Fold):
    """Emits `ticked(group, key, on)`."""

    ticked = Signal(str, str, bool)

    def __init__(self, group: FacetGroup) -> None:
        super().__init__(group.label, is_open=group.open)
        self._group = group
        self._ticks: dict[Tick, str] = {}
        self._fill(group)

    def held(self) -> str | None:
        """The key of the box that has the keyboard; empty for the heading, None when it is elsewhere."""
        if self.heading.hasFocus():
            return ""
        return next((key for tick, key in self._ticks.items() if tick.hasFocus()), None)

    def hold(self, key: str) -> None:
        """Take the keyboard to the box of that key, or to the heading."""
        aim = next((tick for tick, own in self._ticks.items() if own == key), self.heading)
        aim.setFocus(Qt.FocusReason.OtherFocusReason)

    def update_values(self, group: FacetGroup) -> bool:
        """New counts and ticks for the same boxes; False when the boxes are others."""
        if [value.key for value in group.values] != list(self._ticks.values()):
            return False
        for tick, value in zip(self._ticks, group.values, strict=True):
            tick.show_count(value.count, _spoken(value))
            blocked = tick.blockSignals(True)
            tick.setChecked(value.checked)
            tick.blockSignals(blocked)
        return True

    def _fill(self, group: FacetGroup) -> None:
        box = QVBoxLayout(self.body)
        box.setContentsMargins(gap(2), 0, 0, 0)
        box.setSpacing(0)
        for value in group.values:
            tick = Tick(value.label, value.count, _spoken(value), value.level)
            tick.setChecked(value.checked)
            tick.toggled.connect(self._tell)
            self._ticks[tick] = value.key
            box.addWidget(tick)

    def _tell(self, on: bool) -> None:
        tick = self.sender()
        if isinstance(tick, Tick):
            self.ticked.emit(self._group.key, self._ticks[tick], on)


def _spoken(value: FacetValue) -> str:
    words = ngettext("{value}, {n} träff", "{value}, {n} träffar", value.count)
    return words.format(value=value.label, n=number(value.count))
