"""A covered version: the picture with frames, what is covered, and who cannot be recognised in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from imagebank.desktop.cover.frames import CoverFrames
from imagebank.desktop.cover.side import CoverSide
from imagebank.desktop.cover.values import CoverDraft, CoverPicture
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.words import breakable
from imagebank.desktop.theme.look import gap
from imagebank.desktop.who.canvas import FramedPicture
from imagebank.desktop.who.geometry import MIDDLE, Shape
from imagebank.desktop.who.keys import put_keys
from imagebank.desktop.who.moments import Moments
from imagebank.desktop.who.seen import Filling
from imagebank.desktop.who.values import FoundFaces
from imagebank.language import _, ngettext


class CoverDialog(Sheet):
    """Emits `wanted(CoverDraft)`, and `faces_wanted`: answer with `show_faces`."""

    wanted = Signal(CoverDraft)
    faces_wanted = Signal()

    def __init__(
        self, parent: QWidget | None, thumbnails: tuple[Thumbnails, Thumbnails], picture: CoverPicture,
        moments: Moments | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, _("Gör en täckt version"), 1180, 840)
        self._picture = picture
        self.frames = CoverFrames(picture)
        self._second: float | None = None
        self._persons = {*self.frames.persons(), *picture.wanted}
        self.canvas, self.side = FramedPicture(*thumbnails, moments), CoverSide(picture)
        self.banner = Banner()
        self._why_not = label(look="muted", wrap=True)
        self._make = button(_("Gör täckt version"), "check", "primary")
        self._lay_out()
        self._connect()
        self.canvas.show_id(picture.id, picture.title)
        self.look_at("")
        self._draw()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> CoverDraft:
        """What is asked for."""
        film, soft = self._picture.film, self.side.soft.isChecked()
        every = film and self.side.every_face.isChecked()
        persons = () if soft else tuple(one.person for one in self._picture.seen if one.person in self._persons)
        areas = self.frames.ticked()
        return CoverDraft(self._picture.id, areas, persons, soft, every, sound=not self.side.no_sound.isChecked())

    def new_frame(self, shape: Shape = MIDDLE) -> None:
        """A new part to cover, chosen, to be moved by the arrows."""
        key = self.frames.draw(shape, self._second)
        self._draw()
        self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.canvas.choose(key)

    def show_faces(self, faces: FoundFaces) -> None:
        """What was found, to be covered unless it is unticked."""
        self.frames.look(faces.shapes, faces.at_s)
        self.look_at("")
        self._draw()
        n = len(faces.shapes)
        announce(self, ngettext("{n} ansikte hittades.", "{n} ansikten hittades.", n).format(n=n))

    def complain(self, sentence: str) -> None:
        """Something could not be done."""
        self.banner.say(sentence, "bad")

    def next_frame(self) -> None:
        """Choose the next frame."""
        keys = [one.key for one in self.frames.frames]
        if keys:
            chosen = self.canvas.chosen_key
            self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
            key = keys[(keys.index(chosen) + 1) % len(keys) if chosen in keys else 0]
            self.look_at(key)
            self.canvas.choose(key)

    def look_at(self, key: str) -> None:
        """Of a film, show what is seen where that frame was drawn or found."""
        if self._picture.film:
            self._second = self.frames.seen_at(key)
            self.canvas.show_moment(self._second)
            self.canvas.show_frames(self.frames.to_draw(self._second))

    def tick(self, key: str, on: bool | None = None) -> None:
        """Cover a frame or not; its person follows."""
        before = self.frames.persons()
        self.frames.tick(key, on)
        after = self.frames.persons()
        self._persons = (self._persons - (before - after)) | (after - before)
        self._draw()

    def _lay_out(self) -> None:
        seen = Filling(_("Bilden"))
        hint = _("Dra en ruta i bilden. Siffran väljer vad som täcks, f nästa ruta; pilarna flyttar, Skift och pilarna ändrar storlek, Delete tar bort.")  # fmt: skip
        seen.box.addWidget(self.canvas, 1)
        seen.box.addWidget(label(hint, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(gap(20))
        row.addWidget(seen, 5)
        row.addWidget(self.side, 3)
        self.body.addWidget(self.banner)
        self.body.addWidget(label(breakable(self._picture.title), "muted", wrap=True))
        self.body.addLayout(row, 1)
        cancel = button(_("Avbryt"))
        cancel.clicked.connect(self.reject)
        self._make.clicked.connect(self._accept)
        self.put_buttons(self._why_not, cancel, self._make)

    def _connect(self) -> None:
        self.canvas.drawn.connect(self.new_frame)
        self.canvas.moved.connect(self._reshape)
        self.canvas.removed.connect(self._reshape)
        for signal in (self.canvas.chosen, self.side.looked_at):
            signal.connect(self.look_at)
        self.side.frame_wanted.connect(self.new_frame)
        self.side.faces_wanted.connect(self.faces_wanted)
        self.side.ticked.connect(self.tick)
        self.side.timed.connect(self.frames.time)
        self.side.persons.changed.connect(self._person)
        self.side.changed.connect(self._draw)
        keys = {str(n): lambda n=n: self.tick(str(n)) for n in range(1, 10)}
        put_keys(self, keys | {"n": self.new_frame, "f": self.next_frame}, self._accept)

    def _reshape(self, key: str, shape: Shape | None = None) -> None:
        self.frames.reshape(key, shape)
        self._draw()

    def _person(self, person: str, on: bool) -> None:
        self._persons = self._persons | {person} if on else self._persons - {person}

    def _draw(self) -> None:
        self.canvas.show_frames(self.frames.to_draw(self._second))
        self.side.show_frames(self.frames.frames)
        self.side.show_persons([one.person for one in self._picture.seen], sorted(self._persons))
        draft = self.draft()
        missing = "" if draft.areas or draft.every_face else _("Välj minst en ruta att täcka.")
        self._why_not.setText(missing)
        self._make.setEnabled(not missing)

    def _accept(self) -> None:
        if self._make.isEnabled():
            self.wanted.emit(self.draft())
            self.accept()
