"""`imagebank actor list|add NAME`: who acts in the library, and as what."""

from __future__ import annotations

import argparse

from imagebank.cli.options import Answer, Command, opened
from imagebank.core.actor import ROLES, Actor
from imagebank.core.errors import N_, WrongWords
from imagebank.language import _
from imagebank.services.acting import actors, put_actor


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", choices=["list", "add"], help=_("list visar, add lägger till"))
    parser.add_argument("name", nargs="?", help=_("Medarbetarens namn"))
    parser.add_argument(
        "--role", choices=ROLES, default="curator", help=_("curator ändrar i banken, advisor får bara se")
    )


def _run(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        if words.verb == "add":
            if not words.name:
                raise WrongWords("NO_NAME", N_("Ange vem: imagebank actor add NAMN."))
            put_actor(library, Actor(words.name, words.role))
        known = actors(library)
    data = {"actors": [{"name": one.name, "role": one.role} for one in known]}
    return Answer(data, "\n".join(f"{one.name}  {one.role}" for one in known))


COMMAND = Command(
    "actor",
    N_("visar och lägger till personer som arbetar i banken"),
    'imagebank actor add "Bo Ek" --role advisor',
    _flags,
    _run,
)
