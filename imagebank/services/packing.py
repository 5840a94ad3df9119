"""What is asked for when a pack is made, and what of it leaves: `sorting_out` decides, `exporting` carries it out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from imagebank.core.asset import Asset
from imagebank.core.pack import ItemChoice, Pack
from imagebank.core.use import Use
from imagebank.core.verdict import Finding, Verdict
from imagebank.services.library import Library
from imagebank.store import packs

FORMS = ("folder", "zip")
POSTER, CAPTIONS = "poster", ""
"""What a name's place `preset` holds for a film's still and for caption files, whose names end in their language."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: assets for one use, into `target`.

    `approved_by` is the second person; without one the pack is a draft for review that says so everywhere. `choices` are
    what was chosen for single items, by asset. No `renditions`: those of the channel (`services.presets`).
    """

    ids: tuple[str, ...]
    use: Use
    target: Path
    form: str = "folder"
    approved_by: str | None = None
    recipient: str | None = None
    renditions: tuple[str, ...] = ()
    choices: Mapping[str, ItemChoice] = field(default_factory=dict)
    asked: date | None = None
    """The day the order is given: a pack is never dated before it."""

    pack: str | None = None
    """The number of the approved pack that this order issues; None: a new pack is made."""

    name: str | None = None
    """The pattern of the files' names (`core.file_names`); None: the library's setting."""

    def choice(self, asset: str) -> ItemChoice:
        """What was chosen for one asset."""
        return self.choices.get(asset, ItemChoice())


@dataclass(frozen=True, slots=True)
class Refusal:
    """One asset that does not leave, and why."""

    asset: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One asset that leaves: the decision, its last day of use, its texts in this context by language, what was chosen.

    `renditions` are the presets of its kind, `stems`: rendition → its file's name without ending. What the others in the
    pack are called has a part in it, so two items that differ in it alone are the same; so with the random `identifier`,
    which every file that leaves for the item carries.
    """

    asset: Asset
    verdict: Verdict
    last_day: date | None
    alt: Mapping[str, str]
    caption: Mapping[str, str] = field(default_factory=dict)
    choice: ItemChoice = field(default_factory=ItemChoice)
    renditions: tuple[str, ...] = ()
    stems: Mapping[str, str] = field(default_factory=dict, compare=False)
    identifier: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Sorted:
    """An order sorted into what leaves and what does not."""

    items: tuple[Item, ...]
    refused: tuple[Refusal, ...]


def issued(library: Library) -> list[Pack]:
    """Every pack that the library knows, oldest first, without pulls."""
    return packs.packs(library.db, "pack")


def of_kind(library: Library, kind: str, statuses: Collection[str] = ()) -> list[Pack]:
    """The packs or pulls, oldest first; with `statuses`, those that are there."""
    return packs.packs(library.db, kind, statuses)
