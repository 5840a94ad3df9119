"""`imagebank person extract|names`: the register extract of a person, and names that stand where none may."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from imagebank.cli.opening import unlock
from imagebank.cli.options import DONE, SOME_FAILED, Answer, Verb, opened
from imagebank.core.errors import N_, WrongWords
from imagebank.language import _
from imagebank.services.extract_paper import write_extract
from imagebank.services.extracting import extract
from imagebank.services.naming import NameFound, names_in_bank, replace_names
from imagebank.services.naming_parts import possible_names, replace_possible
from imagebank.services.reminding import save
from imagebank.services.telling import field_words
from imagebank.services.writing import require_new

ENDINGS = (".pdf", ".json")


def _extract_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="P", help=_("Personens pseudonym"))
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help=_("Namnet slutar på .pdf eller .json"))


def _extract(words: argparse.Namespace) -> Answer:
    ending = words.to.suffix.casefold()
    if ending not in ENDINGS:
        raise WrongWords(
            "EXTRACT_ENDING",
            N_("Ett registerutdrag blir PDF att läsa eller JSON för datorer. Låt namnet {where} sluta på .pdf eller .json."),
            where=words.to,
        )  # fmt: skip
    require_new(words.to)
    with opened(words) as library:
        unlock(library, words)
        said = extract(library, words.person, date.today())  # noqa: DTZ011 - the day where the user sits
    if ending == ".pdf":
        write_extract(said, words.to)
    else:
        save(words.to, (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode(), private=True)
    counts = {name: len(said[name]) for name in ("pictures", "releases", "packs")}
    lines = [_("Registerutdraget ligger i {where}.").format(where=words.to)]
    lines += [said["destroyed"]] if said["destroyed"] else []
    return Answer({"extract": str(words.to), "destroyed": said["destroyed"], **counts}, "\n".join(lines))


def _names_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--replace", action="store_true", help=_("Sätt pseudonymen i namnets ställe"))
    parser.add_argument(
        "--possible", action="append", default=[], metavar="ID=P",
        help=_("Med --replace: byt ut också en möjlig träff, i den bilden och för den personen; upprepas"),
    )  # fmt: skip


def _names(words: argparse.Namespace) -> Answer:
    named = [_pair(said) for said in words.possible]
    if named and not words.replace:
        raise WrongWords("POSSIBLE_ALONE", N_("--possible gäller bara tillsammans med --replace."))
    with opened(words) as library:
        unlock(library, words)
        found = names_in_bank(library)
        possible = possible_names(library, found)
        if named:
            replace_possible(library, named)
        if words.replace and found:
            replace_names(library, found)
    lines = [_line(one) for one in found] or [_("Inget registrerat namn står i banken.")]
    if possible:
        lines.append(
            _("Möjliga träffar, ett förnamn eller efternamn för sig; de byts bara ut med --replace --possible ID=P:")
        )
        lines += [_line(one) for one in possible]
    if words.replace and (found or named):
        lines.append(_("Namnen är utbytta mot pseudonymer i katalogen. Originalen är orörda."))
    data = {
        "names": [_data(one) for one in found],
        "possible": [_data(one) for one in possible],
        "replaced": words.replace,
    }
    return Answer(data, "\n".join(lines), DONE if words.replace or not found else SOME_FAILED)


def _line(one: NameFound) -> str:
    return f"{one.asset}  {field_words(one.field)}  {one.person}"


def _data(one: NameFound) -> dict[str, str]:
    return {"asset": one.asset, "field": one.field, "person": one.person}


def _pair(said: str) -> tuple[str, str]:
    asset, equals, person = said.partition("=")
    if not equals:
        raise WrongWords("NOT_AN_ID_PAIR", N_("Skriv en möjlig träff som ID=P, till exempel 7k3mwq2p9xab=P-7K3MWQ."))
    return asset.strip(), person.strip()


VERBS = {
    "extract": Verb(N_("skriver en persons registerutdrag (artikel 15)"), _extract_flags, _extract),
    "names": Verb(N_("letar efter registrerade namn i katalogen"), _names_flags, _names),
}
