"""Signatures and objections: each is recorded, and makes a new state of the person's release."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from imagebank.core.answers import Ticks
from imagebank.core.changes import Changes
from imagebank.core.decision_people import is_minor
from imagebank.core.errors import N_, Refused, WrongWords, bad_value
from imagebank.core.ids import new_id
from imagebank.core.people import Person, Release, age_on
from imagebank.core.registers import (
    DECISIONS,
    METHODS,
    OUTCOMES,
    SIGNERS,
    Evidence,
    Objection,
    Signature,
)
from imagebank.services.answering import after_signing, base_of, require_asked
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.recalling import stop_what_is_out
from imagebank.services.releasing import in_force, known_person, put_release, require_kept, shown, stamped
from imagebank.store import ledger, people, registers
from imagebank.store.engine import Connection


@dataclass(frozen=True, slots=True)
class Signed:
    """What somebody signed: `signer` subject, guardian or appointed; `guardian` G1, G2 … tells guardians apart."""

    signer: str
    signed_on: date
    decision: str = "yes"
    method: str = "paper"
    guardian: str | None = None
    evidence: str | None = None


def sign(library: Library, person: str, signed: Sequence[Signed], today: date, ticks: Ticks | None = None) -> Changes:
    """Record signatures on the release that is asked for or in force; it is given once somebody said yes.

    `ticks`: what the form of these signatures was ticked for, None for all that was asked. The release covers what every one
    who signed said yes to. A no from anybody makes it refused, a minor's own no is recorded as the child's. Raises as
    `require_signable`, and then nothing is recorded.
    """
    said = ticks or Ticks()
    require_signable(library, person, signed, today, said)
    before = last_change(library)
    with library.transaction() as db:
        put_signatures(library, db, person, signed, today, said)
    return changes_since(library, before)


def require_signable(
    library: Library, person: str, signed: Sequence[Signed], today: date, ticks: Ticks | None = None
) -> None:
    """Raise WrongWords for a day that has not come or was before the birth, a guardian of an adult, where nothing was
    asked, or for a tick that was not asked for; Refused for somebody who was erased."""
    who = known_person(library, person)
    require_kept(who)
    for one in signed:
        _check_age(library, who, one)  # first: whose guardian it was is no question for an adult
        _check(library.db, who, one, today)
    require_asked(library, _asked(library, person), ticks or Ticks())


def put_signatures(
    library: Library, db: Connection, person: str, signed: Sequence[Signed], today: date, ticks: Ticks
) -> None:
    """Write signatures that `require_signable` let through, and what they make of the release, inside the write `db`."""
    held, who = _asked(library, person), known_person(library, person)
    everything = base_of(db, held).channels
    for one in signed:
        yes = one.decision == "yes"
        channels = everything if ticks.channels is None else ticks.channels
        registers.put(
            db,
            Signature(
                new_id(), person, held.agreement, one.signer, one.decision, one.signed_on.isoformat(), one.method,
                one.guardian, one.evidence, now(), library.actor.name, " ".join(sorted(channels)) if yes else "",
                " ".join(sorted(ticks.also)) if yes and ticks.also is not None else None,
                ticks.until.isoformat() if yes and ticks.until else None,
            ),
        )  # fmt: skip
    ledger.append(db, library.actor.name, "sign", person, signatures=len(signed), agreement=held.agreement)
    new = after_signing(db, held, who, today, library.policy)
    if new != held:
        put_release(library, db, stamped(library, replace(new, id="")))
        lost = held.channels - new.channels
        if held.status == new.status == "given" and lost:  # a correction takes back what packs may be out on
            stop_what_is_out(db, shown(db, person), "withdrawal", person, lost)


def _asked(library: Library, person: str) -> Release:
    held = in_force(library, person)
    if held is None:
        raise WrongWords(
            "NOTHING_ASKED", N_("Det finns inget att skriva under för {person}. Registrera den rättsliga grunden först."),
            person=person,
        )  # fmt: skip
    return held


def _check(db: Connection, who: Person, one: Signed, today: date) -> None:
    for name, value, known in (
        ("signer", one.signer, SIGNERS),
        ("decision", one.decision, DECISIONS),
        ("method", one.method, METHODS),
    ):
        if value not in known:
            raise bad_value(value=value, name=name, choices=", ".join(known))
    if one.signed_on > today:
        raise WrongWords("NOT_YET", N_("{day} har inte varit ännu. Ange dagen då det skrevs under."), day=one.signed_on)
    if one.guardian is not None and not re.fullmatch(r"G[1-9]", one.guardian):
        raise WrongWords("NO_GUARDIAN", N_("Ange vårdnadshavaren som G1, G2 …, aldrig med namn."))
    if (
        one.guardian is not None
        and one.signer == "guardian"
        and who.guardians
        and int(one.guardian[1:]) > who.guardians
    ):
        raise WrongWords(
            "NO_GUARDIAN_OF",
            N_("{person} har {n} vårdnadshavare. Rätta antalet, eller välj en av dem."),
            person=who.id,
            n=who.guardians,
        )
    if one.evidence is not None and not registers.all_(db, Evidence, id=one.evidence):
        raise WrongWords("NO_SUCH_EVIDENCE", N_("Det finns inget underlag {id} i personvalvet."), id=one.evidence)
    if one.signer == "guardian" and not one.guardian:
        raise WrongWords("WHICH_GUARDIAN", N_("Ange vilken vårdnadshavare som har skrivit under: G1, G2 …"))


def _check_age(library: Library, who: Person, one: Signed) -> None:
    if who.birth_month is not None and one.signed_on.isoformat()[:7] < who.birth_month:
        raise WrongWords(
            "BEFORE_BIRTH",
            N_("{day} är före födelsen: {person} är född {month}. Rätta dagen, eller födelsemånaden om den är fel."),
            day=one.signed_on, person=who.id, month=who.birth_month,
        )  # fmt: skip
    if one.signer == "guardian" and not is_minor(age_on(who, one.signed_on), library.policy):
        raise WrongWords(
            "OF_AGE",
            N_("{person} var vuxen {day} och har ingen vårdnadshavare. Personen själv skriver under, eller en förordnad företrädare."),
            person=who.id, day=one.signed_on,
        )  # fmt: skip


def object_(library: Library, person: str, received_on: date) -> tuple[str, Changes]:
    """Record an objection to a use on public interest (art. 21 GDPR); it stops at REVIEW until it is decided."""
    held = in_force(library, person)
    if held is None or held.basis != "public_interest":
        raise WrongWords(
            "NO_PUBLIC_INTEREST",
            N_("{person} har ingen grund av allmänt intresse att invända mot. Ett samtycke återkallas i stället."), person=person,
        )  # fmt: skip
    id, before = new_id(), last_change(library)
    with library.transaction() as db:
        registers.put(db, Objection(id, person, received_on.isoformat(), registered_by=library.actor.name))
        ledger.append(db, library.actor.name, "object", person, objection=id)
        put_release(library, db, stamped(library, replace(held, id="", objection=True)))
    return id, changes_since(library, before)


def decide_objection(library: Library, id: str, outcome: str, decided_on: date) -> Changes:
    """Decide an objection: upheld, it is a refusal; rejected, the use goes on. Raises Refused for one that is decided."""
    found = registers.all_(library.db, Objection, id=id)
    if not found:
        raise WrongWords("UNKNOWN_OBJECTION", N_("Det finns ingen invändning {id}."), id=id)
    if outcome not in OUTCOMES or outcome == "open":
        raise bad_value(value=outcome, name="outcome", choices="upheld, rejected")
    if found[0].outcome != "open":
        raise Refused("DECIDED", N_("Invändningen {id} är redan avgjord."), id=id)
    person = found[0].person
    held = in_force(library, person)
    before = last_change(library)
    with library.transaction() as db:
        day = decided_on.isoformat()
        registers.alter(db, Objection, id, outcome=outcome, decided_on=day, decided_by=library.actor.name)
        ledger.append(db, library.actor.name, "objection", person, objection=id, outcome=outcome)
        if held is not None:
            status = "refused" if outcome == "upheld" else held.status
            waiting = any(one.outcome == "open" for one in registers.all_(db, Objection, person=person))
            put_release(library, db, stamped(library, replace(held, id="", status=status, objection=waiting)))
    return changes_since(library, before)


def history(library: Library, person: str) -> list[Release]:
    """Every state of a person's releases, oldest first."""
    known_person(library, person)
    return people.releases_of(library.db, person)


def signatures(library: Library, person: str) -> list[Signature]:
    """Every signature for a person, in the order of registration."""
    return registers.all_(library.db, Signature, person=person)


def objections(library: Library, person: str) -> list[Objection]:
    """A person's objections."""
    return registers.all_(library.db, Objection, person=person)
