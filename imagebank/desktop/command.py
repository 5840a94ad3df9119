"""The words after the program's name that open the window: a bank's folder, files to take in, --library, --as, --role, --lang."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from imagebank.core.actor import ROLES
from imagebank.core.errors import N_, WrongWords
from imagebank.language import LANGUAGES

DOOR = ".imagebank"
"""How the file ends that opens its folder's bank (`services.library.DOOR`)."""


@dataclass(frozen=True, slots=True)
class Words:
    """What was said; `library` None: ask in the first page. `language` empty: as last time; `role` empty: as the library says.

    `paths` are files and folders to take in: those that were dropped on the program's icon.
    """

    library: Path | None
    actor: str
    language: str
    role: str = ""
    paths: tuple[Path, ...] = ()


def read_words(words: Sequence[str], environment: Mapping[str, str] | None = None) -> Words:
    """Read the words. Raises WrongWords for an option that the window does not know, or one without its value."""
    seen = os.environ if environment is None else environment
    said, plain = _options(words)
    language = said.get("--lang", "")
    if language and language not in LANGUAGES:
        raise WrongWords("BAD_LANG", N_("Det finns inget språk ”{lang}”. Välj sv eller en."), lang=language)
    banks = [str(bank_of(Path(word))) for word in plain if not _is_dropped(Path(word))]
    library = said.get("--library") or (banks[0] if banks else "") or seen.get("IMAGEBANK_LIBRARY", "")
    paths = tuple(Path(word) for word in plain if _is_dropped(Path(word)))
    actor = said.get("--as") or seen.get("IMAGEBANK_ACTOR") or getpass.getuser()
    role = said.get("--role", "")
    if role and role not in ROLES:
        raise WrongWords("BAD_ROLE", N_("Det finns ingen roll ”{role}”. Välj curator eller advisor."), role=role)
    return Words(Path(library) if library else None, actor, language, role, paths)


def _options(words: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    said: dict[str, str] = {}
    plain: list[str] = []
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if not word.startswith("-"):
            plain.append(word)
        elif name in ("--library", "--as", "--lang", "--role"):
            said[name] = value if equals else next(rest, "")
            if not said[name]:
                raise WrongWords("NO_VALUE", N_("{option} behöver ett värde."), option=name)
        else:
            raise WrongWords("BAD_OPTION", N_("Fönstret känner inte till {option}."), option=word)
    return said, plain


def _is_dropped(path: Path) -> bool:
    """Whether it is there, and no bank nor an empty folder for one: a photo, a film, a folder of them."""
    if path.is_dir():
        return not is_bank(path) and not (path / "originals").is_dir() and any(path.iterdir())
    return path.is_file() and path.suffix != DOOR


def is_bank(path: Path) -> bool:
    """Whether a bank lies in the folder."""
    return (path / "catalogue.sqlite").is_file()


def bank_of(path: Path) -> Path:
    """The bank that `path` opens: a folder, or the file in it that stands for it."""
    return path.parent if path.suffix == DOOR else path
