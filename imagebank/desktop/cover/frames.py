"""The frames of a picture that is to be covered: whose they are, which of them are ticked. Pure: no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from imagebank.desktop.cover.values import CoverArea, CoverPicture
from imagebank.desktop.who.geometry import Frame, Shape, unclaimed
from imagebank.language import _


@dataclass(frozen=True, slots=True)
class CoverFrame:
    """One frame: a person's area, a found face or a drawn part."""

    number: int
    shape: Shape
    person: str = ""
    face: bool = False
    ticked: bool = False
    from_s: float | None = None
    to_s: float | None = None

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
        areas = [(one.person, one.area) for one in picture.seen if one.area is not None]
        known = {person for person, _area in areas}
        aimed = bool(known & set(picture.wanted))
        for person, area in areas:
            self._add(area, person=person, ticked=person in picture.wanted)
        for _n, face in unclaimed(picture.faces, [area for _person, area in areas]):
            self._add(face, face=True, ticked=not aimed and not picture.film)

    def draw(self, shape: Shape) -> str:
        """A new part, to be covered; returns its key."""
        return self._add(shape, ticked=True)

    def look(self, faces: Sequence[Shape]) -> None:
        """Faces were found; those that a frame covers already are left out."""
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
        """Whose frames are covered."""
        return {one.person for one in self.frames if one.ticked and one.person}

    def to_draw(self) -> list[Frame]:
        """What the picture shows: ticked ones in a whole line, others dashed."""
        return [
            Frame(one.key, one.shape, one.key, _said(one), "drawn" if one.ticked else "face", movable=True)
            for one in self.frames
        ]

    def _add(self, shape: Shape, person: str = "", *, face: bool = False, ticked: bool = False) -> str:
        number = max((one.number for one in self.frames), default=0) + 1
        self.frames.append(CoverFrame(number, shape, person, face, ticked))
        return str(number)

    def _change(self, key: str, change: Callable[[CoverFrame], CoverFrame]) -> None:
        self.frames = [change(one) if one.key == key else one for one in self.frames]


def _said(frame: CoverFrame) -> str:
    return _("{frame}, täcks").format(frame=frame.words) if frame.ticked else frame.words
