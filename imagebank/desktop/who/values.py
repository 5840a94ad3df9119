"""What the dialog about who is in the pictures shows and gives back: plain, frozen, no names."""

from __future__ import annotations

from dataclasses import dataclass

from imagebank.desktop.who.geometry import Shape


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in a picture: where (shares of its sides), for film from which second to which."""

    person: str
    area: Shape | None = None
    from_s: float | None = None
    to_s: float | None = None


@dataclass(frozen=True, slots=True)
class WhoPicture:
    """One picture as it stands. `faces` None: nobody has looked for faces in it."""

    id: int
    title: str
    film: bool = False
    visibility: str = "na"
    declared: int | None = None
    seen: tuple[Seen, ...] = ()
    faces: tuple[Shape, ...] | None = None

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
