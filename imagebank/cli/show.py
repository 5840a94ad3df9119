"""`imagebank show ID…`: everything known."""

from __future__ import annotations

import argparse
import json
from datetime import date

from imagebank.cli.options import Answer, Command, opened
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.showing import show


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("Bilder eller filmer, med id"))


def _run(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        shown = show(library, words.ids, date.today())  # noqa: DTZ011 - the day where the user sits
    return Answer({"assets": shown}, json.dumps(shown, ensure_ascii=False, indent=2))


COMMAND = Command("show", N_("visar allt som är känt om en bild"), "imagebank show 7k3mwq2p9xab", _flags, _run)
