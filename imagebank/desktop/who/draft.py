"""What is said about one picture before it is saved. Pure: no Qt."""

from __future__ import annotations

from dataclasses import replace

from imagebank.core.errors import N_
from imagebank.desktop.who.geometry import Frame, Shape, unclaimed
from imagebank.desktop.who.values import Seen, WhoDraft, WhoPicture
from imagebank.language import _, ngettext

KEYS = "123456789abcdeghijklmopqrstuvwxyz"
"""Each person's key; 0 is the last picture's persons, f the next face, n a new frame."""

NEW = "new"
IDENTIFIABLE, NOT_ASSESSED = "ident", "na"
VISIBILITIES = (
    ("ident", N_("Identifierbara")),
    ("unident", N_("Ej identifierbara")),
    ("none", N_("Inga")),
    ("na", N_("Ej bedömt")),
)


class Draft:
    """The persons, areas and assessment of a picture as the user leaves them."""

    def __init__(self, picture: WhoPicture, proposed: tuple[str, ...] = ()) -> None:
        self.picture = picture
        self.seen = {one.person: one for one in picture.seen}
        self.proposed = frozenset(proposed) if picture.is_new else frozenset()
        self.loose: Shape | None = None
        self.touched = False
        self.visibility, self.declared = picture.visibility, picture.declared
        self._own_visibility, self._own_count = False, picture.declared is not None and not picture.is_new
        for person in self.proposed:
            self.seen[person] = Seen(person)
        if self.proposed:
            self._propose()

    def toggle(self, person: str) -> bool:
        """Put the person in, or take them out; returns whether they are in it now."""
        if person in self.seen:
            del self.seen[person]
        else:
            self.seen[person] = Seen(person)
        self.touched = True
        self.proposed -= {person}
        self._propose()
        return person in self.seen

    def take(self, persons: tuple[str, ...]) -> None:
        """Put these in too."""
        self.touched = True
        for person in persons:
            self.seen.setdefault(person, Seen(person))
        self._propose()

    def give(self, key: str, person: str) -> None:
        """The frame of that key shows the person."""
        shape, self.touched = self.shape_of(key), True
        if key == NEW:
            self.loose = None
        elif key in self.seen and key != person:
            self.seen[key] = replace(self.seen[key], area=None)
        self.seen[person] = replace(self.seen.get(person, Seen(person)), area=shape)
        self.proposed -= {person}
        self._propose()

    def shape_of(self, key: str) -> Shape | None:
        """The shape of the frame of that key."""
        return next((one.shape for one in self.frames() if one.key == key), None)

    def reshape(self, key: str, shape: Shape | None) -> None:
        """Move or, with None, remove a frame; the person stays in the picture."""
        self.touched = True
        if key == NEW:
            self.loose = shape
        elif key in self.seen:
            self.seen[key] = replace(self.seen[key], area=shape)

    def time(self, person: str, from_s: float | None, to_s: float | None) -> None:
        """When the person is seen in the film."""
        self.touched = True
        if person in self.seen:
            self.seen[person] = replace(self.seen[person], from_s=from_s, to_s=to_s)

    def assess(self, visibility: str) -> None:
        """The user's own answer."""
        self.visibility, self._own_visibility, self.touched = visibility, True, True

    def count(self, declared: int | None) -> None:
        """The user's own count."""
        self.declared, self._own_count, self.touched = declared, True, True

    def look(self, faces: tuple[Shape, ...]) -> None:
        """Faces were looked for."""
        self.picture = replace(self.picture, faces=faces)
        self._propose()

    def frames(self) -> list[Frame]:
        """Everything to draw."""
        areas = [(one.person, one.area) for one in self.seen.values() if one.area is not None]
        made = [Frame(person, area, person, person, "person", movable=True) for person, area in areas]
        faces = self.picture.faces or ()
        for n, face in unclaimed(faces, [area for _person, area in areas]):
            words = _("Ansikte {n} av {total}").format(n=n, total=len(faces))
            made.append(Frame(f"face:{n}", face, str(n), words))
        if self.loose is not None:
            made.append(Frame(NEW, self.loose, _("ny"), _("Ny ruta. Tryck på personens tangent."), "drawn", True))
        return made

    def words(self) -> str:
        """How many faces and persons."""
        faces = None if self.picture.faces is None else len(self.picture.faces)
        n = len(self.proposed)
        said = count_words(faces, len(self.seen) - n)
        told = ngettext("{count}, {n} föreslagen från förra bilden", "{count}, {n} föreslagna från förra bilden", n)
        return told.format(count=said, n=n) if n else said

    def spoken(self) -> str:
        """The same with the assessment, for whoever listens."""
        status = _(dict(VISIBILITIES)[self.visibility])
        return _("{count}. Synliga personer: {status}").format(count=self.words(), status=status)

    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        before = self.picture
        same = {one.person: one for one in before.seen} == self.seen
        return not same or self.visibility != before.visibility or self.declared != before.declared

    def result(self, others: tuple[int, ...] = ()) -> WhoDraft:
        """What to save."""
        return WhoDraft(self.picture.id, tuple(self.seen.values()), self.visibility, self.declared, others)

    def saved(self) -> WhoPicture:
        """The picture as it stands when this is saved."""
        return replace(self.picture, seen=tuple(self.seen.values()), visibility=self.visibility, declared=self.declared)

    def _propose(self) -> None:
        """Somebody ticked can be recognised; as many are seen as there are faces, or persons."""
        if not self._own_visibility:
            started = self.picture.visibility
            self.visibility = IDENTIFIABLE if self.seen and started == NOT_ASSESSED else started
        if not self._own_count:
            most = max(len(self.picture.faces or ()), len(self.seen))
            self.declared = most if self.seen else self.picture.declared


def count_words(faces: int | None, registered: int) -> str:
    """`3 ansikten, 2 registrerade`; without faces only who is registered."""
    said = ngettext("{n} registrerad", "{n} registrerade", registered).format(n=registered)
    if faces is None:
        return said
    found = ngettext("{n} ansikte", "{n} ansikten", faces).format(n=faces)
    return f"{found}, {said}"
