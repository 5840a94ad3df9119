"""Which words begin so and are frequent, for completion: thousands of words are counted at each letter typed.

How many assets a packed word has is read from the head of its bitmap, without unpacking it.

The form is Roaring's portable one (https://github.com/RoaringBitmap/RoaringFormatSpec): a mark, the number of containers,
then for each its key and one less than how many it holds. A test compares with the bitmaps unpacked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from heapq import merge
from itertools import groupby

import numpy as np

from imagebank.core.keys import plain
from imagebank.index.forms import PLAIN_WORD
from imagebank.index.index import Index
from imagebank.index.postings import Packed

WITH_RUNS = 12347
"""The mark of a bitmap of which some containers are runs; they are told by bits between the mark and the heads."""

LAST = "\U0010ffff"

SHORTEST_PLAIN = 3
"""Letters from which a word is also found by its beginning written without å, ä and ö."""


def frequent(index: Index, prefix: str, most: int) -> list[str]:
    """The words that begin so, the most frequent first; also when å, ä and ö are written a and o.

    Whoever asks holds the index's lock. Some may be of assets that are gone, which are counted here.
    """
    words, numbers = counted(index.base.words, prefix)
    loose = {word: len(index.delta.words.get(word)) for word in index.delta.words.starting(prefix)}
    if loose:
        places = {word: place for place, word in enumerate(words)}
        numbers = numbers.copy()
        for word in loose.keys() & places.keys():
            numbers[places[word]] += loose.pop(word)
    top = np.argsort(-numbers, kind="stable")[:most].tolist()
    counts = loose | {words[place]: int(numbers[place]) for place in top}
    counts |= {word: len(index.word(word)) for word in _written_plainly(index, prefix)}
    return sorted(counts, key=lambda word: (-counts[word], word))[:most]


def beginning(index: Index, kind: str, prefix: str) -> Iterator[str]:
    """The values of a kind that begin so, without the kind, in order, one by one: there may be very many."""
    start = f"{kind}:{prefix}"
    both = merge(index.base.values.starting(start), index.delta.values.starting(start))
    return (value[len(kind) + 1 :] for value, _same in groupby(both))


def _written_plainly(index: Index, prefix: str) -> list[str]:
    if len(prefix) < SHORTEST_PLAIN or plain(prefix) != prefix:
        return []
    forms = index.forms_starting(PLAIN_WORD + prefix)
    return [word for form in forms for word in index.words_of(form) if not word.startswith(prefix)]


def counted(packed: Packed, prefix: str) -> tuple[list[str], np.ndarray]:
    """The keys that begin so, in order, and how many assets each has."""
    keys, ends, blob = packed.packed()
    first, last = bisect_left(keys, prefix), bisect_left(keys, prefix + LAST)
    if first == last:
        return [], np.zeros(0, np.int64)
    starts = np.concatenate(([0], ends[:-1].astype(np.int64)))[first:last] if first == 0 else ends[first - 1 : last - 1].astype(np.int64)  # fmt: skip
    return keys[first:last], _cardinalities(np.frombuffer(blob, np.uint8), starts)


def _cardinalities(blob: np.ndarray, starts: np.ndarray) -> np.ndarray:
    def number(places: np.ndarray) -> np.ndarray:
        """The numbers of two bytes at some places, the lesser byte first."""
        return blob[places].astype(np.int64) + (blob[places + 1].astype(np.int64) << 8)

    runs = number(starts) == WITH_RUNS
    containers = np.where(runs, number(starts + 2) + 1, number(starts + np.where(runs, 0, 4)))
    heads = starts + np.where(runs, 4 + (containers + 7) // 8, 8)
    found = np.zeros(len(starts), np.int64)
    for place in range(int(containers.max())):
        has = place < containers
        found[has] += number(heads[has] + 4 * place + 2) + 1
    return found
