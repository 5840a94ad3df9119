"""`imagebank tasks`: the work list, also as an e-mail draft and a calendar."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from imagebank.cli.options import Answer, Command, day, opened
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.reminding import calendar, draft, save
from imagebank.services.tasks import tasks


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help=_("Vad som väntar en viss dag; annars i dag"))
    parser.add_argument("--eml", type=Path, metavar="FILE", help=_("Spara som e-postutkast"))
    parser.add_argument("--ics", type=Path, metavar="FILE", help=_("Spara som kalender"))


def _run(words: argparse.Namespace) -> Answer:
    today = words.date or date.today()  # noqa: DTZ011 - the day where the user sits
    with opened(words) as library:
        found = tasks(library, today)
        if words.eml:
            save(words.eml, draft(library, found, today))
        if words.ics:
            save(words.ics, calendar(library, found))
    data = [
        {
            "kind": one.kind,
            "subject": one.subject,
            "due": one.due.isoformat() if one.due else None,
            "assets": one.assets,
            "words": one.words,
        }
        for one in found
    ]
    lines = [one.words + (f"  {one.due.isoformat()}" if one.due else "") for one in found]
    return Answer({"tasks": data}, "\n".join(lines) or _("Inget väntar."))


COMMAND = Command("tasks", N_("visar vad som väntar på att göras"), "imagebank tasks --ics att-gora.ics", _flags, _run)
