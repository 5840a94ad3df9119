"""Marks of many assets at once: a rating or a choice, in one write that reads nothing else of them."""

from __future__ import annotations

from collections.abc import Sequence

from imagebank.core.changes import Changes
from imagebank.core.fields import Value, checked
from imagebank.services.library import Library, changes_since, last_change, refresh
from imagebank.services.searching import existing
from imagebank.store import assets

MARKS = ("rating", "pick")
"""Fields that are one column, and that nothing else of an asset hangs on."""


def mark(library: Library, ids: Sequence[str], name: str, value: Value) -> Changes:
    """Set one of `MARKS` of assets, all or none; what has the value already is left alone.

    Raises WrongWords for an unknown id or value.
    """
    refresh(library)
    wanted, value = existing(library, ids), checked(name, value)
    before = last_change(library)
    with library.write("edit", ",".join(wanted[:20]), assets=len(wanted), fields=[name]) as db:
        assets.put_mark(db, wanted, name, value)
    return changes_since(library, before)
