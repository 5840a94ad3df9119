"""What a release becomes by its signatures: who counts, what of the asked they all said yes to, and what nobody asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from imagebank.core.answers import Ticks, together
from imagebank.core.decision_people import is_minor
from imagebank.core.errors import N_, WrongWords
from imagebank.core.people import Person, Release, age_on
from imagebank.core.registers import ConsentForm, Evidence, Signature
from imagebank.core.use import Policy, covers
from imagebank.services.library import Library
from imagebank.services.telling import channel_words
from imagebank.store import people, registers
from imagebank.store.engine import Connection

Signer = tuple[str, str | None]


def base_of(db: Connection, held: Release) -> Release:
    """The first state of an agreement: what was asked for, or registered as given."""
    return people.release(db, held.agreement) or held


def asked_on(db: Connection, held: Release) -> dict[str, frozenset[str]]:
    """What the agreement's forms asked for: by the evidence that came of each, and under '' what any of them asked."""
    forms = {one.code: one for one in registers.all_(db, ConsentForm, agreement=held.agreement) if one.channels}
    asked = {code: frozenset((one.channels or "").split()) for code, one in forms.items()}
    returned = registers.of(db, Evidence, "code", sorted(asked))
    found = {one.id: asked[one.code] for one in returned if one.code}
    return found | {"": frozenset(channel for channels in asked.values() for channel in channels)}


def asked_channels(library: Library, held: Release, code: str = "") -> frozenset[str]:
    """What stands on the form with this code; without one, or for forms of before that was kept, all that was ever asked."""
    forms = registers.all_(library.db, ConsentForm, code=code) if code else []
    if forms and forms[0].channels:
        return frozenset(forms[0].channels.split())
    return base_of(library.db, held).channels | asked_on(library.db, held)[""]


def last_asked(library: Library, held: Release) -> date | None:
    """The last day that was asked for, before anybody chose an earlier one."""
    return base_of(library.db, held).valid_to


def require_asked(library: Library, held: Release, ticks: Ticks) -> None:
    """Raise WrongWords for a ticked channel that neither the release nor a form of it asked for, or a day before its first."""
    base, asked = base_of(library.db, held), asked_channels(library, held)
    strange = sorted(one for one in ticks.channels or () if not covers(asked, one))
    if strange:
        raise WrongWords(
            "NOT_ASKED_FOR",
            N_(
                "{person} har inte tillfrågats om {channels}. Tillfrågad om: {asked}. Skriv ut en blankett som frågar om det andra också."
            ),
            person=held.person, channels=channel_words(library.vocabulary, strange),
            asked=channel_words(library.vocabulary, asked) or "–",
        )  # fmt: skip
    if ticks.until is not None and ticks.until < base.valid_from:
        raise WrongWords(
            "BAD_DATES",
            N_("Sista dagen {last} är före första dagen {first}."),
            last=ticks.until,
            first=base.valid_from,
        )


def after_signing(db: Connection, held: Release, who: Person, today: date, policy: Policy) -> Release:
    """The state that an agreement's signatures make; the latest of each signer counts."""
    by: dict[Signer, list[Signature]] = {}
    for one in registers.all_(db, Signature, agreement=held.agreement):
        by.setdefault((one.signer, one.guardian if one.signer == "guardian" else None), []).append(one)
    latest = {signer: rows[-1] for signer, rows in by.items()}
    own, appointed = latest.get(("subject", None)), latest.get(("appointed", None))
    guardians = [one for (signer, _who), one in latest.items() if signer == "guardian"]
    minor = is_minor(age_on(who, today), policy)
    own_yes, own_no = (own is not None and own.decision == said for said in ("yes", "no"))
    grown = own is not None and not is_minor(age_on(who, date.fromisoformat(own.signed_on)), policy)
    state = together(base_of(db, held), held, _counting(by, grown and own_yes), asked_on(db, held))
    return replace(
        state, status=_status(db, held, latest, minor=minor),
        guardians_signed=max(sum(one.decision == "yes" for one in guardians), held.guardians_signed),
        appointed_guardian=(appointed.decision == "yes") if appointed else held.appointed_guardian,
        self_signed=held.self_signed if own is None else own_yes and (held.self_signed or grown),
        assent=held.assent if own is None else own_yes,
        child_said_no=held.child_said_no if own is None else own_no and minor,
    )  # fmt: skip


def _counting(by: dict[Signer, list[Signature]], own_alone: bool) -> list[Sequence[Signature]]:
    """The signatures of everybody who says yes; who signed as a grown-up answers alone."""
    said_yes = {signer: rows for signer, rows in by.items() if rows[-1].decision == "yes"}
    return [said_yes["subject", None]] if own_alone else list(said_yes.values())


def _status(db: Connection, held: Release, latest: dict[Signer, Signature], *, minor: bool) -> str:
    """Refused while anybody whose answer counts says no; a no that its signer corrected is none any more."""
    counted = [one for (signer, _who), one in latest.items() if signer != "subject" or not minor]
    if any(one.decision == "no" for one in counted):
        return "refused"
    said_yes = any(one.decision == "yes" for one in latest.values())
    if held.status == "asked" and said_yes:
        return "given"
    rows = registers.all_(db, Signature, agreement=held.agreement)
    taken_back = held.status == "refused" and base_of(db, held).status in ("asked", "given")
    corrected = any(one.decision == "no" for one in rows) and said_yes
    return "given" if taken_back and corrected else held.status
