"""`imagebank imports`: lists the imports that were made; `--undo` takes one back as a whole."""

from __future__ import annotations

import argparse

from imagebank.cli.options import DONE, SOME_FAILED, Answer, Command, opened
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.undoing import CUT_SHORT, Undone, take_ins, undo_take_in, unended


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--undo", metavar="ID", help=_("Ångra en hel import"))


def _run(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        if words.undo:
            return _undone(undo_take_in(library, words.undo))
        made, cut_short = take_ins(library), unended(library)
    data = [
        {"id": one.id, "at": one.at, "by": one.actor, "from": one.source, "assets": one.assets, "undone_at": one.undone_at, "ended": one.id not in cut_short}
        for one in made
    ]  # fmt: skip
    lines = [
        f"{one.id}  {one.at[:16].replace('T', ' ')}  {one.assets:>6}  {one.source}"
        + (_(" (ångrad)") if one.undone_at else "")
        + (f" ({_(CUT_SHORT)})" if one.id in cut_short else "")
        for one in made
    ]
    return Answer({"imports": data}, "\n".join(lines) or _("Ingenting har importerats ännu."))


def _undone(done: Undone) -> Answer:
    text = _("{n} bilder och filmer togs bort ur banken.").format(n=len(done.removed))
    if done.kept:
        kept = _("Kvar, eftersom de finns i bildpaket eller är sammanslagna med andra: {ids}.").format(
            ids=", ".join(done.kept)
        )
        text = f"{text} {kept}"
    return Answer({"removed": done.removed, "kept": done.kept}, text, SOME_FAILED if done.kept else DONE)


COMMAND = Command("imports", N_("visar importer och ångrar en"), "imagebank imports --undo 7k2m9qxw4dnp", _flags, _run)
