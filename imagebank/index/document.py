"""What the index is told about one asset: its words, its values, what it is ordered by, and what the decision asks."""

from __future__ import annotations

from dataclasses import dataclass, field

from imagebank.core.assessment import Assessment

NOTHING = -1
"""An unknown day, minute, length or rating."""


@dataclass(frozen=True, slots=True)
class PictureCase:
    """Everything that the decision asks of a picture but who is in it: pictures of one case are decided together.

    `people`: for each (identifiable, voice, protected, covered). `version` is None, or a covered version's
    (confirmed, sound removed).
    """

    assessment: Assessment
    people: tuple[tuple[bool, bool, bool, bool], ...] = ()
    version: tuple[bool, bool] | None = None


@dataclass(frozen=True, slots=True)
class PersonCase:
    """One identifiable person in a picture, as the decision asks: pictures in which a person stands alike are decided together.

    `heard`: a voice in a film; `voice` counts where the person is covered, too. `was_minor` at capture, by the age that the
    library has set; `contexts`: what the picture reveals of health; `asked`: the status asks the person (somebody is
    identifiable, or a voice is heard); `version` as in `PictureCase`.
    """

    person: str
    heard: bool = False
    voice: bool = False
    covered: bool = False
    asked: bool = True
    was_minor: bool = True
    contexts: frozenset[str] = frozenset()
    own_school: bool = False
    version: tuple[bool, bool] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One asset. `number` is its place in the catalogue and never used again for another.

    `head` are the folded words of title and alternative text, `body` those of everything else; `values` are exact values,
    each with its kind before a colon. `captured` is in minutes and `imported` in days since the year 1, `length` in tenths
    of a second.
    """

    number: int
    id: str
    head: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    name: str = ""
    captured: int = NOTHING
    imported: int = NOTHING
    length: int = NOTHING
    rating: int = NOTHING
    width: int = NOTHING
    height: int = NOTHING
    picture: PictureCase | None = None
    people: tuple[PersonCase, ...] = field(default=())
