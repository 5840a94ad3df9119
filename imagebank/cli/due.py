"""`imagebank due`: each day, what of all that is out must come down, what expires, what was withdrawn."""

from __future__ import annotations

import argparse
from datetime import date

from imagebank.cli.options import DONE, REFUSED, Answer, Command, day, opened
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.due import DOWN, DUE_WORDS, Due, due
from imagebank.services.statements import plain


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help=_("Läget en viss dag; annars i dag"))


def _run(words: argparse.Namespace) -> Answer:
    today = words.date or date.today()  # noqa: DTZ011 - the day where the user sits
    with opened(words) as library:
        found = due(library, today)
    down = any(one.kind in DOWN for one in found)
    text = "\n".join(_line(one) for one in found) or _("Inget behöver tas bort.")
    return Answer({"due": [plain(one) for one in found]}, text, REFUSED if down else DONE)


def _line(one: Due) -> str:
    said = [_(DUE_WORDS[one.kind]), one.pack, one.place, one.recipient or "", one.day.isoformat() if one.day else ""]
    return "  ".join(part for part in said if part) + ": " + ", ".join(one.assets)


COMMAND = Command("due", N_("säger vad som måste tas bort där det är publicerat"), "imagebank due", _flags, _run)
