"""`imagebank weed ID… --authority …`: destroys assets by an archive decision."""

from __future__ import annotations

import argparse

from imagebank.cli.options import Answer, Command, opened
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.searching import existing
from imagebank.services.weeding import weed


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("Bilder eller filmer, med id"))
    parser.add_argument(
        "--authority", required=True, metavar="TEXT", help=_("Gallringsbeslutet, till exempel dess diarienummer")
    )
    parser.add_argument("--yes", action="store_true", required=True, help=_("Ja, originalen ska förstöras"))


def _run(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        ids = existing(library, words.ids)
        weed(library, ids, words.authority)
    return Answer({"weeded": ids}, _("Gallrade: {n}.").format(n=len(ids)))


COMMAND = Command(
    "weed",
    N_("gallrar bilder och filmer, med stöd av ett gallringsbeslut"),
    'imagebank weed 7k3mwq2p9xab --authority "dnr 2026:123" --yes',
    _flags,
    _run,
)
