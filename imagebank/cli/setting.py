"""`imagebank setting [NAME [VALUE]]`: shows and changes the library's settings."""

from __future__ import annotations

import argparse

from imagebank.cli.options import Answer, Command, opened
from imagebank.core.errors import N_, WrongWords
from imagebank.language import _
from imagebank.services.acting import put_setting
from imagebank.settings import SETTINGS


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help=_("Inställningens namn; annars visas alla"))
    parser.add_argument("value", nargs="?", metavar="VALUE", help=_("Det nya värdet"))


def _run(words: argparse.Namespace) -> Answer:
    if words.name is not None and words.name not in SETTINGS:
        raise WrongWords(
            "UNKNOWN_SETTING", N_("Det finns ingen inställning ”{name}”. Välj bland {choices}."), name=words.name,
            choices=", ".join(SETTINGS),
        )  # fmt: skip
    with opened(words) as library:
        if words.name is not None and words.value is not None:
            put_setting(library, words.name, words.value)
        shown = {name: library.setting(name) for name in ([words.name] if words.name else SETTINGS)}
    lines = [f"{name} = {value}    {_(SETTINGS[name].help)}" for name, value in shown.items()]
    return Answer({"settings": shown}, "\n".join(lines))


COMMAND = Command(
    "setting",
    N_("visar och ändrar bankens inställningar"),
    "imagebank setting contact bildbank@myndighet.se",
    _flags,
    _run,
)
