"""Who is in the pictures: one picture after the other, a key for each person, Enter saves and goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.words import breakable
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import Choice
from imagebank.desktop.who.draft import KEYS, NEW, Draft
from imagebank.desktop.who.geometry import MIDDLE, Shape
from imagebank.desktop.who.keys import put_keys
from imagebank.desktop.who.moments import Moments
from imagebank.desktop.who.right import PersonsSide
from imagebank.desktop.who.round import Round
from imagebank.desktop.who.side import PictureSide
from imagebank.desktop.who.timing import Timing
from imagebank.desktop.who.values import FoundFaces, WhoDraft, WhoPicture
from imagebank.language import _


class WhoDialog(Sheet):
    """Emits `saved(WhoDraft)`: answer with `not_saved` when it could not be; `faces_wanted`: answer with `show_faces`;
    `new_wanted`: answer with `add_person`.
    """

    saved = Signal(WhoDraft)
    faces_wanted = Signal()
    new_wanted = Signal()

    def __init__(
        self, parent: QWidget | None, thumbnails: tuple[Thumbnails, Thumbnails], pictures: Sequence[WhoPicture],
        persons: tuple[Sequence[Choice], Sequence[Choice]], moments: Moments | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, _("Vilka är med?"), 1240, 900)
        self.round = Round(pictures)
        self.banner = Banner()
        self.side, self.right = PictureSide(*thumbnails, moments), PersonsSide(*persons)
        self.persons = self.right.ticks
        self.timing = Timing(self, self.side, self.right.times)
        self._counter = label(look="heading", wrap=True)
        self._back, self._save = button(_("← Föregående")), button(_("Spara och nästa →"), "save", "primary")
        self._lay_out()
        self._connect()
        self._put_keys()
        self._show()
        self.side.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def draft(self) -> Draft:
        """What is said about the picture at hand."""
        return self.round.draft

    def press(self, key: str) -> None:
        """A person's key."""
        person = self.persons.person_at(key)
        if person is not None:
            self.person_pressed(person)

    def person_pressed(self, person: str) -> None:
        """Tick or untick; with a frame chosen, the frame is theirs."""
        chosen = self.side.canvas.chosen_key
        if chosen and chosen != person:
            self.draft.give(chosen, person)
            self.side.canvas.choose("")
            words = _("Rutan visar {person}").format(person=person)
        else:
            on = self.draft.toggle(person)
            words = (_("{person} är med") if on else _("{person} är inte med")).format(person=person)
        announce(self, words)
        self.draw()

    def same_as_last(self) -> None:
        """The persons of the last picture are in this one too."""
        self.draft.take(self.round.last)
        self.draw()

    def new_frame(self, shape: Shape = MIDDLE) -> None:
        """A new frame, chosen, to be moved and given to somebody."""
        self.draft.loose = shape
        self.draw()
        self.side.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side.canvas.choose(NEW)

    def enter(self) -> None:
        """Save and go on; in the filter, tick the first one found; on a button, press it."""
        found = self.persons.first_found() if self.persons.filter.hasFocus() else None
        if found is not None:
            self.person_pressed(found)
            self.persons.filter.clear()
            self.side.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.save()

    def save(self) -> None:
        """Save what is changed, and go on to the next picture."""
        made = self.round.save(self.right.everywhere.isChecked())
        if made is not None:
            self.saved.emit(made)
        self.right.everywhere.setChecked(False)
        self.step(1)

    def step(self, by: int) -> None:
        """Another picture; what was begun and not saved is there again when one comes back."""
        if not self.round.step(by) and by > 0:
            self.banner.say(self.round.end_words(), "warn" if self.round.waiting else "ok")
        self._show()

    def show_pictures(self, pictures: Mapping[int, WhoPicture]) -> None:
        """These pictures have other contents now."""
        self.round.renew(pictures)
        self._show()

    def show_faces(self, faces: Mapping[int, FoundFaces]) -> None:
        """What was found; the picture at hand keeps what is not saved."""
        self.round.look(faces)
        self.draw()
        announce(self, self.side.words.text())

    def add_person(self, person: Choice) -> None:
        """Somebody was registered, who is in this picture."""
        self.persons.add(person)
        self.person_pressed(person.key)

    def not_saved(self, picture: WhoPicture, sentence: str) -> None:
        """A picture is as it was, and why."""
        self.show_pictures({picture.id: picture})
        self.banner.say(sentence, "bad")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(gap(20))
        row.addWidget(self.side, 5)
        row.addWidget(self.right, 3)
        self.body.addWidget(self.banner)
        self.body.addLayout(row, 1)
        close = self.close_button()
        self._back.clicked.connect(lambda: self.step(-1))
        self._save.clicked.connect(self.save)
        self.put_buttons(self._counter, close, self._back, self._save)

    def _connect(self) -> None:
        side, draft = self.side, lambda: self.draft
        self.persons.pressed.connect(self.person_pressed)
        self.persons.new_wanted.connect(self.new_wanted)
        self.right.same.clicked.connect(self.same_as_last)
        side.faces_wanted.connect(self.faces_wanted)
        side.frame_wanted.connect(self.new_frame)
        side.canvas.drawn.connect(self.new_frame)
        for signal in (side.canvas.moved, side.canvas.removed):
            signal.connect(lambda key, shape=None: (draft().reshape(key, shape), self.draw()))
        side.assessing.assessed.connect(lambda key: draft().assess(key))
        side.assessing.counted.connect(lambda n: draft().count(n))

    def _put_keys(self) -> None:
        keys = {key: lambda key=key: self.press(key) for key in KEYS}
        keys |= {"0": self.same_as_last, "f": self.timing.next_face, "n": self.new_frame}
        keys |= {"Right": lambda: self._arrow(1), "Left": lambda: self._arrow(-1)}
        keys |= {"Ctrl+F": self.persons.filter.setFocus}
        put_keys(self, keys, self.enter)

    def _arrow(self, by: int) -> None:
        """Between the answers where one of them has the keyboard; else on, saving, or back."""
        if self.side.assessing.holds_keyboard():
            self.side.assessing.step(by)
        elif by > 0:
            self.save()
        else:
            self.step(-1)

    def _show(self) -> None:
        picture = self.draft.picture
        words = _("{n} av {total}").format(n=self.round.place + 1, total=len(self.round.pictures))
        self.title.setText(breakable(_("Vilka är med? {title}").format(title=picture.title)))
        self._counter.setText(words)
        self.side.canvas.chosen_key = ""
        self.side.canvas.show_id(picture.id, picture.title)
        self._back.setEnabled(self.round.place > 0)
        self.draw()
        announce(self, _("Bild {place}. {words}").format(place=words, words=self.draft.spoken()))

    def draw(self) -> None:
        """Draw what is said about the picture at hand."""
        draft = self.draft
        self.side.show_draft(draft)
        self.right.show_draft(draft, self.round.last)
