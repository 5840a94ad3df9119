"""`imagebank review ID --channel C --reason …`: a curator's decision on what stops at REVIEW."""

from __future__ import annotations

import argparse

from imagebank.cli import findings
from imagebank.cli.options import Answer, Command, add_use, opened, today
from imagebank.core.errors import N_
from imagebank.core.use import Use
from imagebank.language import _
from imagebank.services.deciding import check
from imagebank.services.reviewing import review


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_("En bild eller film, med id"))
    add_use(parser, channel_required=True)
    parser.add_argument("--title", default="", metavar="T", help=_("Paketets titel; den vägs in i beslutet"))
    parser.add_argument("--reason", required=True, metavar="TEXT", help=_("Skälet till beslutet; inga namn"))


def _run(words: argparse.Namespace) -> Answer:
    use = Use(words.channel, today(words), words.purpose, words.language, words.territory, words.title)
    with opened(words) as library:
        made, _changes = review(library, words.id, use, words.reason)
        verdict = check(library, [words.id], use)[words.id]
    text = (
        _("Beslutet {id} är antecknat.").format(id=made)
        + "\n"
        + findings.as_text(words.id, verdict.severity.name, verdict.findings)
    )
    return Answer(
        {"review": made, "verdict": verdict.severity.name, "findings": findings.as_data(verdict.findings)}, text
    )


COMMAND = Command(
    "review", N_("antecknar ett beslut om en bild som ska prövas"),
    'imagebank review 7k3mwq2p9xab --channel webb --reason "Konstnären har gett tillstånd"', _flags, _run,
)  # fmt: skip
