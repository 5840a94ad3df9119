"""Combo box and date field with our chevron and calendar icon, and without accidental wheel changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from imagebank.desktop.theme.icons import draw_icon
from imagebank.desktop.theme.look import px
from imagebank.desktop.values import Choice


class Combo(QComboBox):
    """A combo box of `Choice`s; `chosen` gives the key, for the user's choices only."""

    chosen = Signal(str)

    def __init__(self, choices: Iterable[Choice] = ()) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.offer(choices)
        self.activated.connect(self._tell)

    def offer(self, choices: Iterable[Choice], key: str = "") -> None:
        """Replace the lines and stand at `key`, telling nobody."""
        self.clear()
        for choice in choices:
            self.addItem(choice.label, choice.key)
        self.stand_at(key)

    def stand_at(self, key: str) -> None:
        """Show the line with `key`; the first line if there is none."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def key(self) -> str:
        """The key of the line shown."""
        return str(self.currentData() or "")

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Leave the wheel to the page: scrolling past must not change a value."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """The combo box with its words shortened to fit, then the chevron."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, self.width() - px(64))
        option.currentText = words  # type: ignore[attr-defined]
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        _mark(self, "chevron-down")

    def _tell(self, _index: int) -> None:
        self.chosen.emit(self.key())


class DateField(QDateEdit):
    """A day, written `2026-09-14`, with a calendar."""

    picked = Signal(date)

    def __init__(self, day: date) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")
        self.stand_at(day)
        self.dateChanged.connect(self._tell)

    def stand_at(self, day: date) -> None:
        """Show `day`, telling nobody."""
        blocked = self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(blocked)

    def not_before(self, day: date) -> None:
        """Offer no earlier day; an earlier one that is shown becomes this one."""
        self.setMinimumDate(QDate(day.year, day.month, day.day))

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """One stop for Tab, not three; the arrow keys go between year, month and day."""
        return QWidget.focusNextPrevChild(self, forward)

    def day(self) -> date:
        """The day shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The field, then the calendar's icon."""
        super().paintEvent(event)
        _mark(self, "calendar")

    def _tell(self, _day: QDate) -> None:
        self.picked.emit(self.day())


def _mark(widget: QWidget, name: str) -> None:
    side = px(18)
    box = QRect(widget.width() - side - px(11), (widget.height() - side) // 2, side, side)
    if widget.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        box.moveLeft(px(11))
    painter = QPainter(widget)
    draw_icon(painter, name, box, "text" if widget.isEnabled() else "muted")
    painter.end()
