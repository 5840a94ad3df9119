"""The index: a packed part and what was written since, asked as one; every answer is a bitmap of assets' numbers."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
from pyroaring import BitMap

from imagebank.index.cases import Cases, Question
from imagebank.index.columns import Columns
from imagebank.index.document import Document
from imagebank.index.postings import NONE, Loose, Packed
from imagebank.index.segment import Base, Delta, Forms, empty, joined

MOST_LOOSE = 20_000
"""Assets in the loose part from which it is packed together with the rest."""

MOST_UNIONS = 400
"""Unions of values that are kept, the last asked: each concept with everything narrower, and what was asked besides."""


class Index:
    """`seq` is the change feed's number that it is true at. Whoever asks or tells holds `lock`."""

    def __init__(self, forms: Forms) -> None:
        self.lock = threading.RLock()
        self.seq = 0
        self.forms = forms
        self.base, self.delta = empty(), Delta(forms)
        self.cases, self.columns = Cases(), Columns()
        self.gone, self.everything = BitMap(), BitMap()
        self._unions: dict[tuple[str, ...], BitMap] = {}

    def apply(self, documents: Sequence[Document], removed: Iterable[int] = ()) -> None:
        """Take in assets as they are now, and forget those that are no more."""
        out = BitMap(removed)
        changed = BitMap([one.number for one in documents]) | out
        self.gone |= changed & self.everything
        self.cases.drop(changed)
        for number in out:
            self.delta.drop(number)
        self.columns.drop(out & self.everything)
        for one in documents:
            self.delta.put(one)
        self.cases.put(documents)
        self.columns.put(documents)
        self.everything = (self.everything - out) | BitMap([one.number for one in documents])
        if len(self.delta.documents) > MOST_LOOSE:
            self.settle()

    def add_apart(self, documents: Sequence[Document]) -> None:
        """What `Building` tells of new assets, beside their words and values."""
        self.cases.put(documents)
        self.columns.put(documents)
        self.everything |= BitMap([one.number for one in documents])

    def become(self, other: Index) -> None:
        """Hold what another one holds, under this one's lock."""
        self.forms, self.seq = other.forms, other.seq
        self.base, self.delta, self.gone, self.everything = other.base, other.delta, other.gone, other.everything
        self.cases, self.columns = other.cases, other.columns
        self._unions = {}

    def settle(self) -> None:
        """Pack both parts as one."""
        if self.delta.documents or self.gone:
            self.take_base(joined(self.base, self.gone, self.delta, self.forms))

    def tidy(self) -> None:
        """Pack both parts as one, work out the orders, and forget every case that no asset has: what a snapshot is made of."""
        self.settle()
        self.cases.compact(self.everything.max() + 1 if self.everything else 1)
        self.columns.settle(self.everything)

    def take_base(self, base: Base) -> None:
        """Let `base` be all there is to say of words and values."""
        self.base, self.delta, self.gone = base, Delta(self.forms), BitMap()
        self._unions.clear()

    def word(self, word: str) -> BitMap:
        """The assets that have exactly this word."""
        return (self.base.words.get(word) - self.gone) | self.delta.words.get(word)

    def head(self, word: str) -> BitMap:
        """Those that have it in title or alternative text."""
        return (self.base.head.get(word) - self.gone) | self.delta.head.get(word)

    def any_word(self, words: Collection[str]) -> BitMap:
        """The assets that have one of these words at least."""
        return self._any(self.base.words, self.delta.words, words)

    def any_head(self, words: Collection[str]) -> BitMap:
        """Those that have one of them in title or alternative text."""
        return self._any(self.base.head, self.delta.head, words)

    def _any(self, base: Packed, delta: Loose, keys: Collection[str]) -> BitMap:
        """Joined first and freed of what is gone once: a beginning of two letters has thousands of words."""
        packed = BitMap.union(NONE, NONE, *map(base.get, keys)) - self.gone
        return BitMap.union(packed, NONE, *map(delta.get, keys)) if self.delta.documents else packed

    def words_of(self, form: str) -> set[str]:
        """The words that have a form (a stem, a part, a plain spelling); some may be of assets that are gone."""
        return {*self.base.words_of(form), *self.delta.words_of(form)}

    def starting(self, prefix: str) -> Iterator[str]:
        """The words that begin so, from both parts; some may be of assets that are gone."""
        yield from self.base.words.starting(prefix)
        yield from self.delta.words.starting(prefix)

    def forms_starting(self, prefix: str) -> set[str]:
        """The forms that begin so."""
        return {*self.base.forms.starting(prefix), *self.delta.forms_starting(prefix)}

    def values_starting(self, kind: str, prefix: str) -> set[str]:
        """The values of a kind that begin so, without the kind."""
        start = f"{kind}:{prefix}"
        found = {*self.base.values.starting(start), *self.delta.values.starting(start)}
        return {one[len(kind) + 1 :] for one in found}

    def value(self, value: str) -> BitMap:
        """The assets that have exactly this value."""
        return (self.base.values.get(value) - self.gone) | self.delta.values.get(value)

    def values(self, kind: str) -> list[str]:
        """Every value of a kind, without the kind; some may be of assets that are gone."""
        start = f"{kind}:"
        found = {*self.base.values.starting(start), *self.delta.values.starting(start)}
        return sorted(one[len(start) :] for one in found)

    def any_value(self, values: Sequence[str]) -> BitMap:
        """The assets that have one of these values at least."""
        return (self._union(tuple(values)) - self.gone) | BitMap.union(*map(self.delta.values.get, values), BitMap())

    def any_of(self, values: Iterable[str]) -> BitMap:
        """The same for values that are not asked for again."""
        return BitMap.union(BitMap(), *map(self.value, values))

    def count(self, values: Sequence[str], found: BitMap, settled: BitMap | None = None) -> int:
        """How many of `found` have one of these values; `settled` is what of it lies in the packed part."""
        rest = found - self.loose if settled is None else settled
        counted = self._union(tuple(values)).intersection_cardinality(rest)
        if self.delta.documents:
            loose = BitMap.union(*map(self.delta.values.get, values), BitMap())
            counted += loose.intersection_cardinality(found)
        return counted

    @property
    def loose(self) -> BitMap:
        """The numbers of the assets in the loose part."""
        return BitMap(list(self.delta.documents))

    def ids_of(self, found: BitMap) -> list[str]:
        """The ids of assets, in the order of their coming."""
        return self.columns.ids_of(np.array(found.to_array(), np.uint32))

    def numbers_of(self, ids: Iterable[str]) -> list[int]:
        """The numbers of those of the ids that are here."""
        return [number for number in self.columns.numbers_of(ids) if number in self.everything]

    def levels(self, question: Question) -> np.ndarray:
        """A question's answer for every number (`Cases.levels`)."""
        return self.cases.levels(question)

    def at_level(self, levels: np.ndarray, level: int) -> BitMap:
        """The assets whose answer is exactly so severe."""
        return bitmap(levels == level) & self.everything

    def in_order(self, found: BitMap, order: str) -> np.ndarray:
        """The numbers of what was found, in order (`Columns.in_order`)."""
        return self.columns.in_order(found, order)

    def _union(self, values: tuple[str, ...]) -> BitMap:
        if len(values) == 1:
            return self.base.values.get(values[0])
        found = self._unions.pop(values, None)
        if found is None:
            found = BitMap.union(*map(self.base.values.get, values), BitMap())
        self._unions[values] = found
        while len(self._unions) > MOST_UNIONS:
            self._unions.pop(next(iter(self._unions)))
        return found


def bitmap(chosen: np.ndarray) -> BitMap:
    """The numbers where `chosen` is true."""
    return BitMap(array("I", np.flatnonzero(chosen).astype(np.uint32).tobytes()))
