"""The pictures one after another: where we are, what is not saved yet, whom the last picture showed. Pure: no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from imagebank.desktop.who.draft import Draft
from imagebank.desktop.who.values import FoundFaces, WhoDraft, WhoPicture
from imagebank.language import _, ngettext


class Round:
    """`draft` is what is said about the picture at hand."""

    def __init__(self, pictures: Sequence[WhoPicture]) -> None:
        self.pictures = list(pictures)
        self.place = 0
        self.last: tuple[str, ...] = ()
        self._left: dict[int, Draft] = {}
        self.draft = Draft(self.pictures[0])

    @property
    def waiting(self) -> int:
        """How many pictures were begun and not saved."""
        return len(self._left)

    def end_words(self) -> str:
        """What to say after the last picture."""
        n = self.waiting
        if not n:
            return _("Det var den sista bilden. Allt är sparat.")
        words = ngettext(
            "Det var den sista bilden. {n} bild har ändringar som inte är sparade.",
            "Det var den sista bilden. {n} bilder har ändringar som inte är sparade.",
            n,
        )
        return words.format(n=n)

    def save(self, everywhere: bool) -> WhoDraft | None:
        """What is to be saved of the picture at hand, None where nothing is changed; it counts as saved from now on."""
        draft = self.draft
        others = tuple(one.id for one in self.pictures if one.id != draft.picture.id) if everywhere else ()
        made = draft.result(others) if everywhere or draft.is_changed() else None
        self.pictures[self.place] = draft.saved()
        self.last = tuple(draft.seen)
        draft.touched = False
        self._left.pop(draft.picture.id, None)
        return made

    def step(self, by: int) -> bool:
        """Another picture; what was begun and not saved is kept. False where there is none."""
        there = self.place + by
        if self.draft.touched:
            self._left[self.draft.picture.id] = self.draft
        if not 0 <= there < len(self.pictures):
            self.begin()
            return False
        self.place = there
        self.begin(self.last if by > 0 else ())
        return True

    def begin(self, proposed: tuple[str, ...] = ()) -> None:
        """The picture at hand: as it was left, or as it stands, with `proposed` where nobody is in it yet."""
        picture = self.pictures[self.place]
        self.draft = self._left.get(picture.id) or Draft(picture, proposed)

    def renew(self, pictures: Mapping[int, WhoPicture]) -> None:
        """These pictures have other contents now."""
        self.pictures = [pictures.get(one.id, one) for one in self.pictures]
        for id in pictures:
            self._left.pop(id, None)
        if self.draft.picture.id in pictures:
            self.begin()

    def look(self, faces: Mapping[int, FoundFaces]) -> None:
        """Faces were looked for; what is not saved stays."""
        self.pictures = [_looked_in(one, faces.get(one.id)) for one in self.pictures]
        for draft in (self.draft, *(one for one in self._left.values() if one is not self.draft)):
            if draft.picture.id in faces:
                draft.look(faces[draft.picture.id])


def _looked_in(picture: WhoPicture, found: FoundFaces | None) -> WhoPicture:
    return picture if found is None else replace(picture, faces=found.shapes, faces_at=found.at_s)
