"""A curator's review: a recorded decision on REVIEW findings, bound to the asset, the use and what the findings rest on.

It turns those findings into CONDITIONS, never lifts a DENY, and is void as soon as anything it rests on has changed
(docs/decision.md, "The curator's review").
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from imagebank.core.assessment import Assessment
from imagebank.core.people import Depicted, Release
from imagebank.core.use import Policy, Use
from imagebank.core.verdict import Finding, Severity, Verdict

NOT_REVIEWED_AWAY = frozenset({"SECRECY_REVIEW"})
"""A request for a public record has its own route; no review of a use answers it."""


@dataclass(frozen=True, slots=True)
class Review:
    """One recorded decision. `findings` are (code, person or ""); `basis` is `basis_of` at that moment."""

    id: str
    asset: str
    use: str
    basis: str
    findings: frozenset[tuple[str, str]]
    reason: str
    by: str
    at: str


def use_key(use: Use) -> str:
    """The use a review is bound to, in a canonical spelling: everything but its day and its title.

    A day shows in the findings, and a title only matters where it reveals health, which the basis holds.
    """
    return _canonical({name: value for name, value in asdict(use).items() if name not in ("date", "title")})


def basis_of(asset: Assessment, people: Sequence[Depicted], releases: Mapping[str, Release], policy: Policy) -> str:
    """SHA-256 of everything that findings rest on, ages apart: those show in the findings themselves."""
    said = {
        "asset": asdict(asset),
        "people": [{**asdict(one), "age_now": None} for one in people],
        "releases": [asdict(releases[one.id]) if one.id in releases else None for one in people],
        "policy": asdict(policy),
    }
    return hashlib.sha256(_canonical(said).encode()).hexdigest()


def open_findings(verdict: Verdict) -> frozenset[tuple[str, str]]:
    """The findings that stop at REVIEW and that a review may decide on, as (code, person or "")."""
    return frozenset(
        (one.code, one.person or "")
        for one in verdict.findings
        if one.severity is Severity.REVIEW and one.code not in NOT_REVIEWED_AWAY
    )


def reviewed(verdict: Verdict, reviews: Iterable[Review], use: str, basis: str) -> Verdict:
    """The verdict with its REVIEW findings as CONDITIONS where one of the asset's reviews holds for exactly them."""
    found = open_findings(verdict)
    if not found or not any(one.use == use and one.basis == basis and one.findings == found for one in reviews):
        return verdict
    return Verdict(tuple(_lifted(one) if (one.code, one.person or "") in found else one for one in verdict.findings))


def _lifted(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.CONDITIONS) if finding.severity is Severity.REVIEW else finding


def _canonical(said: object) -> str:
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, (frozenset, set)):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)
