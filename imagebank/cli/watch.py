"""`imagebank watch FOLDER`: takes in what arrives in a folder, until it is stopped."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from imagebank.cli.import_ import answer
from imagebank.cli.options import Answer, Command, opened
from imagebank.cli.progress import drive
from imagebank.cli.templates import add_fields, template_of
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.ingest import take_in
from imagebank.services.receiving import Way
from imagebank.services.report import Report
from imagebank.services.watching import SECONDS, Watch, no_folder


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=_("Mappen att bevaka"))
    parser.add_argument("--shoot", metavar="NAME", help=_("Fotograferingen som filerna hör till"))
    parser.add_argument("--creator", metavar="NAME", help=_("Fotografen"))
    parser.add_argument("--once", action="store_true", help=_("Ta in det som ligger där nu och sluta"))
    add_fields(parser)


def _run(words: argparse.Namespace) -> Answer:
    whole = Report()
    if not words.folder.is_dir():
        raise no_folder(words.folder)
    with opened(words) as library:
        template = template_of(library, words)
        watch, looked = Watch(words.folder), 0
        while not (words.once and looked >= 2):
            paths = watch.ready()
            if paths:
                report = Report()
                drive(take_in(library, paths, template, report, Way(only_new=True)))
                _join(whole, report)
                if not words.once:
                    sys.stderr.write(answer(report).text + "\n")
            looked += 1
            time.sleep(1 if words.once else SECONDS)
    return answer(whole)


def _join(whole: Report, part: Report) -> None:
    whole.take_in = part.take_in
    whole.imported += part.imported
    whole.duplicates += part.duplicates
    whole.failed += part.failed
    whole.captions += part.captions
    whole.similar += part.similar


COMMAND = Command("watch", N_("bevakar en mapp och tar in det som kommer"), "imagebank watch ~/Inkorg", _flags, _run)
