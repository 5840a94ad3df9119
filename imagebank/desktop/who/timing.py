"""A film in the dialog: which second is looked at, and the persons' times, from the rows, the frames and the faces."""

from __future__ import annotations

from typing import Protocol

from imagebank.desktop.who.draft import Draft
from imagebank.desktop.who.side import PictureSide
from imagebank.desktop.who.spans import place_of
from imagebank.desktop.who.times import Times


class Drafting(Protocol):
    """Whoever holds what is said about the picture at hand, and draws it."""

    @property
    def draft(self) -> Draft:
        """What is said."""
        ...

    def draw(self) -> None:
        """Draw all of it."""
        ...


class Timing:
    """Listens to the rows of times, to the frames and to the button for the next face."""

    def __init__(self, dialog: Drafting, side: PictureSide, times: Times) -> None:
        self._dialog, self._side, self._times = dialog, side, times
        times.timed.connect(self._time)
        times.chosen.connect(self._look_at)
        times.added.connect(self._add)
        times.removed.connect(self._remove)
        side.canvas.chosen.connect(self._look_at)
        side.face_wanted.connect(self.next_face)

    def next_face(self) -> None:
        """Look at the faces, and choose the next that nobody has."""
        self._dialog.draft.chosen = ""
        self._side.show_moment(self._dialog.draft)
        self._side.next_face()

    def _look_at(self, key: str) -> None:
        """A person's time, or their frame: what is seen when it begins. Any other frame leaves it as it was."""
        draft = self._dialog.draft
        if draft.span_of(key) is not None and draft.chosen != key:
            draft.chosen = key
            self._side.show_moment(draft)

    def _time(self, key: str, from_s: float | None, to_s: float | None) -> None:
        self._dialog.draft.time(key, from_s, to_s)
        self._side.show_moment(self._dialog.draft)

    def _add(self, key: str) -> None:
        made = self._dialog.draft.add_time(place_of(key)[0])
        self._dialog.draw()
        self._times.take_keyboard(made)

    def _remove(self, key: str) -> None:
        self._dialog.draft.remove_time(key)
        self._dialog.draw()
        self._times.take_keyboard(place_of(key)[0])
