"""A pack: assets bound to one use. draft → submitted → approved → issued → stale / recalled."""

from __future__ import annotations

from dataclasses import dataclass

STATUSES = ("draft", "submitted", "approved", "issued", "stale", "recalled")
STEPS = ("made", "submitted", "returned", "approved", "issued", "stale", "recalled")
"""What may happen to a pack; `returned` makes a submitted or approved one a draft again."""

KINDS = ("pack", "pull")
"""A pull is one picture that somebody took for a presentation of their own: issued at once, without an approver."""

OPEN = ("draft", "submitted", "approved")
"""The statuses of a pack that has not left yet."""


CHANGED, NAMED = "@changed", "@named:"
"""Notes of the bank itself in a step: somebody changed the pack; the approver was named by the one who follows."""


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """What was chosen for one item of a pack. None, empty and False: the picture's, or the pack's, own.

    `alt` is the alternative text in this context and `caption` the caption, both in the pack's language; a `decorative`
    picture has no alternative text. `focus` is the point that a crop keeps, as shares of the sides (0 to 1). `renditions`
    are presets by name. Of a film, `span` is the part that is used and `poster_s` the still's moment, in seconds.
    """

    alt: str | None = None
    decorative: bool = False
    caption: str | None = None
    focus: tuple[float, float] | None = None
    renditions: tuple[str, ...] = ()
    span: tuple[float, float] | None = None
    poster_s: float | None = None


@dataclass(frozen=True, slots=True)
class PackItem:
    """One picture in a pack: what was chosen, and of an issued one the alternative text it left with and the decision then.

    `identifier` is the item's own, in the metadata of every file that left for it; empty in packs of before it was kept.
    """

    asset: str
    alt: str = ""
    verdict: str = ""
    codes: tuple[str, ...] = ()
    identifier: str = ""
    choice: ItemChoice = ItemChoice()


@dataclass(frozen=True, slots=True)
class PackStep:
    """One step that a pack took: one of `STEPS`, when (ISO 8601), by whom, and what was said (no names)."""

    step: str
    at: str
    actor: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as the catalogue records it; dates and times as ISO 8601 text.

    `last_day` is the last day that every item may be used, None where nothing ends. `lifetime_to` is the day until which
    it is planned to be out. `renditions` are presets by name; empty: those of the channel. `kind` is one of `KINDS`.
    """

    id: str
    title: str
    status: str
    channel: str
    purpose: str
    date: str
    language: str
    territory: str
    author: str
    made_at: str
    recipient: str | None = None
    approved_by: str | None = None
    last_day: str | None = None
    items: tuple[PackItem, ...] = ()
    lifetime_to: str | None = None
    renditions: tuple[str, ...] = ()
    kind: str = "pack"
