"""What is said about one picture before it is saved. Pure: no Qt."""

from __future__ import annotations

from dataclasses import replace

from imagebank.core.errors import N_
from imagebank.core.people import Span
from imagebank.desktop.who import spans
from imagebank.desktop.who.geometry import Frame, Shape
from imagebank.desktop.who.showing import face_frames, person_frame, rows
from imagebank.desktop.who.values import FoundFaces, Seen, TimeRow, WhoDraft, WhoPicture
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
    """The persons, areas and assessment of a picture as the user leaves them. `chosen` is the time that is looked at."""

    def __init__(self, picture: WhoPicture, proposed: tuple[str, ...] = ()) -> None:
        self.picture = picture
        self.seen = {one.person: one for one in picture.seen}
        self.proposed = frozenset(proposed) if picture.is_new else frozenset()
        self.loose: Shape | None = None
        self.chosen = ""
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
        """The frame of that key shows the person, at the second that is looked at."""
        shape, self.touched = self.shape_of(key), True
        self.reshape(key, None)
        before = self.seen.get(person, Seen(person)).spans
        whose, place = spans.place_of(self.chosen)
        if whose == person and place < len(before):
            after = spans.put(before, place, replace(before[place], area=shape))
        else:
            after, place = spans.with_area(before, shape, self.second)
        self.seen[person] = Seen(person, after)
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
        elif (span := self.span_of(key)) is not None:
            self._put(key, replace(span, area=shape))

    def span_of(self, key: str) -> Span | None:
        """The time of that key."""
        person, place = spans.place_of(key)
        known = self.seen[person].spans if person in self.seen else ()
        return known[place] if place < len(known) else None

    def time(self, key: str, from_s: float | None, to_s: float | None) -> None:
        """When the person is seen in the film, in the time of that key."""
        self.touched = True
        if (span := self.span_of(key)) is not None:
            self._put(key, replace(span, from_s=from_s, to_s=to_s))

    def add_time(self, person: str) -> str:
        """The person is seen once more; returns the new time's key, which is chosen."""
        self.touched = True
        before = self.seen[person].spans
        self.seen[person] = Seen(person, (*before, Span()))
        self.chosen = spans.key_of(person, len(before))
        return self.chosen

    def remove_time(self, key: str) -> None:
        """The person is not seen then; they stay in the film."""
        self.touched, self.chosen = True, ""
        person, place = spans.place_of(key)
        self.seen[person] = Seen(person, spans.without(self.seen[person].spans, place))

    def times(self) -> list[TimeRow]:
        """The times to fill in, person by person."""
        return [row for one in self.seen.values() for row in rows(one)] if self.picture.film else []

    @property
    def second(self) -> float | None:
        """The second of the film that is looked at: where the chosen time begins, else where the faces were found."""
        if not self.picture.film:
            return None
        span = self.span_of(self.chosen)
        begins = spans.begins(span) if span is not None else None
        return begins if begins is not None else self.picture.faces_at

    def assess(self, visibility: str) -> None:
        """The user's own answer."""
        self.visibility, self._own_visibility, self.touched = visibility, True, True

    def count(self, declared: int | None) -> None:
        """The user's own count."""
        self.declared, self._own_count, self.touched = declared, True, True

    def look(self, faces: FoundFaces) -> None:
        """Faces were looked for."""
        self.picture = replace(self.picture, faces=faces.shapes, faces_at=faces.at_s)
        self._propose()

    def frames(self) -> list[Frame]:
        """Everything to draw on what is looked at: of a film, what is seen at that second."""
        second = self.second
        areas = [
            (spans.key_of(one.person, place), span)
            for one in self.seen.values()
            for place, span in enumerate(one.spans)
            if span.area is not None and (spans.holds(span, second) or spans.key_of(one.person, place) == self.chosen)
        ]
        made = [person_frame(key, span.area) for key, span in areas if span.area is not None]
        if second == self.picture.faces_at or not self.picture.film:
            made += self.free_faces()
        if self.loose is not None:
            made.append(Frame(NEW, self.loose, _("ny"), _("Ny ruta. Tryck på personens tangent."), "drawn", True))
        return made

    def free_faces(self) -> list[Frame]:
        """The faces that nobody has, whatever is looked at."""
        faces, at = self.picture.faces or (), self.picture.faces_at
        return face_frames(
            faces,
            [span.area for one in self.seen.values() for span in one.spans if span.area and spans.holds(span, at)],
        )

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
        same = {one.person: one for one in before.seen} == {one.person: one for one in self._told()}
        return not same or self.visibility != before.visibility or self.declared != before.declared

    def result(self, others: tuple[int, ...] = ()) -> WhoDraft:
        """What to save."""
        return WhoDraft(self.picture.id, self._told(), self.visibility, self.declared, others)

    def saved(self) -> WhoPicture:
        """The picture as it stands when this is saved."""
        return replace(self.picture, seen=self._told(), visibility=self.visibility, declared=self.declared)

    def _told(self) -> tuple[Seen, ...]:
        length = self.picture.length_s
        return tuple(Seen(one.person, spans.tidied(one.spans, length)) for one in self.seen.values())

    def _put(self, key: str, span: Span) -> None:
        person, place = spans.place_of(key)
        self.seen[person] = Seen(person, spans.put(self.seen[person].spans, place, span))

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
