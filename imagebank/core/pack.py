"""A pack: assets bound to one use. draft → submitted → approved → issued → stale / recalled."""

from __future__ import annotations

from dataclasses import dataclass

RENDITIONS = ("web", "presentation", "print", "original")


@dataclass(frozen=True, slots=True)
class PackItem:
    """One picture in a pack: the alternative text it left with, and the decision at that moment."""

    asset: str
    alt: str
    verdict: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as the catalogue records it; dates and times as ISO 8601 text.

    `last_day` is the last day that every item may be used, None where nothing ends.
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
