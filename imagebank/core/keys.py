"""Under which keys a word is found, and which keys a word of a question looks up.

`=lärmiljö` is a whole word, `+miljö` a part of one. Parts are every run of neighbouring parts but the whole, so that
klassrum is found in klassrumsmiljö, and slöjdsal in träslöjdssal. Joining letters are no part of a key.

A question looks up itself, as a word and as a part, and no more. Its parts, asked for together, would find any picture
that has the parts anywhere: hörselskydd would find hörsel on one and skydd on another word. What means the same in other
words (hörselkåpor, hörselskydd) is the vocabulary's matter.
"""

from __future__ import annotations

from dataclasses import dataclass

from imagebank.core.compounds import Lexicon
from imagebank.core.swedish import plain, stem

WHOLE, PART = "=", "+"

__all__ = ["PART", "WHOLE", "Lookup", "keys_of", "matches", "plain", "plain_matches"]


@dataclass(frozen=True, slots=True)
class Lookup:
    """The keys of one word of a question: `whole` finds the word itself, `part` finds compounds of it."""

    whole: frozenset[str]
    part: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """Both, for who only asks whether something is found."""
        return self.whole | self.part


def keys_of(word: str, lexicon: Lexicon) -> frozenset[str]:
    """The keys under which an indexed, folded word is found. Never empty."""
    stems = lexicon.parts(word)
    count = len(stems)
    if count == 1:
        return frozenset((WHOLE + stems[0],))
    runs = [
        PART + "".join(stems[start : start + length])
        for length in range(1, count)
        for start in range(count - length + 1)
    ]
    return frozenset((WHOLE + "".join(stems), *runs))


def matches(word: str, lexicon: Lexicon) -> Lookup:
    """The keys that a folded word of a question looks up."""
    key = "".join(lexicon.parts(word))
    return Lookup(frozenset((WHOLE + key,)), frozenset((PART + key,)))


def plain_matches(word: str, plain_lexicon: Lexicon) -> Lookup:
    """The same for a word without å, ä and ö, to compare with `plain(key)`; ask only when the word itself finds nothing.

    `plain_lexicon` is `without_letters(lexicon)`. The unsplit stem is asked for too: without the letters fewer words are
    recognised as compounds.
    """
    keys = {"".join(plain_lexicon.parts(word)), plain(stem(word))}
    return Lookup(frozenset(WHOLE + key for key in keys), frozenset(PART + key for key in keys))
