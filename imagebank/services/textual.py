"""Answers that only the catalogue's rows can give: phrases, words of one field, packs by title, hashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from pyroaring import BitMap

from imagebank.core.words import fold, words_of
from imagebank.services.library import Library
from imagebank.store import collections, indexing


def holding_phrase(library: Library, among: BitMap, phrase: str) -> BitMap:
    """Those of the assets of which one text holds the words side by side."""
    wanted = words_of(phrase)
    return BitMap(
        number
        for number, _field, text in indexing.texts(library.db, list(among))
        if _side_by_side(words_of(text), wanted)
    )


def holding_words(library: Library, among: BitMap, field: str, words: Sequence[Set[str]]) -> BitMap:
    """Those of the assets of which the texts of one field hold one of each of `words`."""
    said: dict[int, set[str]] = {}
    for number, name, text in indexing.texts(library.db, list(among)):
        if name == field:
            said.setdefault(number, set()).update(words_of(text))
    return BitMap(number for number, held in said.items() if all(held & some for some in words))


def _side_by_side(words: Sequence[str], wanted: Sequence[str]) -> bool:
    places = range(len(words) - len(wanted) + 1)
    return any(list(words[place : place + len(wanted)]) == list(wanted) for place in places)


def named_packs(library: Library, text: str) -> Iterator[str]:
    """The packs of that id, or whose title has words that begin so."""
    wanted = words_of(text)
    for id, title in indexing.packs(library.db):
        said = words_of(title)
        if fold(id) == fold(text) or (wanted and all(any(one.startswith(word) for one in said) for word in wanted)):
            yield id


def named_collections(library: Library, text: str) -> list[str]:
    """The collection of that id or name; where none has it, those whose names have words that begin so."""
    kept, wanted = collections.all_(library.db), words_of(text)
    exact = [one.id for one in kept if one.id == text or fold(one.name) == fold(text.strip())]
    return exact or [
        one.id for one in kept if wanted and all(any(said.startswith(w) for said in words_of(one.name)) for w in wanted)
    ]


def with_hash(library: Library, beginning: str) -> Iterable[str]:
    """The assets whose original's SHA-256 begins so."""
    return indexing.with_hash(library.db, beginning.casefold())
