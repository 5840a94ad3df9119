"""The register's persons as the window shows them: worded, names only from an open vault."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from imagebank.core.card import Card
from imagebank.core.decision_people import is_minor
from imagebank.core.errors import N_
from imagebank.core.people import Person, Release, age_on
from imagebank.core.registers import ConsentForm, Evidence, Objection, Signature
from imagebank.desktop.feeding.persons import release_words
from imagebank.desktop.feeding.words import channel_label
from imagebank.desktop.people.paper_sheets import DECISION_WORDS, METHOD_WORDS, SIGNER_WORDS
from imagebank.desktop.people.post_sheets import FLAGS, SUPPORTS
from imagebank.desktop.people.values import PersonDetails, PersonRow
from imagebank.desktop.values import Choice
from imagebank.language import _
from imagebank.services import consenting, evidencing, person_states, signing
from imagebank.services.library import Library
from imagebank.services.person_states import PersonState
from imagebank.services.recalling import recalls
from imagebank.services.registering import person_history
from imagebank.services.releasing import known_person
from imagebank.services.telling import ticked_words
from imagebank.services.wording import BASIS_WORDS, ROLE_WORDS, person_words

RELEASE_WORDS = {
    "asked": N_("begärt"), "given": N_("ja"), "refused": N_("nej"), "withdrawn": N_("återkallat"), "superseded": N_("ersatt"),
}  # fmt: skip
OUTCOME_WORDS = {"open": N_("väntar på beslut"), "upheld": N_("bifölls"), "rejected": N_("avslogs")}
KIND_WORDS = {"pdf": N_("PDF"), "picture": N_("bild"), "email": N_("e-post")}


def rows(library: Library, today: date) -> list[PersonRow]:
    """Every person who stands for one, by pseudonym; a few questions however many they are."""
    names, seen = library.people_vault.names(), person_states.pictures(library)
    return [
        _row(one, *seen.get(id, (0, frozenset())), names.get(id, ""))
        for id, one in person_states.states(library, today).items()
    ]


def _row(one: PersonState, pictures: int, shoots: frozenset[str], name: str) -> PersonRow:
    person, release = one.person, one.release
    last = release.valid_to.isoformat() if release and release.status == "given" and release.valid_to else ""
    role = _(ROLE_WORDS.get(person.role, person.role))
    return PersonRow(person.id, role, one.words, last, pictures, name, tuple(sorted(shoots)))


def details(library: Library, id: str, today: date) -> PersonDetails:
    """Everything about one person."""
    person, card = known_person(library, id), library.people_vault.card(id)
    heading = f"{id} · {card.name}" if card and card.name else id
    states = signing.history(library, id)
    earlier = person_history(library, id)
    sections = [
        (_("Samtycke och rättslig grund"), tuple(_release(library, one) for one in reversed(states))),
        (_("Underskrifter"), tuple(_signature(library, one) for one in signing.signatures(library, id))),
        (_("Blanketter"), tuple(_form(one) for one in consenting.forms_of(library, id))),
        (_("Underlag"), tuple(_evidence(one) for one in evidencing.evidences(library, id))),
    ]
    if objections := signing.objections(library, id):
        sections.append((_("Invändningar"), tuple(_objection(one) for one in objections)))
    if card is not None:
        sections.append((_("Kontakt och vårdnadshavare"), _contacts(card)))
    if earlier:
        changed = _("{words}, ändrat {day} av {who}")
        told = (changed.format(words=person_words(old), day=at[:10], who=by) for old, at, by in reversed(earlier))
        sections.append((_("Tidigare uppgifter"), tuple(told)))
    return PersonDetails(id, heading, _facts(library, person, today), tuple(sections))


def _facts(library: Library, person: Person, today: date) -> tuple[str, ...]:
    state = person_states.state(library, person.id, today)
    sentences = () if state.release is None or state.release.status != "given" else state.sentences
    said = [
        person_words(person),
        release_words(state.release),
        *(one for one in sentences if one != release_words(None)),
    ]
    if is_minor(age_on(person, today), library.policy):
        count = _("inte utrett") if person.guardians is None else str(person.guardians)
        said.append(_("Vårdnadshavare: {count}").format(count=count))
    said += [_(words) for name, words in FLAGS if getattr(person, name)]
    if person.decision_support != "none":
        said.append(_(dict(SUPPORTS)[person.decision_support]))
    if person.erased_at:
        said.append(_("Raderad ur personvalvet {day}.").format(day=person.erased_at[:10]))
    waiting = sum(one.person == person.id for one in recalls(library))
    if waiting:
        said.append(_("Återkallelser utan svar: {n}").format(n=waiting))
    return tuple(said)


def _release(library: Library, one: Release) -> str:
    parts = [_("{basis}: {answer}").format(basis=_(BASIS_WORDS[one.basis]), answer=_(RELEASE_WORDS[one.status]))]
    channels = one.withdrawn_channels if one.status == "withdrawn" else one.channels
    if channels:
        parts[0] += " (" + ", ".join(channel_label(library.vocabulary, channel) for channel in sorted(channels)) + ")"
    if one.valid_to:
        parts.append(_("till {day}").format(day=one.valid_to.isoformat()))
    if one.registered_at:
        parts.append(_("registrerat {day} av {who}").format(day=one.registered_at[:10], who=one.registered_by))
    return ", ".join(parts)


def _signature(library: Library, one: Signature) -> str:
    who = one.guardian or _(SIGNER_WORDS[one.signer])
    how = _(METHOD_WORDS[one.method]).lower()
    said = _("{day}: {who}, {answer}, {how}").format(day=one.signed_on, who=who, answer=_(DECISION_WORDS[one.decision]).lower(), how=how)  # fmt: skip
    ticked = ticked_words(one, library.vocabulary)
    return f"{said} ({ticked})" if ticked else said


def _form(one: ConsentForm) -> str:
    state = _("tillbaka {day}").format(day=one.returned_at[:10]) if one.returned_at else _("inte tillbaka")
    parts = (one.code, one.shoot or "", _("utskriven {day}").format(day=one.made_at[:10]), state)
    return ", ".join(part for part in parts if part)


def _evidence(one: Evidence) -> str:
    diary = _("diarienummer {number}").format(number=one.diary_number) if one.diary_number else ""
    return ", ".join(part for part in (one.added_at[:10], _(KIND_WORDS[one.kind]), diary) if part)


def _objection(one: Objection) -> str:
    return _("{day}: {outcome}").format(day=one.received_on, outcome=_(OUTCOME_WORDS[one.outcome]))


def _contacts(card: Card) -> tuple[str, ...]:
    said = [card.contact] if card.contact else []
    said += [", ".join(part for part in (one.id, one.name, one.contact) if part) for one in card.guardians]
    return tuple([*said, card.note] if card.note else said)


def signers(library: Library, person: Person, today: date) -> tuple[Choice, ...]:
    """Who may sign for a person; guardians by name where the vault is open."""
    card = library.people_vault.card(person.id)
    names = {one.id: one.name for one in card.guardians} if card else {}
    found: list[Choice] = []
    if is_minor(age_on(person, today), library.policy):
        for id in dict.fromkeys(("G1", "G2", *names)):
            named = f"{id}, {names[id]}" if id in names else id
            found.append(Choice(id, _("Vårdnadshavare {who}").format(who=named)))
    found.append(Choice("subject", _("Personen själv")))
    found.append(Choice("appointed", _("Förordnad företrädare")))
    return tuple(found)


def labelled_channels(library: Library, channels: Sequence[str]) -> tuple[Choice, ...]:
    """Channels to tick, in the order given."""
    return tuple(Choice(one, channel_label(library.vocabulary, one)) for one in channels)
