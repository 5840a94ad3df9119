"""A question's tree compiled to bitmaps: words by the index, fields each by one line of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise

from pyroaring import BitMap

from imagebank.core.errors import N_, WrongWords
from imagebank.core.query import (
    All,
    Any,
    Field,
    Not,
    Phrase,
    Prefix,
    Query,
    Word,
    channel_of,
    choice_of,
    ids_of,
    range_of,
)
from imagebank.core.use import Use
from imagebank.core.vocabulary import CHANNEL_SCHEME, STATUS_SCHEME, local_part
from imagebank.core.words import fold, words_of
from imagebank.index.forms import SMALL
from imagebank.index.index import bitmap
from imagebank.index.wording import Wording
from imagebank.services.asked_concepts import concept_of, unknown
from imagebank.services.index_basis import Indexed, labels_of, register_of
from imagebank.services.library import Library
from imagebank.services.likenesses import looking_like
from imagebank.services.textual import holding_phrase, holding_words, named_collections, named_packs, with_hash
from imagebank.services.verdicts import statuses_of_all, usable

COLUMNS = {"rating": 1, "width": 1, "length": 10, "captured": 24 * 60, "imported": 1}
"""Field that measures → how many of the column's units its own unit has."""

HAVING = {"alt": "alt", "title": "title", "caption": "caption", "rights": "rights", "captions": "captions", "concepts": "concepts"}  # fmt: skip


ALSO = {"jpg": "jpeg", "tif": "tiff"}
"""What people call a format, and what it is called in the catalogue."""

TYPED = 3
"""Letters from which the word that is being typed is also taken for the beginning of a longer one."""


class Evaluator:
    """Answers one question at one moment; whoever makes it holds the index's lock. `typed` is the word still being typed.

    To who may not write, what is not to be used in `channel` on `day` is hidden as what is blocked is: no word of it is named.
    """

    def __init__(
        self, library: Library, held: Indexed, day: date, *, typed: str = "", channel: str | None = None
    ) -> None:
        self.library, self.held, self.day, self.typed = library, held, day, fold(typed)
        self.index = held.index
        self.hidden = BitMap() if library.actor.may_write else held.index.value("hidden:")
        if channel and not library.actor.may_write:
            self.hidden = held.index.everything - (self._usable(Field("usable", channel)) - self.hidden)
        self.wording = Wording(held.index, labels_of(library, held), library.vocabulary.descendants, self.hidden)

    def found(self, query: Query) -> BitMap:
        """The numbers of the assets that the question finds. Raises WrongWords for what the library does not know."""
        match query:
            case All(terms):
                return self._all(terms)
            case Any(terms):
                return BitMap.union(BitMap(), *(self.found(term) for term in terms))
            case Not(term):
                return self.index.everything - self.found(term)
            case Word(text):
                return self._word(text)
            case Prefix(text):
                return self._each(words_of(text), lambda word: self.wording.prefix(word).all)
            case Phrase(text):
                words = words_of(text)
                said = holding_phrase(self.library, self._each(words, self.index.word), text)
                return BitMap.union(
                    said, *(held for asked, held in self.wording.together(words).items() if asked == {*words} - SMALL)
                )
            case Field():
                return _FIELDS[query.name](self, query)

    def _all(self, terms: Sequence[Query]) -> BitMap:
        """Every term holds. Words that ask for nothing are passed over, unless there is nothing else."""
        words = [fold(term.text) if isinstance(term, Word) else "" for term in terms]
        joined = {
            at: found
            for at, pair in enumerate(pairwise(words))
            if all(pair) and (found := self.wording.exactly("".join(pair)))
        }
        used = {*joined, *(at + 1 for at in joined)}
        kept = [at for at, word in enumerate(words) if at in used or word not in SMALL] or list(range(len(words)))
        sets = {at: self.found(terms[at]) for at in kept if at not in used}
        sets |= {at: found | (self.found(terms[at]) & self.found(terms[at + 1])) for at, found in joined.items()}
        found = _common(self.index.everything, sets.values())
        for asked, concept in self.wording.together([words[at] for at in kept if words[at]]).items():
            rest = [one for at, one in sets.items() if words[at] not in asked]
            found |= _common(concept, rest)
        return found

    def _word(self, text: str) -> BitMap:
        """Every part of a word as typed: kl.10 has two."""
        found = self._each(words_of(text), lambda word: self.wording.hits(word).all)
        if fold(text) == self.typed and len(self.typed) >= TYPED:
            found = found | self._each(words_of(text), lambda word: self.wording.prefix(word).all)
        return found

    def _each(self, words: Sequence[str], of: Callable[[str], BitMap]) -> BitMap:
        sets = [of(word) for word in words]
        return BitMap.intersection(*sets) if len(sets) > 1 else sets[0].copy() if sets else self.index.everything

    def ranked(self, words: Iterable[Word | Prefix | Phrase], found: BitMap) -> list[BitMap]:
        """What was found, the best first: the worst word of a picture decides."""
        tiers = [found]
        for one in words:
            for word in words_of(one.text):
                if word in SMALL:
                    continue
                hits = self.wording.prefix(word) if isinstance(one, Prefix) else self.wording.hits(word)
                tiers = _refined(tiers, hits.tiers())
        return tiers

    def _concept(self, field: Field) -> BitMap:
        scheme = None if field.name == "concept" else field.name
        notation = concept_of(self.library.vocabulary, field, scheme)
        below = sorted(self.library.vocabulary.descendants(notation))
        return self.index.any_value([f"concept:{one}" for one in below])

    def _status(self, field: Field) -> BitMap:
        notation = self.library.vocabulary.resolve(field.value, STATUS_SCHEME)
        if notation is None:
            raise unknown(self.library.vocabulary, field, STATUS_SCHEME)
        return statuses_of_all(self.library, self.held, self.day)[notation]

    def _usable(self, field: Field) -> BitMap:
        channel, when = channel_of(field)
        known = self.library.vocabulary.channels()
        if channel not in known and (notation := self.library.vocabulary.resolve(channel, CHANNEL_SCHEME)):
            channel = local_part(notation)
        if channel not in known:
            raise WrongWords(
                "UNKNOWN_CHANNEL", N_("Det finns ingen kanal ”{channel}”. Välj bland {channels}."),
                channel=channel, channels=", ".join(known), place=field.at + 1,
            )  # fmt: skip
        return usable(self.library, self.held, Use(channel, when or self.day))

    def _measured(self, field: Field) -> BitMap:
        wanted, unit = range_of(field, self.day), COLUMNS[field.name]
        column = self.index.columns.whole[field.name]
        chosen = column >= 0
        if wanted.low is not None:
            chosen &= column >= _units(wanted.low, unit)
        if wanted.high is not None:
            chosen &= column < _units(wanted.high, unit)
        return bitmap(chosen) & self.index.everything

    def _missing(self, field: Field) -> BitMap:
        what = choice_of(field)
        asked = self.index.value("media:film") if what == "captions" else self.index.everything
        return asked - self.index.value(f"has:{HAVING.get(what, what)}")

    def _expires(self, field: Field) -> BitMap:
        wanted = range_of(field, self.day)
        low, high = _units(wanted.low, 1), _units(wanted.high, 1)
        people = [
            f"person:{id}"
            for id, (_person, release) in register_of(self.library, self.held).items()
            if release is not None and release.status == "given" and release.valid_to is not None
            and (low is None or release.valid_to.toordinal() >= low) and (high is None or release.valid_to.toordinal() < high)
        ]  # fmt: skip
        return self.index.any_of(people)

    def _holding(self, field: Field) -> BitMap:
        """Values that hold the text somewhere: fotograf:lind."""
        wanted = fold(field.value)
        found = [f"{field.name}:{one}" for one in self.index.values(field.name) if wanted in one]
        return self.index.any_of(found)

    def _exact(self, field: Field) -> BitMap:
        return self.index.value(f"{field.name}:{field.value}")

    def _chosen(self, field: Field) -> BitMap:
        return self.index.value(f"{field.name}:{choice_of(field)}")

    def _folded(self, field: Field) -> BitMap:
        value = fold(field.value)
        return self.index.value(f"{field.name}:{ALSO.get(value, value)}")

    def _file(self, field: Field) -> BitMap:
        def begins(word: str) -> BitMap:
            return self.index.any_of([f"file:{one}" for one in self.index.values_starting("file", word)])

        return self._each(words_of(field.value), begins)

    def _text(self, field: Field) -> BitMap:
        words = [self.wording.words_found(word) for word in words_of(field.value)]
        sets = [BitMap.union(BitMap(), *map(self.index.word, some)) for some in words]
        return holding_words(self.library, BitMap.intersection(*sets) if sets else BitMap(), field.name, words)

    def _ids(self, field: Field) -> BitMap:
        return BitMap(self.index.numbers_of(ids_of(field)))

    def _outside(self, field: Field) -> BitMap:
        ids = _OUTSIDE[field.name](self.library, field.value)
        return BitMap(self.index.numbers_of(ids))

    def _pack(self, field: Field) -> BitMap:
        return self.index.any_of([f"pack:{one}" for one in named_packs(self.library, field.value)])

    def _collection(self, field: Field) -> BitMap:
        return self.index.any_of([f"collection:{one}" for one in named_collections(self.library, field.value)])


_OUTSIDE: dict[str, Callable[[Library, str], Iterable[str]]] = {"like": looking_like, "sha256": with_hash}

_SCHEMES = ("larmiljo", "skolform", "plats", "tema", "behov", "insats", "malniva", "mediatyp", "concept")
_FIELDS: dict[str, Callable[[Evaluator, Field], BitMap]] = {
    **dict.fromkeys(_SCHEMES, Evaluator._concept), **dict.fromkeys(COLUMNS, Evaluator._measured),
    **dict.fromkeys(("title", "caption", "alt", "keyword"), Evaluator._text),
    **dict.fromkeys(("creator", "shoot"), Evaluator._holding), **dict.fromkeys(("media", "orientation", "visibility", "pick"), Evaluator._chosen),
    **dict.fromkeys(("format", "language"), Evaluator._folded), **dict.fromkeys(_OUTSIDE, Evaluator._outside),
    "status": Evaluator._status, "usable": Evaluator._usable, "missing": Evaluator._missing, "expires": Evaluator._expires,
    "person": Evaluator._exact, "file": Evaluator._file, "pack": Evaluator._pack, "collection": Evaluator._collection, "id": Evaluator._ids,
}  # fmt: skip
"""Field → how it is answered."""


def _common(start: BitMap, sets: Iterable[BitMap]) -> BitMap:
    found = start.copy()
    for one in sorted(sets, key=len):
        found &= one
    return found


def _refined(tiers: Sequence[BitMap], by: Sequence[BitMap]) -> list[BitMap]:
    """Tiers of so far, split by the tiers of one more word: place n holds what no word puts behind place n."""
    made = [BitMap() for _ in range(max(len(tiers), len(by)))]
    for place, held in enumerate(tiers):
        rest = held.copy()
        for own, hits in enumerate(by):
            here = rest & hits
            made[max(place, own)] |= here
            rest -= here
        made[-1] |= rest
    return made


def _units(value: float | date | None, unit: int) -> float | None:
    if value is None:
        return None
    return (value.toordinal() if isinstance(value, date) else value) * unit
