"""`imagebank develop ID…`: shows camera raw from the sensor's data instead of the camera's own preview."""

from __future__ import annotations

import argparse

from imagebank.cli.options import Answer, Command, opened
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.thumbnails import develop


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("Råbilder, med id"))
    parser.add_argument("--off", action="store_true", help=_("Använd kamerans egen bild igen"))


def _run(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        for id in words.ids:
            develop(library, id, on=not words.off)
    return Answer({"developed": [] if words.off else words.ids}, _("{n} ändrade.").format(n=len(words.ids)))


COMMAND = Command("develop", N_("framkallar råfiler"), "imagebank develop 7k2m9qxw4dnp", _flags, _run)
