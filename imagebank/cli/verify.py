"""`imagebank verify PACK`: is it whole, and may it still be used."""

from __future__ import annotations

import argparse
from pathlib import Path

from imagebank.cli import findings
from imagebank.cli.options import DONE, REFUSED, SOME_FAILED, Answer, Command, day, opened, today
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.verifying import Verified, verify


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", type=Path, metavar="PACK", help=_("Paketets mapp eller fil"))
    parser.add_argument(
        "--date",
        type=day,
        default=None,
        metavar="YYYY-MM-DD",
        help=_("Dagen som bilderna ska få användas; annars i dag"),
    )


def _run(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        done = verify(library, words.pack, today(words))
    items = [
        {"id": item.id, "verdict": item.verdict, "findings": findings.as_data(item.findings)} for item in done.items
    ]
    data = {
        "pack": done.pack, "status": done.status, "whole": done.whole, "issued": done.issued, "problem": done.problem,
        "items": items,
    }  # fmt: skip
    code = REFUSED if not done.may_be_used else DONE if done.whole else SOME_FAILED
    return Answer(data, _text(done), code)


def _text(done: Verified) -> str:
    whole = _("Paketet {pack} är helt.") if done.whole else _("Paketet {pack} är inte helt. {problem}")
    lines = [whole.format(pack=done.pack, problem=done.problem)]
    if done.status == "draft":
        lines.append(_("Paketet är ett utkast som ingen har godkänt. Det får inte publiceras."))
    elif done.status == "stale":
        lines.append(_("Paketet är inaktuellt: ett samtycke har återkallats sedan det lämnades ut."))
    elif done.status == "recalled":
        lines.append(_("Paketet är inaktuellt: bilder i det är återkallade, och återkallelserna är besvarade."))
    elif not done.issued:
        lines.append(_("Paketet finns inte som utlämnat i den här banken."))
    if not done.whole:
        return "\n".join(lines)
    return "\n".join([*lines, *(findings.as_text(item.id, item.verdict, item.findings) for item in done.items)])


COMMAND = Command("verify", N_("kontrollerar ett bildpaket"), "imagebank verify paket", _flags, _run)
