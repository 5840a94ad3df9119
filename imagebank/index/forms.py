"""The forms under which an indexed word is found: its keys, and the same without å, ä and ö."""

from __future__ import annotations

from imagebank.core.compounds import Lexicon
from imagebank.core.keys import keys_of, plain

PLAIN, PLAIN_WORD = "~", "w~"
"""Before a form without å, ä, ö: a key's, a whole word's."""

SMALL = frozenset((
    "bild", "bilder", "foto", "foton", "finns", "någon", "något", "några", "gör", "man", "visar", "pictures", "photos", "och", "i", "på", "av", "för", "med", "en", "ett", "till", "som", "om", "vid", "är", "det", "den", "de", "att", "där", "när", "från", "the", "of", "and", "in", "for", "with", "a", "an", "to", "at", "on", "is", "eller", "samt", "har", "kan", "ska", "så", "var", "vad", "vem", "hur", "sin", "sitt", "sina",
))  # fmt: skip
"""Words that ask for nothing by themselves."""


def forms_of(word: str, lexicon: Lexicon) -> set[str]:
    """Every form of an indexed, folded word."""
    keys = keys_of(word, lexicon)
    found = {*keys, *(PLAIN + plain(key) for key in keys)}
    if plain(word) != word:
        found.add(PLAIN_WORD + plain(word))
    return found
