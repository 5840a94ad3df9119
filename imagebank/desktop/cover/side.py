"""The choices of a covered version: frames, softness, film and sound, and who is unrecognisable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from imagebank.desktop.cover.frames import CoverFrame
from imagebank.desktop.cover.values import CoverPicture
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.parts.ticks import Tick
from imagebank.desktop.parts.ticks_box import TicksBox
from imagebank.desktop.values import TickValue
from imagebank.desktop.who.times import Times
from imagebank.desktop.who.values import TimeRow
from imagebank.language import _


class CoverSide(Column):
    """Emits `ticked(frame, on)`, `timed(frame, from, to)`, `looked_at(frame)`, `frame_wanted`, `faces_wanted` and `changed`."""

    ticked = Signal(str, bool)
    timed = Signal(str, object, object)
    looked_at = Signal(str)
    frame_wanted = Signal()
    faces_wanted = Signal()
    changed = Signal()

    def __init__(self, picture: CoverPicture) -> None:
        super().__init__("DialogBody", margin=4, spacing=12)
        self._film, self._names = picture.film, picture.names
        self.every_face = Tick(_("Täck alla ansikten som hittas"))
        self.every_face.setChecked(picture.film and picture.detects)
        self.look, self._hint = button(_("Leta ansikten"), "search"), label(look="muted", wrap=True)
        self.no_sound = Tick(_("Ta bort ljudet"))
        self.frames = TicksBox(_("Rutor som täcks"))
        self._none = label(_("Inga rutor än. Dra en ruta i bilden, eller tryck på n."), "muted", wrap=True)
        self._times = Times(_("Täcks i filmen"), _("{who} täcks från"), _("{who} täcks till"))
        self.soft = Tick(_("Mjukgör i stället"))
        self._soft = label(_("Mjukgjort gör ingen oigenkännlig: människor har känts igen genom oskärpa."), wrap=True)
        self._soft.setProperty("tone", "warn")
        self.persons = TicksBox(_("Vilka blir därmed oigenkännliga?"))
        self._lay_out(picture)
        for tick in (self.every_face, self.no_sound, self.soft):
            tick.toggled.connect(lambda _on: self.changed.emit())
        self.persons.changed.connect(lambda _key, _on: self.changed.emit())
        self.frames.changed.connect(self.ticked)
        self._times.timed.connect(self.timed)
        self._times.chosen.connect(self.looked_at)

    def show_frames(self, frames: Sequence[CoverFrame]) -> None:
        """The frames to tick, and for film when each is covered."""
        self.frames.show_ticks(tuple(TickValue(one.key, one.words, one.ticked) for one in frames), may_edit=True)
        self._none.setVisible(not frames)
        timed = [TimeRow(one.key, one.words, one.from_s, one.to_s) for one in frames if one.ticked]
        self._times.show_times(timed, self._film)

    def allow_finding(self, why_not: str) -> None:
        """Whether faces can be looked for; the sentence says why not."""
        self.look.setEnabled(not why_not)
        self.look.setAccessibleDescription(why_not)
        self._hint.setText(why_not)
        self._hint.setVisible(bool(why_not))

    def show_persons(self, persons: Sequence[str], ticked: Sequence[str]) -> None:
        """Who can be said to be unrecognisable; nobody, where everything is only softened."""
        soft = self.soft.isChecked()
        values = tuple(TickValue(one, self._label(one), one in ticked and not soft) for one in persons)
        self.persons.show_ticks(values, may_edit=not soft)
        self.persons.setVisible(bool(persons))
        self._soft.setVisible(soft)

    def _label(self, person: str) -> str:
        name = self._names.get(person, "")
        return f"{person}, {name}" if name else person

    def _lay_out(self, picture: CoverPicture) -> None:
        frame = button(_("Ny ruta (n)"), "plus")
        frame.clicked.connect(self.frame_wanted)
        self.look.clicked.connect(self.faces_wanted)
        parts: list[QWidget] = [self.frames, self._none, self.look, self._hint, frame, self._times]
        if picture.film:
            parts = [self.every_face, *parts]
            self.every_face.setEnabled(picture.detects)
        if picture.film and picture.sound:
            parts.append(self.no_sound)
        for part in (*parts, self.soft, self._soft, self.persons):
            self.add(part)
