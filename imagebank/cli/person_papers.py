"""`imagebank person extract|names`: the register extract of a person, and names that stand where none may."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from imagebank.cli.opening import unlock
from imagebank.cli.options import DONE, SOME_FAILED, Answer, Verb, opened
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.extract_paper import write_extract
from imagebank.services.extracting import extract
from imagebank.services.naming import names_in_bank, replace_names
from imagebank.services.reminding import save


def _extract_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="P")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help=_("Namnet slutar på .pdf eller .json"))


def _extract(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        unlock(library, words)
        said = extract(library, words.person, date.today())  # noqa: DTZ011 - the day where the user sits
    if words.to.suffix.casefold() == ".pdf":
        write_extract(said, words.to)
    else:
        save(words.to, (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode())
    counts = {name: len(said[name]) for name in ("pictures", "releases", "packs")}
    return Answer({"extract": str(words.to), **counts}, _("Registerutdraget ligger i {where}.").format(where=words.to))


def _names_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--replace", action="store_true", help=_("Sätt pseudonymen i namnets ställe"))


def _names(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        unlock(library, words)
        found = names_in_bank(library)
        if words.replace and found:
            replace_names(library, found)
    data = [{"asset": one.asset, "field": one.field, "person": one.person} for one in found]
    lines = [f"{one.asset}  {one.field}  {one.person}" for one in found] or [_("Inget registrerat namn står i banken.")]
    if words.replace and found:
        lines.append(_("Namnen är utbytta mot pseudonymer i katalogen. Originalen är orörda."))
    return Answer(
        {"names": data, "replaced": words.replace},
        "\n".join(lines),
        DONE if words.replace or not found else SOME_FAILED,
    )


VERBS = {
    "extract": Verb(N_("skriver en persons registerutdrag (artikel 15)"), _extract_flags, _extract),
    "names": Verb(N_("letar efter registrerade namn i katalogen"), _names_flags, _names),
}
