"""One facet: a heading that folds, and its boxes with counts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button
from imagebank.desktop.parts.lines import broken
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.parts.words import number
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import FacetGroup, FacetValue
from imagebank.language import _, ngettext


class FacetBox(QWidget):
    """Emits `ticked(group, key, on)`."""

    ticked = Signal(str, str, bool)

    def __init__(self, group: FacetGroup) -> None:
        super().__init__()
        self._group = group
        self._ticks: dict[Tick, str] = {}
        self._heading = button(group.label, "chevron-down", "heading")
        self._heading.setIconSize(QSize(px(22), px(18)))
        self._heading.clicked.connect(self._fold)
        self._heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._body = QWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(2))
        box.addWidget(self._heading)
        box.addWidget(self._body)
        self._fill(group)
        self._open(group.open)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Break the heading over lines where the text is large."""
        super().resizeEvent(event)
        self._heading.ensurePolished()
        self._heading.setText("\n".join(broken(self._group.label, self._heading.font(), self.width() - px(44))))

    @property
    def is_open(self) -> bool:
        """Whether the boxes are shown."""
        return not self._body.isHidden()

    def held(self) -> str | None:
        """The key of the box that has the keyboard; empty for the heading, None when it is elsewhere."""
        if self._heading.hasFocus():
            return ""
        return next((key for tick, key in self._ticks.items() if tick.hasFocus()), None)

    def hold(self, key: str) -> None:
        """Take the keyboard to the box of that key, or to the heading."""
        aim = next((tick for tick, own in self._ticks.items() if own == key), self._heading)
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
        box = QVBoxLayout(self._body)
        box.setContentsMargins(gap(2), 0, 0, 0)
        box.setSpacing(0)
        for value in group.values:
            tick = Tick(value.label, value.count, _spoken(value), value.level)
            tick.setChecked(value.checked)
            tick.toggled.connect(self._tell)
            self._ticks[tick] = value.key
            box.addWidget(tick)

    def _fold(self) -> None:
        self._open(not self.is_open)

    def _open(self, wanted: bool) -> None:
        self._body.setVisible(wanted)
        self._heading.setIcon(icon("chevron-down" if wanted else "chevron-right"))
        words = _("{group}, utfälld") if wanted else _("{group}, hopfälld")
        self._heading.setAccessibleName(words.format(group=self._group.label))

    def _tell(self, on: bool) -> None:
        tick = self.sender()
        if isinstance(tick, Tick):
            self.ticked.emit(self._group.key, self._ticks[tick], on)


def _spoken(value: FacetValue) -> str:
    words = ngettext("{value}, {n} träff", "{value}, {n} träffar", value.count)
    return words.format(value=value.label, n=number(value.count))
