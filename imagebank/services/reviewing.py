"""The curator's review: a named curator records a decision, with a reason, on what stops at REVIEW (`core.review`)."""

from __future__ import annotations

from imagebank.core.actor import is_same
from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.core.ids import new_id
from imagebank.core.registers import CoveredVersion
from imagebank.core.review import Review, open_findings, use_key
from imagebank.core.use import Use
from imagebank.core.verdict import Severity
from imagebank.services.deciding import basis_now, decide_all
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.searching import existing, known_channel, read
from imagebank.store import registers, reviews

SECOND_PERSON = {"SECOND_REVIEW_MISSING", "BLUR_NOT_REVIEWED"}
"""Findings that ask for a second pair of eyes: whoever assessed or covered cannot decide on them alone."""


def review(library: Library, id: str, use: Use, reason: str) -> tuple[str, Changes]:
    """Record a decision on the REVIEW findings of one asset in one use; they become CONDITIONS. Returns the review's id.

    Raises WrongWords without a reason, Refused where a DENY stands (a review never lifts it), nothing waits for a review,
    or the same person would be the second pair of eyes.
    """
    library.require_curator()
    known_channel(library.vocabulary, use.channel)
    if not reason.strip():
        raise WrongWords("NO_REASON", N_("Skriv skälet till beslutet."))
    asset = read(library, existing(library, [id]))[0]
    verdict = decide_all(library, [asset], use)[asset.id]
    if verdict.severity is Severity.DENY:
        raise Refused(
            "DENIED",
            N_("{asset} får inte användas, och en prövning ändrar inte det. Åtgärda först det som hindrar."),
            asset=asset.id,
        )
    found = open_findings(verdict)
    if not found:
        raise Refused(
            "NOTHING_TO_REVIEW", N_("Inget i {asset} väntar på prövning för den användningen."), asset=asset.id
        )
    _second_person(library, asset, {code for code, _person in found})
    made = Review(
        new_id(),
        asset.id,
        use_key(use),
        basis_now(library, asset, use),
        found,
        reason.strip(),
        library.actor.name,
        now(),
    )
    before = last_change(library)
    codes = sorted({code for code, _person in found})
    with library.write("review", asset.id, review=made.id, channel=use.channel, codes=codes) as db:
        reviews.put(db, made)
    return made.id, changes_since(library, before)


def _second_person(library: Library, asset: Asset, codes: set[str]) -> None:
    versions = registers.of(library.db, CoveredVersion, "asset", [asset.id])
    looked = [asset.assessed_by, *(version.made_by for version in versions)]
    if codes & SECOND_PERSON and any(is_same(one, library.actor.name) for one in looked):
        raise Refused(
            "SAME_REVIEWER", N_("{name} har själv bedömt {asset}. En annan person ska bekräfta."),
            name=library.actor.name, asset=asset.id,
        )  # fmt: skip


def reviews_of(library: Library, id: str) -> list[Review]:
    """Every review of an asset, oldest first; whether one still holds shows in the verdict."""
    return reviews.of(library.db, [id]).get(id, [])
