"""Compounds: a Swedish word is split against an explicit lexicon, never against what the collection happens to hold.

A lexicon learnt from the catalogue would make the answer depend on the order in which pictures came in. This one is the
vocabulary's labels and a packaged list, so that an index built today and one rebuilt tomorrow agree.

In the list a bar shows where a word is to be cut when its parts are no parts elsewhere (`för|skola`: för- is no word of
its own in förråd), and a bar at the end that it is not to be cut at all (`tidskrift|` is no time).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from imagebank.core.swedish import plain, stem
from imagebank.core.vocabulary import Vocabulary
from imagebank.core.words import words_of

SHORTEST = 3
"""Parts have three letters at least: with two, almost anything is a compound."""

LONGEST = 60
"""What is longer is no word that anybody wrote, and is left whole."""

_NEVER = 99
"""The length that a last part never has: known in the words that say their own cuts, and nowhere else."""

_VOWELS = "aeiouyåäö"
_FUNCTION_WORDS = """
alla att bra den det dig din där efter eller ett från för genom har inför inga ingen inom inte kan kring med mellan mig min
mot man när och olika oss rätt sig sin ska som till två under upp utan var vem vid vår åren äldre över
"""
_NO_PARTS = frozenset(_FUNCTION_WORDS.split())
"""Function words of the labels, which are parts of nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part as it stands in the word, its joining letter with it, and its stem."""

    text: str
    stem: str


@dataclass(frozen=True)
class Lexicon:
    """The known parts. `fronts` is what may stand before something (skol, hälso, klassrums), with its stem."""

    fronts: dict[str, str] = field(default_factory=dict)
    lasts: dict[str, int] = field(default_factory=dict)
    """Stem → the fewest letters of a form of it at the end of a word: -min is no minne, though their stems meet."""
    cuts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Stem of a known compound → where it is cut; empty for a word that is to stay whole."""

    @classmethod
    def of(cls, words: Iterable[str]) -> Lexicon:
        """A lexicon of folded lemmas, in whatever order. Lines with a bar say their own cuts."""
        lines = sorted(set(words))
        spelt = {line.replace("|", "") for line in lines}
        lemmas = {lemma for lemma in spelt if len(lemma) >= SHORTEST and lemma.isalpha() and lemma not in _NO_PARTS}
        barred = [line for line in lines if "|" in line]
        said = {stem(line.replace("|", "")): _said(line) for line in barred}
        flat = cls(_all_fronts(lemmas), _all_lasts(lemmas, barred))
        own = {stem(lemma): flat._own_cuts(lemma, lemmas) for lemma in sorted(lemmas, reverse=True)}
        return cls(flat.fronts, flat.lasts, {key: cuts for key, cuts in own.items() if cuts} | said)

    def parts(self, word: str) -> tuple[str, ...]:
        """The stems of the parts of a compound, in order; the word's own stem alone where it is none."""
        return tuple(part.stem for part in self.split(word))

    def split(self, word: str) -> tuple[Part, ...]:
        """The parts as they stand, which together are the word: the longest known part first, then what it is made of."""
        whole = stem(word)
        if whole in self.lasts or whole in self.cuts:
            return self._fine(Part(word, whole))
        coarse = self._cover(word, 0) if len(word) <= LONGEST else ()
        if not coarse:
            return (Part(word, whole),)
        return tuple(fine for part in coarse for fine in self._fine(part))

    def _cover(self, word: str, start: int) -> tuple[Part, ...]:
        """The rest of the word from `start` as two parts or more; empty where no known parts cover it."""
        fronts = self.fronts
        for end in range(len(word) - SHORTEST, start + SHORTEST - 1, -1):
            front = word[start:end]
            key = fronts.get(front)
            if key is None and front[-1] == word[end]:
                # three of a kind are written as two: rollek is roll + lek
                key = fronts.get(front + front[-1])
            if key is None:
                continue
            if front[-1] == "s" and self._last(front[:-1]):
                # elev + skåp before elevs + kåp: after a whole lemma the s belongs to what follows, if it can
                last = self._last(word[end - 1 :])
                if last:
                    return Part(front[:-1], fronts.get(front[:-1]) or stem(front[:-1])), last
            last = self._last(word[end:])
            if last:
                return Part(front, key), last
            rest = self._cover(word, end)
            if rest:
                return Part(front, key), *rest
        return ()

    def _last(self, text: str) -> Part | None:
        key = stem(text)
        return Part(text, key) if len(text) >= self.lasts.get(key, _NEVER) else None

    def _own_cuts(self, lemma: str, lemmas: set[str]) -> tuple[int, ...]:
        """Where a lemma is cut by the others."""
        parts = self._cover(lemma, 0)
        last = parts[-1] if parts else Part("", "")
        if last.text not in lemmas and len(last.text) <= self.lasts.get(last.stem, _NEVER):
            # lärare is no lär + arena: the last part is one of them, or longer than one
            return ()
        return tuple(accumulate(len(part.text) for part in parts[:-1]))

    def _fine(self, part: Part) -> tuple[Part, ...]:
        """A known compound in its parts; as it is where the cuts of its lemma do not fit this form of it."""
        cuts = self.cuts.get(part.stem)
        if not cuts or cuts[-1] + SHORTEST > len(part.text):
            return (part,)
        edges = (0, *cuts, len(part.text))
        texts = [part.text[a:b] for a, b in pairwise(edges)]
        pieces = [Part(text, self.fronts.get(text) or stem(text)) for text in texts[:-1]]
        last = Part(texts[-1], stem(texts[-1]))
        if last.stem not in self.lasts:
            # the last part stands here as a front itself: klassrums in klassrumsmiljö
            last = Part(last.text, self.fronts.get(last.text, ""))
        if not last.stem:
            return (part,)
        return tuple(fine for piece in (*pieces, last) for fine in self._fine(piece))


def lemmas_of(vocabulary: Vocabulary, packaged: str) -> list[str]:
    """The lexicon's lines: the words of the vocabulary's Swedish labels, then the packaged list's text without remarks.

    Of the labels only words of four letters and no abbreviations (AST, SKA), which would be found inside anything.
    """
    texts = (label.text for c in vocabulary.concepts.values() for label in c.labels if label.lang == "sv")
    names = (name for text in texts for name in text.split() if not name.isupper())
    labels = {word for name in names for word in words_of(name) if len(word) > SHORTEST}
    lines = (line.strip() for line in packaged.splitlines())
    return [*sorted(labels), *(line for line in lines if line and not line.startswith("#"))]


def _all_fronts(lemmas: set[str]) -> dict[str, str]:
    """Every front with its stem; where two lemmas share one, the plainer joining wins, then the alphabet."""
    found: dict[str, tuple[int, str]] = {}
    for lemma in lemmas:
        for cost, front in _fronts(lemma):
            if len(front) >= SHORTEST:
                found[front] = min(found.get(front, (cost, lemma)), (cost, lemma))
    return {front: stem(lemma) for front, (_cost, lemma) in found.items()}


def _all_lasts(lemmas: set[str], barred: list[str]) -> dict[str, int]:
    lasts: dict[str, int] = {}
    for lemma in lemmas:
        key = stem(lemma)
        lasts[key] = min(lasts.get(key, _NEVER), len(lemma))
    for line in barred:
        lasts.setdefault(stem(line.rsplit("|", 1)[1]), _NEVER)
    return lasts


def _fronts(lemma: str) -> Iterable[tuple[int, str]]:
    """How a lemma stands before another, the plain form first: skol(a), hälso, gatu, läse, rums, gymnasie."""
    yield 0, lemma
    body = lemma[:-1] if lemma[-1] in "ae" else lemma
    if body != lemma:
        yield 1, body
    if lemma[-1] == "e":
        yield 2, lemma + "s"
    if lemma.endswith("ium"):
        yield 1, lemma[:-2] + "e"
    if lemma[-1] == "a":
        yield from ((2, body + joint) for joint in "oue")
    if body[-1] not in _VOWELS:
        yield from ((3, body + joint) for joint in "sea")
    else:
        yield 3, body + "s"


def _said(line: str) -> tuple[int, ...]:
    """The cuts that a line with bars says; a bar at the end says none."""
    word = line.replace("|", "")
    return tuple(at for at in accumulate(len(piece) for piece in line.split("|")[:-1]) if at < len(word))


def without_letters(lexicon: Lexicon) -> Lexicon:
    """The same lexicon for words typed without å, ä and ö."""
    lasts: dict[str, int] = {}
    for key, least in lexicon.lasts.items():
        lasts[plain(key)] = min(lasts.get(plain(key), _NEVER), least)
    return Lexicon(
        {plain(front): plain(key) for front, key in sorted(lexicon.fronts.items(), reverse=True)},
        lasts,
        {plain(key): cuts for key, cuts in sorted(lexicon.cuts.items(), reverse=True)},
    )
