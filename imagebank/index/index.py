"""The index: a packed part and what was written since, asked as one; every answer is a bitmap of assets' numbers."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from pyroaring import BitMap

from imagebank.index.cases import Cases, Question
from imagebank.index.columns import Columns
from imagebank.index.document import Document
from imagebank.index.segment import Base, Delta, Forms, empty, joined

MOST_LOOSE = 20_000
"""Assets in the loose part from which it is packed together with the rest."""


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
        for one in documents:
            self.delta.put(one)
        self.cases.put(documents)
        self.columns.put(documents)
        self.everything = (self.everything - out) | BitMap([one.number for one in documents])
        if len(self.delta.documents) > MOST_LOOSE:
            self.settle()

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

    def words_of(self, form: str) -> set[str]:
        """The words that have a form (a stem, a part, a plain spelling); some may be of assets that are gone."""
        return {*self.base.words_of(form), *self.delta.words_of(form)}

    def starting(self, prefix: str) -> Iterator[str]:
        """The words that begin so, from both parts; some may be of assets that are gone."""
        yield from self.base.words.starting(prefix)
        yield from self.delta.words.starting(prefix)

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
        found = self._unions.get(values)
        if found is None:
            found = self._unions[values] = BitMap.union(*map(self.base.values.get, values), BitMap())
        return found


def bitmap(chosen: np.ndarray) -> BitMap:
    """The numbers where `chosen` is true."""
    return BitMap(array("I", np.flatnonzero(chosen).astype(np.uint32).tobytes()))
