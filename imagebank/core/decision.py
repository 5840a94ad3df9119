"""May this picture be used? One pure function, without a clock, that answers with reasons.

The rules and their order are those of docs/decision.md; rule 7 (people) is in `decision_people`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from imagebank.core.assessment import Assessment, Rights
from imagebank.core.decision_people import person_codes
from imagebank.core.people import Depicted, Release
from imagebank.core.reasons import finding
from imagebank.core.use import SHOWN_LIVE, Policy, Use, covers, is_public
from imagebank.core.verdict import Finding, Verdict, verdict_of


def decide(
    asset: Assessment,
    people: Sequence[Depicted],
    releases: Mapping[str, Release],
    use: Use,
    policy: Policy = Policy(),
) -> Verdict:
    """Answer whether `asset`, with `people` in it, may be used as `use` says.

    `releases` holds the release in force of each person, by pseudonym; who is missing there has none.
    """
    if use.disclosure:
        return verdict_of([finding("SECRECY_REVIEW")])
    if asset.blocked or any(person.protected for person in people):
        return verdict_of([finding("BLOCKED")])
    return verdict_of(_findings(asset, people, releases, use, policy))


def _findings(
    asset: Assessment,
    people: Sequence[Depicted],
    releases: Mapping[str, Release],
    use: Use,
    policy: Policy,
) -> Iterator[Finding]:
    yield from map(finding, _picture(asset, people, use))
    if asset.visibility == "ident" or _is_heard(asset, people, use):
        yield from _people(asset, people, releases, use, policy)
    yield from map(finding, _part_of_film(asset, use))
    yield from map(finding, _accessibility(asset, use))


def _picture(asset: Assessment, people: Sequence[Depicted], use: Use) -> Iterator[str]:
    """Rules 3 to 6: the picture as a whole."""
    if asset.visibility not in ("none", "unident", "ident"):
        yield "NOT_ASSESSED"
    if asset.doubtful and (people or asset.visibility in ("unident", "ident")):
        yield "LEDGER_END_MISSING"
    yield from _copyright(asset, people, use)
    if asset.third_party_work:
        yield "THIRD_PARTY_WORK"
    yield from _nobody_identifiable(asset, use)
    if asset.readable_personal_data:
        yield "PERSONAL_DATA_IN_PICTURE"


def _copyright(asset: Assessment, people: Sequence[Depicted], use: Use) -> Iterator[str]:
    rights = asset.rights
    if rights is None or not (rights.creator or "").strip():
        yield "CREATOR_MISSING"
        return
    yield from _licence(rights, use)
    if use.licence_out and _shows_identifiable(asset, people, use):
        yield "OPEN_LICENCE_WITH_PEOPLE"
    if use.no_credit and rights.credit_required:
        yield "ADD_CREDIT"


def _licence(rights: Rights, use: Use) -> Iterator[str]:
    if not covers(rights.channels, use.channel):
        yield "LICENCE_CHANNEL"
    if rights.to is not None and rights.to < use.date:
        yield "LICENCE_EXPIRED"
    if use.alters and rights.no_derivatives:
        yield "LICENCE_NO_DERIVATIVES"


def _shows_identifiable(asset: Assessment, people: Sequence[Depicted], use: Use) -> bool:
    """Say whether somebody can be recognised, other than those covered and confirmed in this version."""
    if asset.visibility != "ident":
        return False
    confirmed = use.blurred if use.blur_second_review else frozenset()
    return _is_unregistered(asset, people) or any(p.identifiable and p.id not in confirmed for p in people)


def _is_unregistered(asset: Assessment, people: Sequence[Depicted]) -> bool:
    return not people or (asset.persons_declared or 0) > len(people)


def _is_heard(asset: Assessment, people: Sequence[Depicted], use: Use) -> bool:
    """Say whether a registered voice is heard: an appearance too, also of someone never seen."""
    return asset.media == "film" and not use.sound_removed and any(p.identifiable and p.voice for p in people)


def _nobody_identifiable(asset: Assessment, use: Use) -> Iterator[str]:
    if asset.visibility not in ("none", "unident"):
        return
    if not asset.second_review:
        yield "SECOND_REVIEW_MISSING"
    if asset.visibility == "unident" and (use.with_name or use.school_named):
        yield "REIDENTIFICATION_RISK"


def _people(
    asset: Assessment,
    people: Sequence[Depicted],
    releases: Mapping[str, Release],
    use: Use,
    policy: Policy,
) -> Iterator[Finding]:
    if _is_unregistered(asset, people):
        yield finding("PERSON_NOT_REGISTERED")
    for person in people:
        codes = person_codes(
            person,
            releases.get(person.id),
            use,
            policy,
            film=asset.media == "film",
            health=asset.health_revealing,
            own_school=asset.own_special_school,
            contexts=asset.health_contexts,
        )
        for code in codes:
            yield finding(code, person.id)


def _part_of_film(asset: Assessment, use: Use) -> Iterator[str]:
    if asset.media == "film" and use.range_s is not None and not asset.person_ranges_known:
        yield "TIME_RANGES_UNKNOWN"


def _accessibility(asset: Assessment, use: Use) -> Iterator[str]:
    if not is_public(use.channel):
        return
    if asset.media == "foto":
        if not asset.alt:
            yield "ALT_MISSING"
    elif use.channel not in SHOWN_LIVE:
        if not asset.captions:
            yield "CAPTIONS_MISSING"
        if asset.audio_description not in ("made", "not_needed"):
            yield "AUDIO_DESCRIPTION_UNDECIDED"
