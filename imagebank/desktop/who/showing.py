"""Frames and rows of times made of what is said about a picture. Pure: no Qt."""

from __future__ import annotations

from collections.abc import Sequence

from imagebank.desktop.who import spans
from imagebank.desktop.who.geometry import Frame, Shape, unclaimed
from imagebank.desktop.who.values import Seen, TimeRow
from imagebank.language import _


def person_frame(key: str, shape: Shape) -> Frame:
    """A person's area at one of their times."""
    person, place = spans.place_of(key)
    spoken = _("{person}, gång {n}").format(person=person, n=place + 1) if place else person
    return Frame(key, shape, person, spoken, "person", movable=True)


def rows(seen: Seen) -> list[TimeRow]:
    """A person's times, as rows to fill in."""
    several, last = len(seen.spans) > 1, len(seen.spans) - 1
    again = _("{person}, gång {n}")
    return [
        TimeRow(
            spans.key_of(seen.person, place), again.format(person=seen.person, n=place + 1) if several else seen.person,
            span.from_s, span.to_s, may_add=place == last, may_remove=several,
        )
        for place, span in enumerate(seen.spans)
    ]  # fmt: skip


def face_frames(faces: Sequence[Shape], areas: Sequence[Shape]) -> list[Frame]:
    """The faces that no area covers, with their numbers from 1."""
    words = _("Ansikte {n} av {total}")
    return [
        Frame(f"face:{n}", face, str(n), words.format(n=n, total=len(faces))) for n, face in unclaimed(faces, areas)
    ]
