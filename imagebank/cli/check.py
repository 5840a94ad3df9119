"""`imagebank check ID… --channel C`: the decision."""

from __future__ import annotations

import argparse

from imagebank.cli import findings
from imagebank.cli.options import DONE, REFUSED, Answer, Command, add_use, opened, today
from imagebank.core.errors import N_
from imagebank.core.use import Use
from imagebank.services.deciding import check
from imagebank.services.searching import existing, known_channel


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID")
    add_use(parser, channel_required=True)
    parser.add_argument("--title", default="", help="pack title")


def _run(words: argparse.Namespace) -> Answer:
    use = Use(words.channel, today(words), words.purpose, words.language, words.territory, words.title)
    with opened(words) as library:
        known_channel(library.vocabulary, words.channel)
        verdicts = check(library, existing(library, words.ids), use)
    checks = [
        {"id": id, "verdict": verdict.severity.name, "findings": findings.as_data(verdict.findings)}
        for id, verdict in verdicts.items()
    ]
    text = "\n".join(findings.as_text(id, v.severity.name, v.findings) for id, v in verdicts.items())
    return Answer({"checks": checks}, text, DONE if all(v.may_leave for v in verdicts.values()) else REFUSED)


COMMAND = Command(
    "check", N_("svarar om en bild får användas"), "imagebank check 7k3mwq2p9xab --channel webb", _flags, _run
)
