"""The register's posts: what is learnt later supersedes, two posts of one person become one, a person is erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, Refused, WrongWords, bad_value
from imagebank.core.people import DECISION_SUPPORTS, ROLES, Person, Release, joined
from imagebank.core.registers import EvidenceLink
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.recalling import stop_what_is_out
from imagebank.services.releasing import MOST_GUARDIANS, in_force, known_person, put_release, stamped
from imagebank.services.snapshots import forget_snapshot
from imagebank.store import assets, ledger, people, registers
from imagebank.store.engine import Connection

STATUS_STRICTNESS = ("given", "asked", "superseded", "withdrawn", "refused")
"""Statuses of a release, the strictest last: what is not given gives nothing, what was said no to stays no."""

ROLE_STRICTNESS = ("skadespelare", "personal", "foralder", "elev")


def revise_person(library: Library, person: Person) -> Changes:
    """Set a person's post anew; what it was stays in the history. Protected identity stops what is out, without a reason."""
    old = known_person(library, person.id)
    _check(person)
    if old.merged_into is not None:
        raise Refused(
            "MERGED",
            N_("{person} är samma person som {kept}. Ändra den posten i stället."),
            person=old.id,
            kept=old.merged_into,
        )
    if old == person:
        return Changes()
    before = last_change(library)
    with library.write("person-revise", person.id, protected=person.protected, deceased=person.deceased) as db:
        people.revise_person(db, person, now(), library.actor.name)
        if person.protected and not old.protected:
            stop_what_is_out(db, assets.of_people(db, [person.id]), "block")
    return changes_since(library, before)


def _check(person: Person) -> None:
    for name, value, known in (
        ("role", person.role, ROLES),
        ("decision-support", person.decision_support, DECISION_SUPPORTS),
    ):
        if value not in known:
            raise bad_value(value=value, name=name, choices=", ".join(known))
    if person.guardians is not None and not 0 <= person.guardians <= MOST_GUARDIANS:
        raise bad_value(value=person.guardians, name="guardians", choices="0–9")


def check_birth_month(month: str | None, today: date) -> str | None:
    """A birth month `YYYY-MM` as it is. Raises WrongWords for one that does not exist, lies ahead, or is 120 years back."""
    if not month:
        return None
    year, dash, number = month.partition("-")
    fits = len(month) == 7 and dash and year.isascii() and year.isdigit() and number.isascii() and number.isdigit()
    if not fits or not 1 <= int(number) <= 12:
        raise WrongWords("BAD_MONTH", N_("”{text}” är ingen månad. Skriv som 2014-05."), text=month)
    if (int(year), int(number)) > (today.year, today.month) or int(year) < today.year - 120:
        raise WrongWords("MONTH_OUT_OF_LIFE", N_("Ingen kan vara född {text}. Kontrollera födelsemånaden."), text=month)
    return month


def person_history(library: Library, person: str) -> list[tuple[Person, str, str]]:
    """(earlier post, until when, who changed it), oldest first."""
    known_person(library, person)
    return people.history(library.db, person)


def merge_persons(library: Library, kept: str, gone: str) -> Changes:
    """Two posts are one person: `kept` stands for both, with the stricter of everything; `gone` stays in the history."""
    ours, theirs = known_person(library, kept), known_person(library, gone)
    if kept == gone or ours.merged_into or theirs.merged_into:
        raise WrongWords(
            "NOT_TWO", N_("{kept} och {gone} går inte att slå ihop. Välj två olika poster."), kept=kept, gone=gone
        )
    if library.people_vault.is_set_up:
        library.people_vault.require_open()  # before anything is written: the forms of both are wrapped anew
    held, other = in_force(library, kept), in_force(library, gone)
    before = last_change(library)
    with library.transaction() as db:
        people.revise_person(db, _stricter(ours, theirs), now(), library.actor.name)
        people.revise_person(db, replace(theirs, merged_into=kept), now(), library.actor.name)
        for id in sorted(assets.of_people(db, [gone])):
            _join(db, id, kept, gone)
        ledger.append(db, library.actor.name, "person-merge", kept, gone=gone)
        new = _stricter_release(kept, held, other)
        if new is not None and new != held:
            put_release(library, db, stamped(library, new))
        if theirs.protected and not ours.protected:
            stop_what_is_out(db, assets.of_people(db, [kept]), "block")
    if library.people_vault.is_set_up:
        library.people_vault.merge_person(kept, gone)
    return changes_since(library, before)


def _join(db: Connection, asset: str, kept: str, gone: str) -> None:
    found = {one.person: one for one in assets.get(db, [asset])[0].appearances}
    theirs = found[gone]
    ours = found.get(kept)
    both = replace(theirs, person=kept) if ours is None else joined(ours, theirs)
    people.join_covers(db, asset, kept, gone, both_seen=ours is not None)
    assets.put_appearance(db, asset, both)
    assets.remove_appearance(db, asset, gone)
    assets.touch(db, asset)


def _stricter(ours: Person, theirs: Person) -> Person:
    """The stricter post: the younger of two birth months, custody unknown if either is, every flag of either."""
    months = [month for month in (ours.birth_month, theirs.birth_month) if month]
    unknown = ours.guardians is None or theirs.guardians is None
    grown = ours.adult and theirs.adult
    return replace(
        ours,
        role=max(ours.role, theirs.role, key=ROLE_STRICTNESS.index),
        birth_month=None if grown else max(months, default=None),
        adult=grown,
        guardians=None if unknown else max(ours.guardians or 0, theirs.guardians or 0),
        protected=ours.protected or theirs.protected,
        deceased=ours.deceased or theirs.deceased,
        lacks_capacity=ours.lacks_capacity or theirs.lacks_capacity,
        decision_support=ours.decision_support if ours.decision_support == theirs.decision_support else "none",
    )


def _stricter_release(kept: str, ours: Release | None, theirs: Release | None) -> Release | None:
    """The stricter release: what only one of two covers is not covered, what either took back is taken back.

    Where one post never had a release there is nothing to compare: the other's stands. It begins an agreement of its own:
    a signature on what one post was asked for must not give back what the other did not cover.
    """
    if ours is None or theirs is None:
        found = ours or theirs
        return replace(found, id="", person=kept) if found else None
    status = max(ours.status, theirs.status, key=STATUS_STRICTNESS.index)
    whole = any(one.status == "withdrawn" and not one.withdrawn_channels for one in (ours, theirs))
    withdrawn = frozenset() if whole else ours.withdrawn_channels | theirs.withdrawn_channels
    ends = [day for day in (ours.valid_to, theirs.valid_to) if day is not None]
    both = {name: getattr(ours, name) and getattr(theirs, name) for name in _GIVEN}
    either = {name: getattr(ours, name) or getattr(theirs, name) for name in _TAKEN}
    return replace(
        ours, id="", person=kept, agreement="", status=status, withdrawn_channels=withdrawn,
        basis=ours.basis if ours.basis == theirs.basis else "consent",
        guardians_signed=min(ours.guardians_signed, theirs.guardians_signed),
        channels=ours.channels & theirs.channels, purposes=ours.purposes & theirs.purposes,
        contexts=_narrower(ours.contexts, theirs.contexts), languages=_narrower(ours.languages, theirs.languages), territory=_narrower(ours.territory, theirs.territory),
        valid_from=max(ours.valid_from, theirs.valid_from), valid_to=min(ends, default=None), **both, **either,
    )  # fmt: skip


_GIVEN = ("explicit", "assent", "appointed_guardian", "self_signed", "evidence", "assessment", "name_ok", "voice_ok")
_TAKEN = ("child_said_no", "objection", "no_alteration")
NOWHERE = frozenset({"-"})
"""Two limits without anything in common leave no language or place at all."""


def _narrower(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Limits of both; empty means no limit."""
    if not ours or not theirs:
        return ours or theirs
    return (ours & theirs) or NOWHERE


def shared_evidence(library: Library, person: str) -> list[str]:
    """The forms of a person that others are on too: they stay readable until those are erased as well."""
    mine = {one.evidence for one in registers.all_(library.db, EvidenceLink, person=person)}
    erased = {one.id for one in people.persons(library.db) if one.erased_at}
    links = registers.of(library.db, EvidenceLink, "evidence", sorted(mine))
    return sorted({one.evidence for one in links if one.person != person and one.person not in erased})


def erase_person(library: Library, person: str) -> Changes:
    """Destroy the key of a person's name, contact and forms. The pseudonym stays where it is; nothing can be used on it.

    Also with the vault closed: destroying needs no key. What is out is stopped, since no evidence is left.
    """
    known = known_person(library, person)
    if known.erased_at:
        library.people_vault.erase(person)  # what another program held back then goes now
        return Changes()
    held = in_force(library, person)
    before = last_change(library)
    with library.write("erase", person) as db:
        forget_snapshot(library)
        people.revise_person(db, replace(known, erased_at=now()), now(), library.actor.name)
        if held is not None:
            put_release(library, db, stamped(library, replace(held, id="", evidence=False)))
            stop_what_is_out(db, assets.of_people(db, [person]), "erasure", person)
    library.people_vault.erase(person)
    return changes_since(library, before)
