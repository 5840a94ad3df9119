"""What the cover dialog shows and gives back: plain, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from imagebank.desktop.who.geometry import Shape
from imagebank.desktop.who.values import Seen


@dataclass(frozen=True, slots=True)
class CoverPicture:
    """The picture with its faces and persons; `wanted` are the persons whom the version is made for.

    `names`: pseudonym → name, while the vault is open. `faces_at` is the second of a film in whose frame the faces were found; None: not known.
    """

    id: int
    title: str
    film: bool = False
    sound: bool = False
    seen: tuple[Seen, ...] = ()
    faces: tuple[Shape, ...] = ()
    wanted: tuple[str, ...] = ()
    detects: bool = False
    faces_at: float | None = None
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CoverArea:
    """One part to cover; for film from which second to which."""

    shape: Shape
    from_s: float | None = None
    to_s: float | None = None


@dataclass(frozen=True, slots=True)
class CoverDraft:
    """What is asked for: `persons` are unrecognisable in it; `every_face` and `sound` belong to film."""

    id: int
    areas: tuple[CoverArea, ...]
    persons: tuple[str, ...] = ()
    soft: bool = False
    every_face: bool = False
    sound: bool = True
