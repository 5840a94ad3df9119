"""Concepts that only some of several pictures have: how many, and giving one to all or taking it from all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, icon_button, label
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import PartlyTagged
from imagebank.language import _

SOME, ALL, NONE = "", "on", "off"
FIRST = 8
"""So many are shown before somebody asks for all of them."""


class Partly(QWidget):
    """Emits `changed(id, to)`: for `ALL`, for `NONE`, or `SOME`, which leaves each picture as it was."""

    changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, PartlyRow] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap(10))
        self._box.addWidget(label(_("Bara på några av dem:"), "muted", wrap=True))
        self.all = button(_("Visa alla"), "chevron-down")
        self.all.clicked.connect(self._show_all)
        self._box.addWidget(self.all)

    def show_partly(self, values: Sequence[PartlyTagged], *, may_edit: bool) -> None:
        """One row a concept; hidden where all have the same."""
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {one.concept.id: PartlyRow(one, may_edit=may_edit) for one in values}
        for place, (key, row) in enumerate(self.rows.items()):
            row.chosen.connect(lambda to, key=key: self.changed.emit(key, to))
            row.setVisible(place < FIRST)
            self._box.insertWidget(self._box.count() - 1, row)
        self.all.setVisible(len(self.rows) > FIRST)
        self.setVisible(bool(values))

    def _show_all(self) -> None:
        held = list(self.rows.values())[FIRST]
        for row in self.rows.values():
            row.show()
        held.give.setFocus()
        self.all.hide()


class PartlyRow(QWidget):
    """One concept. Emits `chosen(to)`."""

    chosen = Signal(str)

    def __init__(self, value: PartlyTagged, *, may_edit: bool) -> None:
        super().__init__()
        self._value, self.to = value, SOME
        name = value.concept.label
        self._words = label(wrap=True)
        self.give = icon_button("plus", _("Ge till alla: {concept}").format(concept=name))
        self.take = icon_button("trash-2", _("Ta från alla: {concept}").format(concept=name))
        self.leave = icon_button("undo-2", _("Låt vara: {concept}").format(concept=name))
        for pressed, to in ((self.give, ALL), (self.take, NONE), (self.leave, SOME)):
            pressed.clicked.connect(lambda _on=False, to=to: self._choose(to))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(4))
        box.addWidget(self._words, 1)
        self._may_edit = may_edit
        for one in (self.give, self.take, self.leave):
            box.addWidget(one)
        self._say()

    def stand_at(self, to: str) -> None:
        """Stand at an answer, saying nothing of it to others."""
        self.to = to
        self._say()

    def _choose(self, to: str) -> None:
        held = self.give.hasFocus() or self.take.hasFocus() or self.leave.hasFocus()
        self.stand_at(to)
        if held:
            (self.leave if to != SOME else self.give).setFocus()
        self.chosen.emit(to)

    def _say(self) -> None:
        told = {SOME: self._value.words, ALL: _("ges till alla"), NONE: _("tas från alla")}[self.to]
        self._words.setText(_("{concept}: {how}").format(concept=self._value.concept.label, how=told))
        self.give.setVisible(self._may_edit and self.to == SOME)
        self.take.setVisible(self._may_edit and self.to == SOME)
        self.leave.setVisible(self._may_edit and self.to != SOME)
