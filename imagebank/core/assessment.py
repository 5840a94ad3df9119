"""What has been assessed of one asset, as the decision asks it. What nobody assessed has the value that denies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from imagebank.core.media import Media

VISIBILITIES = ("na", "none", "unident", "ident")
"""Not assessed; nobody; people, none identifiable; identifiable people."""

AUDIO_DESCRIPTIONS = ("made", "not_needed", "undecided")


OTHER_CONTEXT = "*"
"""A context that reveals health without a concept; an explicit consent that names concepts does not cover it."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Copyright, apart from consent. `to` is the licence's last day, `None`: no end."""

    creator: str | None = None
    credit: str | None = None
    copyright: str | None = None
    channels: frozenset[str] = frozenset()
    to: date | None = None
    no_derivatives: bool = False
    credit_required: bool = True


@dataclass(frozen=True, slots=True)
class Assessment:
    """One asset in one use: `health_revealing` and the accessibility fields are already worked out.

    `persons_declared` is how many people are seen (`None`: as many as are registered); `rights` is `None` where
    there is no record. `health_contexts` are the concepts that reveal it, and `OTHER_CONTEXT` for what no
    concept says: a text, an aid, a school. `doubtful`: the library was restored and the end of its ledger is missing, so that a later
    withdrawal may not be known.
    """

    media: Media = "foto"
    visibility: str = "na"
    persons_declared: int | None = None
    blocked: bool = False
    third_party_work: bool = False
    readable_personal_data: bool = False
    second_review: bool = False
    rights: Rights | None = None
    health_revealing: bool = False
    health_contexts: frozenset[str] = frozenset()
    own_special_school: bool = False
    person_ranges_known: bool = False
    alt: bool = False
    captions: bool = False
    audio_description: str = "undecided"
    doubtful: bool = False
