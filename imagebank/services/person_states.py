"""Where each person stands: may pictures of them be used at all, and if not, what is missing; read set-wise, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from imagebank.core.decision_people import date_codes, signature_codes
from imagebank.core.errors import N_
from imagebank.core.people import Depicted, Person, Release, age_on
from imagebank.core.reasons import REASONS
from imagebank.core.status import BLOCKED, INCOMPLETE, LIMITED, VALID, status_of_person
from imagebank.core.use import INTERNAL, Policy, Use
from imagebank.language import _
from imagebank.services.library import Library
from imagebank.services.wording import BASIS_WORDS, STATUS_WORDS
from imagebank.store import people

RELEASE_SENTENCES = {
    "asked": N_("Samtycke är begärt, inget svar ännu."),
    "given": N_("Samtycke finns."),
    "refused": N_("Personen eller en vårdnadshavare har sagt nej."),
    "withdrawn": N_("Samtycket är återkallat."),
}
DATES = frozenset({"EXPIRING", "CONSENT_EXPIRED"})
"""What the status itself says already."""


@dataclass(frozen=True, slots=True)
class PersonState:
    """A person's `status` (a notation of `core.status`) and what is `missing`, as codes of `core.reasons`."""

    person: Person
    release: Release | None
    status: str
    missing: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """In a few words and without a full stop: what stops most, with its reason."""
        if self.person.erased_at:
            return _("Raderad ur personvalvet")
        if self.status == BLOCKED:
            return _(STATUS_WORDS[BLOCKED])
        release = self.release
        if release is None or release.status != "given":
            return release_words(release).rstrip(".")
        if not release.channels and release.basis != "public_interest":
            return _("Samtycket gäller inte för någon kanal")
        if self.status in (VALID, LIMITED):
            return _("Samtycke finns") if "consent" in release.basis else _(BASIS_WORDS[release.basis])
        why = next((_(REASONS[code].says).rstrip(".") for code in self.missing if code not in DATES), "")
        said = _(STATUS_WORDS[self.status])
        return _("{status}: {why}").format(status=said, why=why) if why and self.status == INCOMPLETE else said

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything that is missing, in sentences; of somebody with protected identity nothing but that."""
        if self.status == BLOCKED or self.release is None or self.release.status != "given":
            return (self.words + ".",)
        return tuple(_(REASONS[code].says) for code in self.missing) or (self.words + ".",)


def release_words(release: Release | None) -> str:
    """The release in force, in a sentence, whether or not it can be used."""
    if release is None:
        return _("Ingen rättslig grund är registrerad.")
    if release.status == "withdrawn" and release.withdrawn_channels:
        return _("Samtycket är återkallat för vissa kanaler.")
    said = RELEASE_SENTENCES.get(release.status)
    return _(said) if said else release.status


def states(library: Library, today: date) -> dict[str, PersonState]:
    """Pseudonym → where the person stands, of everybody who stands for one; a few questions however many they are."""
    posts = [one for one in people.persons(library.db) if one.merged_into is None]
    return _states(library, {one.id: one for one in posts}, today)


def state(library: Library, person: str, today: date) -> PersonState:
    """Where one person stands."""
    return _states(library, people.get(library.db, [person]), today)[person]


def pictures(library: Library) -> dict[str, tuple[int, frozenset[str]]]:
    """Person → (how many pictures they can be recognised in, the shoots of those); who is in none is left out."""
    return people.seen_in(library.db)


def _states(library: Library, posts: Mapping[str, Person], today: date) -> dict[str, PersonState]:
    releases, policy = people.in_force(library.db, list(posts)), library.policy
    return {id: _state(post, releases.get(id), today, policy) for id, post in posts.items()}


def _state(person: Person, release: Release | None, today: date, policy: Policy) -> PersonState:
    who = as_depicted(person, release, today)
    return PersonState(
        person, release, status_of_person(who, release, today, policy), tuple(_missing(who, release, today, policy))
    )


def as_depicted(person: Person, release: Release | None, today: date) -> Depicted:
    """The person as the decision would ask, in a picture from the day when the release began."""
    then = age_on(person, release.valid_from) if release else None
    return Depicted(
        person.id, person.role, then, age_on(person, today), person.guardians or 0, person.guardians is None,
        protected=person.protected, deceased=person.deceased, lacks_capacity=person.lacks_capacity,
    )  # fmt: skip


def _missing(who: Depicted, release: Release | None, today: date, policy: Policy) -> Iterator[str]:
    """What a given release lacks, a no before what nobody answered."""
    if release is None or release.status not in ("given", "withdrawn"):
        return
    if who.deceased:
        yield "DECEASED_ETHICS"
    found = [] if release.evidence else ["EVIDENCE_MISSING"]
    if release.basis == "public_interest":
        found += [] if release.assessment else ["NO_BALANCING_RECORD"]
        found += ["OBJECTION_PENDING"] if release.objection else []
    else:
        found = [*signature_codes(who, release, policy), *found, *date_codes(release, Use(INTERNAL, today), policy)]
    yield from sorted(found, key=lambda code: code != "CHILD_OBJECTED")
