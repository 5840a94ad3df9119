"""The signs of the language: what joins and excludes, quotation marks, and the backslash that makes a sign ordinary.

A backslash counts before a sign of the language only, so that a path that somebody pasted stays what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from imagebank.core.errors import N_
from imagebank.core.query.problems import expected
from imagebank.core.words import words_of

TokenKind = Literal["open", "close", "minus", "not", "or", "and", "noise", "term"]

MINUS = "-−"
QUOTES = "”“„"
SPECIAL = r'"\\()*:<>=|”“„−\-'
"""Signs that a backslash makes ordinary, as inside a pattern's brackets; so does white space."""

_QUOTED = re.compile(r'"((?:[^"\\]|\\["\\”“]?+)*+)"|[”“„]((?:[^”“\\]|\\["\\”“]?+)*+)[”“]')
RUN = re.compile(rf'(?:\\[\s{SPECIAL}]|[^\s()"])++')
_ESCAPED = re.compile(rf"\\([\s{SPECIAL}])")
HIDDEN = "\0"
"""Stands in a Run's mask for a sign that a backslash made ordinary."""

OPERATORS: dict[str, TokenKind] = {"or": "or", "eller": "or", "|": "or", "||": "or", "and": "and", "och": "and"}
NEGATIONS = frozenset({"NOT", "INTE"})
"""Written so, in capitals, they mean what the minus sign means; in small letters they are words like any other."""


@dataclass(frozen=True, slots=True)
class Run:
    """Signs without white space: as meant, the same with escaped ones hidden, and each one's place in the text."""

    text: str
    mask: str
    places: tuple[int, ...]


def operator(word: str) -> TokenKind | None:
    """What a bare word means to the grammar, if it is not simply a word."""
    return "not" if word in NEGATIONS else OPERATORS.get(word.casefold())


def quoted(text: str, at: int) -> tuple[str, int, int]:
    """The words between quotation marks, where they begin, and the place after the closing mark. Raises WrongWords."""
    match = _QUOTED.match(text, at)
    if match is None:
        raise expected(text, at, N_("ett avslutande citattecken till det som står här"))
    group = 1 if match[1] is not None else 2
    words = re.sub(r'\\(["\\”“])', r"\1", match[group])
    if not words_of(words):
        raise expected(text, at, N_("ett ord mellan citattecknen"))
    return words, match.start(group), match.end()


def run_of(raw: str, at: int) -> Run:
    """Read the backslashes of `raw`, which stands at `at` in the text."""
    meant, mask, places, place = [], [], [], 0
    while place < len(raw):
        escaped = _ESCAPED.match(raw, place)
        meant.append(escaped[1] if escaped else raw[place])
        mask.append(HIDDEN if escaped else raw[place])
        places.append(at + place)
        place = escaped.end() if escaped else place + 1
    return Run("".join(meant), "".join(mask), tuple(places))
