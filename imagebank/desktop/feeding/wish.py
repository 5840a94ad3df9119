"""What the grid is asked to show: words, ticked facets, the use and the order. Plain and frozen; makes the Query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from imagebank.core.query import All, Any, Field, Query, both, parse
from imagebank.core.vocabulary import STATUS_SCHEME, Vocabulary

ORDERS = ("added", "captured", "name")


@dataclass(frozen=True, slots=True)
class Wish:
    """`only` hides what may not be used in `channel` on `day`; `ticked` holds notations by scheme.

    `new` asks for these ids only; `called` is what they are called (nothing: what was just taken in).
    """

    channel: str
    day: date
    text: str = ""
    ticked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    only: bool = False
    order: str = "added"
    new: tuple[str, ...] = ()
    called: str = ""

    @property
    def is_everything(self) -> bool:
        """No word, no facet, nothing hidden."""
        return not (self.text or any(self.ticked.values()) or self.only or self.new)

    def tick(self, scheme: str, notation: str, on: bool) -> Wish:
        """With a facet's box ticked, or not."""
        before = self.ticked.get(scheme, frozenset())
        after = before | {notation} if on else before - {notation}
        return replace(self, ticked={**self.ticked, scheme: after})

    def without(self, scheme: str) -> Wish:
        """As if nothing were ticked in one scheme: what its own boxes are counted against."""
        return replace(self, ticked={code: held for code, held in self.ticked.items() if code != scheme})

    def cleared(self) -> Wish:
        """Without words and filters; the use and the order stay."""
        return Wish(self.channel, self.day, order=self.order)

    def query(self, vocabulary: Vocabulary) -> Query:
        """The question; a narrower concept that is ticked takes the place of its broader one.

        Raises WrongWords where the words cannot be read.
        """
        asked = parse(self.text) if self.text else All()
        for scheme, notations in self.ticked.items():
            if notations:
                asked = both(asked, _any_of(scheme, _narrowest(vocabulary, notations)))
        return both(asked, Field("id", ",".join(self.new))) if self.new else asked


def _narrowest(vocabulary: Vocabulary, notations: frozenset[str]) -> list[str]:
    broader = {above for one in notations for above in vocabulary.ancestors(one) if above != one}
    return sorted(notations - broader)


def _any_of(scheme: str, notations: list[str]) -> Query:
    name = {STATUS_SCHEME: "status"}.get(scheme, scheme)
    terms = tuple(_term(name, notation) for notation in notations)
    return terms[0] if len(terms) == 1 else Any(terms)


def _term(name: str, notation: str) -> Query:
    """A media type counts by what the file is, too: see `services.searching`."""
    media = {"mediatyp:foto": "foto", "mediatyp:film": "film"}.get(notation)
    if media:
        return Any((Field("media", media), Field(name, notation)))
    return Field(name, notation)
