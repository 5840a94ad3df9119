"""`imagebank backup FOLDER`: backs the library up while it is used."""

from __future__ import annotations

import argparse
from pathlib import Path

from imagebank.cli.options import DONE, SOME_FAILED, Answer, Command, opened
from imagebank.cli.progress import drive
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.backing_up import BackedUp, back_up


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=_("Säkerhetskopiornas mapp"))
    parser.add_argument(
        "--without-originals", action="store_true", help=_("Bara katalogen och namnen, inga originalfiler")
    )
    parser.add_argument("--prune", action="store_true", help=_("Ta bort original som ingen kopia längre känner"))


def _run(words: argparse.Namespace) -> Answer:
    report = BackedUp()
    with opened(words) as library:
        drive(back_up(library, words.folder, report, originals=not words.without_originals, prune=words.prune))
    data = {
        "folder": str(report.folder), "copied": report.copied, "bytes": report.copied_bytes, "there": report.there,
        "referenced": report.referenced, "missing": report.missing, "removed": report.removed, "pruned": report.pruned,
    }  # fmt: skip
    return Answer(data, "\n".join(_lines(report)), SOME_FAILED if report.missing else DONE)


def _lines(report: BackedUp) -> list[str]:
    lines = [
        _("Säkerhetskopian ligger i {where}. {new} original kopierades, {there} fanns redan.").format(
            where=report.folder, new=report.copied, there=report.there
        ),
        _("Den innehåller namn på personer och är lika känslig som banken själv."),
    ]
    if report.referenced:
        lines.append(_("{n} original ligger kvar på sina egna platser och ingår inte.").format(n=report.referenced))
    if report.missing:
        lines.append(_("Saknar hel originalfil: {ids}.").format(ids=", ".join(report.missing)))
    if report.pruned:
        lines.append(_("{n} original som ingen kopia känner togs bort.").format(n=report.pruned))
    return lines


COMMAND = Command("backup", N_("säkerhetskopierar banken"), "imagebank backup /media/usb/bildbank", _flags, _run)
