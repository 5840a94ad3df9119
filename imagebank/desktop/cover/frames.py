"""The frames of a picture that is to be covered: whose they are, which of them are ticked. Pure: no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from imagebank.core.people import Span
from imagebank.desktop.cover.values import CoverArea, CoverPicture
from imagebank.desktop.who.geometry import Frame, Shape, unclaimed
from imagebank.desktop.who.spans import begins, holds
from imagebank.language import _


@dataclass(frozen=True, slots=True)
class CoverFrame:
    """One frame: a person's area at one of their times, a found face or a drawn part. `seen_at`: the second that shows it."""

    number: int
    shape: Shape
    person: str = ""
    face: bool = False
    ticked: bool = False
    from_s: float | None = None
    to_s: float | None = None
    seen_at: float | None = None

    @property
    def key(self) -> str:
        """Its number."""
        return str(self.number)

    @property
    def words(self) -> str:
        """What it is called."""
        if self.person:
            return _("Ruta {n}: {person}").format(n=self.number, person=self.person)
        if self.face:
            return _("Ruta {n}: ansikte").format(n=self.number)
        return _("Ruta {n}: egen").format(n=self.number)


class CoverFrames:
    """The frames as the user leaves them."""

    def __init__(self, picture: CoverPicture) -> None:
        self.frames: list[CoverFrame] = []
        self._faces_at = picture.faces_at
        areas = [(one.person, span, span.area) for one in picture.seen for span in one.spans if span.area is not None]
        aimed = bool({person for person, _span, _area in areas} & set(picture.wanted))
        for person, span, area in areas:
            times = (span.from_s, span.to_s, begins(span))
            self.frames.append(CoverFrame(self._next(), area, person, False, person in picture.wanted, *times))
        here = [area for _person, span, area in areas if not picture.film or holds(span, picture.faces_at)]
        for _n, face in unclaimed(picture.faces, here):
            self._add(face, face=True, ticked=not aimed and not picture.film)

    def draw(self, shape: Shape, seen_at: float | None = None) -> str:
        """A new part, to be covered, drawn on the frame of a film at `seen_at`; returns its key."""
        return self._add(shape, ticked=True, seen_at=seen_at)

    def seen_at(self, key: str) -> float | None:
        """The second of a film that shows the frame of that key; without one, the faces."""
        found = self.get(key)
        return self._faces_at if found is None or found.seen_at is None else found.seen_at

    def look(self, faces: Sequence[Shape], at_s: float | None = None) -> None:
        """Faces were found, of a film at `at_s`; those that a frame covers already are left out."""
        self._faces_at = at_s
        for _n, face in unclaimed(faces, [one.shape for one in self.frames]):
            self._add(face, face=True, ticked=True)

    def tick(self, key: str, on: bool | None = None) -> None:
        """Cover it or not; None: the other way."""
        self._change(key, lambda one: replace(one, ticked=not one.ticked if on is None else on))

    def reshape(self, key: str, shape: Shape | None) -> None:
        """Move it; without a shape, take a drawn one away and leave another uncovered."""
        if shape is not None:
            self._change(key, lambda one: replace(one, shape=shape))
        elif (found := self.get(key)) is not None and not found.face and not found.person:
            self.frames.remove(found)
        else:
            self.tick(key, on=False)

    def time(self, key: str, from_s: float | None, to_s: float | None) -> None:
        """For film: when it is covered."""
        self._change(key, lambda one: replace(one, from_s=from_s, to_s=to_s))

    def get(self, key: str) -> CoverFrame | None:
        """The frame of that key."""
        return next((one for one in self.frames if one.key == key), None)

    def ticked(self) -> tuple[CoverArea, ...]:
        """What is covered."""
        return tuple(CoverArea(one.shape, one.from_s, one.to_s) for one in self.frames if one.ticked)

    def persons(self) -> set[str]:
        """Who is covered: those whose every frame is."""
        bare = {one.person for one in self.frames if not one.ticked}
        return {one.person for one in self.frames if one.ticked and one.person} - bare

    def to_draw(self, second: float | None) -> list[Frame]:
        """What the picture shows, of a film at that second: ticked ones in a whole line, others dashed."""
        return [
            Frame(one.key, one.shape, one.key, _said(one), "drawn" if one.ticked else "face", movable=True)
            for one in self.frames
            if _is_seen(one, second)
        ]

    def _add(self, shape: Shape, *, face: bool = False, ticked: bool = False, seen_at: float | None = None) -> str:
        number = self._next()
        at = self._faces_at if face else seen_at
        self.frames.append(CoverFrame(number, shape, face=face, ticked=ticked, seen_at=at))
        return str(number)

    def _next(self) -> int:
        return max((one.number for one in self.frames), default=0) + 1

    def _change(self, key: str, change: Callable[[CoverFrame], CoverFrame]) -> None:
        self.frames = [change(one) if one.key == key else one for one in self.frames]


def _is_seen(frame: CoverFrame, second: float | None) -> bool:
    """Whether the frame fits what is shown: it belongs to that second, or its times hold it."""
    timed = frame.from_s is not None or frame.to_s is not None
    return (
        second is None or frame.seen_at in (None, second) or (timed and holds(Span(frame.from_s, frame.to_s), second))
    )


def _said(frame: CoverFrame) -> str:
    return _("{frame}, täcks").format(frame=frame.words) if frame.ticked else frame.words
