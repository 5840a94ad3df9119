"""What packs show, worded: lines of the list, the workshop, its items, places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from imagebank.core.framing import Area
from imagebank.core.pack import ItemChoice
from imagebank.desktop.parts.words import amount
from imagebank.desktop.values import Choice, MediaKind, PackItemValue, StatusValue

MINE, WAITING, OUT, ALL = "mine", "waiting", "out", "all"
"""Which packs are listed."""


@dataclass(frozen=True, slots=True)
class PackRow:
    """One pack in the list: its title, its state as icon and word, the facts in a line; `groups` it is listed in."""

    id: str
    title: str
    icon: str
    ink: str
    status_word: str
    facts: str
    groups: frozenset[str] = frozenset((ALL,))


@dataclass(frozen=True, slots=True)
class PackFields:
    """What a pack is for. No `last_day`: nothing is planned; no `renditions`: those of the channel."""

    title: str
    channel: str
    purpose: str
    day: date
    language: str
    recipient: str = ""
    last_day: date | None = None
    renditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackChoices:
    """What there is to choose among."""

    channels: tuple[Choice, ...]
    purposes: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    renditions: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class PresetValue:
    """One rendition to choose; `ratio` is what a crop is cut to, None where the whole picture is kept."""

    key: str
    label: str
    ratio: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What the guide says of an alternative text; `stops`: it may not leave so."""

    words: str
    stops: bool = False


@dataclass(frozen=True, slots=True)
class ItemValue:
    """One picture or film of a pack: how it stands, what was chosen, and what there is of its own to fall back on.

    `usual` are the renditions that it gets where none are chosen; `areas` where people are marked; `size` in pixels.
    """

    number: int
    title: str
    media: MediaKind
    status: StatusValue
    choice: ItemChoice = field(default_factory=ItemChoice)
    own_alt: str = ""
    own_caption: str = ""
    remarks: tuple[Remark, ...] = ()
    presets: tuple[PresetValue, ...] = ()
    usual: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    size: tuple[int, int] | None = None
    duration_s: float | None = None

    @property
    def line(self) -> PackItemValue:
        """As it stands in the list of items."""
        return PackItemValue(self.number, self.title, self.status.tone, self.status.headline)


def amount_of(items: Sequence[ItemValue]) -> str:
    """How many pictures and films."""
    films = sum(one.media == "film" for one in items)
    return amount(len(items) - films, films)


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """One place where a pack is: where, in a line what else is known; `down`: it is taken down."""

    id: str
    words: str
    facts: str
    down: bool = False


@dataclass(frozen=True, slots=True)
class PackValue:
    """A pack in the workshop. `acts` are the steps that may be taken now; `why_not` says why the first one may not."""

    id: str
    fields: PackFields
    status: str
    icon: str
    ink: str
    status_word: str
    sentence: str
    items: tuple[ItemValue, ...] = ()
    may_edit: bool = True
    warning: str = ""
    acts: tuple[str, ...] = ()
    why_not: str = ""
    history: tuple[str, ...] = ()
    places: tuple[PlaceValue, ...] = ()
    choices: PackChoices = field(default_factory=lambda: PackChoices((), (), ()))
