"""One facet: a heading that folds, and its boxes with counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from imagebank.desktop.facets.tick import FacetTick
from imagebank.desktop.parts.fold import Fold
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import FacetGroup


class FacetBox(Fold):
    """Emits `ticked(group, key, on)` and `excluded(group, key, on)`."""

    ticked = Signal(str, str, bool)
    excluded = Signal(str, str, bool)

    def __init__(self, group: FacetGroup) -> None:
        super().__init__(group.label, is_open=group.open)
        self._group = group
        self._ticks: dict[FacetTick, str] = {}
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
            tick.show_value(value)
        return True

    def _fill(self, group: FacetGroup) -> None:
        box = QVBoxLayout(self.body)
        box.setContentsMargins(gap(2), 0, 0, 0)
        box.setSpacing(0)
        for value in group.values:
            tick = FacetTick(value)
            tick.wanted.connect(self._tell)
            tick.unwanted.connect(self._tell_unwanted)
            self._ticks[tick] = value.key
            box.addWidget(tick)

    def _tell(self, on: bool) -> None:
        tick = self.sender()
        if isinstance(tick, FacetTick):
            self.ticked.emit(self._group.key, self._ticks[tick], on)

    def _tell_unwanted(self, on: bool) -> None:
        tick = self.sender()
        if isinstance(tick, FacetTick):
            self.excluded.emit(self._group.key, self._ticks[tick], on)
