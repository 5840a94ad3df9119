"""Keeps the search index in step with the catalogue by its change feed; the catalogue is the truth, the index an echo."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from imagebank import paths
from imagebank.core.compounds import Lexicon
from imagebank.core.keys import keys_of, plain
from imagebank.core.people import Person, Release
from imagebank.core.vocabulary import Vocabulary
from imagebank.core.words import words_of
from imagebank.index.index import Index
from imagebank.services.documents import documents
from imagebank.services.library import Library, changes_since, last_change
from imagebank.store import assets, indexing, people, reviews
from imagebank.store import settings as setting_table

MANY = 20_000
"""So many changed assets are not looked up one by one: the whole catalogue is read."""

PLAIN, PLAIN_WORD = "~", "w~"
"""Before a form without å, ä, ö: a key's, a whole word's."""

_guard = threading.Lock()


@dataclass
class Indexed:
    """The library's index and what it rests on beside the assets: `register` holds every person with the release in force."""

    index: Index
    lexicon: Lexicon
    reveals: object
    register: dict[str, tuple[Person, Release | None]] | None = None
    settings: dict[str, str] = field(default_factory=dict)


def indexed(library: Library) -> Indexed:
    """The library's index, true as of now. Whoever asks it holds `index.lock`."""
    with _guard:
        held = library.indexed
        if not isinstance(held, Indexed):
            held = library.indexed = _made(library)
    with held.index.lock:
        _refresh(library, held)
    return held


def rebuild(library: Library) -> Indexed:
    """Make the index anew from the catalogue."""
    with _guard:
        library.indexed = None
    return indexed(library)


def _made(library: Library) -> Indexed:
    lexicon = lexicon_of(library.vocabulary)
    return Indexed(Index(lambda word: _forms(word, lexicon)), lexicon, _reveals(library.vocabulary))


def _refresh(library: Library, held: Indexed) -> None:
    newest, index = last_change(library), held.index
    _heed_settings(library, held)
    if newest == index.seq and newest:
        return
    if not index.seq:
        _read_all(library, held, newest)
        return
    changed = changes_since(library, index.seq)
    if changed.vocabulary and (
        lexicon_of(library.vocabulary) != held.lexicon or _reveals(library.vocabulary) != held.reveals
    ):
        made = _made(library)
        held.index.become(made.index)
        held.lexicon, held.reveals, held.register = made.lexicon, made.reveals, None
        _read_all(library, held, newest)
        return
    ids = {*changed.assets, *assets.of_people(library.db, sorted(changed.people))}
    if changed.packs:
        ids |= indexing.in_packs(library.db, sorted(changed.packs))
        ids |= set(index.ids_of(index.any_value([f"pack:{one}" for one in sorted(changed.packs)])))
    if len(ids) > MANY:
        _read_all(library, held, newest)
        return
    _apply(library, index, sorted(ids))
    if changed.people:
        _read_people(library, held, sorted(changed.people))
        index.cases.forget_people(changed.people)
    index.seq = newest


def _apply(library: Library, index: Index, ids: Sequence[str]) -> None:
    found = list(documents(library, ids))
    index.apply(found, set(index.numbers_of(ids)) - {one.number for one in found})


def _read_all(library: Library, held: Indexed, newest: int) -> None:
    """Everything from the start; the index is empty until the last is read, for whoever asks holds its lock."""
    fresh = Index(held.index.forms)
    for rows in indexing.chunks_after(library.db, 0):
        fresh.apply(list(documents(library, [id for _number, id in rows])))
    fresh.settle()
    held.index.become(fresh)
    held.register = None
    held.index.seq = newest


def _heed_settings(library: Library, held: Indexed) -> None:
    """Settings, and the doubt after a restore, are asked in every decision."""
    stored = {**setting_table.read(library.db), "doubt": str(reviews.in_doubt(library.db))}
    if stored != held.settings:
        held.settings = stored
        held.index.cases.forget_answers()


def register_of(library: Library, held: Indexed) -> dict[str, tuple[Person, Release | None]]:
    """Every person with the release in force, by pseudonym; read once, kept in step by `indexed`."""
    if held.register is None:
        held.register = {}
        _read_people(library, held, [one.id for one in people.persons(library.db)])
    return held.register


def _read_people(library: Library, held: Indexed, ids: Sequence[str]) -> None:
    if held.register is not None:
        releases = people.in_force(library.db, ids)
        held.register.update({id: (one, releases.get(id)) for id, one in people.get(library.db, ids).items()})


def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The parts that compounds are split into: the words of the vocabulary's labels, and the list that comes with the program."""
    labels = (label.text for concept in vocabulary.concepts.values() for label in concept.labels)
    return Lexicon.of([*words_of(*labels), *_packaged()])


def _packaged() -> Iterator[str]:
    for line in paths.LEXICON.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.strip()


def _reveals(vocabulary: Vocabulary) -> object:
    """What of the vocabulary shows in documents: which concepts and labels reveal health, and the scheme of each concept."""
    schemes = {notation: one.scheme for notation, one in vocabulary.concepts.items()}
    return vocabulary.diagnoses, vocabulary.diagnosis_labels, schemes


def _forms(word: str, lexicon: Lexicon) -> set[str]:
    keys = keys_of(word, lexicon)
    found = {*keys, *(PLAIN + plain(key) for key in keys)}
    if plain(word) != word:
        found.add(PLAIN_WORD + plain(word))
    return found
