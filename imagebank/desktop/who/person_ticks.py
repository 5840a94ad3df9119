"""The persons to tick: those who are near first, each with a key; all others are found by a part of their words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.flow import Flow
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import Choice
from imagebank.desktop.who.draft import KEYS
from imagebank.language import _

_MOST_FOUND = 12


class PersonTicks(QWidget):
    """Emits `pressed(person)` for a tick that was pressed, and `new_wanted`. Keys stay with their persons."""

    pressed = Signal(str)
    new_wanted = Signal()

    def __init__(self, near: Sequence[Choice], others: Sequence[Choice]) -> None:
        super().__init__()
        self._listed = list(near)
        self._others = list(others)
        self._ticks: dict[str, Tick] = {}
        self._state: tuple[frozenset[str], frozenset[str]] = frozenset(), frozenset()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Del av pseudonymen eller rollen"))
        self.filter.textChanged.connect(lambda _text: self._build())
        self._rows = _Rows()
        self._none = label(_("Ingen person i listan. Sök, eller registrera en ny."), "muted", wrap=True)
        self._new = button(_("Ny person…"), "plus")
        self._new.clicked.connect(self.new_wanted)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(8))
        for part in (labelled(_("Sök bland alla personer (Ctrl+F)"), self.filter), self._none):
            box.addWidget(part)
        box.addWidget(self._rows, 1)
        row = QWidget()
        self.deeds = Flow(row, gap(8))
        self.deeds.addWidget(self._new)
        policy = row.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        row.setSizePolicy(policy)
        box.addWidget(row)
        self._build()

    def person_at(self, key: str) -> str | None:
        """Whose key it is."""
        place = KEYS.index(key)
        return self._listed[place].key if place < len(self._listed) else None

    def first_found(self) -> str | None:
        """The first person that the words in the filter find."""
        return next(iter(self._ticks), None) if self.filter.text().strip() else None

    def show_ticked(self, ticked: Collection[str], proposed: Collection[str]) -> None:
        """Who is in the picture; somebody found among the others joins the list, with the next key."""
        self._state = frozenset(ticked), frozenset(proposed)
        joined = [one for one in self._others if one.key in self._state[0]]
        if joined:
            self._listed += joined
            self._others = [one for one in self._others if one not in joined]
            self._build()
        self._stand()

    def add(self, person: Choice) -> None:
        """Somebody who was just registered."""
        self._listed.append(person)
        self._build()

    def _build(self) -> None:
        self._rows.clear()
        wanted = self.filter.text().strip().casefold()
        shown = self._listed if not wanted else self._found(wanted)
        self._ticks = {}
        for one in shown:
            tick = Tick(one.label)
            tick.clicked.connect(lambda _on=False, person=one.key: self.pressed.emit(person))
            self._ticks[one.key] = tick
            self._rows.add(tick)
        self._none.setVisible(not shown)
        self._stand()

    def _found(self, wanted: str) -> list[Choice]:
        return [one for one in (*self._listed, *self._others) if wanted in one.label.casefold()][:_MOST_FOUND]

    def _stand(self) -> None:
        ticked, proposed = self._state
        places = {one.key: place for place, one in enumerate(self._listed)}
        words = {one.key: one.label for one in (*self._listed, *self._others)}
        for person, tick in self._ticks.items():
            place = places.get(person, len(KEYS))
            key = KEYS[place] if place < len(KEYS) else ""
            said = " · ".join((words[person], _("föreslagen"))) if person in proposed else words[person]
            _say(tick, f"{key}   {said}" if key else said)
            spoken = _("{person}, tangent {key}").format(person=said, key=key) if key else said
            tick.setAccessibleName(spoken)
            tick.setChecked(person in ticked)


def _say(tick: Tick, words: str) -> None:
    """Other words, and as high as they need."""
    if tick.text() != words:
        tick.setText(words)
        tick.resizeEvent(QResizeEvent(tick.size(), tick.size()))


class _Rows(Column):
    """Scrolls in what is left of the room, and asks for little."""

    def __init__(self) -> None:
        super().__init__("Empty", margin=4, spacing=0)
        self.setMinimumHeight(px(130))

    def sizeHint(self) -> QSize:
        """Three persons."""
        return QSize(1, px(130))
