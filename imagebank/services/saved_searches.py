"""Saved searches: questions kept under a name, shared by all who use the bank, and how much each finds now.

They are no part of the change feed: whoever shows them reads `saved` again, which is one small question.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from imagebank.core.called import fitting_name, found_by, has_name
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords
from imagebank.core.ids import new_id
from imagebank.core.query import Field, parse, write
from imagebank.core.saved_search import SavedSearch
from imagebank.services.evaluating import Evaluator
from imagebank.services.indexing import indexed
from imagebank.services.library import Library, changes_since, last_change, now, refresh
from imagebank.services.searching import find
from imagebank.store import saved_searches

NO_NAME = N_("Sökningen behöver ett namn.")


def saved(library: Library) -> list[SavedSearch]:
    """Every saved search, in the order that people gave them."""
    return saved_searches.all_(library.db)


def named(library: Library, text: str) -> SavedSearch:
    """The saved search of that name (case does not matter) or id. Raises WrongWords, with the names that there are."""
    kept = saved(library)
    found = found_by(kept, text)
    if found is None:
        raise WrongWords(
            "UNKNOWN_SEARCH", N_("Det finns ingen sparad sökning ”{name}”. Sparade: {names}."),
            name=text, names=", ".join(one.name for one in kept) or "–",
        )  # fmt: skip
    return found


def save(library: Library, name: str, text: str, *, instead: bool = False) -> Changes:
    """Keep a question, last among the others; with `instead`, in place of the one that has the name.

    Raises WrongWords for a question that cannot be read, and for a name that is empty, too long, or taken.
    """
    tree, name = parse(text), fitting_name(name, NO_NAME)
    find(library, tree, day=date.today())  # noqa: DTZ011 - what the library does not know is said now, not at every count
    query = write(tree)
    same = has_name(saved(library), name)
    if same and not instead:
        raise _taken(same.name)
    before = last_change(library)
    if same:
        with library.write("search", same.id, did="save") as db:
            saved_searches.put(db, replace(same, name=name, query=query))
    else:
        id = new_id()
        with library.write("search", id, did="save") as db:
            last = max((one.position for one in saved_searches.all_(db)), default=-1)
            made = SavedSearch(id, name, query, last + 1, library.actor.name, now())
            saved_searches.insert(db, made)
    return changes_since(library, before)


def rename(library: Library, id: str, name: str) -> Changes:
    """Call a saved search something else. Raises WrongWords as `save` does, and for an unknown one."""
    one, name = named(library, id), fitting_name(name, NO_NAME)
    same = has_name(saved(library), name, one.id)
    if same:
        raise _taken(same.name)
    before = last_change(library)
    if name != one.name:
        with library.write("search", one.id, did="rename") as db:
            saved_searches.put(db, replace(one, name=name))
    return changes_since(library, before)


def move(library: Library, id: str, position: int) -> Changes:
    """Put a saved search at a place among the others, from 0; beyond the ends it becomes the first or the last."""
    one, before = named(library, id), last_change(library)
    rest = [other for other in saved(library) if other.id != one.id]
    place = min(max(position, 0), len(rest))
    ordered = [*rest[:place], one, *rest[place:]]
    if ordered != saved(library):
        with library.write("search", one.id, did="move") as db:
            for number, other in enumerate(ordered):
                saved_searches.put(db, replace(other, position=number))
    return changes_since(library, before)


def remove(library: Library, id: str) -> Changes:
    """Take a saved search away; what it found stays. Raises WrongWords for an unknown one."""
    one, before = named(library, id), last_change(library)
    with library.write("search", one.id, did="remove") as db:
        saved_searches.remove(db, one.id)
    return changes_since(library, before)


def counts(library: Library, day: date, channel: str | None = None) -> dict[str, int]:
    """How many pictures each saved search finds on `day`, with `channel` only what may be used there; id → n.

    One that asks for what the library does not know any more (a concept whose label was changed) is left out; asked, it
    says which word it is. Raises WrongWords for an unknown channel.
    """
    refresh(library)
    held = indexed(library)
    with held.index.lock:
        asked = Evaluator(library, held, day)
        within = asked.found(Field("usable", channel)) if channel else held.index.everything
        if not library.actor.may_write:
            within = within - held.index.value("hidden:")
        found: dict[str, int] = {}
        for one in saved(library):
            try:
                found[one.id] = asked.found(parse(one.query)).intersection_cardinality(within)
            except WrongWords:
                continue
        return found


def _taken(name: str) -> WrongWords:
    return WrongWords(
        "NAME_TAKEN",
        N_("Det finns redan en sparad sökning ”{name}”. Välj ett annat namn, eller ersätt den."),
        name=name,
    )
