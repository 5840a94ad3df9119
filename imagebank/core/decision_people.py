"""Rule 7 of the decision: what each identifiable person's release says of a use (docs/decision.md)."""

from __future__ import annotations

from collections.abc import Iterator

from imagebank.core.people import HEALTH_ROLES, Depicted, Release
from imagebank.core.use import NOT_RECALLABLE, Policy, Use, covers


def is_minor(age: int | None, policy: Policy) -> bool:
    """Rule 7.6: an unknown age counts as a minor's."""
    return age is None or age < policy.guardian_age


def is_withdrawn(release: Release, channel: str) -> bool:
    """Withdrawn for every channel, or for this one by the one rule of channels."""
    if release.withdrawn_channels:
        return covers(release.withdrawn_channels, channel)
    return release.status == "withdrawn"


def is_given(release: Release | None, channel: str) -> bool:
    """A release that somebody gave, and that nobody withdrew for this channel."""
    return release is not None and release.status in ("given", "withdrawn") and not is_withdrawn(release, channel)


def person_codes(
    person: Depicted,
    release: Release | None,
    use: Use,
    policy: Policy,
    *,
    film: bool,
    health: bool,
    own_school: bool,
    contexts: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """Yield the codes of rule 7.1 to 7.11 for one person."""
    if not person.identifiable:
        return
    heard = film and person.voice and not use.sound_removed
    if person.id in use.blurred:
        yield from _unrecognisable(release, use, heard=heard)
        return
    stop = _no_release(person, release, use)
    if stop or release is None:
        yield stop or "CONSENT_MISSING"
        return
    if not release.evidence:
        yield "EVIDENCE_MISSING"
    if release.basis == "public_interest":
        yield from _public_interest(person, release, policy)
    else:
        yield from signature_codes(person, release, policy)
        yield from _scope(release, use)
        yield from date_codes(release, use, policy)
        if heard and not release.voice_ok:
            yield "VOICE_NOT_COVERED"
    yield from _name_and_alteration(release, use)
    if health and person.role in HEALTH_ROLES:
        yield from _health(release, contexts, own_school=own_school)


def _unrecognisable(release: Release | None, use: Use, *, heard: bool) -> Iterator[str]:
    if not use.blur_second_review:
        yield "BLUR_NOT_REVIEWED"
    allowed = release is not None and is_given(release, use.channel) and release.voice_ok
    if heard and not allowed:
        yield "VOICE_NOT_COVERED"


def _no_release(person: Depicted, release: Release | None, use: Use) -> str | None:
    """Rules 7.2 and 7.3: the code after which no further rule is asked of this person."""
    if person.deceased:
        return "DECEASED_ETHICS"
    if release is None or release.status not in ("given", "refused", "withdrawn"):
        return "CONSENT_MISSING"
    if release.status == "refused":
        return "CONSENT_REFUSED"
    return "CONSENT_WITHDRAWN" if is_withdrawn(release, use.channel) else None


def _public_interest(person: Depicted, release: Release, policy: Policy) -> Iterator[str]:
    if not release.assessment:
        yield "NO_BALANCING_RECORD"
    if release.objection:
        yield "OBJECTION_PENDING"
    if is_minor(person.age_now, policy):
        yield "MINOR_ON_PUBLIC_INTEREST"


def signature_codes(person: Depicted, release: Release, policy: Policy) -> Iterator[str]:
    """Rule 7.6: who must have signed."""
    if is_minor(person.age_now, policy):
        yield from _guardians(person, release, policy)
        if person.age_now is not None and person.age_now >= policy.assent_age and not release.assent:
            yield "PUPIL_ASSENT_MISSING"
        if release.child_said_no:
            yield "CHILD_OBJECTED"
    elif person.lacks_capacity:
        if not release.appointed_guardian:
            yield "NO_AUTHORISED_SIGNATORY"
    elif not release.self_signed:
        yield "TURNED_18_RENEW" if is_minor(person.age_then, policy) else "SELF_SIGNATURE_MISSING"


def _guardians(person: Depicted, release: Release, policy: Policy) -> Iterator[str]:
    if person.guardians_unknown:
        yield "CUSTODY_UNKNOWN"
    elif person.guardians == 0:
        if not release.appointed_guardian:
            yield "NO_AUTHORISED_SIGNATORY"
    elif release.guardians_signed < (person.guardians if policy.both_guardians else 1):
        yield "GUARDIAN_MISSING"


def _scope(release: Release, use: Use) -> Iterator[str]:
    if not covers(release.channels, use.channel):
        yield "CHANNEL_NOT_COVERED"
    if use.purpose not in release.purposes:
        yield "PURPOSE_NOT_COVERED"
    if release.languages and use.language not in release.languages:
        yield "LANGUAGE_NOT_COVERED"
    if release.territory and use.territory not in release.territory:
        yield "TERRITORY_NOT_COVERED"


def date_codes(release: Release, use: Use, policy: Policy) -> Iterator[str]:
    """Rule 7.8; the last day is valid."""
    if use.date < release.valid_from:
        yield "NOT_YET_VALID"
    if release.valid_to is None:
        yield "NO_END_DATE"
    elif use.date > release.valid_to:
        yield "CONSENT_EXPIRED"
    elif use.channel in NOT_RECALLABLE and use.lifetime_to is not None and use.lifetime_to > release.valid_to:
        yield "LIFETIME_EXCEEDS_CONSENT"
    elif (release.valid_to - use.date).days <= policy.warn_days:
        yield "EXPIRING"


def _name_and_alteration(release: Release, use: Use) -> Iterator[str]:
    if use.with_name and not release.name_ok:
        yield "REMOVE_NAME"
    if use.alters and release.no_alteration:
        yield "ALTERATION_NOT_COVERED"


def _health(release: Release, contexts: frozenset[str], *, own_school: bool) -> Iterator[str]:
    if not release.is_explicit_for(contexts):
        yield "ART9_EXPLICIT_MISSING"
    if own_school:
        yield "POWER_IMBALANCE"
