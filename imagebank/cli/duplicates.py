"""`imagebank duplicates`: what is nearly the same, and what to do about it: merge, say that it only looks alike, stack."""

from __future__ import annotations

import argparse

from imagebank.cli.options import Answer, Command, opened
from imagebank.cli.progress import drive
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, bad_value
from imagebank.language import _
from imagebank.services.library import Library
from imagebank.services.merging import merge, proposed, unlike
from imagebank.services.similar import Group, duplicates, look_everywhere, stack

RELATIONS = {"copy": N_("kopia"), "crop": N_("beskuren"), "burst": N_("serie"), "alike": N_("liknande")}


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help=_("Bilder att jämföra, med id; annars hela banken"))
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--merge", action="store_true", help=_("Slå ihop de övriga med den första"))
    act.add_argument("--unlike", action="store_true", help=_("De är inte samma bild: föreslå dem inte igen"))
    act.add_argument("--stack", action="store_true", help=_("Bunta ihop dem bakom den första"))
    act.add_argument("--again", action="store_true", help=_("Jämför hela banken på nytt"))
    parser.add_argument("--original", metavar="ID", help=_("Vems originalfil som ska gälla efter hopslagningen"))


def _run(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        if words.merge:
            return _merged(library, words)
        if words.unlike or words.stack:
            if not words.ids:
                raise bad_value(value="", name="ID", choices="ID ID …")
            if words.unlike:
                unlike(library, words.ids)
                return Answer({"unlike": words.ids}, _("De föreslås inte igen som samma bild."))
            return _changed(stack(library, words.ids))
        if words.again:
            drive(look_everywhere(library))
        found = [one for one in duplicates(library) if not words.ids or set(words.ids) & set(one.ids)]
        data = [_data(library, one) for one in found]
    lines = [f"{_(RELATIONS[one.relation])}: {' '.join(one.ids)}" for one in found]
    return Answer({"groups": data}, "\n".join(lines) or _("Inga liknande bilder väntar på granskning."))


def _data(library: Library, group: Group) -> dict[str, object]:
    keep, original = proposed(library, group.ids)
    return {"ids": list(group.ids), "relation": group.relation, "keep": keep, "original": original}


def _merged(library: Library, words: argparse.Namespace) -> Answer:
    if not words.ids:
        raise bad_value(value="", name="ID", choices="ID ID …")
    changes = merge(library, words.ids[0], words.ids[1:], words.original)
    text = _("{kept} är behållen; {others} ingår i den.").format(kept=words.ids[0], others=", ".join(words.ids[1:]))
    return Answer({"kept": words.ids[0], "merged": words.ids[1:], "changed": sorted(changes.assets)}, text)


def _changed(changes: Changes) -> Answer:
    return Answer({"changed": sorted(changes.assets)}, _("{n} ändrade.").format(n=len(changes.assets)))


COMMAND = Command(
    "duplicates", N_("visar liknande bilder och slår ihop dem"), "imagebank duplicates 7k2m9qxw4dnp 3f8s0dkq2mzx --merge", _flags,
    _run,
)  # fmt: skip
