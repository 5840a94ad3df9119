"""Keeps the search index in step with the catalogue by its change feed; the catalogue is the truth, the index an echo."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress

from imagebank.core.errors import ImagebankError
from imagebank.core.progress import Progress
from imagebank.index.building import Building
from imagebank.index.forms import forms_of
from imagebank.index.index import Index
from imagebank.services import snapshots
from imagebank.services.documents import documents
from imagebank.services.index_basis import Indexed, lexicon_of, read_people, reveals_of
from imagebank.services.library import Library, changes_since, last_change, refresh
from imagebank.store import assets, indexing, reviews
from imagebank.store import settings as setting_table
from imagebank.store.engine import DatabaseError

MANY = 20_000
"""So many changed assets are not looked up one by one: the whole catalogue is read."""

LEAST = 1_000
"""Assets from which the index is kept as a file: fewer are read at once."""

MANY_AT_FIRST = 3_000
"""Assets from which reading them all at the first opening is worth a word: it takes a second or more."""

BEHIND = 1_000
"""Rows of the change feed that the file may be behind before it is written anew at closing."""

_guard = threading.Lock()


def held_index(library: Library) -> Indexed:
    """The library's index as it was last asked: for what is never altered, as which id a number has."""
    with _guard:
        held = library.indexed
        if not isinstance(held, Indexed):
            held = library.indexed = _opened(library)
    return held


def indexed(library: Library) -> Indexed:
    """The library's index, true as of now. Whoever asks it holds `index.lock`.

    Inside a write it is one of its own, made from the start and not kept: what is not committed may be rolled back, and
    its numbers in the feed used again for something else.
    """
    if library.db.in_transaction:
        return _within(library)
    held = held_index(library)
    with held.index.lock, library.catalogue.snapshot():
        made_anew = _refresh(library, held)
    if made_anew and len(held.index.everything) >= LEAST:
        save_index(library, held)
    return held


def must_be_read(library: Library) -> bool:
    """Whether the first question will take a while: nothing lies beside the catalogue, and there is much in it."""
    return not held_index(library).index.seq and assets.count(library.db) >= MANY_AT_FIRST


def read_in(library: Library) -> Generator[Progress, None, None]:
    """Make the index of a library that `must_be_read`, and keep it for the next opening. Stopped, the next question makes it."""
    held, total = held_index(library), assets.count(library.db)
    with held.index.lock, library.catalogue.snapshot():
        held.settings = _settings(library)
        for done in _reading(library, held, last_change(library)):
            yield Progress(done, total)
    save_index(library, held)


def save_index(library: Library, held: Indexed | None = None) -> bool:
    """Write the index beside the catalogue, for the next opening; says whether it is there now (see `snapshots.keep`)."""
    held = held or indexed(library)
    done = snapshots.keep(library, held.index, _basis(held))
    held.saved = held.index.seq if done else held.saved
    return done


def _save_at_closing(library: Library) -> None:
    """Where the next opening gains by it: a small library is read at once, and a few changes are caught up with."""
    held = library.indexed
    if not isinstance(held, Indexed) or len(held.index.everything) < LEAST:
        return
    with suppress(ImagebankError, DatabaseError, OSError):
        there = (library.root / snapshots.NAME).exists()
        if not there or last_change(library) - held.saved >= BEHIND:
            save_index(library)


def rebuild(library: Library) -> Indexed:
    """Make the index anew from the catalogue."""
    held_index(library)
    with _guard:
        library.indexed = _made(library)
    return indexed(library)


def _made(library: Library) -> Indexed:
    """An empty one, for the vocabulary as it is now."""
    lexicon = lexicon_of(library.vocabulary)
    return Indexed(Index(lambda word: forms_of(word, lexicon)), lexicon, reveals_of(library))


def _opened(library: Library) -> Indexed:
    """The one that lies beside the catalogue, else an empty one."""
    refresh(library)
    made = _made(library)
    kept = snapshots.found(library, made.index.forms, _basis(made))
    if kept is not None:
        made.index, made.saved = kept, kept.seq
    library.closing.append(_save_at_closing)
    return made


def _basis(held: Indexed) -> str:
    lexicon = held.lexicon
    return snapshots.basis_of(lexicon.fronts, lexicon.lasts, lexicon.cuts, *held.reveals)


def _within(library: Library) -> Indexed:
    """The index for who asks in the middle of a write: the one that is held, if nothing has been written yet."""
    held, newest = library.indexed, last_change(library)
    if isinstance(held, Indexed) and newest == held.index.seq and _settings(library) == held.settings:
        return held
    library.forget_vocabulary()
    made = _made(library)
    _read_all(library, made, newest)
    made.settings = _settings(library)
    library.forget_vocabulary()
    return made


def _refresh(library: Library, held: Indexed) -> bool:
    """Bring the index up to date; says whether it was made anew."""
    newest, index = last_change(library), held.index
    other_rules = _heed_settings(library, held) and reveals_of(library) != held.reveals
    if newest == index.seq and newest and not other_rules:
        return False
    if not index.seq or newest < index.seq:  # nothing read yet, or the catalogue is another
        _read_all(library, held, newest)
        return True
    changed = changes_since(library, index.seq)
    if other_rules or (
        changed.vocabulary and (lexicon_of(library.vocabulary) != held.lexicon or reveals_of(library) != held.reveals)
    ):
        made = _made(library)
        held.index.become(made.index)
        held.lexicon, held.reveals, held.register = made.lexicon, made.reveals, None
        _read_all(library, held, newest)
        return True
    ids = {*changed.assets, *assets.of_people(library.db, sorted(changed.people))}
    if changed.packs:
        ids |= indexing.in_packs(library.db, sorted(changed.packs))
        ids |= set(index.ids_of(index.any_value([f"pack:{one}" for one in sorted(changed.packs)])))
    if len(ids) > MANY:
        _read_all(library, held, newest)
        return True
    _apply(library, index, sorted(ids))
    if changed.people:
        read_people(library, held, sorted(changed.people))
        index.cases.forget_people(changed.people)
    index.seq = newest
    return False


def _apply(library: Library, index: Index, ids: Sequence[str]) -> None:
    found = list(documents(library, ids))
    index.apply(found, set(index.numbers_of(ids)) - {one.number for one in found})


def _read_all(library: Library, held: Indexed, newest: int) -> None:
    """Everything from the start; the index is empty until the last is read, for whoever asks holds its lock."""
    for _step in _reading(library, held, newest):
        pass


def _reading(library: Library, held: Indexed, newest: int) -> Iterator[int]:
    """The same, with the number of assets read so far after every few hundred."""
    building, done = Building(held.index.forms), 0
    for rows in indexing.chunks_after(library.db, 0):
        building.add(list(documents(library, [id for _number, id in rows])))
        done += len(rows)
        yield done
    held.index.become(building.done())
    held.register = None
    held.index.seq = newest


def _heed_settings(library: Library, held: Indexed) -> bool:
    """Settings, and the doubt after a restore, are asked in every decision; says whether they are others than before."""
    stored = _settings(library)
    if stored == held.settings:
        return False
    held.settings = stored
    held.index.cases.forget_answers()
    return True


def _settings(library: Library) -> dict[str, str]:
    return {**setting_table.read(library.db), "doubt": str(reviews.in_doubt(library.db))}
