"""The words after the program's name that open the window: a folder, --library, --as, --lang. No Qt."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from imagebank.core.errors import N_, WrongWords
from imagebank.language import LANGUAGES


@dataclass(frozen=True, slots=True)
class Words:
    """What was said; `library` None: ask in the first page. `language` empty: as last time."""

    library: Path | None
    actor: str
    language: str


def read_words(words: Sequence[str], environment: Mapping[str, str] | None = None) -> Words:
    """Read the words. Raises WrongWords for an option that the window does not know, or one without its value."""
    seen = os.environ if environment is None else environment
    said, plain = _options(words)
    language = said.get("--lang", "")
    if language and language not in LANGUAGES:
        raise WrongWords("BAD_LANG", N_("Det finns inget språk ”{lang}”. Välj sv eller en."), lang=language)
    library = said.get("--library") or (plain[0] if plain else "") or seen.get("IMAGEBANK_LIBRARY", "")
    actor = said.get("--as") or seen.get("IMAGEBANK_ACTOR") or getpass.getuser()
    return Words(Path(library) if library else None, actor, language)


def _options(words: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    said: dict[str, str] = {}
    plain: list[str] = []
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if not word.startswith("-"):
            plain.append(word)
        elif name in ("--library", "--as", "--lang"):
            said[name] = value if equals else next(rest, "")
            if not said[name]:
                raise WrongWords("NO_VALUE", N_("{option} behöver ett värde."), option=name)
        else:
            raise WrongWords("BAD_OPTION", N_("Fönstret känner inte till {option}."), option=word)
    return said, plain
