"""`imagebank searches list|save|rename|move|remove`: searches kept under a name."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date

from imagebank.cli.options import Answer, Verb, add_use, command_of, opened, today
from imagebank.cli.query_place import place_shown
from imagebank.core.errors import N_, WrongWords
from imagebank.core.query import parse
from imagebank.core.saved_search import SavedSearch
from imagebank.language import _, sentence
from imagebank.services import saved_searches, searching
from imagebank.services.library import Library


def _list_flags(parser: argparse.ArgumentParser) -> None:
    add_use(parser, channel_required=False)


def _list(words: argparse.Namespace) -> Answer:
    day = today(words)
    with opened(words) as library:
        counts = saved_searches.counts(library, day, words.channel)
        kept = saved_searches.saved(library)
        problems = {one.id: _problem(library, one, day) for one in kept if one.id not in counts}
    data = [asdict(one) | {"count": counts.get(one.id), "problem": problems.get(one.id)} for one in kept]
    lines = [f"{one.name}  ({counts.get(one.id, problems.get(one.id))})\n    {one.query}" for one in kept]
    return Answer({"searches": data}, "\n".join(lines) or _("Inga sökningar är sparade."))


def _problem(library: Library, one: SavedSearch, day: date) -> str:
    """Why a search that was saved once cannot be answered now."""
    try:
        searching.find(library, parse(one.query), day=day)
    except WrongWords as error:
        return sentence(error)
    return ""


def _save_flags(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("query", nargs="*", metavar="QUERY", help=_("Sökningen, som i fönstrets sökruta"))
    parser.add_argument("--replace", action="store_true", help=_("Ersätt den sökning som har namnet"))


def _save(words: argparse.Namespace) -> Answer:
    text = " ".join(words.query)
    with opened(words) as library:
        with place_shown(text):
            saved_searches.save(library, words.name, text, instead=words.replace)
        return _told(library)


def _rename_flags(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("new_name", metavar="NEW", help=_("Det nya namnet"))


def _rename(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        saved_searches.rename(library, words.name, words.new_name)
        return _told(library)


def _move_flags(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("place", type=int, metavar="N", help=_("Platsen i listan, 1 för den första"))


def _move(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        saved_searches.move(library, words.name, words.place - 1)
        return _told(library)


def _remove(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        saved_searches.remove(library, words.name)
        return _told(library)


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=_("Sökningens namn"))


def _told(library: Library) -> Answer:
    """What is saved now."""
    kept = saved_searches.saved(library)
    lines = [f"{one.name}  {one.query}" for one in kept]
    return Answer({"searches": [asdict(one) for one in kept]}, "\n".join(lines) or _("Inga sökningar är sparade."))


COMMAND = command_of(
    "searches", N_("sparar sökningar"), "imagebank searches save \"På webben\" får:webb",
    {
        "list": Verb(N_("visar de sparade sökningarna och hur mycket de finner"), _list_flags, _list),
        "save": Verb(N_("sparar en sökning"), _save_flags, _save),
        "rename": Verb(N_("byter namn på en sökning"), _rename_flags, _rename),
        "move": Verb(N_("flyttar en sökning i listan"), _move_flags, _move),
        "remove": Verb(N_("tar bort en sparad sökning"), _name, _remove),
    },
)  # fmt: skip
