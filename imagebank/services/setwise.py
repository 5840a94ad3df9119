"""What may be used, for the whole bank at once: the set-wise form of the decision, in plain SQL.

Equal to `deciding.decide_all` for every use without a disclosure (property test); the oracle of faster indexes.
"""

from __future__ import annotations

from collections import defaultdict

from imagebank.core.diagnoses import names_diagnosis
from imagebank.core.reasons import REASONS
from imagebank.core.review import use_key
from imagebank.core.use import INCLUDED_IN, NOT_RECALLABLE, SHOWN_LIVE, Use, is_public
from imagebank.core.verdict import Severity
from imagebank.services.deciding import HEALTH_CONCEPTS, decide_all
from imagebank.services.library import Library
from imagebank.store import assets, reviews, settled
from imagebank.store.decision_sql import FINDINGS

Findings = dict[str, frozenset[tuple[str, str]]]


def findings_of_all(library: Library, use: Use) -> Findings:
    """Asset → its findings as (code, person or ""); assets without one are left out."""
    if use.disclosure:
        return {id: frozenset({("SECRECY_REVIEW", "")}) for id in assets.all_ids(library.db)}
    if use.blurred:
        raise ValueError("which people are covered is a version's matter, not the use's")
    settle_words(library)
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in library.db.execute(FINDINGS, _values(library, use)):
        found[row["asset"]].add((row["code"], row["person"]))
    return {id: frozenset(codes) for id, codes in found.items()}


def severities_of_all(library: Library, use: Use) -> dict[str, Severity]:
    """Asset → how severe the verdict is, with curators' reviews heard; every asset of the bank."""
    found = findings_of_all(library, use)
    severities = dict.fromkeys(assets.all_ids(library.db), Severity.ALLOW)
    for id, codes in found.items():
        severities[id] = max(REASONS[code].severity for code, _person in codes)
    heard = [id for id in reviews.reviewed_assets(library.db, use_key(use)) if severities[id] is Severity.REVIEW]
    verdicts = decide_all(
        library, assets.get(library.db, heard), use
    )  # a review rests on digests: those few are asked one by one
    return severities | {id: verdict.severity for id, verdict in verdicts.items()}


def settle_words(library: Library) -> None:
    """Read anew the texts and concepts whose triggers said that they have changed: which name a need or diagnosis."""
    waiting = settled.unread(library.db)
    if not waiting and settled.has_concepts(library.db):
        return
    labels = library.vocabulary.diagnosis_labels
    with library.catalogue.write() as db:
        settled.put_concepts(db, library.vocabulary.diagnoses | HEALTH_CONCEPTS)
        settled.put(db, [(id, names_diagnosis(labels, *texts)) for id, texts in settled.texts(db, settled.unread(db))])


def _values(library: Library, use: Use) -> dict[str, object]:
    policy = library.policy
    return {
        "channel": use.channel, "wider": INCLUDED_IN.get(use.channel, use.channel), "date": use.date.isoformat(),
        "purpose": use.purpose, "language": use.language, "territory": use.territory, "alters": use.alteration,
        "with_name": use.with_name, "school_named": use.school_named, "no_credit": use.no_credit,
        "licence_out": bool(use.licence_out), "ranged": use.range_s is not None,
        "lifetime": use.lifetime_to.isoformat() if use.lifetime_to else None, "sound_removed": use.sound_removed,
        "title_health": names_diagnosis(library.vocabulary.diagnosis_labels, use.title),
        "public": is_public(use.channel), "live": use.channel in SHOWN_LIVE,
        "not_recallable": use.channel in NOT_RECALLABLE, "doubtful": reviews.in_doubt(library.db),
        "guardian_age": policy.guardian_age, "assent_age": policy.assent_age, "both_guardians": policy.both_guardians,
        "warn_days": policy.warn_days,
    }  # fmt: skip
