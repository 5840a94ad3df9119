"""Undo and redo of edits, by name. (Undoing a whole import is another thing: `services.undoing`.)

An undo is an act of its own: one transaction, one ledger line, told by the change feed. It puts back the columns that the
edit changed, and only while they are as the edit left them; whatever else was written to the same picture since stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, Refused
from imagebank.core.steps import RowChange, Step
from imagebank.language import language
from imagebank.services.library import Library, changes_since, last_change, refresh
from imagebank.services.posters import renew_posters
from imagebank.store import assets
from imagebank.store import undo as journal
from imagebank.store.engine import Connection, RuleBroken, attempt

SHOWN_IDS = 20
"""As many assets as a ledger line names."""


@dataclass(frozen=True, slots=True)
class Reverted:
    """What was undone or done again, the assets that it was about, and what changed."""

    step: Step
    assets: tuple[str, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Steps:
    """What can be undone, newest first, and what can be done again, last undone first."""

    undo: tuple[Step, ...] = ()
    redo: tuple[Step, ...] = ()


def history(library: Library) -> Steps:
    """The session's steps; those of pictures that were weeded, or of persons who were erased, are forgotten."""
    _forget_gone(library)
    return Steps(library.steps.done, library.steps.undone)


def undo(library: Library) -> Reverted:
    """Undo the newest edit. Raises Refused where there is none, or somebody has changed the same since."""
    return _revert(library, undone=True)


def redo(library: Library) -> Reverted:
    """Do again what was undone last. Raises as `undo`."""
    return _revert(library, undone=False)


def assets_of(rows: Iterable[RowChange]) -> tuple[str, ...]:
    """The assets whose rows these are, once each."""
    return tuple(sorted({id for row in rows if (id := journal.asset_of(row)) is not None}))


def _revert(library: Library, *, undone: bool) -> Reverted:
    library.require_curator()
    refresh(library)
    steps = history(library)
    step = next(iter(steps.undo if undone else steps.redo), None)
    if step is None:
        raise _nothing(undone=undone)
    rows = step.rows if undone else tuple(row.turned for row in step.rows)
    ids, before = assets_of(rows), last_change(library)
    try:
        _write(library, step, rows, ids, verb="undo" if undone else "redo")
    except Refused:
        library.steps.drop(lambda one: one is step)  # it will not come right: the next one can still be reached
        raise
    library.steps.moved(step, undone=undone)
    if step.verb == "poster":
        renew_posters(library, ids, chosen_only=False)
    if any(row.table.startswith(("concept", "scheme")) for row in rows):
        library.forget_vocabulary()
    return Reverted(step, ids, changes_since(library, before))


def _write(library: Library, step: Step, rows: tuple[RowChange, ...], ids: tuple[str, ...], *, verb: str) -> None:
    subject = step.subject or ",".join(ids[:SHOWN_IDS])
    with library.write(verb, subject, of=step.verb, assets=len(ids), rows=len(rows)) as db:
        _check(db, rows)
        try:
            with attempt(db):
                journal.put_back(db, rows)
        except RuleBroken as error:
            raise _changed(db, None) from error
        journal.count_edit(db, ids)


def _check(db: Connection, rows: tuple[RowChange, ...]) -> None:
    pack = journal.has_left(db, rows)
    if pack is not None:
        raise Refused(
            "PACK_IS_NO_DRAFT",
            N_("{pack} är inte längre ett utkast. Steget kan inte ångras eller göras om. Ingenting ändrades."),
            pack=pack,
        )
    found = journal.conflicts(db, rows)
    if found:
        raise _changed(db, next((one for one in found if journal.asset_of(one)), found[0]))


def _changed(db: Connection, row: RowChange | None) -> Refused:
    id = journal.asset_of(row) if row is not None else None
    held = assets.get(db, [id]) if id is not None else []
    if not held:
        return Refused(
            "CHANGED_SINCE",
            N_("Det som steget gällde har ändrats av någon annan sedan dess. Ingenting ändrades."),
        )
    return Refused(
        "CHANGED_SINCE",
        N_("”{title}” ({asset}) har ändrats av någon annan sedan dess. Ingenting ändrades."),
        title=held[0].name_in(language()), asset=held[0].id,
    )  # fmt: skip


def _nothing(*, undone: bool) -> Refused:
    if undone:
        return Refused("NOTHING_TO_UNDO", N_("Det finns inget att ångra."))
    return Refused("NOTHING_TO_REDO", N_("Det finns inget att göra om."))


def _forget_gone(library: Library) -> None:
    """Drop the steps of what is not there any more, whoever took it away; looked up only when something was written."""
    seen, now = library.memory.get("steps"), last_change(library)
    if seen == now:
        return
    library.memory["steps"] = now
    every = [row for step in (*library.steps.done, *library.steps.undone) for row in step.rows]
    people = {id for row in every if (id := journal.person_of(row)) is not None}
    gone = journal.gone(library.db, assets_of(every), people)
    if gone:
        library.steps.drop(lambda step: not gone.isdisjoint(_about(step)))


def _about(step: Step) -> set[str]:
    return {id for row in step.rows for id in (journal.asset_of(row), journal.person_of(row)) if id is not None}
