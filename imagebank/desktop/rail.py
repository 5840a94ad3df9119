"""The rail at the left: the places of the window as icon and word. What does not fit stands in a menu, with its words."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from imagebank.desktop.parts.words import number
from imagebank.desktop.places import LIBRARY, PLACES, Place
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _, ngettext

WIDE = 88
"""How wide the rail is, in design pixels."""

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Rail(QFrame):
    """Emits `chosen(key)`. Tab goes from button to button, and so do the arrows."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Rail")
        self.setAccessibleName(_("Delar av programmet"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self.buttons = {place.key: self._button(place) for place in PLACES}
        self._offered: list[str] = [LIBRARY]
        self._here = LIBRARY
        self._menu, self._lines = QMenu(self), {}
        self.more = self._make_more()
        box = QVBoxLayout(self)
        box.setContentsMargins(gap(4), gap(10), gap(4), gap(8))
        box.setSpacing(gap(4))
        for press in (*self.buttons.values(), self.more):
            box.addWidget(press)
        box.addStretch(1)
        self.offer([LIBRARY])
        self.show_here(LIBRARY)

    def offer(self, keys: Collection[str]) -> None:
        """The places that one can go to; the rail is left out where there is only one."""
        self._offered = [place.key for place in PLACES if place.key in keys]
        self.setVisible(len(self._offered) > 1)
        self._fit()

    def show_here(self, key: str) -> None:
        """Mark the place that is shown."""
        self._here = key
        for one, press in self.buttons.items():
            press.setChecked(one == key)
            self._lines[one].setChecked(one == key)
        self._fit()

    def show_count(self, key: str, count: int) -> None:
        """How much waits in a place: as a number after its words, spoken too."""
        place = next(one for one in PLACES if one.key == key)
        words = _(place.words)
        said = ngettext("{words}, {n} väntar", "{words}, {n} väntar", count).format(words=words, n=number(count))
        self.buttons[key].setText(f"{words} ({number(count)})" if count else words)
        self.buttons[key].setAccessibleName(said if count else words)

    def focus(self) -> None:
        """Take the keyboard to the place that is shown."""
        here = self.buttons[self._here]
        (here if here.isVisible() else self.more).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Show as many as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Up and down lead from one to the next."""
        by = _STEPS.get(Qt.Key(event.key()))
        seen: list[QWidget] = [one for one in (*self.buttons.values(), self.more) if one.isVisible()]
        held = self.focusWidget()
        if by is None or held is None or held not in seen:
            super().keyPressEvent(event)
            return
        seen[(seen.index(held) + by) % len(seen)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, place: Place) -> QToolButton:
        made = QToolButton()
        made.setObjectName("RailButton")
        made.setText(_(place.words))
        made.setAccessibleName(_(place.words))
        made.setIcon(icon(place.icon))
        made.setIconSize(QSize(px(22), px(22)))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setToolTip(f"{_(place.words)} ({place.keys})")
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda _on=False, key=place.key: self._press(key))
        return made

    def _make_more(self) -> QToolButton:
        made = self._button(Place("", _("Mer"), "ellipsis", ""))
        made.clicked.disconnect()
        made.setCheckable(False)
        made.setToolTip(_("Fler delar av programmet"))
        made.setMenu(self._menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setAccessibleName(_("Fler delar av programmet"))
        for place in PLACES:
            line: QAction = self._menu.addAction(_(place.words))
            line.setCheckable(True)
            line.triggered.connect(lambda _on=False, key=place.key: self._press(key))
            self._lines[place.key] = line
        return made

    def _press(self, key: str) -> None:
        self.show_here(self._here)  # a press on the place that is shown does not let go of it
        self.chosen.emit(key)

    def _fit(self) -> None:
        high = self.more.sizeHint().height() + gap(4)
        room = max(1, (self.height() - gap(18)) // max(1, high))
        fits = len(self._offered) <= room
        seen = self._offered if fits else self._offered[: max(0, room - 1)]
        for key, press in self.buttons.items():
            press.setVisible(key in seen)
            self._lines[key].setVisible(key in self._offered and key not in seen)
        self.more.setVisible(not fits)
        hints = [self.buttons[key].sizeHint().width() for key in self._offered]
        self.setFixedWidth(max(px(WIDE), max(hints, default=0) + gap(8)))
