"""The values that the window shows: plain, frozen, already worded. No Qt, no services: phase-two mapping fills them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Final, Literal

Tone = Literal["ok", "conditions", "review", "bad"]
"""How a state looks and sounds: ALLOW, CONDITIONS, REVIEW, DENY; also used for release statuses."""

MediaKind = Literal["foto", "film"]


class Several(Enum):
    """Stands where several selected assets differ."""

    VALUES = "several"


SEVERAL: Final = Several.VALUES
Shared = str | Several
"""A text that all selected assets share, or `SEVERAL`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a combo box, or one box to tick: a key for the program, a label for people."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class CellValue:
    """One asset in the grid. `spoken` is the whole sentence a screen reader says; from `kind` on, what the table adds.

    `alt` and `pixels` (width and height of the original) are for the large view. `stars` is the rating as a figure, `pick`
    the choice and `pick_word` its word; nothing where there is none.
    """

    id: int
    title: str
    media: MediaKind
    tone: Tone
    status_word: str
    spoken: str
    duration_s: float | None = None
    kind: str = ""
    captured: str = ""
    creator: str = ""
    shoot: str = ""
    file: str = ""
    added: str = ""
    alt: str = ""
    pixels: tuple[int, int] | None = None
    stars: str = ""
    pick: str = "none"
    pick_word: str = ""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One box of a facet: wanted when `checked`, or `excluded`; `level` is its depth under broader values."""

    key: str
    label: str
    count: int
    level: int = 0
    checked: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A heading and its boxes; `open` False: folded together at first."""

    key: str
    label: str
    values: tuple[FacetValue, ...]
    open: bool = True


@dataclass(frozen=True, slots=True)
class UseValue:
    """The use that the grid is judged against; `only` hides what may not be used in it."""

    channels: tuple[Choice, ...]
    channel: str
    day: date
    only: bool = False
    allowed: int | None = None


@dataclass(frozen=True, slots=True)
class FilterChip:
    """One active filter: the facet's group and key, and the words on the chip; `excluded`: what is not wanted, which the words say."""

    group: str
    key: str
    label: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class ResultValue:
    """What a search found. `heading` names it; `hits` of `total` assets; `empty_bank` when nothing is taken in.

    `meant` is a sentence about words that were taken for others.
    """

    heading: str
    hits: int
    total: int
    chips: tuple[FilterChip, ...] = ()
    empty_bank: bool = False
    meant: str = ""


@dataclass(frozen=True, slots=True)
class SelectionValue:
    """The sentence about everything selected, e.g. `Alla får användas på webben`."""

    count: int
    tone: Tone = "ok"
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class StepValue:
    """A next step as a button: what it does by `action` (and to whom), worded; `primary`: the way out."""

    action: str
    words: str
    person: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class StatusValue:
    """An answer with its reasons and what would mend it, worded, and as steps to take."""

    tone: Tone
    headline: str
    reasons: tuple[str, ...] = ()
    mend: tuple[str, ...] = ()
    steps: tuple[StepValue, ...] = ()


@dataclass(frozen=True, slots=True)
class ConceptValue:
    """A concept of the vocabulary: its path of broader labels and its synonyms, for choosing."""

    id: str
    label: str
    path: str = ""
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartlyTagged:
    """A concept that some of several assets have: `words` says how many, such as `på 3 av 10`."""

    concept: ConceptValue
    words: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act with an asset: when (local time) and by whom, what was done and with what. Never a text or a person."""

    when: str
    who: str
    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TickValue:
    """A box to tick for several assets: `None` where they differ."""

    key: str
    label: str
    ticked: bool | None


@dataclass(frozen=True, slots=True)
class PersonValue:
    """An appearance: a pseudonym, never a name."""

    appearance: str
    pseudonym: str
    role: str
    tone: Tone
    status_word: str


@dataclass(frozen=True, slots=True)
class ReviewValue:
    """Who assessed the people in the picture, in a sentence; whether this user may confirm it."""

    words: str
    may_confirm: bool


@dataclass(frozen=True, slots=True)
class FacesValue:
    """How many faces were found and persons registered, in a sentence; `warn` where somebody is missing."""

    words: str
    warn: bool = False


@dataclass(frozen=True, slots=True)
class CoverValue:
    """What a covered version is: of which picture, by whom, confirmed or why not; and whether one may be made."""

    words: str = ""
    why_not: str = ""
    may_confirm: bool = False
    may_cover: bool = False


@dataclass(frozen=True, slots=True)
class StackValue:
    """The burst that an asset belongs to: `1 av 5 i en serie`, and everything in it."""

    words: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InspectorValue:
    """Everything the inspector shows of one asset, or of several.

    `texts` holds the fields of `inspector.fields` by key. A concept or person shown for several is shared by all.
    `flags` are the assessment's boxes, `terms` the licence's; `audio` and `captions` are None where there is no film.
    `incoming` is what one file says beyond that, as (name, text); `partly` the concepts that only some of several have.
    `last_day` tells a reader until when it may be used; `missing` that the original's file is not there.
    """

    ids: tuple[int, ...]
    heading: str
    file_line: str
    status: StatusValue
    texts: Mapping[str, Shared] = field(default_factory=dict)
    picture: int | None = None
    visibility: Shared = ""
    visibilities: tuple[Choice, ...] = ()
    concepts: tuple[ConceptValue, ...] = ()
    channels: tuple[TickValue, ...] = ()
    people: tuple[PersonValue, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    may_edit: bool = True
    flags: tuple[TickValue, ...] = ()
    terms: tuple[TickValue, ...] = ()
    audio: Shared | None = None
    audios: tuple[Choice, ...] = ()
    captions: tuple[str, ...] | None = None
    review: ReviewValue | None = None
    incoming: tuple[tuple[str, str], ...] = ()
    stack: StackValue | None = None
    faces: FacesValue | None = None
    cover: CoverValue | None = None
    partly: tuple[PartlyTagged, ...] = ()
    last_day: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class PackItemValue:
    """One asset of a pack with its verdict for the pack's use."""

    id: int
    title: str
    tone: Tone
    status_word: str
    reasons: tuple[str, ...] = ()
    mend: tuple[str, ...] = ()

    @property
    def leaves(self) -> bool:
        """Only ALLOW and CONDITIONS leave the house."""
        return self.tone in ("ok", "conditions")


@dataclass(frozen=True, slots=True)
class PackResult:
    """What was issued, and where."""

    pack: str
    target: Path
    issued: int
    left_out: tuple[PackItemValue, ...] = ()
    films: int = 0
