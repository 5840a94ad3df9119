"""`imagebank disclose ID…`: hands originals out as public records, by a named secrecy decision."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from imagebank.cli.options import Answer, Command, opened
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.disclosing import Disclosure, disclose


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("Bilder eller filmer, med id"))
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help=_("Den nya mappen"))
    parser.add_argument("--diary-number", required=True, metavar="DNR", help=_("Ärendets diarienummer"))
    parser.add_argument("--decision", required=True, metavar="TEXT", help=_("Sekretessbeslutet"))
    parser.add_argument("--decided-by", required=True, metavar="NAME", help=_("Vem som har fattat sekretessbeslutet"))


def _run(words: argparse.Namespace) -> Answer:
    wanted = Disclosure(tuple(words.ids), words.diary_number, words.decided_by, words.decision)
    with opened(words) as library:
        ids = disclose(library, wanted, words.to, date.today())  # noqa: DTZ011 - the day where the user sits
    return Answer(
        {"disclosed": ids, "folder": str(words.to)},
        _("Utlämnat: {n}. Filerna ligger i {where}.").format(n=len(ids), where=words.to),
    )


COMMAND = Command(
    "disclose", N_("lämnar ut original som allmän handling, efter sekretessprövning"),
    'imagebank disclose 7k3mwq2p9xab --to utlamnat --diary-number 2026:123 --decision "Ingen sekretess" --decided-by "Robin Ek"', _flags, _run,
)  # fmt: skip
