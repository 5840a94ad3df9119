"""Refuses an order that cannot be carried out, before any work is done."""

from __future__ import annotations

from imagebank.core.actor import is_same
from imagebank.core.errors import N_, FileProblem, Refused, WrongWords
from imagebank.core.file_names import checked_pattern
from imagebank.services.leaving_words import pseudonyms_in
from imagebank.services.library import Library
from imagebank.services.naming import names_in
from imagebank.services.packing import FORMS, Order
from imagebank.services.presets import presets
from imagebank.services.searching import known_channel
from imagebank.store import settings as setting_table


def check_order(library: Library, order: Order) -> None:
    """Raise Refused where the approver is the author or may not approve, WrongWords for unknown words, FileProblem where the
    target is taken.
    """
    if not library.actor.may_write:
        raise Refused(
            "NOT_CURATOR", N_("{name} är rådgivare och kan inte lämna ut bildpaket."), name=library.actor.name
        )
    check_words(library, order)
    if order.approved_by is not None and order.pack is None:
        check_approver(library, order.approved_by, library.actor.name)
    check_target(library, order)


def check_words(library: Library, order: Order) -> None:
    """Raise WrongWords or Refused for what is asked: channel, form, renditions, names, title, day."""
    known_channel(library.vocabulary, order.use.channel)
    if order.form not in FORMS:
        raise WrongWords(
            "BAD_FORM", N_("Ett bildpaket är en mapp (folder) eller en zipfil (zip), inte ”{form}”."), form=order.form
        )
    asked = {*order.renditions, *(name for one in order.choices.values() for name in one.renditions)}
    unknown = sorted(asked - set(presets(library).names))
    if unknown:
        raise WrongWords("BAD_RENDITION", N_("Det finns ingen utgåva ”{names}”."), names=", ".join(unknown))
    if order.name is not None:
        checked_pattern(order.name)
    if not order.use.title.strip():
        raise WrongWords("NO_TITLE", N_("Bildpaketet behöver en titel: vad det ska användas till."))
    if order.use.lifetime_to is not None and order.use.lifetime_to < order.use.date:
        raise WrongWords("BAD_LIFETIME", N_("Paketet kan inte tas ner innan det publiceras. Välj en senare dag."))
    check_title(library, f"{order.use.title} {order.recipient or ''}")
    if order.asked is not None and order.use.date < order.asked:
        raise Refused(
            "DATE_PASSED",
            N_("Ett bildpaket kan inte dateras bakåt: {day} har passerat. Välj i dag eller en senare dag."),
            day=order.use.date,
        )


def check_title(library: Library, said: str) -> None:
    """Raise Refused where a title or a recipient names a registered person."""
    if names_in(library, said) or pseudonyms_in(library, said):
        raise Refused("NAME_IN_TITLE", N_("Titeln eller mottagaren nämner en registrerad person. Skriv den utan namn."))


def check_note(library: Library, said: str) -> None:
    """Raise Refused where a note names a registered person."""
    if names_in(library, said) or pseudonyms_in(library, said):
        raise Refused("NAME_IN_NOTE", N_("Anteckningen nämner en registrerad person. Skriv den utan namn."))


def check_target(library: Library, order: Order) -> None:
    """Raise WrongWords for a place inside the bank, FileProblem for one that is taken."""
    if order.target.absolute().is_relative_to(library.root.absolute()):
        raise WrongWords(
            "INSIDE_LIBRARY",
            N_("{where} ligger i bankens egen mapp. Välj en annan plats för bildpaketet."),
            where=order.target,
        )
    if order.target.exists():
        raise FileProblem(
            "TARGET_EXISTS", N_("{where} finns redan. Välj ett annat namn för bildpaketet."), where=order.target
        )


def check_approver(library: Library, name: str, author: str) -> None:
    """Raise Refused where `name` made the pack, or may not approve."""
    if not name.strip() or is_same(name, author):
        raise Refused(
            "SAME_APPROVER", N_("{name} har gjort bildpaketet. En annan person ska godkänna det."), name=author
        )
    known = setting_table.actor(library.db, name)
    if known is not None and not known.may_write:
        raise Refused("NOT_CURATOR", N_("{name} är rådgivare och kan inte godkänna bildpaket."), name=name)
