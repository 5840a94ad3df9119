"""The status people see on every picture: computed, worst person first, never set by hand.

The notations are those of the scheme `samtycke`, in falling severity; the order is the decision rules'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from imagebank.core.assessment import Assessment
from imagebank.core.decision_people import date_codes, signature_codes
from imagebank.core.people import Depicted, Release
from imagebank.core.use import INTERNAL, Policy, Use, covers

STATUSES = (
    "samtycke:sparrat",
    "samtycke:nekat",
    "samtycke:aterkallat",
    "samtycke:utgatt",
    "samtycke:saknas",
    "samtycke:ofullstandigt",
    "samtycke:ej-bedomd",
    "samtycke:snart-utgar",
    "samtycke:begransat",
    "samtycke:giltigt",
    "samtycke:behovs-ej",
)
(BLOCKED, REFUSED, WITHDRAWN, EXPIRED, MISSING, INCOMPLETE, NOT_ASSESSED, EXPIRING, LIMITED, VALID, NOT_NEEDED) = (
    STATUSES
)

_BY_CODE = {"CONSENT_EXPIRED": EXPIRED, "EXPIRING": EXPIRING}
"""Findings about signatures and dates that are something else than incomplete."""


def status_of(
    asset: Assessment, people: Sequence[Depicted], releases: Mapping[str, Release], day: date, policy: Policy
) -> str:
    """Return the notation of the worst status on `day`, whatever the channel."""
    if asset.blocked or any(person.protected for person in people):
        return BLOCKED
    found = list(_of_asset(asset, people))
    asked = asset.visibility == "ident" or (asset.media == "film" and any(p.voice for p in people))
    if asked:
        found += [s for p in people if p.identifiable for s in _of_person(p, releases.get(p.id), day, policy)]
    return min(found, key=STATUSES.index, default=VALID if asked else NOT_NEEDED)


def status_of_person(person: Depicted, release: Release | None, day: date, policy: Policy) -> str:
    """Return the notation of the worst status of one person on `day`, whatever the picture and the channel."""
    return BLOCKED if person.protected else min(_of_person(person, release, day, policy), key=STATUSES.index)


def _of_asset(asset: Assessment, people: Sequence[Depicted]) -> Iterator[str]:
    confirmed = asset.visibility == "ident" or (asset.visibility in ("none", "unident") and asset.second_review)
    if not confirmed or asset.rights is None or not asset.rights.creator:
        yield NOT_ASSESSED
    if asset.visibility == "ident" and (not people or (asset.persons_declared or 0) > len(people)):
        yield MISSING


def _of_person(person: Depicted, release: Release | None, day: date, policy: Policy) -> Iterator[str]:
    if release is None or release.status not in ("given", "refused", "withdrawn"):
        yield MISSING
    elif release.status == "refused":
        yield REFUSED
    elif release.status == "withdrawn" and not release.withdrawn_channels:
        yield WITHDRAWN
    elif person.deceased:
        yield INCOMPLETE
    else:
        yield from _of_release(person, release, day, policy)


def _of_release(person: Depicted, release: Release, day: date, policy: Policy) -> Iterator[str]:
    if not release.evidence:
        yield INCOMPLETE
    if release.basis == "public_interest":
        if not release.assessment or release.objection:
            yield INCOMPLETE
    else:
        neutral = Use(channel=INTERNAL, date=day)
        codes = [*signature_codes(person, release, policy), *date_codes(release, neutral, policy)]
        yield from (_BY_CODE.get(code, INCOMPLETE) for code in codes)
    yield LIMITED if _is_limited(release) else VALID


def _is_limited(release: Release) -> bool:
    """Valid, but not for every language or place, or no longer for some channel."""
    gone = release.withdrawn_channels
    withdrawn = bool(gone) and any(covers(gone, channel) for channel in release.channels | gone)
    return bool(release.languages or release.territory or withdrawn)
