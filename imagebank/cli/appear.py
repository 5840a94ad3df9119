"""`imagebank appear ID… --person P`: who is in it."""

from __future__ import annotations

import argparse

from imagebank.cli.options import UNCHANGED, Answer, Command, opened
from imagebank.core.errors import N_, WrongWords
from imagebank.core.people import Appearance
from imagebank.language import _
from imagebank.services.appearing import appear_at
from imagebank.services.releasing import disappear


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("Bilder eller filmer, med id"))
    parser.add_argument("--person", required=True, metavar="P", help=_("Personens pseudonym"))
    parser.add_argument("--not-identifiable", action="store_true", help=_("Personen går inte att känna igen"))
    parser.add_argument("--voice", action="store_true", help=_("Personens röst hörs i filmen"))
    parser.add_argument(
        "--from", dest="from_s", type=float, metavar="SECONDS", help=_("Från och med så många sekunder in i filmen")
    )
    parser.add_argument(
        "--to", dest="to_s", type=float, metavar="SECONDS", help=_("Till och med så många sekunder in i filmen")
    )
    parser.add_argument(
        "--replace-times",
        action="store_true",
        help=_("Ersätt tiderna som redan är angivna, i stället för att lägga till en"),
    )
    parser.add_argument("--remove", action="store_true", help=_("Ta bort personen ur bilden"))


def _run(words: argparse.Namespace) -> Answer:
    if (words.from_s is None) != (words.to_s is None) or not 0 <= (words.from_s or 0) <= (words.to_s or 0):
        raise WrongWords("BAD_SPAN", N_("Ange både --from och --to i sekunder, i rätt ordning."))
    appearance = Appearance(words.person, not words.not_identifiable, words.voice, words.from_s, words.to_s)
    with opened(words) as library:
        if words.remove:
            added, changed = [], disappear(library, words.ids, words.person)
        else:
            added, changed = appear_at(library, words.ids, appearance, replace_times=words.replace_times)
    ids = sorted(changed.assets)
    lines = [_("Ändrade: {n}").format(n=len(ids)) if ids else _(UNCHANGED)]
    if words.from_s is not None and added:
        said = _("Tiden är tillagd; de tidigare finns kvar i {ids}. Ersätt dem med --replace-times.")
        lines.append(said.format(ids=", ".join(added)))
    return Answer({"changed": ids} | ({"added": added} if words.from_s is not None else {}), "\n".join(lines))


COMMAND = Command("appear", N_("anger vem som syns"), "imagebank appear 7k3mwq2p9xab --person P-7K3MWQ", _flags, _run)
