"""The fields that we have no word for: how many, how long, and which of them are nobody's business.

Kept to be searched in the bank; they never leave it. Names of depicted people are no part of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from imagebank.media import words

MAX_FIELDS = 200
MAX_TEXT = 2_000
MAX_NAME = 100
MAX_LOOK = 20_000
"""Signs of a value that are looked through for names: far more than are kept, and no more than can be looked through."""

BLOB = re.compile(r"\S{256}")
"""So many signs without a space are code, not words."""

SECRET = re.compile(r"serial|(?<!copyright)ownername$|hostcomputer|ownerid$|makernote", re.IGNORECASE)
"""Serial numbers and owners of devices tie a picture to one private person's camera; a maker's notes hold both."""

Fields = tuple[tuple[str, str], ...]


def secret(name: str) -> bool:
    """Whether a field of this name is left out whatever it says."""
    return bool(SECRET.search(name))


def settled(fields: Iterable[tuple[str, str]], has_name: Callable[[str], bool]) -> Fields:
    """The fields as they are kept: cleaned, cut, each once, at most `MAX_FIELDS`, none that `has_name` finds a name in."""
    kept: dict[str, str] = {}
    for name, value in fields:
        text = words.clean(value[:MAX_LOOK])
        if text and name not in kept and not secret(name) and not BLOB.search(text[:MAX_TEXT]) and not has_name(text):
            kept[name[:MAX_NAME]] = text[:MAX_TEXT].strip()
            if len(kept) == MAX_FIELDS:
                break
    return tuple(kept.items())


def name_finder(names: Iterable[str]) -> Callable[[str], bool]:
    """A function that says whether a text holds one of the names as a whole, whatever its letter case, and what signs part its words."""
    patterns = sorted({_pattern(folded(name)) for name in names if folded(name)}, key=len, reverse=True)
    if not patterns:
        return lambda _: False
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
    return lambda text: bool(pattern.search(folded(text)))


def _pattern(name: str) -> str:
    found = re.findall(r"\w+", name)
    return r"\W+".join(re.escape(word) for word in found) if found else re.escape(name)


def folded(text: str) -> str:
    """A text to compare: one form of each letter, no case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).split())
