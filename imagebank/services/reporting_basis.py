"""What every report counts: the bank's stock at the end of a period, and how it is cut; each set a bitmap of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from pyroaring import BitMap

from imagebank.core.report import Figure, Period, Row
from imagebank.core.swedish_days import begins
from imagebank.core.use import Use, is_public
from imagebank.core.vocabulary import ENVIRONMENT_SCHEME, Vocabulary
from imagebank.core.words import fold
from imagebank.language import _, language
from imagebank.services.index_basis import Indexed
from imagebank.services.indexing import indexed
from imagebank.services.library import Library, refresh
from imagebank.services.verdicts import usable
from imagebank.store import reporting

TIER_ROOT = "insats:niva"
"""The branch that holds the levels of MTSS."""

SCHOOL_SCHEME = "skolform"


@dataclass
class Basis:
    """One moment of the bank; whoever holds it holds the index's lock."""

    library: Library
    held: Indexed
    period: Period

    @property
    def vocabulary(self) -> Vocabulary:
        """The bank's vocabulary."""
        return self.library.vocabulary

    @cached_property
    def seen(self) -> BitMap:
        """All that the actor may know of."""
        everything = self.held.index.everything
        return everything.copy() if self.library.actor.may_write else everything - self.held.index.value("hidden:")

    @cached_property
    def stock(self) -> BitMap:
        """What had come before the period ended."""
        return self.seen - BitMap(reporting.later(self.library.db, self.end))

    @property
    def start(self) -> str:
        """The moment when the period begins."""
        return begins(self.period.start)

    @property
    def end(self) -> str:
        """The moment when the period is over."""
        return begins(self.period.end)

    @cached_property
    def usable(self) -> BitMap:
        """What of the stock may be used in some public channel on the period's last day."""
        found = BitMap()
        for channel in self.vocabulary.channels():
            if is_public(channel):
                found |= self.usable_in(channel)
        return found

    def usable_in(self, channel: str) -> BitMap:
        """What of the stock may be used in one channel on the period's last day."""
        return usable(self.library, self.held, Use(channel, self.period.last)) & self.stock

    def having(self, what: str) -> BitMap:
        """What of the stock has something (`store.reporting.HAVING`)."""
        return BitMap(reporting.having(self.library.db, what)) & self.stock


@contextmanager
def basis_of(library: Library, period: Period) -> Iterator[Basis]:
    """The bank as it is now, for counting."""
    refresh(library)
    held = indexed(library)
    with held.index.lock:
        yield Basis(library, held, period)


@dataclass(frozen=True, slots=True)
class Slice:
    """One value of a cut and what has it."""

    key: str
    label: str
    found: BitMap
    level: int = 0
    kind: str = "value"


def in_tree(vocabulary: Vocabulary, scheme: str, root: str = "") -> list[tuple[str, int]]:
    """(notation, depth) of a scheme or what lies under `root`, broader first, each once, by their labels."""
    tops = vocabulary.narrower.get(root, ()) if root else vocabulary.tops(scheme)
    found: dict[str, int] = {}

    def walk(notations: Iterable[str], level: int) -> None:
        for one in sorted(notations, key=lambda held: fold(vocabulary.concepts[held].label(language()))):
            if one not in found:
                found[one] = level
                walk(vocabulary.narrower[one], level + 1)

    walk(tops, 0)
    return list(found.items())


def sliced(basis: Basis, scheme: str, root: str = "", *, tops: bool = False) -> list[Slice]:
    """The stock cut by a scheme's concepts, each with everything narrower, and last what has none of them."""
    vocabulary, index = basis.vocabulary, basis.held.index
    found: list[Slice] = []
    rest = basis.stock.copy()
    for notation, level in in_tree(vocabulary, scheme, root):
        has = index.any_value([f"concept:{one}" for one in sorted(vocabulary.descendants(notation))]) & basis.stock
        rest -= has
        if not (tops and level):
            found.append(Slice(notation, vocabulary.concepts[notation].label(language()), has, level))
    return [*found, Slice("none", without(vocabulary, scheme, root), rest, kind="none")]


def called(vocabulary: Vocabulary, scheme: str, root: str = "") -> str:
    """What a cut is called: the scheme, or the branch of it."""
    if root in vocabulary.concepts:
        return vocabulary.concepts[root].label(language())
    return vocabulary.schemes[scheme].title(language()) if scheme in vocabulary.schemes else scheme


def without(vocabulary: Vocabulary, scheme: str, root: str = "") -> str:
    """What stands for having none of a cut's values: "Utan tema"."""
    name = called(vocabulary, scheme, root)
    return _("Utan {what}").format(what=name if name[:2].isupper() else name[:1].lower() + name[1:])


CUTS: tuple[tuple[str, str, str], ...] = (
    ("environment", ENVIRONMENT_SCHEME, ""), ("school", SCHOOL_SCHEME, ""), ("place", "plats", ""), ("theme", "tema", ""),
    ("target", "malniva", ""), ("tier", "insats", TIER_ROOT),
)  # fmt: skip
"""Name of a cut, its scheme, its root."""


def count(found: BitMap, within: BitMap) -> Figure:
    """How many of a set are in a slice."""
    return Figure(found.intersection_cardinality(within))


def summed(weights: np.ndarray, within: BitMap) -> int:
    """The sum of what is counted for each number of a slice."""
    numbers = np.array(within.to_array(), np.int64)
    return int(weights[numbers[numbers < len(weights)]].sum())


def share(found: BitMap, whole: BitMap, within: BitMap) -> Figure:
    """How many of a whole's part in a slice have something; nothing where there is no whole."""
    of = whole.intersection_cardinality(within)
    return Figure((found & whole).intersection_cardinality(within), of) if of else Figure(None, 0, "none")


def total(figures: Sequence[Figure], label: str = "") -> Row:
    """The last row."""
    return Row("total", label or _("Hela banken"), tuple(figures), kind="total")
