"""`imagebank person list|show`: the register in words; names only on request, from the people vault."""

from __future__ import annotations

import argparse
from typing import Any

from imagebank.cli.opening import unlock
from imagebank.cli.options import Answer, Verb, opened
from imagebank.core.card import Card
from imagebank.core.errors import N_
from imagebank.core.people import Person
from imagebank.language import _
from imagebank.services import evidencing, signing
from imagebank.services.library import Library
from imagebank.services.registering import person_history
from imagebank.services.releasing import in_force, known_person, persons
from imagebank.services.statements import plain
from imagebank.services.telling import evidence_line, objection_line, release_line, signature_line
from imagebank.services.wording import person_words

SUPPORT_WORDS = {"god_man": N_("God man"), "forvaltare": N_("Förvaltare")}
FLAG_WORDS = {
    "protected": N_("Skyddade personuppgifter"),
    "deceased": N_("Avliden"),
    "lacks_capacity": N_("Kan inte själv ta ställning"),
}


def _names_flag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--names", action="store_true", help=_("Visa namn; personvalvet låses upp"))


def _list(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        if words.names:
            unlock(library, words)
        names = library.people_vault.names() if words.names else {}
        found = [one for one in persons(library) if one.merged_into is None]
    data = [{**plain(one), "id": one.id, **({"name": names.get(one.id)} if words.names else {})} for one in found]
    lines = [person_words(one) + (f"  {names.get(one.id, '')}" if words.names else "") for one in found]
    return Answer({"persons": data}, "\n".join(lines) or _("Ingen person är registrerad i banken ännu."))


def _show_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="P", help=_("Personens pseudonym"))
    _names_flag(parser)


def _show(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        if words.names:
            unlock(library, words)
        data = described(library, words.person)
        lines = _facts(known_person(library, words.person))
        if words.names:
            card = library.people_vault.card(words.person)
            data["card"] = plain(card) if card else None
            lines += _card(card) if card else [_("Personvalvet har inget namn på personen.")]
        elif library.people_vault.is_set_up and not known_person(library, words.person).erased_at:
            lines.append(_("Namnet visas med --names, om det finns i personvalvet."))
        lines += _papers(library, words.person)
    return Answer(data, "\n".join(lines))


def described(library: Library, person: str) -> dict[str, Any]:
    """Everything about a person but the name, as JSON values."""
    held = in_force(library, person)
    return {
        "person": {"id": person, **plain(known_person(library, person))},
        "release": plain(held) if held else None,
        "releases": [plain(one) for one in signing.history(library, person)],
        "signatures": [plain(one) for one in signing.signatures(library, person)],
        "evidence": [plain(one) for one in evidencing.evidences(library, person)],
        "objections": [plain(one) for one in signing.objections(library, person)],
        "earlier": [{"until": until, "by": by, **plain(old)} for old, until, by in person_history(library, person)],
    }


def _facts(person: Person) -> list[str]:
    lines = [person_words(person)]
    if person.guardians is not None:
        lines.append(_("Vårdnadshavare: {count}").format(count=person.guardians))
    lines += [_(words) for name, words in FLAG_WORDS.items() if getattr(person, name)]
    if person.decision_support in SUPPORT_WORDS:
        lines.append(_(SUPPORT_WORDS[person.decision_support]))
    if person.merged_into:
        lines.append(_("Är samma person som {kept}.").format(kept=person.merged_into))
    if person.erased_at:
        lines.append(_("Raderad ur personvalvet {day}.").format(day=person.erased_at[:10]))
    return lines


def _card(card: Card) -> list[str]:
    lines = [_("Namn") + f": {card.name}"]
    lines += [_("Kontakt") + f": {card.contact}"] if card.contact else []
    return lines + [f"{one.id}: {one.name} {one.contact}".strip() for one in card.guardians]


def _papers(library: Library, person: str) -> list[str]:
    sections = (
        (_("Samtycke och rättslig grund"), [release_line(one, library.vocabulary) for one in signing.history(library, person)]),
        (_("Underskrifter"), [signature_line(one, library.vocabulary) for one in signing.signatures(library, person)]),
        (_("Underlag"), [evidence_line(one) for one in evidencing.evidences(library, person)]),
        (_("Invändningar"), [objection_line(one) for one in signing.objections(library, person)]),
    )  # fmt: skip
    return [line for heading, lines in sections if lines for line in (f"{heading}:", *(f"  {one}" for one in lines))]


VERBS = {
    "list": Verb(N_("visar alla personer"), _names_flag, _list),
    "show": Verb(N_("visar en person med historik"), _show_flags, _show),
}
