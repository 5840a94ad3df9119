"""How a word finds: as it stands and in every form, as a part of compounds, without å ä ö, as a beginning, misspelt.

A later way is tried where the earlier ones found nothing; what was taken for something else is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from pyroaring import BitMap

from imagebank.core.keys import matches, plain, plain_matches
from imagebank.core.swedish import stem
from imagebank.index.forms import PLAIN, PLAIN_WORD
from imagebank.index.index import Index
from imagebank.index.labels import Labels
from imagebank.index.postings import NONE
from imagebank.index.spelling import near

SHORTEST_PREFIX = 2
MEDIA = {"film": "film", "video": "film"}
"""Stem → the kind of media that it asks for."""

Ancestry = Callable[[str], Iterable[str]]
"""Notation → the notations that it stands for: itself and everything narrower."""


@dataclass
class Hits:
    """What a word found, the best first: `best` in title, alternative text or concept; `forms` elsewhere; then `parts`, `loose`."""

    best: BitMap = field(default_factory=BitMap)
    forms: BitMap = field(default_factory=BitMap)
    parts: BitMap = field(default_factory=BitMap)
    loose: BitMap = field(default_factory=BitMap)
    meant: tuple[str, ...] = ()
    """The words that a misspelt one was taken for."""

    @property
    def all(self) -> BitMap:
        """Everything that it found."""
        return self.best | self.forms | self.parts | self.loose

    def tiers(self) -> tuple[BitMap, ...]:
        """The same, the best first."""
        return self.best, self.forms, self.parts, self.loose


class Wording:
    """Looks words up in an index; made for one question, whoever makes it holds the index's lock.

    No word that only `hidden` assets have is ever named to the user.
    """

    def __init__(self, index: Index, labels: Labels, narrower: Ancestry, hidden: BitMap = NONE) -> None:
        self._index, self._labels, self._narrower, self._hidden = index, labels, narrower, hidden
        self._known: dict[str, Hits] = {}

    def hits(self, word: str) -> Hits:
        """What one folded word finds."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._found(word)
        return found

    def known(self, word: str) -> Hits | None:
        """What a word found, if it was asked for."""
        return self._known.get(word)

    def prefix(self, text: str) -> Hits:
        """What begins so: words, concepts, file names; also when written without å, ä and ö."""
        index = self._index
        words = {*index.starting(text), *self._plain_starting(text)}
        files = BitMap.union(BitMap(), *(index.value(f"file:{word}") for word in index.values_starting("file", text)))
        return Hits(
            best=index.any_head(words) | self._concepts(self._labels.starting(text)),
            forms=index.any_word(words) | files,
        )

    def words_found(self, word: str) -> set[str]:
        """The indexed words that a word is found in, in any form: for fields of words, and for marking them."""
        lookup = matches(word, self._labels.lexicon)
        found = self._words(lookup.keys)
        if plain(word) == word and not found:
            found = self._words(PLAIN + key for key in plain_matches(word, self._labels.plain_lexicon).keys)
        return found or {*self._index.starting(word), *self._plain_starting(word)}

    def together(self, words: Sequence[str]) -> dict[frozenset[str], BitMap]:
        """Words that ask for a concept by a label of several words → the assets with it, or whose texts call it so."""
        return {
            used: self._concepts(asked) | self._index.any_word(self._called(asked))
            for used, asked in self._labels.together(words).items()
        }

    def exactly(self, word: str) -> BitMap:
        """What a word finds as it stands and in every form, and by no later way."""
        return self._by_keys(word).all

    def _found(self, word: str) -> Hits:
        hits = self._by_keys(word)
        files = self._index.value(f"file:{word}")
        if not hits.all and plain(word) == word:
            hits = self._by_plain(word)
        if not hits.all and len(word) >= SHORTEST_PREFIX:
            begun = self.prefix(word)
            hits = Hits(loose=begun.all) if not files else hits
        if not hits.all and not files:
            hits = self._by_near(word)
        hits.forms |= files
        return hits

    def _by_keys(self, word: str) -> Hits:
        lookup = matches(word, self._labels.lexicon)
        whole, part = self._words(lookup.whole) | {word}, self._words(lookup.part)
        asked = self._labels.whole(word)
        media = self._index.value(f"media:{MEDIA[stem(word)]}") if stem(word) in MEDIA else BitMap()
        return Hits(
            best=self._index.any_head(whole) | self._concepts(asked) | media,
            forms=self._index.any_word(whole),
            parts=self._index.any_word(part | self._called(asked)) | self._concepts(self._labels.part(word)),
        )

    def _called(self, notations: Iterable[str]) -> set[str]:
        keys = (key for word in self._labels.called(notations) for key in matches(word, self._labels.lexicon).whole)
        return self._words(keys)

    def _by_plain(self, word: str) -> Hits:
        keys = plain_matches(word, self._labels.plain_lexicon).keys
        words = self._words(PLAIN + key for key in keys)
        return Hits(
            best=self._index.any_head(words) | self._concepts(self._labels.plain(word)),
            forms=self._index.any_word(words),
        )

    def _by_near(self, word: str) -> Hits:
        known = [*self._index.base.words.keys(), *self._index.delta.words.keys(), *self._labels.words()]
        guessed = near(word, known) or near(stem(word), known)
        meant = tuple(one for one in guessed if self._by_keys(one).all - self._hidden)
        if not meant:
            return Hits()
        likeliest, *others = (self._by_keys(one) for one in meant)
        likeliest.loose |= BitMap.union(BitMap(), *(one.all for one in others))
        likeliest.meant = meant
        return likeliest

    def _words(self, forms: Iterable[str]) -> set[str]:
        return set().union(*(self._index.words_of(form) for form in forms))

    def _plain_starting(self, prefix: str) -> set[str]:
        start = PLAIN_WORD + prefix
        return set().union(*(self._index.words_of(form) for form in self._index.forms_starting(start)))

    def _concepts(self, notations: Iterable[str]) -> BitMap:
        values = sorted({f"concept:{below}" for one in notations for below in self._narrower(one)})
        return self._index.any_value(values) if values else BitMap()
