"""Finds words that name a need or diagnosis in a text: in any ending or compound, however the letters are stored.

Errs to the strict side: a word too many asks for an explicit consent, a word too few shows a pupil's health.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SHORT = 3
"""Labels of so few letters stand alone: no ending, no compound."""

ONLY_IN_CAPITALS = frozenset({"if", "add", "ast", "oro"})
"""Short labels that are ordinary Swedish or English words in small letters."""

ENDINGS = ("arna", "erna", "orna", "heten", "het", "ar", "er", "or", "en", "et", "a", "t", "m")
"""What is taken off a label's words before they are looked for as beginnings: autism finds autistisk, dövhet finds döv."""

LEAST = 3
"""Letters that a word keeps when its ending is taken off."""


def names_diagnosis(labels: frozenset[str], *texts: str) -> bool:
    """Say whether any text names one of the labels."""
    small, capitals = _patterns(labels)
    return any(small.search(_plain(text).casefold()) or capitals.search(_plain(text)) for text in texts if text)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("_", " ").split())


@lru_cache(maxsize=8)
def _patterns(labels: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    phrases = {_plain(part) for label in labels for part in _parts(label)}
    short = {phrase.casefold() for phrase in phrases if len(phrase) <= SHORT}
    alone = [re.escape(word) for word in short - ONLY_IN_CAPITALS]
    capital = [re.escape(word.upper()) for word in short & ONLY_IN_CAPITALS]
    begun = [_beginning(phrase) for phrase in phrases if len(phrase) > SHORT]
    joined = [*(f"{word}(?![^\\W_])" for word in alone), *begun]
    return _any_of(joined), _any_of([f"{word}(?![^\\W_])" for word in capital])


def _parts(label: str) -> list[str]:
    """The label, and what "och", "and" or a stroke joins in it, where that is a word of its own."""
    pieces = [piece.strip() for piece in re.split(r"\s+(?:och|and|eller|or)\s+|/", label)]
    return [
        label,
        *(piece for piece in pieces if len(piece) > SHORT + 2 and not piece.endswith("-") and " " not in piece),
    ]


def _beginning(phrase: str) -> str:
    """A phrase's words by their beginnings, side by side: endings and compounds of each are found too."""
    return r"\s+".join(rf"{re.escape(_stem(word))}[\w-]*" for word in phrase.casefold().split())


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            return word.removesuffix(ending)
    return word


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    """Any of them at the beginning of a word; nothing at all where there are none."""
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(patterns))})" if patterns else r"(?!)")
