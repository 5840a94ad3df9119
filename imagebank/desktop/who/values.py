"""What the dialog about who is in the pictures shows and gives back: plain, frozen, no names."""

from __future__ import annotations

from dataclasses import dataclass

from imagebank.core.people import Span
from imagebank.desktop.who.geometry import Shape


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in a picture: where, and for film at which times; one span at least."""

    person: str
    spans: tuple[Span, ...] = (Span(),)


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One time to fill in: `key` is its own, `words` say whose; seconds, or None where nothing is said."""

    key: str
    words: str
    from_s: float | None = None
    to_s: float | None = None
    may_add: bool = False
    may_remove: bool = False


@dataclass(frozen=True, slots=True)
class WhoPicture:
    """One picture as it stands. `faces` None: nobody has looked for faces in it.

    Of a film: its length in seconds, and the second of the frame in which the faces were found; None: not known.
    """

    id: int
    title: str
    film: bool = False
    visibility: str = "na"
    declared: int | None = None
    seen: tuple[Seen, ...] = ()
    faces: tuple[Shape, ...] | None = None
    faces_at: float | None = None
    length_s: float | None = None

    @property
    def is_new(self) -> bool:
        """Nobody has said anything about the people in it."""
        return self.visibility == "na" and not self.seen


@dataclass(frozen=True, slots=True)
class WhoDraft:
    """What is saved about a picture; `others` are the pictures that the same persons are in too."""

    id: int
    seen: tuple[Seen, ...]
    visibility: str
    declared: int | None
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundFaces:
    """The faces of one picture, and for film the second of the frame in which they were found."""

    shapes: tuple[Shape, ...]
    at_s: float | None = None
