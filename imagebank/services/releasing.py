"""Who is in a picture, and on what legal basis: persons, releases, appearances. Names go to the people vault only."""

from __future__ import annotations

import calendar
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from imagebank.core.changes import Changes
from imagebank.core.decision_people import is_minor
from imagebank.core.errors import N_, Refused, WrongWords, bad_value
from imagebank.core.ids import new_id, new_pseudonym
from imagebank.core.people import BASES, DECISION_SUPPORTS, RELEASE_STATUSES, ROLES, Appearance, Person, Release, age_on
from imagebank.core.registers import SIGNERS, CoveredPerson, CoveredVersion, Signature, Withdrawal
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.recalling import stop_what_is_out
from imagebank.services.searching import existing, known_channel, read
from imagebank.store import assets, ledger, people, registers
from imagebank.store.engine import Connection

PSEUDONYM = re.compile(r"[Pp]-[A-Za-z0-9]{1,20}")
MOST_GUARDIANS = 9


def add_person(library: Library, person: Person, name: str | None = None) -> tuple[str, Changes]:
    """Register a person under a new pseudonym, which is returned; `name` is kept in the people vault alone."""
    _one_of("role", person.role, ROLES)
    if person.id and not PSEUDONYM.fullmatch(person.id):
        raise WrongWords(
            "BAD_PSEUDONYM",
            N_("”{person}” kan inte vara en pseudonym. Skriv som P-7K3MWQ, eller låt programmet göra en."),
            person=person.id,
        )
    if person.guardians is not None and not 0 <= person.guardians <= MOST_GUARDIANS:
        raise bad_value(value=person.guardians, name="guardians", choices="0–9")
    if person.decision_support not in DECISION_SUPPORTS:
        raise bad_value(value=person.decision_support, name="decision-support", choices=", ".join(DECISION_SUPPORTS))
    if name is not None and name != os.fsencode(name).decode("utf-8", "replace"):
        raise WrongWords("BAD_NAME", N_("Namnet går inte att läsa. Skriv det en gång till."))
    if name:
        library.people_vault.require_open()
    before = last_change(library)
    with library.transaction() as db:
        id = put_person(library, db, person)
        if name:  # inside: a vault that fails takes the post back
            library.people_vault.put(id, name)
    return id, changes_since(library, before)


def put_person(library: Library, db: Connection, person: Person) -> str:
    """Write a new post with its ledger line inside the write `db`; returns its pseudonym."""
    new = replace(person, id=person.id or new_pseudonym())
    if people.get(db, [new.id]):
        raise WrongWords("KNOWN_PERSON", N_("Personen {person} är redan registrerad."), person=new.id)
    people.insert_person(db, new)
    ledger.append(db, library.actor.name, "person", new.id, role=new.role)
    return new.id


def add_release(library: Library, release: Release) -> tuple[str, Changes]:
    """Register a person's release; it supersedes an older one. Returns its id.

    Withdrawing or refusing marks issued packs with the person in them as stale and opens their recalls, in the same
    transaction. A release without `agreement` begins a new one.
    """
    _one_of("basis", release.basis, BASES)
    _one_of("status", release.status, RELEASE_STATUSES)
    for channel in release.channels | release.withdrawn_channels:
        known_channel(library.vocabulary, channel)
    require_kept(known_person(library, release.person))
    unknown = sorted(release.contexts - library.vocabulary.concepts.keys())
    if unknown:
        raise WrongWords(
            "UNKNOWN_CONCEPT", N_("Ämnesordet ”{text}” finns inte. Kontrollera stavningen."), text=unknown[0]
        )
    release = replace(
        release, contexts=frozenset(one for named in release.contexts for one in library.vocabulary.descendants(named))
    )
    if release.valid_to is not None and release.valid_to < release.valid_from:
        raise WrongWords(
            "BAD_DATES",
            N_("Sista dagen {last} är före första dagen {first}."),
            last=release.valid_to,
            first=release.valid_from,
        )
    if release.guardians_signed < 0:
        raise bad_value(value=release.guardians_signed, name="guardians-signed", choices="0, 1, 2 …")
    new = stamped(library, release)
    before = last_change(library)
    with library.transaction() as db:
        put_release(library, db, new)
    return new.id, changes_since(library, before)


def stamped(library: Library, release: Release) -> Release:
    """A new state, with its own id and the time and actor of its registration."""
    id = release.id or new_id()
    return replace(
        release, id=id, agreement=release.agreement or id, registered_at=now(), registered_by=library.actor.name
    )


def put_release(library: Library, db: Connection, new: Release) -> None:
    """Write a new state with its ledger line inside the write `db`; what it takes back is stopped where it is out."""
    earlier = people.in_force(db, [new.person]).get(new.person)
    people.insert_release(db, new)
    channels = sorted(new.withdrawn_channels)
    ledger.append(
        db, library.actor.name, "release", new.id, person=new.person, basis=new.basis, status=new.status, withdrawn=channels
    )  # fmt: skip
    if stops(new):
        cause = "refusal" if new.status == "refused" else "withdrawal"
        again = earlier is None or _taken(earlier) != _taken(new)
        of = () if new.status == "refused" else channels
        stop_what_is_out(db, shown(db, new.person), cause, new.person, of, again=again)


def _taken(release: Release) -> tuple[str, frozenset[str]]:
    """What a state takes back: another state with the same is no further withdrawal."""
    return (release.status if release.status in ("refused", "withdrawn") else "", release.withdrawn_channels)


def shown(db: Connection, person: str) -> set[str]:
    """The assets in which a person can be recognised: where a second person confirmed the cover, nobody can."""
    covered = {one.asset for one in registers.all_(db, CoveredPerson, person=person)}
    confirmed = {
        one.asset for one in registers.of(db, CoveredVersion, "asset", sorted(covered)) if one.confirmed_by is not None
    }
    return assets.of_people(db, [person]) - confirmed


def withdraw(
    library: Library,
    person: str,
    channels: frozenset[str] = frozenset(),
    *,
    signer: str | None = None,
    received_on: date | None = None,
) -> tuple[str, Changes]:
    """Withdraw the release in force, for `channels` or (none named) altogether. Takes effect at once, needs no reason.

    Only a given release can be withdrawn in part; a withdrawal never gives back what was withdrawn or refused.
    `signer` is who withdraws: one guardian is enough. Left out, it is a minor's guardian, and otherwise the person. Raises
    WrongWords for a day that has not come, or before the consent began.
    """
    day = received_on.isoformat() if received_on else now()[:10]
    if signer is None:
        minor = is_minor(age_on(known_person(library, person), date.fromisoformat(day)), library.policy)
        signer = "guardian" if minor else "subject"
    _one_of("signer", signer, SIGNERS)
    release = in_force(library, person)
    if release is None:
        raise WrongWords("NO_RELEASE", N_("{person} har inget samtycke att återkalla."), person=person)
    if received_on is not None:
        _check_received(library, release, received_on)
    for channel in channels:
        known_channel(library.vocabulary, channel)
    if release.status == "refused":
        return release.id, Changes()
    partly = release.status == "given" or bool(release.withdrawn_channels)
    narrowed = channels | release.withdrawn_channels if partly and channels else frozenset()
    if release.status == "withdrawn" and release.withdrawn_channels == narrowed:
        told = registers.all_(library.db, Withdrawal, release=release.id, signer=signer)
        if told:  # by the same, of the same
            return release.id, Changes()
    new = stamped(library, replace(release, id="", status="withdrawn", withdrawn_channels=narrowed))
    before = last_change(library)
    with library.transaction() as db:
        put_release(library, db, new)
        said = " ".join(sorted(channels))
        registers.put(db, Withdrawal(new_id(), person, new.id, day, signer, said, now(), library.actor.name))
    return new.id, changes_since(library, before)


def _check_received(library: Library, release: Release, day: date) -> None:
    if day > date.today():  # noqa: DTZ011 - the day where the user sits
        raise WrongWords("NOT_YET_RECEIVED", N_("{day} har inte varit ännu. Ange dagen då det kom in."), day=day)
    signed = [one.signed_on for one in registers.all_(library.db, Signature, agreement=release.agreement)]
    first = min([release.valid_from, *map(date.fromisoformat, signed)])
    if day < first:
        raise WrongWords(
            "BEFORE_CONSENT",
            N_("{day} är före samtycket, som började {first}. Ange dagen då återkallandet kom in."),
            day=day, first=first,
        )  # fmt: skip


def stops(release: Release) -> bool:
    """Say whether a release takes back what packs may have been issued on."""
    return release.status in ("withdrawn", "refused") or bool(release.withdrawn_channels)


def in_force(library: Library, person: str) -> Release | None:
    """The person's newest release."""
    known_person(library, person)
    return people.in_force(library.db, [person]).get(person)


def appear(library: Library, ids: Sequence[str], appearance: Appearance) -> Changes:
    """Put a person into assets, or change how they appear there."""
    known_person(library, appearance.person)
    wanted = [one.id for one in read(library, existing(library, ids)) if appearance not in one.appearances]
    if not wanted:
        return Changes()
    before = last_change(library)
    with library.write("appear", appearance.person, assets=len(wanted)) as db:
        for id in wanted:
            assets.put_appearance(db, id, appearance)
            assets.touch(db, id)
    return changes_since(library, before)


def disappear(library: Library, ids: Sequence[str], person: str) -> Changes:
    """Take a person out of assets."""
    found = read(library, existing(library, ids))
    wanted = [one.id for one in found if any(a.person == person for a in one.appearances)]
    if not wanted:
        return Changes()
    before = last_change(library)
    with library.write("disappear", person, assets=len(wanted)) as db:
        for id in wanted:
            assets.remove_appearance(db, id, person)
            assets.touch(db, id)
    return changes_since(library, before)


def persons(library: Library) -> list[Person]:
    """Every registered person, by pseudonym."""
    return people.persons(library.db)


def known_person(library: Library, person: str) -> Person:
    """The person of that pseudonym. Raises WrongWords where the library knows none."""
    found = people.get(library.db, [person]).get(person)
    if found is None:
        raise WrongWords("UNKNOWN_PERSON", N_("Det finns ingen person {person} i banken."), person=person)
    return found


def require_kept(person: Person) -> None:
    """Raise Refused for somebody who was erased: nothing more is registered on the pseudonym."""
    if person.erased_at:
        raise Refused(
            "ERASED_PERSON",
            N_(
                "{person} raderades {day}; namn och underlag är förstörda och inget nytt kan registreras. Registrera personen på nytt om hen ska vara med igen."
            ),
            person=person.id, day=person.erased_at[:10],
        )  # fmt: skip


def proposed_end(library: Library, start: date) -> date:
    """The last day that the library proposes for a release that begins on `start` (setting `max_months`)."""
    months = start.year * 12 + start.month - 1 + library.policy.max_months
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _one_of(name: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise bad_value(value=value, name=name, choices=", ".join(known))
