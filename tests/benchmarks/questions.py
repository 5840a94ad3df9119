"""Questions about a library, drawn from what it holds: the words of its texts as often as they stand there, the concepts of its assets."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from imagebank.core.query import All, Field, Prefix, Query, Word, all_of
from imagebank.core.words import words_of
from imagebank.services.library import Library
from imagebank.services.searching import find, ids_of
from imagebank.store import assets
from tests.benchmarks.swedish_text import LINKS, STARTS

DAY = date(2026, 11, 25)
CHANNELS = ("webb", "tryck", "sociala", "presentation", "internt")
SMALL = {*LINKS, *words_of(*STARTS), "ett", "en", "två"}
"""Words that nobody looks for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, as the tree and as what it is made of, so that a baseline can be asked the same."""

    words: tuple[str, ...] = ()
    prefix: str | None = None
    concepts: tuple[tuple[str, str], ...] = ()
    channel: str | None = None
    day: date = DAY

    @property
    def query(self) -> Query:
        """The tree."""
        terms: list[Query] = [Word(word) for word in self.words]
        terms += [Prefix(self.prefix)] if self.prefix else []
        terms += [Field(scheme, notation) for scheme, notation in self.concepts]
        return all_of(terms) if terms else All()


class Questions:
    """Draws; the same for the same library and seed."""

    def __init__(self, library: Library, seed: int = 7, sample: int = 3000) -> None:
        self._chance = random.Random(seed)
        everything = find(library, All(), day=DAY).numbers
        numbers = self._chance.sample(range(len(everything)), min(sample, len(everything)))
        drawn = assets.get(library.db, ids_of(library, everything[numbers].tolist()))
        schemes = {notation: concept.scheme for notation, concept in library.vocabulary.concepts.items()}
        self._said = []
        for one in drawn:
            words = [
                w
                for w in words_of(*one.title.values(), *one.alt.values(), *one.caption.values())
                if w not in SMALL and len(w) > 3
            ]
            concepts = [(schemes[n], n) for n in one.concepts]
            if len(words) >= 3 and len({scheme for scheme, _ in concepts}) >= 2:
                self._said.append((words, concepts))

    def one_word(self, count: int) -> list[Asked]:
        """A word that stands somewhere: often one of the frequent ones."""
        return [Asked((self._chance.choice(words),)) for words, _concepts in self._drawn(count)]

    def typed(self, count: int) -> list[Asked]:
        """A word on its way: two to six letters of it."""
        drawn = [self._chance.choice(words) for words, _concepts in self._drawn(count)]
        return [Asked(prefix=word[: self._chance.randint(2, 6)]) for word in drawn]

    def narrow(self, count: int, *, anew: bool = False) -> list[Asked]:
        """Three words and two facets of one asset, in a channel on a day; `anew`: a day and channel not asked for before."""
        made = []
        for number, (words, concepts) in enumerate(self._drawn(count)):
            first = self._chance.choice(concepts)
            second = self._chance.choice([one for one in concepts if one[0] != first[0]])
            channel = CHANNELS[number % len(CHANNELS)] if anew else "webb"
            day = DAY + timedelta(days=1 + number) if anew else DAY
            made.append(Asked(tuple(self._chance.sample(words, 3)), None, (first, second), channel, day))
        return made

    def ticked(self, count: int) -> list[Asked]:
        """A facet or two and nothing else: as people go about without words."""
        return [
            Asked(concepts=tuple(self._chance.sample(concepts, 1 + number % 2)))
            for number, (_, concepts) in enumerate(self._drawn(count))
        ]

    def _drawn(self, count: int) -> list[tuple[list[str], list[tuple[str, str]]]]:
        return [self._chance.choice(self._said) for _ in range(count)]
