"""A use: one channel, purpose, date, language, territory, lifetime and title; and the rules of channels.

Source of every table here: the decision rules, section "Channels" (docs/decision.md).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

INCLUDED_IN: dict[str, str] = {
    "film-egen": "webb",
    "facebook": "sociala",
    "instagram": "sociala",
    "linkedin": "sociala",
    "youtube": "sociala",
}
"""Channel → the only channel that includes it. Never the vocabulary's hierarchy."""

NOT_RECALLABLE = frozenset({"tryck", "presentation-delad", "press", "rapport", "tredje-part"})
SHOWN_LIVE = frozenset({"presentation", "webbinarium"})
INTERNAL = "internt"
PURPOSES = ("info", "utbildning", "forskning", "rekrytering", "press")


def covers(channels: Collection[str], channel: str) -> bool:
    """Say whether ticks on `channels` cover `channel`: one rule for releases, withdrawals and licences."""
    return channel in channels or INCLUDED_IN.get(channel) in channels


def is_public(channel: str) -> bool:
    """Every channel but the internal one is public."""
    return channel != INTERNAL


@dataclass(frozen=True, slots=True)
class Use:
    """What somebody wants to do with a picture.

    `blurred` holds the pseudonyms made unrecognisable in this version and `blur_second_review` says that
    a second person confirmed them; `range_s` is the part of a film in seconds; `lifetime_to` the planned end.
    """

    channel: str
    date: date
    purpose: str = "info"
    language: str = "sv"
    territory: str = "SE"
    title: str = ""
    alteration: bool = False
    with_name: bool = False
    school_named: bool = False
    no_credit: bool = False
    disclosure: bool = False
    licence_out: str | None = None
    range_s: tuple[float, float] | None = None
    lifetime_to: date | None = None
    blurred: frozenset[str] = frozenset()
    blur_second_review: bool = False
    sound_removed: bool = False

    @property
    def alters(self) -> bool:
        """A covered version is an altered picture too."""
        return self.alteration or bool(self.blurred)


@dataclass(frozen=True, slots=True)
class Policy:
    """Settings of the library that the decision asks; ages in years, `warn_days` in days, `max_months` in months."""

    guardian_age: int = 18
    assent_age: int = 15
    both_guardians: bool = True
    warn_days: int = 90
    max_months: int = 36
