"""Which concepts a word asks for, by the vocabulary's labels: preferred, alternative, hidden, in any language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from imagebank.core.compounds import Lexicon, without_letters
from imagebank.core.keys import WHOLE, keys_of, matches, plain, plain_matches
from imagebank.core.vocabulary import CLOSED_SCHEMES, Concept, Label, Vocabulary
from imagebank.core.words import words_of
from imagebank.index.forms import SMALL

_AND = re.compile(r" och | and |, |/")
"""Between the things that a label names: Entré och kapprum."""


class Labels:
    """A label of one word is found as a word is, by its stem and its parts; of a longer one every word must be asked for."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self.lexicon, self.plain_lexicon = lexicon, without_letters(lexicon)
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._by_plain: dict[str, set[str]] = defaultdict(set)
        self._by_word: dict[str, set[str]] = defaultdict(set)
        self._called: dict[str, set[str]] = defaultdict(set)
        self._long: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for concept in vocabulary.concepts.values():
            if concept.scheme not in CLOSED_SCHEMES:
                self._put(concept)

    def _put(self, concept: Concept) -> None:
        for label in concept.labels:
            for part in _AND.split(label.text):
                words = [word for word in words_of(part) if word not in SMALL]
                if words:
                    self._by_word[words[0]].add(concept.notation)
                if len(words) == 1:
                    self._put_word(concept.notation, label, words[0])
                else:
                    keys = frozenset(self._key(word) for word in words)
                    for key in keys:
                        self._long[key].append((keys, concept.notation))

    def _put_word(self, notation: str, label: Label, word: str) -> None:
        """The parts of a compound ask for a concept by its preferred label only: an alternative one may be but an example."""
        keys = keys_of(word, self.lexicon) if label.lang == "sv" else {WHOLE + word}
        for key in keys:
            if key.startswith(WHOLE) or label.kind != "alt":
                self._by_key[key].add(notation)
                self._by_plain[plain(key)].add(notation)
        if label.kind == "pref" and label.lang == "sv":
            self._called[notation].add(word)

    def whole(self, word: str) -> set[str]:
        """The concepts that are called so."""
        return self._of(self._by_key, matches(word, self.lexicon).whole) | self._by_key.get(WHOLE + word, set())

    def part(self, word: str) -> set[str]:
        """The concepts of which a label is a compound with the word."""
        return self._of(self._by_key, matches(word, self.lexicon).part)

    def plain(self, word: str) -> set[str]:
        """The concepts that are called so, or compounds with it, when å, ä and ö are written a and o."""
        return self._of(self._by_plain, plain_matches(word, self.plain_lexicon).keys)

    def starting(self, prefix: str) -> set[str]:
        """The concepts of which a label begins so."""
        found = (
            held for word, held in self._by_word.items() if word.startswith(prefix) or plain(word).startswith(prefix)
        )
        return set().union(*found)

    def together(self, words: Sequence[str]) -> dict[frozenset[str], set[str]]:
        """Concepts of which the words ask for a label of several: the words that do so → the concepts."""
        keys = {word: self._key(word) for word in words}
        asked = set(keys.values())
        found: dict[frozenset[str], set[str]] = defaultdict(set)
        for key in asked:
            for wanted, notation in self._long.get(key, ()):
                if wanted <= asked:
                    found[frozenset(word for word in words if keys[word] in wanted)].add(notation)
        return found

    def called(self, notations: Iterable[str]) -> set[str]:
        """The words that these concepts are called by: a picture whose texts say so is meant, though nobody has tagged it."""
        return set().union(*(self._called.get(one, set()) for one in notations))

    def words(self) -> Iterable[str]:
        """The words that labels begin with."""
        return self._by_word

    def _key(self, word: str) -> str:
        return next(iter(matches(word, self.lexicon).whole))

    @staticmethod
    def _of(table: dict[str, set[str]], keys: Iterable[str]) -> set[str]:
        return set().union(*(table.get(key, set()) for key in keys))
