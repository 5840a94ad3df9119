"""Small typing errors: which known words a misspelt one may have been meant for. Who asks says so to the user.

The distance is Damerau and Levenshtein's restricted one (optimal string alignment): a letter too many, too few, wrong,
or two neighbours in the wrong order. It is counted by rapidfuzz, since all the words of a large collection are compared:
8 ms for 120,000 words (30 on a busy machine), where Python alone needs 25 to 60 at best.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from rapidfuzz import process
from rapidfuzz.distance import OSA

from imagebank.core.swedish import plain, stem

SHORTEST = 4
"""Words of three letters have too many neighbours to guess among."""

LONG = 8
"""From this length two errors are forgiven, below it one."""

_ROWS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")


def _neighbours() -> frozenset[tuple[str, str]]:
    """Pairs of keys beside or diagonally above each other on the Swedish keyboard, both ways round."""
    pairs: set[tuple[str, str]] = set()
    for row in _ROWS:
        pairs.update(pairwise(row))
    for upper, lower in pairwise(_ROWS):
        pairs.update(zip(upper, lower, strict=False))
        pairs.update(zip(upper[1:], lower, strict=False))
    return frozenset(pairs | {(b, a) for a, b in pairs})


_NEIGHBOURS = _neighbours()
_ALIKE = frozenset({("e", "ä"), ("ä", "e"), ("å", "o"), ("o", "å")})


def near(word: str, words: Sequence[str], most: int = 3) -> list[str]:
    """At most `most` of the folded words within one error (two from eight letters), the likeliest first.

    The word itself is never among them, nor are two forms of one word.
    """
    if len(word) < SHORTEST:
        return []
    allowed = 2 if len(word) >= LONG else 1
    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    ranked = sorted((int(distance), _slip(word, other), other) for other, distance, _ in found if distance)
    best: dict[str, str] = {}
    for _distance, _rank, other in ranked:
        best.setdefault(stem(other), other)
        if len(best) == most:
            break
    return list(best.values())


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _slip(typed: str, meant: str) -> tuple[int, int]:
    """How likely the error is: 0 dots left out, a letter doubled or not, two swapped; 1 a neighbouring key; 2 any other.

    Then whether the first letter is wrong, which is the rarer error.
    """
    head = _shared(typed, meant)
    rest, other = typed[head:], meant[head:]
    tail = _shared(rest[::-1], other[::-1])
    wrong, right = rest[: len(rest) - tail], other[: len(other) - tail]
    first = int(typed[0] != meant[0])
    if plain(wrong) == plain(right) or (wrong == right[::-1] and len(wrong) == 2) or (wrong, right) in _ALIKE:
        return 0, first
    odd = wrong or right
    if len(odd) == 1 and not (wrong and right):
        return (0 if typed[head - 1 : head] == odd or rest[len(wrong) :][:1] == odd else 2), first
    return (1 if (wrong, right) in _NEIGHBOURS else 2), first
