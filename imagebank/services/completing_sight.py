"""What the actor may know of while a question is being typed: the index, without what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from pyroaring import BitMap

from imagebank.core.query import Field
from imagebank.index.index import Index
from imagebank.services.evaluating import Evaluator
from imagebank.services.indexing import indexed
from imagebank.services.library import Library, refresh


@dataclass(frozen=True, slots=True)
class Sight:
    """`shown` are the pictures that the actor may know of: for an advisor those that may be used in the channel asked for, `settled` those of them that lie in the index's packed part."""

    library: Library
    asked: Evaluator
    index: Index
    day: date
    shown: BitMap
    settled: BitMap

    def count(self, found: BitMap) -> int:
        """How many of the pictures the actor may know of."""
        return found.intersection_cardinality(self.shown)

    def finds(self, field: str, value: str) -> int:
        """How many a field's value finds."""
        return self.count(self.asked.found(Field(field, value)))


@contextmanager
def sight_of(library: Library, day: date, channel: str | None = None) -> Iterator[Sight]:
    """What the actor sees now; the index is held meanwhile. Without `channel` an advisor's is the library's usual one.

    Raises WrongWords where an advisor asks for a channel that the library does not know.
    """
    refresh(library)
    held = indexed(library)
    index = held.index
    with index.lock:
        asked = Evaluator(library, held, day, channel=channel or str(library.setting("default_channel")))
        shown = index.everything - asked.hidden
        settled = shown - index.loose if index.delta.documents else shown
        yield Sight(library, asked, index, day, shown, settled)
