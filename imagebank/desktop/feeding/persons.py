"""Persons and their releases as the window shows them: pseudonyms, never names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from imagebank.core.asset import Asset
from imagebank.core.people import Person, Release
from imagebank.desktop.feeding.words import status_tone
from imagebank.desktop.values import Choice, PersonValue
from imagebank.language import _
from imagebank.services import person_states
from imagebank.services.deciding import person_statuses
from imagebank.services.library import Library
from imagebank.services.naming import person_labels
from imagebank.services.releasing import in_force, persons
from imagebank.services.wording import ROLE_WORDS, STATUS_WORDS


def person_values(library: Library, assets: Sequence[Asset], day: date) -> tuple[PersonValue, ...]:
    """The people whom all the assets show; their state is that in the first one."""
    first, rest = assets[0], assets[1:]
    shared = [
        appearance.person
        for appearance in first.appearances
        if all(appearance.person in {other.person for other in asset.appearances} for asset in rest)
    ]
    if not shared:
        return ()
    status = person_statuses(library, first, day)
    known = {person.id: person for person in persons(library)}
    return tuple(_value(library, known[one], status[one]) for one in shared)


def person_choices(library: Library) -> tuple[Choice, ...]:
    """Every registered person, to choose among; by name while the vault is open."""
    known = [one for one in persons(library) if one.merged_into is None]
    return tuple(Choice(id, words) for id, words in person_labels(library, known).items())


def open_names(library: Library) -> Mapping[str, str]:
    """Pseudonym → the name that may stand beside it: of everybody while the vault is open and a curator looks, else of nobody."""
    vault = library.people_vault
    return vault.names() if library.actor.may_write and vault.is_open else {}


def release_words(release: Release | None) -> str:
    """The release in force, in a sentence, with its last day."""
    state = person_states.release_words(release)
    if release is not None and release.status == "given" and release.valid_to:
        return _("{state} Gäller till och med {day}.").format(state=state, day=release.valid_to.isoformat())
    return state


def _value(library: Library, person: Person, status: str) -> PersonValue:
    release = in_force(library, person.id)
    words = _(STATUS_WORDS[status])
    if release and release.status == "given" and release.valid_to and status_tone(status) in ("ok", "conditions"):
        words = _("{status}, till {day}").format(status=words, day=release.valid_to.isoformat())
    return PersonValue(person.id, person.id, _(ROLE_WORDS.get(person.role, person.role)), status_tone(status), words)
