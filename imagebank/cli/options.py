"""The command line's words: global options before or after the command, one file a command."""

from __future__ import annotations

import argparse
import getpass
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from imagebank.core.errors import N_, LibraryProblem
from imagebank.language import _
from imagebank.services.library import Library, open_library
from imagebank.services.searching import day_of

DONE, SOME_FAILED, WRONG_WORDS, REFUSED, NO_LIBRARY = range(5)
"""Exit codes: 0 done · 1 done but some files failed · 2 wrong words · 3 a rule refused · 4 the library can't be opened."""


UNCHANGED = N_("Inget har ändrats: allt var redan så.")
"""What is said where an act changed nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command says: `data` is its JSON document, `text` its lines for people, `code` its exit code.

    `window` is a library that is to be shown afterwards, or only tried in the window (`tried`).
    """

    data: dict[str, Any]
    text: str
    code: int = DONE
    window: Path | None = None
    tried: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it does (Swedish source text), an example, its flags, and the function that runs it."""

    name: str
    does: str
    example: str
    flags: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Answer]


def add_global(parser: argparse.ArgumentParser) -> None:
    """Options that every command takes; left out, they keep what was said before the command."""
    quiet: dict[str, Any] = {"default": argparse.SUPPRESS}
    parser.add_argument("--library", type=Path, metavar="DIR", help="IMAGEBANK_LIBRARY", **quiet)
    parser.add_argument("--as", dest="actor", metavar="NAME", help="IMAGEBANK_ACTOR", **quiet)
    parser.add_argument("--json", action="store_true", help=_("Svara med ett JSON-dokument"), **quiet)
    parser.add_argument("--lang", choices=("sv", "en"), help=_("Språk för svaren: sv eller en"), **quiet)


@dataclass(frozen=True, slots=True)
class Verb:
    """One of a command's verbs: what it does (Swedish source text), its flags, and the function that runs it."""

    does: str
    flags: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Answer]


def command_of(name: str, does: str, example: str, verbs: Mapping[str, Verb]) -> Command:
    """A command with verbs, as `person add`."""

    def flags(parser: argparse.ArgumentParser) -> None:
        said = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=type(parser))
        for verb, one in verbs.items():
            made = said.add_parser(
                verb, help=_(one.does), description=_(one.does).capitalize() + ".", allow_abbrev=False
            )
            add_global(made)
            one.flags(made)

    return Command(name, does, example, flags, lambda words: verbs[words.verb].run(words))


def actor_of(words: argparse.Namespace) -> str:
    """Who acts: `--as`, else IMAGEBANK_ACTOR, else the system's user."""
    return getattr(words, "actor", None) or os.environ.get("IMAGEBANK_ACTOR") or getpass.getuser()


def library_path(words: argparse.Namespace) -> Path:
    """The library's folder: `--library`, else IMAGEBANK_LIBRARY. Raises LibraryProblem where neither names one."""
    said = getattr(words, "library", None) or os.environ.get("IMAGEBANK_LIBRARY")
    if not said:
        raise LibraryProblem(
            "NO_LIBRARY_NAMED", N_("Ingen bank är angiven. Ange den med --library MAPP eller IMAGEBANK_LIBRARY.")
        )
    return Path(said)


@contextmanager
def opened(words: argparse.Namespace) -> Iterator[Library]:
    """The library that the words name, closed afterwards."""
    library = open_library(library_path(words), actor_of(words))
    try:
        yield library
    finally:
        library.close()


def add_use(parser: argparse.ArgumentParser, *, channel_required: bool) -> None:
    """The words of a use."""
    parser.add_argument("--channel", required=channel_required, metavar="C", help=_("Kanalen, som webb eller tryck"))
    parser.add_argument("--date", type=day, default=None, metavar="YYYY-MM-DD", help=_("Dagen; annars i dag"))
    parser.add_argument("--purpose", default="info", help=_("Ändamålet"))
    parser.add_argument("--language", default="sv", help=_("Språket"))
    parser.add_argument("--territory", default="SE", help=_("Landet"))


def day(text: str) -> date:
    """A date as argparse reads it."""
    return day_of(text)


def today(words: argparse.Namespace) -> date:
    """The date asked for, by default today: the clock is read here, at the door, and nowhere below."""
    return words.date or date.today()  # noqa: DTZ011 - the day where the user sits
