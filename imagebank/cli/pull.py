"""`imagebank pull ID --for "Föreläsning i Umeå" --to MAPP`: one picture for a presentation of one's own, decided now."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from imagebank.cli.names import heed_names
from imagebank.cli.options import Answer, Command, add_use, opened, today
from imagebank.core.errors import N_
from imagebank.core.use import Use
from imagebank.language import _
from imagebank.services.pulling import PRESET, pull


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("asset", metavar="ID", help=_("Bilden eller filmen"))
    parser.add_argument("--for", dest="title", required=True, metavar="T", help=_("Vad den ska användas till"))
    parser.add_argument("--to", required=True, type=Path, metavar="DIR", help=_("Mappen som filen läggs i"))
    parser.add_argument("--rendition", default=PRESET, metavar="R", help=_("Utgåvan"))
    parser.add_argument(
        "--pptx", action="store_true", help=_("Lägg den också på en färdig sida i PowerPoint, med alternativtext")
    )
    add_use(parser, channel_required=False)
    parser.set_defaults(channel="presentation")


def _run(words: argparse.Namespace) -> Answer:
    use = Use(words.channel, today(words), words.purpose, words.language, words.territory, words.title)
    with opened(words) as library:
        note = heed_names(library)
        done = pull(library, words.asset, use, words.to, words.rendition, as_slides=words.pptx, asked=date.today())  # noqa: DTZ011
    lines = [*map(str, done.files), done.credit, done.alt]
    if done.last_day:
        lines.append(_("Får användas till och med {day}.").format(day=done.last_day))
    data = {
        "pull": done.number, "asset": done.asset, "files": [str(path) for path in done.files], "credit": done.credit,
        "alt": done.alt, "last_day": done.last_day,
    }  # fmt: skip
    lines.append(note)
    return Answer(data, "\n".join(line for line in lines if line))


COMMAND = Command(
    "pull", N_("hämtar en bild till en egen presentation"),
    'imagebank pull ab12cd34ef56 --for "Föreläsning i Umeå" --to bilder', _flags, _run,
)  # fmt: skip
