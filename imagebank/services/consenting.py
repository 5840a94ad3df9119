"""Consent forms to print: one for each person, with a code by which the scan that comes back finds its record."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from imagebank.core.card import Card
from imagebank.core.changes import Changes
from imagebank.core.decision_people import is_minor
from imagebank.core.errors import N_, WrongWords, bad_value
from imagebank.core.form import FORM_LANGUAGES, FormSheet
from imagebank.core.ids import new_id
from imagebank.core.people import Person, Release, age_on
from imagebank.core.registers import ConsentForm
from imagebank.core.vocabulary import CHANNEL_SCHEME
from imagebank.language import _
from imagebank.media import forms
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.releasing import in_force, known_person, proposed_end, put_release, require_kept, stamped
from imagebank.services.wording import PURPOSE_WORDS
from imagebank.store import ledger, registers

ASKED_CHANNELS = (
    "internt",
    "webb",
    "presentation",
    "presentation-delad",
    "tryck",
    "rapport",
    "facebook",
    "instagram",
    "linkedin",
    "youtube",
)
"""Channels that a form asks for where nobody chose: platforms singly, since each is its own choice."""


def in_order(channels: Collection[str]) -> tuple[str, ...]:
    """Channels as a form lists them: the usual ones first."""
    usual = [one for one in ASKED_CHANNELS if one in channels]
    return (*usual, *sorted(set(channels) - set(usual)))


@dataclass(frozen=True, slots=True)
class FormOrder:
    """What forms to print: for whom, for which shoot, asking for which channels and purposes, until when."""

    persons: tuple[str, ...]
    shoot: str
    channels: tuple[str, ...] = ()
    """Empty: what each person was asked for already, else `ASKED_CHANNELS`."""

    purposes: tuple[str, ...] = ("info",)
    language: str = "sv"
    valid_to: date | None = None


def make_forms(library: Library, order: FormOrder, target: Path, today: date) -> tuple[list[ConsentForm], Changes]:
    """Print one form a person into `target` (PDF) and register that they were asked. Returns the forms with their codes.

    The last day on it is the release's own; where that has ended, or another is ordered for what nobody answered yet, it is
    asked for anew. With the vault open names are printed; closed, there are lines to fill in. Who has a release keeps it:
    only those without one that goes on, or with one that was only asked, are registered as asked.
    """
    if not order.persons:
        raise WrongWords("NO_PERSONS", N_("Ange vilka personer blanketterna gäller."))
    if order.language not in FORM_LANGUAGES:
        raise bad_value(value=order.language, name="language", choices=", ".join(FORM_LANGUAGES))
    valid_to = order.valid_to or proposed_end(library, today)
    if valid_to < today:
        raise WrongWords("PAST_DATE", N_("Sista dagen {day} har passerat."), day=valid_to)
    posts = [known_person(library, person) for person in dict.fromkeys(order.persons)]
    for post in posts:
        require_kept(post)
    made: list[ConsentForm] = []
    before = last_change(library)
    with library.transaction() as db:
        for post in posts:
            held = in_force(library, post.id)
            asked = _channels(order, held)
            if held is None or _asks_anew(held, order, asked, today):
                held = stamped(
                    library,
                    Release(
                        "", post.id, status="asked", channels=frozenset(asked), purposes=frozenset(order.purposes),
                        valid_from=today, valid_to=valid_to,
                    ),
                )  # fmt: skip
                put_release(library, db, held)
            form = ConsentForm(
                _code(), post.id, held.agreement, order.shoot or None, order.language, now(), library.actor.name,
                channels=" ".join(asked),
            )  # fmt: skip
            registers.put(db, form)
            made.append(form)
        sheets = [_sheet(library, order, post, form, valid_to, today) for post, form in zip(posts, made, strict=True)]
        forms.consent_form(sheets, target)
        ledger.append(db, library.actor.name, "forms", "people", persons=len(made))
    return made, changes_since(library, before)


def _asks_anew(held: Release, order: FormOrder, asked: tuple[str, ...], today: date) -> bool:
    """Other things are asked for than were registered, or what was given has ended: a form cannot lengthen that."""
    if held.status == "given":
        return _has_ended(held, today)
    other_day = order.valid_to is not None and order.valid_to != held.valid_to
    return held.status == "asked" and (held.channels != frozenset(asked) or other_day or _has_ended(held, today))


def _has_ended(held: Release, today: date) -> bool:
    return held.valid_to is not None and held.valid_to < today


def _channels(order: FormOrder, held: Release | None) -> tuple[str, ...]:
    """What a form asks for: as ordered, else what the person was asked for, else the usual."""
    already = tuple(sorted(held.channels)) if held is not None and held.status == "asked" else ()
    return order.channels or already or ASKED_CHANNELS


def _code() -> str:
    text = new_id(8).upper()
    return f"F-{text[:4]}-{text[4:]}"


def _sheet(
    library: Library, order: FormOrder, post: Person, form: ConsentForm, valid_to: date, today: date
) -> FormSheet:
    card = library.people_vault.card(post.id) if library.people_vault.is_open else None
    age, policy, lang = age_on(post, today), library.policy, order.language
    minor = is_minor(age, policy)
    labels, held = library.vocabulary.concepts, in_force(library, post.id)
    return FormSheet(
        code=form.code, language=lang, organisation=str(library.setting("organisation")), contact=str(library.setting("contact")),
        shoot=order.shoot, day=today.isoformat(), name=card.name if card else "", pseudonym=post.id, minor=minor,
        guardians=_lines(post, card),
        channels=tuple((one, labels[f"{CHANNEL_SCHEME}:{one}"].label(lang)) for one in in_order((form.channels or "").split())),
        purposes=tuple(_(PURPOSE_WORDS.get(one, one), lang) for one in order.purposes),
        valid_to=held.valid_to if held and held.valid_to and not _has_ended(held, today) else valid_to, own_assent=minor and age is not None and age >= policy.assent_age,
    )  # fmt: skip


def _lines(post: Person, card: Card | None) -> tuple[str, ...]:
    """A line for each guardian who must sign, by name where the list had it; custody that is unknown has two."""
    names = [one.name for one in card.guardians] if card else []
    count = 2 if post.guardians is None else max(1, post.guardians)
    return tuple([*names, *[""] * count][: max(count, len(names) if post.guardians is None else 0)])


@dataclass(frozen=True, slots=True)
class Asked:
    """What several persons were asked for alike and have not answered; nothing where they differ."""

    channels: frozenset[str] = frozenset()
    last: date | None = None


def asked_of(library: Library, persons: Collection[str]) -> Asked:
    """What a form for these persons would ask for if nobody chose anything else."""
    found = [in_force(library, person) for person in persons]
    waiting = [one for one in found if one is not None and one.status == "asked"]
    channels, days = {one.channels for one in waiting}, {one.valid_to for one in waiting}
    if not waiting or len(waiting) < len(found):
        return Asked()
    return Asked(channels.pop() if len(channels) == 1 else frozenset(), days.pop() if len(days) == 1 else None)


def forms_of(library: Library, person: str) -> list[ConsentForm]:
    """The forms that were printed for a person."""
    return registers.all_(library.db, ConsentForm, person=person)
