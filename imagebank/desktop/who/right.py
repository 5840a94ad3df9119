"""The persons' side of the dialog: who is in the picture, for film when, and the ways to say it at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.values import Choice
from imagebank.desktop.who.draft import Draft
from imagebank.desktop.who.person_ticks import PersonTicks
from imagebank.desktop.who.seen import Filling
from imagebank.desktop.who.times import Times
from imagebank.language import _


class PersonsSide(QWidget):
    """The parts are public: the dialog listens to them."""

    def __init__(self, near: Sequence[Choice], others: Sequence[Choice]) -> None:
        super().__init__()
        self.ticks = PersonTicks(near, others)
        self.times = Times(_("Syns i filmen"), _("{who} syns från"), _("{who} syns till"))
        self.same = button(_("Samma som förra (0)"), "copy")
        self.everywhere = Tick(_("De här personerna är med på alla markerade bilder"))
        self.ticks.deeds.addWidget(self.same)
        room = Filling(_("Personerna"))
        room.box.addWidget(self.ticks, 1)
        for part in (self.times, self.everywhere):
            room.box.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(room)

    def show_draft(self, draft: Draft, last: Sequence[str]) -> None:
        """Who is in it."""
        self.ticks.show_ticked(draft.seen, draft.proposed)
        self.times.show_times(draft.times(), draft.picture.film)
        self.same.setEnabled(bool(last))
