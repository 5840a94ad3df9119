"""What the grid is asked to show: words, facets, the use and the order. Plain and frozen; makes the Query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from imagebank.core.errors import WrongWords
from imagebank.core.query import WRITTEN, Field, Not, Query, all_of, any_of, parse, parts, words_in, write
from imagebank.core.query import without as query_without
from imagebank.core.query.tree import All
from imagebank.core.vocabulary import STATUS_SCHEME, Vocabulary
from imagebank.services.faceting import NONE, PICK

RELEVANCE, ADDED, GATHERED = "relevance", "added", "collection"
Chosen = Mapping[str, frozenset[str]]
"""Notations by scheme; `NONE` stands for what has no concept of the scheme."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`only` hides what may not be used in `channel` on `day`; `ticked` is wanted, `excluded` is not.

    `bound`: this user never sees anything else than that. `typed` is the word that was still being typed. `order` is the user's own choice; none: the best first where there are
    words, a collection in its own order. `new` asks for these ids only; `called` is what they are called (nothing: what was just taken in).
    """

    channel: str
    day: date
    text: str = ""
    ticked: Chosen = field(default_factory=dict)
    only: bool = False
    order: str = ""
    new: tuple[str, ...] = ()
    called: str = ""
    excluded: Chosen = field(default_factory=dict)
    typed: str = ""
    bound: bool = False

    @property
    def is_everything(self) -> bool:
        """No word, no facet, nothing hidden."""
        return not (self.text or self.schemes or self.new or (self.only and not self.bound))

    @property
    def schemes(self) -> frozenset[str]:
        """The schemes where something is wanted or excluded."""
        return frozenset(code for chosen in (self.ticked, self.excluded) for code, held in chosen.items() if held)

    def tick(self, scheme: str, notation: str, on: bool) -> Wish:
        """With a facet's value wanted, or no longer; it is not excluded then."""
        ticked = _with(self.ticked, scheme, notation, on)
        return replace(self, ticked=ticked, excluded=_with(self.excluded, scheme, notation, on=False))

    def exclude(self, scheme: str, notation: str, on: bool) -> Wish:
        """With a facet's value excluded, or no longer; it is not wanted then."""
        excluded = _with(self.excluded, scheme, notation, on)
        return replace(self, excluded=excluded, ticked=_with(self.ticked, scheme, notation, on=False))

    def without(self, scheme: str) -> Wish:
        """As if nothing were chosen in one scheme: what its own boxes are counted against."""
        return replace(self, ticked=_but(self.ticked, scheme), excluded=_but(self.excluded, scheme))

    def without_words(self, part: Query) -> Wish:
        """Without one part of the words."""
        return replace(self, text=write(query_without(parse(self.text), part)), typed="")

    def cleared(self) -> Wish:
        """Without words and filters; the use and the order stay."""
        return Wish(self.channel, self.day, order=self.order, only=self.bound, bound=self.bound)

    def for_advisor(self) -> Wish:
        """What may be used, and nothing else from now on."""
        return replace(self, only=True, bound=True)

    def order_of(self, query: Query) -> str:
        """The order in force."""
        if words_in(query):
            return self.order or RELEVANCE
        usual = GATHERED if asks_for_one(query) else ADDED
        return usual if self.order in ("", RELEVANCE) or (self.order == GATHERED and usual == ADDED) else self.order

    def query(self, vocabulary: Vocabulary) -> Query:
        """The question; a narrower concept that is ticked takes the place of its broader one.

        Raises WrongWords where the words cannot be read.
        """
        asked = [parse(self.text) if self.text else All()]
        for scheme, notations in self.ticked.items():
            if notations:
                chosen = sorted(notations) if scheme == PICK else _narrowest(vocabulary, notations)
                asked.append(any_of(_terms(scheme, chosen)))
        for scheme, notations in self.excluded.items():
            asked += [Not(term) for term in _terms(scheme, sorted(notations))]
        if self.new:
            asked.append(Field("id", ",".join(self.new)))
        return all_of(asked)

    def question(self, vocabulary: Vocabulary) -> str:
        """The whole of it as words that can be kept: facets too, and what may be used; nothing where that cannot be."""
        if self.new:
            return ""
        try:
            asked = self.query(vocabulary)
        except WrongWords:
            return ""
        return write(all_of((asked, Field("usable", self.channel))) if self.only else asked)


def asks_for_one(query: Query) -> bool:
    """Whether a collection is asked for, so that its order can be shown."""
    return any(isinstance(part, Field) and part.name == "collection" for part in parts(query))


def _with(chosen: Chosen, scheme: str, notation: str, on: bool) -> Chosen:
    before = chosen.get(scheme, frozenset())
    after = before | {notation} if on else before - {notation}
    return {**chosen, scheme: after} if after else _but(chosen, scheme)


def _but(chosen: Chosen, scheme: str) -> Chosen:
    return {code: held for code, held in chosen.items() if code != scheme}


def _narrowest(vocabulary: Vocabulary, notations: frozenset[str]) -> list[str]:
    concepts = notations - {NONE}
    broader = {above for one in concepts for above in vocabulary.ancestors(one) if above != one}
    return sorted(notations - broader)


def _terms(scheme: str, notations: Iterable[str]) -> list[Query]:
    if scheme == PICK:
        return [Field(PICK, one) for one in notations]
    return [no_concept(scheme) if one == NONE else term(scheme, one) for one in notations]


def no_concept(scheme: str) -> Query:
    """Without any concept of a scheme: saknar:tema."""
    return Field("missing", WRITTEN.get(scheme, scheme))


def term(scheme: str, notation: str) -> Query:
    """A concept as a field. A media type counts by what the file is, too: see `services.faceting`."""
    asked = Field({STATUS_SCHEME: "status"}.get(scheme, scheme), notation.partition(":")[2])
    media = {"mediatyp:foto": "foto", "mediatyp:film": "film"}.get(notation)
    return any_of((Field("media", media), asked)) if media else asked
