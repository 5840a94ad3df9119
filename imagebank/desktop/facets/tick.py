"""A facet's box: wanted with a tick, or excluded, which is said with a bar in the box, the word “inte” and struck words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QResizeEvent

from imagebank.desktop.parts.controls import icon_button
from imagebank.desktop.parts.lines import broken
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.parts.words import number
from imagebank.desktop.theme.icons import draw_icon
from imagebank.desktop.theme.look import px, tokens
from imagebank.desktop.values import FacetValue
from imagebank.language import _, ngettext

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class FacetTick(Tick):
    """Emits `wanted(on)` for a click or Space, `unwanted(on)` with Shift held, or by the button that shows when it is near."""

    wanted = Signal(bool)
    unwanted = Signal(bool)

    def __init__(self, value: FacetValue) -> None:
        self._value = value
        super().__init__(value.label, value.count, level=value.level)
        self._not = icon_button("minus", "")
        self._not.setParent(self)
        self._not.setObjectName("ExcludeButton")
        self._not.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._not.setIconSize(QSize(px(16), px(16)))
        self._not.setFixedSize(px(26), px(26))
        self._not.clicked.connect(self._turn)
        self._not.hide()
        self.clicked.connect(self._clicked)
        self.show_value(value)

    def show_value(self, value: FacetValue) -> None:
        """Another count, or another state, for the same words."""
        self._value = value
        self.setChecked(value.checked)
        self.setText(_("inte {value}").format(value=value.label) if value.excluded else value.label)
        self.show_count(value.count, _spoken(value))
        words = _("Uteslut inte {value} längre") if value.excluded else _("Uteslut {value}")
        self._not.setAccessibleName(words.format(value=value.label))
        self._not.setToolTip(_("{deed} (Skift+mellanslag)").format(deed=words.format(value=value.label)))
        self.setAccessibleDescription(_("Skift+mellanslag utesluter"))
        self._fit_height()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Shift+Space excludes."""
        if event.key() == Qt.Key.Key_Space and event.modifiers() & _SHIFT:
            self._turn()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """Shift+click excludes."""
        if event.modifiers() & _SHIFT and event.button() == Qt.MouseButton.LeftButton and self.isDown():
            self.setDown(False)
            self._turn()
        else:
            super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The button stands before the count."""
        super().resizeEvent(event)
        side = self._not.height()
        self._not.move(self.width() - self._count_width() + px(4), (self.height() - side) // 2)

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """The mouse is here: show how to exclude."""
        super().enterEvent(event)
        self._not.show()

    def leaveEvent(self, event: QEvent, /) -> None:
        """The mouse has left."""
        super().leaveEvent(event)
        self._not.setVisible(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """The keyboard is here."""
        super().focusInEvent(event)
        self._not.show()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """The keyboard has left."""
        super().focusOutEvent(event)
        self._not.setVisible(self.underMouse())

    def _clicked(self) -> None:
        """What was excluded is let go by a plain click; otherwise the tick is what the click made of it."""
        if self._value.excluded:
            self.setChecked(False)
            self.unwanted.emit(False)
        else:
            self.wanted.emit(self.isChecked())

    def _turn(self) -> None:
        self.unwanted.emit(not self._value.excluded)

    def _count_width(self) -> int:
        """Room for the count and for the button before it."""
        return super()._count_width() + px(28)

    def _draw_box(self, painter: QPainter, box: QRect) -> None:
        super()._draw_box(painter, box)
        if self._value.excluded:
            draw_icon(painter, "ban", box.adjusted(px(2), px(2), -px(2), -px(2)), "bad")

    def _draw_words(self, painter: QPainter, left: int) -> None:
        if not self._value.excluded:
            super()._draw_words(painter, left)
            return
        self._draw_count(painter)
        painter.setPen(QColor(tokens().text))
        struck = QFont(self.font())
        struck.setStrikeOut(True)
        lines = broken(self.text(), self.font(), self.width() - left - self._count_width())
        line_height = self.fontMetrics().lineSpacing()
        y = (self.height() - line_height * len(lines)) // 2 + self.fontMetrics().ascent()
        plain = self.text()[: len(self.text()) - len(self._value.label)]
        for n, words in enumerate(lines):
            lead = plain if n == 0 and words.startswith(plain) else ""
            painter.setFont(self.font())
            painter.drawText(left, y + n * line_height, lead)
            painter.setFont(struck)
            painter.drawText(left + self.fontMetrics().horizontalAdvance(lead), y + n * line_height, words[len(lead) :])


def _spoken(value: FacetValue) -> str:
    words = ngettext("{value}, {n} träff", "{value}, {n} träffar", value.count)
    said = words.format(value=value.label, n=number(value.count))
    return _("{value}, utesluten").format(value=said) if value.excluded else said
