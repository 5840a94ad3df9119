"""`imagebank init DIR`: a new library."""

from __future__ import annotations

import argparse
from pathlib import Path

from imagebank.cli.options import Answer, Command, actor_of
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services import library


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help=_("En tom eller ny mapp för banken"))


def _run(words: argparse.Namespace) -> Answer:
    made = library.init(words.folder, actor_of(words))
    schema = library.schema_version(made)
    made.close()
    where = str(words.folder.resolve())
    return Answer({"library": where, "schema": schema}, _("En ny bank ligger i {where}.").format(where=where))


COMMAND = Command("init", N_("gör en ny bank"), "imagebank init ~/Bildbank", _flags, _run)
