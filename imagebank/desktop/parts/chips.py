"""A row of chips that can be taken away one by one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from imagebank.desktop.parts.controls import button
from imagebank.desktop.parts.flow import Flow
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import px


class Chip(QPushButton):
    """One chip: its words, and a cross when it can be taken away: by pressing it, Delete or Backspace.

    `against`: what is not wanted, which has another edge.
    """

    def __init__(self, key: str, text: str, spoken: str, removable: bool = True, *, against: bool = False) -> None:
        super().__init__(text)
        self.key = key
        self._removable = removable
        self.setProperty("against", against)
        self.setProperty("look", "chip")
        self.setAutoDefault(False)
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if removable:
            self.setToolTip(spoken)
            self.setIcon(icon("x", trailing=True))
            self.setIconSize(QSize(px(20), px(16)))
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Delete and Backspace take it away."""
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """Chips in lines; `removed` gives the key of the chip that was pressed."""

    removed = Signal(str)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(self, px(8))

    def show_chips(self, chips: list[Chip], clear_words: str = "") -> None:
        """Replace all chips; with `clear_words`, a last one takes them all away."""
        held = self._held_key()
        self._empty()
        for chip in chips:
            chip.clicked.connect(self._press)
            self._flow.addWidget(chip)
        if chips and clear_words:
            self._flow.addWidget(self._clearer(clear_words))
        self.setVisible(bool(chips))
        self._hold(held)
        self.updateGeometry()

    def keys(self) -> list[str]:
        """The keys of the chips shown."""
        return [chip.key for chip in self._chips()]

    def _chips(self) -> list[Chip]:
        widgets = (self._flow.itemAt(i).widget() for i in range(self._flow.count()))  # type: ignore[union-attr]
        return [widget for widget in widgets if isinstance(widget, Chip)]

    def _held_key(self) -> int | None:
        chips = self._chips()
        return next((i for i, chip in enumerate(chips) if chip.hasFocus()), None)

    def _hold(self, index: int | None) -> None:
        chips = self._chips()
        if index is not None and chips:
            chips[min(index, len(chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clearer(self, words: str) -> QPushButton:
        made = button(words, look="chip")
        made.clicked.connect(self.cleared)
        return made

    def _empty(self) -> None:
        while (part := self._flow.takeAt(0)) is not None:
            if widget := part.widget():
                widget.hide()
                widget.deleteLater()

    def _press(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.removed.emit(chip.key)
