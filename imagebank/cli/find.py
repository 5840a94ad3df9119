"""`imagebank find FOLDER…`: finds referenced originals that were moved, by their hash."""

from __future__ import annotations

import argparse
from pathlib import Path

from imagebank.cli.options import DONE, SOME_FAILED, Answer, Command, opened
from imagebank.cli.progress import drive
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.finding_again import Refound, find_again


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help=_("Mappar att leta i"))


def _run(words: argparse.Namespace) -> Answer:
    report = Refound()
    with opened(words) as library:
        drive(find_again(library, words.folders, report))
    lines = [f"{id}  {path}" for id, path in report.found]
    counts = _("{found} återfunna, {missing} saknas fortfarande.").format(
        found=len(report.found), missing=len(report.missing)
    )
    data = {"found": [{"id": id, "path": path} for id, path in report.found], "missing": report.missing}
    return Answer(data, "\n".join([*lines, counts]), SOME_FAILED if report.missing else DONE)


COMMAND = Command("find", N_("söker upp flyttade original"), "imagebank find /media/arkiv", _flags, _run)
