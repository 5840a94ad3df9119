"""Who is depicted, by pseudonym, and what their release says. Names live in the people vault, never here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

ROLES = ("elev", "foralder", "personal", "skadespelare")
HEALTH_ROLES = frozenset({"elev", "foralder"})
"""Staff and models are exempt from the rule about health."""

BASES = ("consent", "explicit_consent", "public_interest", "contract")
DECISION_SUPPORTS = ("none", "god_man", "forvaltare")
RELEASE_STATUSES = ("asked", "given", "refused", "withdrawn", "superseded")


@dataclass(frozen=True, slots=True)
class Person:
    """The register's post of one person. `birth_month` is `YYYY-MM`; `adult` is for those whose month is not kept.

    `guardians` is how many have custody, `None` when nobody established it. `decision_support` is who may sign for a
    grown-up who cannot decide. `merged_into`: the post of the same person that stands for both; `erased_at`: when name
    and forms were destroyed.
    """

    id: str
    role: str = "elev"
    birth_month: str | None = None
    adult: bool = False
    guardians: int | None = None
    protected: bool = False
    deceased: bool = False
    lacks_capacity: bool = False
    decision_support: str = "none"
    merged_into: str | None = None
    erased_at: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of a film in which a person is seen: seconds, both ends included; None: from its start, to its end.

    `area` is where the person is seen: left, top, width, height as shares of the picture's sides, 0 to 1.
    """

    from_s: float | None = None
    to_s: float | None = None
    area: tuple[float, float, float, float] | None = None

    @property
    def is_closed(self) -> bool:
        """Whether both its ends are known."""
        return self.from_s is not None and self.to_s is not None


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person in an asset, once, however often they come and go. An identifiable voice is an appearance too.

    `from_s`, `to_s` and `area` are those of the first `Span`; `more` are further spans of a film, each with both ends known.
    """

    person: str
    identifiable: bool = True
    voice: bool = False
    from_s: float | None = None
    to_s: float | None = None
    area: tuple[float, float, float, float] | None = None
    more: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """When and where the person is seen: one span or more."""
        return (Span(self.from_s, self.to_s, self.area), *self.more)

    def with_spans(self, spans: Sequence[Span]) -> Appearance:
        """The same appearance at these times; without any, all the film or picture and nowhere in particular."""
        first = spans[0] if spans else Span()
        return replace(self, from_s=first.from_s, to_s=first.to_s, area=first.area, more=tuple(spans[1:]))


@dataclass(frozen=True, slots=True)
class Depicted:
    """One person as the decision asks about them: in this asset, on the day of this use.

    Ages are whole years, `None` when unknown (then the person counts as a minor).
    """

    id: str
    role: str = "elev"
    age_then: int | None = None
    age_now: int | None = None
    guardians: int = 2
    guardians_unknown: bool = False
    identifiable: bool = True
    protected: bool = False
    deceased: bool = False
    lacks_capacity: bool = False
    voice: bool = False


@dataclass(frozen=True, slots=True)
class Release:
    """The documented right to use a person's likeness. Languages or territory left empty do not limit it.

    `withdrawn_channels` empty on a withdrawn release means: withdrawn for every channel. `valid_to` is the last
    valid day; `None` means that nobody set one. `contexts` are the concepts that an explicit consent names, with everything
    narrower; empty, it is not limited to any. `agreement` is the id of the first state of what this one continues:
    signatures, forms and withdrawals make new states of the same agreement.
    """

    id: str
    person: str
    basis: str = "consent"
    status: str = "asked"
    withdrawn_channels: frozenset[str] = frozenset()
    explicit: bool = False
    guardians_signed: int = 0
    assent: bool = False
    appointed_guardian: bool = False
    child_said_no: bool = False
    self_signed: bool = False
    evidence: bool = False
    assessment: bool = False
    objection: bool = False
    channels: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset({"info"})
    languages: frozenset[str] = frozenset()
    territory: frozenset[str] = frozenset()
    valid_from: date = date(2025, 1, 1)
    valid_to: date | None = None
    name_ok: bool = False
    voice_ok: bool = False
    no_alteration: bool = False
    contexts: frozenset[str] = frozenset()
    agreement: str = ""
    registered_at: str = ""
    registered_by: str = ""

    @property
    def is_explicit_consent(self) -> bool:
        """Explicit consent for a health-revealing context (art. 9.2 a GDPR)."""
        return self.basis == "explicit_consent" or (self.basis == "consent" and self.explicit)

    def is_explicit_for(self, contexts: frozenset[str]) -> bool:
        """Explicit consent that covers every one of the contexts that a use reveals."""
        return self.is_explicit_consent and (not self.contexts or contexts <= self.contexts)


def joined(one: Appearance, other: Appearance) -> Appearance:
    """One person in two appearances: identifiable or heard in either, at the times of both; a time not known is all."""
    both = replace(one, identifiable=one.identifiable or other.identifiable, voice=one.voice or other.voice)
    if one.spans[0].is_closed and other.spans[0].is_closed:
        return both.with_spans(tuple(dict.fromkeys((*one.spans, *other.spans))))
    starts = None if one.from_s is None or other.from_s is None else min(one.from_s, other.from_s)
    ends = None if one.to_s is None or other.to_s is None else max(one.to_s, other.to_s)
    more = tuple(dict.fromkeys((*one.more, *other.more)))
    return replace(both, from_s=starts, to_s=ends, area=one.area or other.area, more=more)


def age_on(person: Person, day: date) -> int | None:
    """Age in whole years on `day`, known by birth month only: a birthday counts from the month after.

    A person registered as adult without a month is 18 whatever the day; unknown gives `None`.
    """
    if person.birth_month is None:
        return 18 if person.adult else None
    year, month = (int(part) for part in person.birth_month.split("-"))
    return day.year - year - (0 if day.month > month else 1)
