"""`imagebank check ID… --channel C`: the decision."""

from __future__ import annotations

import argparse

from imagebank.cli import findings
from imagebank.cli.options import DONE, REFUSED, Answer, Command, add_use, day, opened, today
from imagebank.core.errors import N_
from imagebank.core.use import Use
from imagebank.language import _
from imagebank.services.deciding import check
from imagebank.services.searching import existing, known_channel

CIRCUMSTANCES = {
    "alteration": N_("Bilden ändras"),
    "with-name": N_("En avbildad persons namn skrivs ut"),
    "school-named": N_("Skolan namnges"),
    "no-credit": N_("Ingen bildkredit visas"),
    "disclosure": N_("Begäran om allmän handling"),
}
"""What else a use may do, each a field of `Use`."""


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("Bilder eller filmer, med id"))
    add_use(parser, channel_required=True)
    parser.add_argument("--title", default="", metavar="T", help=_("Paketets titel; den vägs in i beslutet"))
    parser.add_argument("--lifetime-to", type=day, metavar="YYYY-MM-DD", help=_("Planerat slut på användningen"))
    parser.add_argument("--licence-out", metavar="LICENCE", help=_("Öppen licens som bilden lämnas vidare under"))
    for flag, help in CIRCUMSTANCES.items():
        parser.add_argument(f"--{flag}", action="store_true", help=_(help))


def _run(words: argparse.Namespace) -> Answer:
    said = vars(words)
    circumstances = {name: said[name] for name in (flag.replace("-", "_") for flag in CIRCUMSTANCES)}
    use = Use(
        words.channel, today(words), words.purpose, words.language, words.territory, words.title,
        lifetime_to=words.lifetime_to, licence_out=words.licence_out, **circumstances,
    )  # fmt: skip
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
