"""`imagebank apply FILE.jsonl`: statements in, one a line."""

from __future__ import annotations

import argparse
from pathlib import Path

from imagebank.cli.options import DONE, SOME_FAILED, Answer, Command, opened
from imagebank.cli.progress import drive
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.applying import Applied, apply


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.jsonl", help=_("Filen att läsa in"))


def _run(words: argparse.Namespace) -> Answer:
    report = Applied()
    with opened(words) as library:
        drive(apply(library, words.file, report))
    refused = [{"line": number, "message": message} for number, message in report.refused]
    data = {"lines": report.lines, "applied": report.applied, "refused": refused}
    text = _("{applied} av {lines} rader togs in.").format(applied=report.applied, lines=report.lines)
    said = [_("Rad {n}: {why}").format(n=number, why=message) for number, message in report.refused]
    return Answer(data, "\n".join([text, *said]), SOME_FAILED if refused else DONE)


COMMAND = Command("apply", N_("läser in en bank eller uppgifter till den"), "imagebank apply bank.jsonl", _flags, _run)
