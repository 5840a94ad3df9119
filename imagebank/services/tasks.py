"""The work list: what expires, who turns of age, which signatures and answers are missing. A list to act on, without names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from imagebank.core.actor import is_same
from imagebank.core.decision_people import date_codes, is_minor, is_withdrawn, signature_codes
from imagebank.core.errors import N_
from imagebank.core.people import Person, Release
from imagebank.core.registers import CoveredVersion, Objection
from imagebank.core.use import INTERNAL, Policy, Use
from imagebank.language import _
from imagebank.services.library import Library
from imagebank.services.person_states import as_depicted
from imagebank.services.recalling import recalls
from imagebank.store import assets, pack_items, packs, people, registers

KINDS: dict[str, str] = {
    "recall": N_("Återkallelse utan svar: {subject}"),
    "approval": N_("Bildpaket väntar på godkännande: {subject}"),
    "objection": N_("Invändning att avgöra: {subject}"),
    "expired": N_("Samtycket har gått ut: {subject}"),
    "expiring": N_("Samtycket går snart ut: {subject}"),
    "turned_18": N_("Har blivit myndig och har inte själv skrivit under: {subject}"),
    "turns_18": N_("Blir snart myndig: {subject}"),
    "signature": N_("Underskrift saknas: {subject}"),
    "evidence": N_("Blanketten saknas: {subject}"),
    "custody": N_("Vårdnaden är inte utredd: {subject}"),
    "asked": N_("Samtycke är begärt, inget svar ännu: {subject}"),
    "no_end_date": N_("Samtycket saknar slutdatum: {subject}"),
    "confirm_cover": N_("Täckt version att bekräfta: {subject}"),
}
"""Kind → its words, in the order of urgency."""

FROM = N_("från {who}")

_OF_CODES = {
    "GUARDIAN_MISSING": "signature", "PUPIL_ASSENT_MISSING": "signature", "SELF_SIGNATURE_MISSING": "signature",
    "NO_AUTHORISED_SIGNATORY": "signature", "TURNED_18_RENEW": "turned_18", "CUSTODY_UNKNOWN": "custody",
    "CONSENT_EXPIRED": "expired", "EXPIRING": "expiring", "NO_END_DATE": "no_end_date",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: `subject` is a pseudonym, an asset's, a recall's or a pack's id; `assets` how many pictures hang on it.

    Of a pack `title` is its own and `by` who submitted it.
    """

    kind: str
    subject: str
    due: date | None = None
    assets: int = 0
    title: str = ""
    by: str = ""

    @property
    def words(self) -> str:
        """What there is to do, in the language shown now."""
        subject = f"{self.title} ({self.subject})" if self.title else self.subject
        said = _(KINDS[self.kind]).format(subject=subject)
        return f"{said} · {_(FROM).format(who=self.by)}" if self.by else said


def tasks(library: Library, today: date) -> list[Task]:
    """Everything that waits on `today`, the most urgent kind first, then by day."""
    found = [*_of_registers(library), *_of_packs(library), *_of_people(library, today)]
    order = list(KINDS)
    return sorted(found, key=lambda one: (order.index(one.kind), one.due or date.max, one.subject))


def _of_registers(library: Library) -> Iterator[Task]:
    for one in recalls(library):
        yield Task("recall", one.id, date.fromisoformat(one.opened_at[:10]), len(one.assets.split()))
    for objection in registers.all_(library.db, Objection, outcome="open"):
        yield Task("objection", objection.person, date.fromisoformat(objection.received_on))
    for version in registers.all_(library.db, CoveredVersion, confirmed_by=None):
        yield Task("confirm_cover", version.asset, date.fromisoformat(version.made_at[:10]), 1)


def _of_packs(library: Library) -> Iterator[Task]:
    """Packs that wait for a second person: not told to the one who made the pack, nor to the one who submitted it."""
    if not library.actor.may_write:
        return
    for pack in packs.packs(library.db, statuses=("submitted",)):
        sent = [step for step in pack_items.steps(library.db, pack.id) if step.step == "submitted"]
        by, at = (sent[-1].actor, sent[-1].at) if sent else (pack.author, pack.made_at)
        if not any(is_same(library.actor.name, one) for one in (pack.author, by)):
            yield Task("approval", pack.id, date.fromisoformat(at[:10]), len(pack.items), pack.title, by)


def _of_people(library: Library, today: date) -> Iterator[Task]:
    posts = [one for one in people.persons(library.db) if one.merged_into is None and one.erased_at is None]
    releases = people.in_force(library.db, [one.id for one in posts])
    for person in posts:
        release = releases.get(person.id)
        if release is None or person.deceased:
            continue
        count = len(assets.of_people(library.db, [person.id]))
        for kind, due in sorted(set(_of_release(person, release, today, library.policy)), key=str):
            yield Task(kind, person.id, due, count)


def _of_release(person: Person, release: Release, today: date, policy: Policy) -> Iterator[tuple[str, date | None]]:
    if release.status == "asked":
        asked = date.fromisoformat(release.registered_at[:10]) if release.registered_at else None
        yield "asked", asked
    if release.status not in ("given", "withdrawn") or (
        is_withdrawn(release, INTERNAL) and not release.withdrawn_channels
    ):
        return
    if not release.evidence:
        yield "evidence", None
    if release.basis == "public_interest":
        return
    who = as_depicted(person, release, today)
    for code in (*signature_codes(who, release, policy), *date_codes(release, Use(INTERNAL, today), policy)):
        if code in _OF_CODES:
            kind = _OF_CODES[code]
            yield kind, release.valid_to if kind in ("expired", "expiring") else None
    grown = of_age_on(person, policy)
    if (
        grown
        and is_minor(who.age_now, policy)
        and not release.self_signed
        and grown <= today + timedelta(days=policy.warn_days)
    ):
        yield "turns_18", grown


def of_age_on(person: Person, policy: Policy) -> date | None:
    """The first day on which a person known by birth month is of age: the first of the month after; None when unknown."""
    if person.birth_month is None:
        return None
    year, month = (int(part) for part in person.birth_month.split("-"))
    return date(year + policy.guardian_age + (month == 12), month % 12 + 1, 1)
