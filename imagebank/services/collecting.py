"""Collections: assets gathered by hand, shared by all who use the bank. To take a collection away leaves its assets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date

from imagebank.core.called import fitting_name, found_by, has_name
from imagebank.core.changes import Changes
from imagebank.core.collection import Collection
from imagebank.core.errors import N_, WrongWords
from imagebank.core.ids import new_id
from imagebank.core.query import Field
from imagebank.core.words import fold
from imagebank.services.evaluating import Evaluator
from imagebank.services.indexing import indexed
from imagebank.services.library import Library, changes_since, last_change, now, refresh
from imagebank.services.searching import existing, visible
from imagebank.store import collections
from imagebank.store.engine import Connection

NO_NAME = N_("Samlingen behöver ett namn.")


def collected(library: Library) -> list[Collection]:
    """Every collection, by name."""
    return sorted(collections.all_(library.db), key=lambda one: fold(one.name))


def named(library: Library, text: str) -> Collection:
    """The collection of that name (case does not matter) or id. Raises WrongWords, with the names that there are."""
    kept = collected(library)
    found = found_by(kept, text)
    if found is None:
        raise WrongWords(
            "UNKNOWN_COLLECTION", N_("Det finns ingen samling ”{name}”. Samlingar: {names}."),
            name=text, names=", ".join(one.name for one in kept) or "–",
        )  # fmt: skip
    return found


def items(library: Library, id: str) -> list[str]:
    """The assets of a collection in its order, without those that the actor may not know of. Raises as `named`."""
    return visible(library, collections.items(library.db, named(library, id).id))


def make(library: Library, name: str, ids: Sequence[str] = ()) -> Collection:
    """Make a collection that holds assets. Raises WrongWords for a name that is empty, too long or taken, and an unknown id."""
    refresh(library)
    name, wanted = fitting_name(name, NO_NAME), existing(library, ids)
    _require_free(library, name)
    one = Collection(new_id(), name, library.actor.name, now())
    with _write(library, one.id, "make", len(wanted)) as db:
        collections.insert(db, one)
        collections.add(db, one.id, wanted)
    return one


def rename(library: Library, id: str, name: str) -> Changes:
    """Call a collection something else. Raises WrongWords as `make`, and for an unknown one."""
    one, name = named(library, id), fitting_name(name, NO_NAME)
    _require_free(library, name, but=one.id)
    before = last_change(library)
    if name != one.name:
        with _write(library, one.id, "rename") as db:
            collections.rename(db, one.id, name)
    return changes_since(library, before)


def delete(library: Library, id: str) -> Changes:
    """Take a collection away; its assets stay in the bank. Raises WrongWords for an unknown one."""
    one, before = named(library, id), last_change(library)
    with _write(library, one.id, "delete", len(collections.items(library.db, one.id))) as db:
        collections.remove(db, one.id)
    return changes_since(library, before)


def add(library: Library, id: str, ids: Sequence[str]) -> int:
    """Put assets last in a collection; says how many were not there before. Raises WrongWords for an unknown one."""
    library.require_curator()
    refresh(library)
    one, wanted = named(library, id), existing(library, ids)
    held = set(collections.items(library.db, one.id))
    new = [asset for asset in wanted if asset not in held]
    if new:
        with _write(library, one.id, "add", len(new)) as db:
            collections.add(db, one.id, new)
    return len(new)


def take_out(library: Library, id: str, ids: Sequence[str]) -> int:
    """Take assets out of a collection; says how many were in it. Raises WrongWords for an unknown one."""
    library.require_curator()
    refresh(library)
    one, wanted = named(library, id), existing(library, ids)
    held = set(collections.items(library.db, one.id))
    gone = [asset for asset in wanted if asset in held]
    if gone:
        with _write(library, one.id, "remove", len(gone)) as db:
            collections.take(db, one.id, gone)
    return len(gone)


def move(library: Library, id: str, ids: Sequence[str], place: int) -> Changes:
    """Put assets of a collection side by side at a place in its order, from 0; beyond the ends they become first or last.

    Raises WrongWords for an unknown collection or id; those that are not in it are passed over.
    """
    library.require_curator()
    refresh(library)
    one, wanted = named(library, id), existing(library, ids)
    held, before = collections.items(library.db, one.id), last_change(library)
    moved = [asset for asset in wanted if asset in set(held)]
    rest = [asset for asset in held if asset not in set(moved)]
    at = min(max(place, 0), len(rest))
    ordered = [*rest[:at], *moved, *rest[at:]]
    if ordered != held:
        with _write(library, one.id, "order", len(moved)) as db:
            collections.put_order(db, one.id, ordered)
    return changes_since(library, before)


def counts(library: Library, day: date, channel: str | None = None) -> Mapping[str, int]:
    """How many assets each collection holds that the actor may see, with `channel` only what may be used there on `day`."""
    refresh(library)
    held = indexed(library)
    with held.index.lock:
        asked = Evaluator(library, held, day)
        within = asked.found(Field("usable", channel)) if channel else held.index.everything
        within = within - asked.hidden
        return {
            one.id: held.index.value(f"collection:{one.id}").intersection_cardinality(within)
            for one in collected(library)
        }


def _write(library: Library, id: str, did: str, assets: int = 0) -> AbstractContextManager[Connection]:
    """One act on a collection; its name stands in no ledger line, for it could name somebody."""
    return library.write("collection", id, did=did, assets=assets)


def _require_free(library: Library, name: str, but: str = "") -> None:
    same = has_name(collected(library), name, but)
    if same is not None:
        raise WrongWords("NAME_TAKEN", N_("Det finns redan en samling ”{name}”. Välj ett annat namn."), name=same.name)
