"""Asks the pure decision about the assets of a library: gathers what the registers say, on the day of the use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from imagebank.core.assessment import OTHER_CONTEXT, Assessment
from imagebank.core.asset import Asset
from imagebank.core.decision import decide
from imagebank.core.diagnoses import names_diagnosis
from imagebank.core.people import Depicted, Person, Release, age_on
from imagebank.core.registers import CoveredPerson, CoveredVersion
from imagebank.core.review import basis_of, reviewed, use_key
from imagebank.core.status import status_of
from imagebank.core.use import Use
from imagebank.core.verdict import Verdict
from imagebank.core.vocabulary import Vocabulary
from imagebank.services.library import Library
from imagebank.store import assets, people, registers, reviews

HEALTH_CONCEPTS = frozenset({
    "skolform:specialskola", "skolform:anpassad-grundskola", "skolform:anpassad-gymnasieskola", "skolform:komvux-anpassad",
    "tema:resursskola", "tema:sarskild-undervisningsgrupp", "tema:omfattande-franvaro", "insats:niva-3",
})  # fmt: skip
"""Adapted or special school forms, small groups, extensive absence, MTSS level 3 (docs/decision.md, "Reveals health")."""


def check(library: Library, ids: Sequence[str], use: Use) -> dict[str, Verdict]:
    """Decide each asset for `use`, now, from what the catalogue says; ids that the bank does not have are left out."""
    found = assets.get(library.db, ids)
    return decide_all(library, found, use)


def decide_all(
    library: Library, found: Sequence[Asset], use: Use, decorative: frozenset[str] = frozenset()
) -> dict[str, Verdict]:
    """Decide assets that are already read; a covered version counts as covered, a curator's review is heard.

    Those in `decorative` say nothing in this use, and need no alternative text.
    """
    persons, releases = _registers(library, found)
    policy, vocabulary, doubtful = library.policy, library.vocabulary, reviews.in_doubt(library.db)
    ids = [asset.id for asset in found]
    covers, heard, key = covers_of(library, ids), reviews.of(library.db, ids), use_key(use)
    verdicts: dict[str, Verdict] = {}
    for asset in found:
        assessment = assess(asset, vocabulary, use.title, doubtful=doubtful)
        if asset.id in decorative:
            assessment = replace(assessment, alt=True)
        people_in_it = depicted(asset, persons, use.date)
        verdict = decide(assessment, people_in_it, releases, as_covered(use, covers.get(asset.id)), policy)
        if asset.id in heard:
            verdict = reviewed(verdict, heard[asset.id], key, basis_of(assessment, people_in_it, releases, policy))
        verdicts[asset.id] = verdict
    return verdicts


def basis_now(library: Library, asset: Asset, use: Use) -> str:
    """What the findings about one asset in one use rest on now (`core.review.basis_of`)."""
    persons, releases = _registers(library, [asset])
    assessment = assess(asset, library.vocabulary, use.title, doubtful=reviews.in_doubt(library.db))
    return basis_of(assessment, depicted(asset, persons, use.date), releases, library.policy)


def covers_of(library: Library, ids: Sequence[str]) -> dict[str, tuple[CoveredVersion, frozenset[str]]]:
    """Asset → (its covered version, the pseudonyms covered in it); assets that are none are left out."""
    versions = registers.of(library.db, CoveredVersion, "asset", ids)
    people_of: dict[str, set[str]] = {version.asset: set() for version in versions}
    for one in registers.of(library.db, CoveredPerson, "asset", list(people_of)):
        people_of[one.asset].add(one.person)
    return {version.asset: (version, frozenset(people_of[version.asset])) for version in versions}


def as_covered(use: Use, cover: tuple[CoveredVersion, frozenset[str]] | None) -> Use:
    """The use of a covered version: it alters the picture, and the people covered in it are unrecognisable."""
    if cover is None:
        return use
    version, covered = cover
    return replace(
        use, alteration=True, blurred=use.blurred | covered,
        blur_second_review=version.confirmed_by is not None,
        sound_removed=use.sound_removed or version.sound == "removed",
    )  # fmt: skip


def statuses(library: Library, found: Sequence[Asset], day: date) -> dict[str, str]:
    """The status that people see on each asset, on `day`."""
    persons, releases = _registers(library, found)
    policy, vocabulary, covers = library.policy, library.vocabulary, covers_of(library, [asset.id for asset in found])
    return {
        asset.id: status_of(
            assess(asset, vocabulary), _seen(depicted(asset, persons, day), covers.get(asset.id)), releases, day, policy
        )
        for asset in found
    }


def _seen(people_in_it: list[Depicted], cover: tuple[CoveredVersion, frozenset[str]] | None) -> list[Depicted]:
    """The people of a covered version: who is covered, and confirmed so, cannot be recognised unless the voice is heard."""
    if cover is None or cover[0].confirmed_by is None:
        return people_in_it
    return [
        replace(one, identifiable=one.identifiable and (one.voice or one.id not in cover[1])) for one in people_in_it
    ]


def person_statuses(library: Library, asset: Asset, day: date) -> dict[str, str]:
    """The status of each person in one asset, by pseudonym."""
    persons, releases = _registers(library, [asset])
    alone = replace(assess(asset, library.vocabulary), persons_declared=None, visibility="ident")
    return {who.id: status_of(alone, [who], releases, day, library.policy) for who in depicted(asset, persons, day)}


def _registers(library: Library, found: Sequence[Asset]) -> tuple[Mapping[str, Person], Mapping[str, Release]]:
    pseudonyms = sorted({appearance.person for asset in found for appearance in asset.appearances})
    return people.get(library.db, pseudonyms), people.in_force(library.db, pseudonyms)


def assess(asset: Asset, vocabulary: Vocabulary, title: str = "", *, doubtful: bool = False) -> Assessment:
    """What the decision asks of an asset, used under `title`; `doubtful` as the library is."""
    contexts = health_contexts(asset, vocabulary, title)
    return Assessment(
        media=asset.media,
        visibility=_visibility(asset),
        persons_declared=asset.persons_declared,
        blocked=asset.blocked,
        third_party_work=asset.third_party_work,
        readable_personal_data=asset.readable_personal_data,
        second_review=asset.second_review_by is not None,
        rights=asset.rights,
        health_revealing=bool(contexts),
        health_contexts=contexts,
        own_special_school=asset.own_special_school,
        person_ranges_known=_ranges_known(asset),
        alt=bool(asset.alt),
        captions=bool(asset.captions),
        audio_description=asset.audio_description,
        doubtful=doubtful,
    )


def _visibility(asset: Asset) -> str:
    """As assessed; but a registered person who can be recognised, or heard, makes an assessment to the contrary untrue."""
    contradicted = asset.visibility in ("none", "unident") and any(a.identifiable for a in asset.appearances)
    return "ident" if contradicted else asset.visibility


def _ranges_known(asset: Asset) -> bool:
    """Nobody is in it, confirmed; or everybody who is has a span of time."""
    if asset.visibility == "none" and not asset.appearances:
        return asset.second_review_by is not None
    return bool(asset.appearances) and all(a.from_s is not None and a.to_s is not None for a in asset.appearances)


def depicted(asset: Asset, persons: Mapping[str, Person], day: date) -> list[Depicted]:
    """The people in an asset with their ages at capture (unknown: at import) and on `day`."""
    then = _day_of(asset)
    return [_depicted(persons[a.person], a.identifiable, a.voice, then, day) for a in asset.appearances]


def _depicted(person: Person, identifiable: bool, voice: bool, then: date, day: date) -> Depicted:
    return Depicted(
        id=person.id, role=person.role, age_then=age_on(person, then), age_now=age_on(person, day),
        guardians=person.guardians or 0, guardians_unknown=person.guardians is None, identifiable=identifiable,
        protected=person.protected, deceased=person.deceased, lacks_capacity=person.lacks_capacity, voice=voice,
    )  # fmt: skip


def _day_of(asset: Asset) -> date:
    return date.fromisoformat((asset.captured_at or asset.imported_at)[:10])


def health_contexts(asset: Asset, vocabulary: Vocabulary, title: str = "") -> frozenset[str]:
    """What would show that an identifiable pupil in this asset, used under `title`, has a need or diagnosis; empty: nothing.

    Concepts by notation, `OTHER_CONTEXT` for a visible aid, the agency's own school or a text. Source: docs/decision.md,
    "Reveals health". Functional areas used of the room alone do not count.
    """
    found = (HEALTH_CONCEPTS | vocabulary.diagnoses) & frozenset(asset.concepts)
    texts = (title, *asset.title.values(), *asset.caption.values(), *asset.alt.values())
    other = asset.visible_aid or asset.own_special_school or names_diagnosis(vocabulary.diagnosis_labels, *texts)
    return found | {OTHER_CONTEXT} if other else found
