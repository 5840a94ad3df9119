"""`imagebank person …`: the register of persons, by pseudonym; names go to the people vault alone."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from imagebank.cli import class_list, person_papers
from imagebank.cli.opening import unlock
from imagebank.cli.options import Answer, Verb, command_of, opened, today
from imagebank.core.card import Card, Guardian
from imagebank.core.errors import N_
from imagebank.core.people import DECISION_SUPPORTS, ROLES, Person
from imagebank.language import _
from imagebank.services import signing
from imagebank.services.class_list import put_card
from imagebank.services.library import Library
from imagebank.services.registering import (
    check_birth_month,
    erase_person,
    merge_persons,
    person_history,
    revise_person,
    shared_evidence,
)
from imagebank.services.releasing import add_person, in_force, known_person, persons
from imagebank.services.statements import plain
from imagebank.services.wording import person_words

BOOLS = ("adult", "protected", "deceased", "lacks_capacity")


def _post_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", choices=ROLES)
    parser.add_argument("--birth-month", metavar="YYYY-MM")
    parser.add_argument(
        "--guardians", type=int, metavar="N", help=_("Antal vårdnadshavare; utan uppgift är det inte utrett")
    )
    parser.add_argument("--decision-support", choices=DECISION_SUPPORTS)
    for flag in BOOLS:
        parser.add_argument(f"--{flag.replace('_', '-')}", action=argparse.BooleanOptionalAction)
    parser.set_defaults(date=None)


def _post(words: argparse.Namespace, person: Person) -> Person:
    said = vars(words)
    given: dict[str, Any] = {
        name: said[name] for name in (*BOOLS, "role", "guardians", "decision_support") if said[name] is not None
    }
    if words.birth_month is not None:
        given["birth_month"] = check_birth_month(words.birth_month, today(words))
    return replace(person, **given)


def _add_flags(parser: argparse.ArgumentParser) -> None:
    _post_flags(parser)
    parser.add_argument("--id", default="", metavar="P", help=_("Egen pseudonym; annars görs en"))
    parser.add_argument("--name", help=_("Namnet; det stannar i personvalvet"))


def _add(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        if words.name:
            unlock(library, words)
        pseudonym, _changes = add_person(library, _post(words, Person(words.id)), words.name)
    return Answer({"person": pseudonym}, _("Personen har pseudonymen {person}.").format(person=pseudonym))


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


def _one_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="P")


def _show_flags(parser: argparse.ArgumentParser) -> None:
    _one_flags(parser)
    _names_flag(parser)


def _show(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        if words.names:
            unlock(library, words)
        data = described(library, words.person)
        if words.names:
            card = library.people_vault.card(words.person)
            data["card"] = plain(card) if card else None
        text = _text(library, words.person)
    return Answer(data, text)


def described(library: Library, person: str) -> dict[str, Any]:
    """Everything about a person but the name, as JSON values."""
    held = in_force(library, person)
    return {
        "person": {"id": person, **plain(known_person(library, person))},
        "release": plain(held) if held else None,
        "releases": [plain(one) for one in signing.history(library, person)],
        "signatures": [plain(one) for one in signing.signatures(library, person)],
        "evidence": [plain(one) for one in signing.evidences(library, person)],
        "objections": [plain(one) for one in signing.objections(library, person)],
        "earlier": [{"until": until, "by": by, **plain(old)} for old, until, by in person_history(library, person)],
    }


def _text(library: Library, person: str) -> str:
    lines = [person_words(known_person(library, person))]
    lines += [
        f"  {one.registered_at[:10]}  {one.status}  {one.basis}  {one.valid_from}–{one.valid_to or ''}  {' '.join(sorted(one.channels))}"
        for one in signing.history(library, person)
    ]
    return "\n".join(lines)


def _revise_flags(parser: argparse.ArgumentParser) -> None:
    _one_flags(parser)
    _post_flags(parser)


def _revise(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        changed = revise_person(library, _post(words, known_person(library, words.person)))
    return Answer(
        {"person": words.person, "changed": bool(changed.people)},
        _("Uppgifterna om {person} är ändrade.").format(person=words.person),
    )


def _card_flags(parser: argparse.ArgumentParser) -> None:
    _one_flags(parser)
    parser.add_argument("--name", required=True)
    parser.add_argument("--contact", default="")
    parser.add_argument(
        "--guardian", action="append", default=[], metavar="NAME=CONTACT", help=_("En vårdnadshavare; upprepas")
    )


def _card(words: argparse.Namespace) -> Answer:
    guardians = tuple(
        Guardian(f"G{n}", name.strip(), contact.strip())
        for n, said in enumerate(words.guardian, 1)
        for name, _eq, contact in [said.partition("=")]
    )
    with opened(words) as library:
        unlock(library, words)
        put_card(library, words.person, Card(words.name, words.contact, guardians))
    return Answer({"person": words.person}, _("Kortet för {person} ligger i personvalvet.").format(person=words.person))


def _merge_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kept", metavar="P")
    parser.add_argument("gone", metavar="P")


def _merge(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        unlock(library, words)
        merge_persons(library, words.kept, words.gone)
    return Answer(
        {"person": words.kept}, _("{gone} är nu {kept}. Det striktare gäller.").format(gone=words.gone, kept=words.kept)
    )


def _erase_flags(parser: argparse.ArgumentParser) -> None:
    _one_flags(parser)
    parser.add_argument("--yes", action="store_true", required=True, help=_("Ja, namn och underlag ska förstöras"))


def _erase(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        erase_person(library, words.person)
        shared = shared_evidence(library, words.person)
    lines = [_("Namn och egna underlag för {person} är förstörda.").format(person=words.person)]
    if shared:
        lines.append(
            _("Underlag som fler personer står på finns kvar för dem: {ids}. Namnet kan stå där.").format(
                ids=", ".join(shared)
            )
        )
    return Answer({"erased": words.person, "shared_evidence": shared}, "\n".join(lines))


COMMAND = command_of(
    "person",
    N_("registrerar personer, med pseudonym"),
    "imagebank person add --role elev --birth-month 2014-05 --guardians 2",
    {
        "add": Verb(N_("registrerar en person"), _add_flags, _add),
        "list": Verb(N_("visar alla personer"), _names_flag, _list),
        "show": Verb(N_("visar en person med historik"), _show_flags, _show),
        "revise": Verb(N_("ändrar en persons uppgifter; det gamla finns kvar i historiken"), _revise_flags, _revise),
        "card": Verb(N_("ger en person namn och vårdnadshavare i personvalvet"), _card_flags, _card),
        "merge": Verb(N_("slår ihop två poster som är samma person; det striktare gäller"), _merge_flags, _merge),
        "erase": Verb(N_("förstör nyckeln till en persons namn och underlag"), _erase_flags, _erase),
        **class_list.VERBS,
        **person_papers.VERBS,
    },
)
