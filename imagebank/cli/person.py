"""`imagebank person add`: registers a person by pseudonym; the name goes to the people vault alone."""

from __future__ import annotations

import argparse

from imagebank.cli.options import Answer, Command, opened
from imagebank.core.errors import N_, WrongWords
from imagebank.core.people import ROLES, Person
from imagebank.language import _
from imagebank.services.releasing import add_person


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", choices=["add"])
    parser.add_argument("--role", choices=ROLES, default="elev")
    parser.add_argument("--id", default="", metavar="P", help=_("Egen pseudonym; annars görs en"))
    parser.add_argument("--name", help=_("Namnet; det stannar i personvalvet"))
    parser.add_argument("--birth-month", metavar="YYYY-MM")
    parser.add_argument("--adult", action="store_true")
    parser.add_argument(
        "--guardians", type=int, metavar="N", help=_("Antal vårdnadshavare; utan uppgift är det inte utrett")
    )
    for flag in ("protected", "deceased", "lacks-capacity"):
        parser.add_argument(f"--{flag}", action="store_true")


def _run(words: argparse.Namespace) -> Answer:
    person = Person(
        words.id, words.role, _month(words.birth_month), words.adult, words.guardians, words.protected, words.deceased,
        words.lacks_capacity,
    )  # fmt: skip
    with opened(words) as library:
        pseudonym, _changes = add_person(library, person, words.name)
    return Answer({"person": pseudonym}, _("Personen har pseudonymen {person}.").format(person=pseudonym))


def _month(text: str | None) -> str | None:
    if text is None:
        return None
    year, _dash, month = text.partition("-")
    if len(text) != 7 or not (year.isdigit() and month.isdigit()) or not 1 <= int(month) <= 12:
        raise WrongWords("BAD_MONTH", N_("”{text}” är ingen månad. Skriv som 2014-05."), text=text)
    return text


COMMAND = Command(
    "person",
    N_("registrerar en person"),
    "imagebank person add --role elev --birth-month 2014-05 --guardians 2",
    _flags,
    _run,
)
