"""`imagebank dump FILE.jsonl`: the whole library out, one statement a line."""

from __future__ import annotations

import argparse
from pathlib import Path

from imagebank.cli.options import Answer, Command, opened
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.dumping import dump


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.jsonl", help=_("Den nya filen"))


def _run(words: argparse.Namespace) -> Answer:
    lines = 0
    with opened(words) as library:
        for progress in dump(library, words.file):
            lines = progress.done
    return Answer({"lines": lines}, _("{n} rader i {where}.").format(n=lines, where=words.file))


COMMAND = Command("dump", N_("skriver ut hela banken"), "imagebank dump bank.jsonl", _flags, _run)
