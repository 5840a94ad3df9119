"""Makes a whole index at once: numbers are gathered by word and packed at the end, which the loose part cannot do as fast."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from pyroaring import BitMap

from imagebank.index.document import Document
from imagebank.index.index import Index
from imagebank.index.postings import pack
from imagebank.index.segment import Base, Forms, with_forms

Gathered = dict[str, "array[int]"]


class Building:
    """Assets are added in the order of their numbers; `done` makes the index."""

    def __init__(self, forms: Forms) -> None:
        self._index = Index(forms)
        self._words: Gathered = {}
        self._head: Gathered = {}
        self._values: Gathered = {}

    def add(self, documents: Sequence[Document]) -> None:
        """Take in some assets."""
        for one in documents:
            _gather(self._words, one.head | one.body, one.number)
            _gather(self._head, one.head, one.number)
            _gather(self._values, one.values, one.number)
        self._index.add_apart(documents)

    def done(self) -> Index:
        """The index of everything that was added."""
        words = pack(_maps(self._words))
        base = Base(
            words, pack(_maps(self._head)), pack(_maps(self._values)), with_forms(words.keys(), self._index.forms)
        )
        self._index.take_base(base)
        return self._index


def _gather(gathered: Gathered, keys: Iterable[str], number: int) -> None:
    for key in keys:
        held = gathered.get(key)
        if held is None:
            held = gathered[key] = array("I")
        held.append(number)


def _maps(gathered: Gathered) -> Iterator[tuple[str, BitMap]]:
    for key in sorted(gathered):
        yield key, BitMap(gathered.pop(key))
