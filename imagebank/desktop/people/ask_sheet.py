"""The shape of our sheets that ask for something: rows in a column, what is missing at the foot, one main button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.choosers import Combo, DateField
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.room import fitting
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.theme.look import px
from imagebank.desktop.values import Choice
from imagebank.language import _


class AskSheet(Sheet):
    """Stays open until whoever carries out its wish closes it with `accept`, or says why not with `complain`.

    A sheet says in `problem` what is missing, and emits its own signal in `send`.
    """

    def __init__(self, parent: QWidget | None, title: str, words: str, verb: str, size: tuple[int, int]) -> None:
        super().__init__(parent, title, *size)
        fit(self, *size)
        self.banner = Banner()
        self.column = Column("DialogBody", margin=4, spacing=12)
        self.why_not = label(look="muted", wrap=True)
        self.press = button(verb, look="primary")
        self.press.setDefault(True)
        self.shut = button(_("Avbryt"))
        self.body.addWidget(self.banner)
        if words:
            self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addWidget(self.column, 1)
        self.put_buttons(self.why_not, *self.more_buttons(), self.shut, self.press)
        self.press.clicked.connect(self._pressed)
        self.shut.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent, /) -> None:
        """The first control has the keyboard, unless another one was given it."""
        super().showEvent(event)
        held, body = self.focusWidget(), self.column.body
        if held is None or not body.isAncestorOf(held):
            fields = (one for one in body.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
            first = next((one for one in fields if one.isVisible() and one.isEnabled()), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def more_buttons(self) -> tuple:
        """Buttons before the usual two."""
        return ()

    def problem(self) -> str:
        """What must be mended first, in a sentence; empty when nothing."""
        return ""

    def send(self) -> None:
        """Tell what was asked for."""

    def add(self, *rows: QWidget) -> None:
        """Put rows under the others, and heed their controls."""
        for row in rows:
            self.column.add(row)
            self._heed(row)
        self.check()

    def check(self, _changed: object = None) -> None:
        """Say what is missing, if anything."""
        problem = self.problem()
        self.why_not.setText(problem)
        self.press.setEnabled(not problem)

    def complain(self, sentence: str) -> None:
        """Say why it cannot be done; it can be tried again."""
        self.check()
        self.banner.say(sentence, "bad")

    def _heed(self, row: QWidget) -> None:
        for edit in row.findChildren(QLineEdit):
            edit.textChanged.connect(self.check)
        for combo in (row, *row.findChildren(Combo)):
            if isinstance(combo, Combo):
                combo.chosen.connect(self.check)
        for tick in (row, *row.findChildren(Tick)):
            if isinstance(tick, Tick):
                tick.toggled.connect(self.check)
        for day in row.findChildren(DateField):
            day.picked.connect(self.check)

    def _pressed(self) -> None:
        if not self.problem():
            self.banner.hide()
            self.press.setEnabled(False)
            self.send()


def fit(sheet: Sheet, width: int, height: int) -> None:
    """As large as wished, if the program's window has room: a sheet over a small dialog may be larger than that."""
    over = sheet.parentWidget()
    while over is not None and over.window().parentWidget() is not None:
        over = over.window().parentWidget()
    if over is not None:
        room = over.window().size()
        sheet.resize(fitting(over, min(px(width), room.width() - 40), min(px(height), room.height() - 40)))


class TickGroup(QWidget):
    """Boxes to tick under a heading; the heading belongs to the spoken name of each."""

    def __init__(self, heading: str, choices: Sequence[Choice], ticked: Sequence[str] = ()) -> None:
        super().__init__()
        self.ticks = {one.key: Tick(one.label, spoken=f"{heading}: {one.label}") for one in choices}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(label(heading, "heading", wrap=True))
        for key, tick in self.ticks.items():
            tick.setChecked(key in ticked)
            box.addWidget(tick)

    def ticked(self) -> frozenset[str]:
        """The keys of the boxes that are ticked."""
        return frozenset(key for key, tick in self.ticks.items() if tick.isChecked())

    def stand_at(self, keys: Sequence[str] | frozenset[str]) -> None:
        """Tick exactly these."""
        for key, tick in self.ticks.items():
            tick.setChecked(key in keys)
