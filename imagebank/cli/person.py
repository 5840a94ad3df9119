"""`imagebank person …`: the register of persons, by pseudonym; names go to the people vault alone."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from imagebank.cli import class_list, person_papers, person_shown
from imagebank.cli.opening import unlock
from imagebank.cli.options import UNCHANGED, Answer, Verb, command_of, opened, today
from imagebank.core.card import Card, Guardian
from imagebank.core.errors import N_
from imagebank.core.people import DECISION_SUPPORTS, ROLES, Person
from imagebank.language import _
from imagebank.services.class_list import put_card
from imagebank.services.recalling import recalls
from imagebank.services.registering import (
    check_birth_month,
    erase_person,
    merge_persons,
    revise_person,
    shared_evidence,
)
from imagebank.services.releasing import add_person, known_person

BOOLS = {
    "adult": N_("Personen är vuxen; för den som inte har någon födelsemånad"),
    "protected": N_("Personen har skyddade personuppgifter: inget med personen får användas"),
    "deceased": N_("Personen har avlidit"),
    "lacks_capacity": N_("Personen kan inte själv ta ställning"),
}


def _post_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", choices=ROLES, help=_("Personens roll"))
    parser.add_argument("--birth-month", metavar="YYYY-MM", help=_("Födelsemånaden; dagen sparas aldrig"))
    parser.add_argument(
        "--guardians", type=int, metavar="N", help=_("Antal vårdnadshavare; utan uppgift är det inte utrett")
    )
    parser.add_argument(
        "--decision-support", choices=DECISION_SUPPORTS, help=_("Vem som hjälper en vuxen att ta ställning")
    )
    for flag, help in BOOLS.items():
        parser.add_argument(f"--{flag.replace('_', '-')}", action=argparse.BooleanOptionalAction, help=_(help))
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


def _one_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="P", help=_("Personens pseudonym"))


def _revise_flags(parser: argparse.ArgumentParser) -> None:
    _one_flags(parser)
    _post_flags(parser)


def _revise(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        changed = revise_person(library, _post(words, known_person(library, words.person)))
    text = _("Uppgifterna om {person} är ändrade.") if changed.people else _(UNCHANGED)
    return Answer({"person": words.person, "changed": bool(changed.people)}, text.format(person=words.person))


def _card_flags(parser: argparse.ArgumentParser) -> None:
    _one_flags(parser)
    parser.add_argument("--name", required=True, help=_("Namnet; det stannar i personvalvet"))
    parser.add_argument("--contact", default="", help=_("Telefon eller e-post; det stannar i personvalvet"))
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
        changed = put_card(library, words.person, Card(words.name, words.contact, guardians))
    text = _("Kortet för {person} ligger i personvalvet.") if changed else _(UNCHANGED)
    return Answer({"person": words.person, "changed": changed}, text.format(person=words.person))


def _merge_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kept", metavar="P", help=_("Pseudonymen som ska gälla"))
    parser.add_argument("gone", metavar="P", help=_("Pseudonymen för den post som är samma person"))


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
        before = known_person(library, words.person).erased_at
        waiting = {one.id for one in recalls(library)}
        changes = erase_person(library, words.person)
        opened_ = [one.id for one in recalls(library) if one.id not in waiting]
        shared = shared_evidence(library, words.person)
    if before:
        said = _("Namn och egna underlag för {person} är redan förstörda, {day}.")
        lines = [said.format(person=words.person, day=before[:10]), _(UNCHANGED)]
    else:
        lines = [_("Namn och egna underlag för {person} är förstörda.").format(person=words.person)]
        if changes.packs:
            said = _("Utlämnade bildpaket som påverkas: {packs}. Återkallelser att följa upp: {n}.")
            lines.append(said.format(packs=", ".join(sorted(changes.packs)), n=len(opened_)))
    if shared:
        lines.append(
            _("Underlag som fler personer står på finns kvar för dem: {ids}. Namnet kan stå där.").format(
                ids=", ".join(shared)
            )
        )
    data = {"erased": words.person, "shared_evidence": shared, "packs": sorted(changes.packs), "recalls": opened_}
    return Answer(data, "\n".join(lines))


COMMAND = command_of(
    "person",
    N_("registrerar personer, med pseudonym"),
    "imagebank person add --role elev --birth-month 2014-05 --guardians 2",
    {
        "add": Verb(N_("registrerar en person"), _add_flags, _add),
        **person_shown.VERBS,
        "revise": Verb(N_("ändrar en persons uppgifter; det gamla finns kvar i historiken"), _revise_flags, _revise),
        "card": Verb(N_("ger en person namn och vårdnadshavare i personvalvet"), _card_flags, _card),
        "merge": Verb(N_("slår ihop två poster som är samma person; det striktare gäller"), _merge_flags, _merge),
        "erase": Verb(N_("förstör nyckeln till en persons namn och underlag"), _erase_flags, _erase),
        **class_list.VERBS,
        **person_papers.VERBS,
    },
)
