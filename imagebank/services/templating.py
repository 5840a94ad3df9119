"""A kept template put on pictures that are in the bank already: what it would change, and the edit itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.services.library import Library, changes_since, last_change, refresh
from imagebank.services.searching import existing
from imagebank.services.template import FIELDS, Given, Template, checked, dressed
from imagebank.store import assets
from imagebank.store.engine import Connection


@dataclass(frozen=True, slots=True)
class Outcome:
    """One field of a template: what it gives, and how many of the assets it would change; the others keep theirs."""

    field: str
    given: Given
    changed: int
    kept: int


def preview(library: Library, ids: Sequence[str], template: Template) -> list[Outcome]:
    """What `apply` would do. Raises WrongWords as it does."""
    wanted = checked(library, template)
    found = assets.get(library.db, existing(library, ids))
    given = wanted.given()
    alone = {name: Template(fields={name: given[name]}) for name in FIELDS if name in given}
    n = {name: sum(_differ(asset, dressed(asset, one)) for asset in found) for name, one in alone.items()}
    return [Outcome(name, given[name], n[name], len(found) - n[name]) for name in alone]


def apply(library: Library, ids: Sequence[str], template: Template) -> Changes:
    """Put a template on assets, all or none, as one edit that can be undone.

    Raises WrongWords for an unknown id, or a concept or channel that the library does not know or use any more.
    """
    refresh(library)
    wanted, template = existing(library, ids), checked(library, template)
    before = last_change(library)
    fields = sorted(template.given())
    with library.write("edit", ",".join(wanted[:20]), assets=len(wanted), fields=fields, template=True) as db:
        for asset in assets.get(db, wanted):
            _put(db, asset, dressed(asset, template))
    return changes_since(library, before)


def _differ(before: Asset, after: Asset) -> bool:
    return any(_parts(before)[name] != _parts(after)[name] for name in _parts(before))


def _parts(asset: Asset) -> dict[str, object]:
    texts = {"title": dict(asset.title), "caption": dict(asset.caption)}
    return {**texts, "keywords": asset.keywords, "concepts": set(asset.concepts), "rights": asset.rights}


def _put(db: Connection, before: Asset, after: Asset) -> None:
    if not _differ(before, after):
        return
    for name in ("title", "caption"):
        new = getattr(after, name)
        if dict(getattr(before, name)) != new:
            assets.put_texts(db, before.id, {name: new})
    if before.keywords != after.keywords:
        assets.put_keywords(db, before.id, after.keywords)
    old, new = set(before.concepts), set(after.concepts)
    assets.put_concepts(db, before.id, sorted(new - old), sorted(old - new))
    if after.rights is not None and after.rights != before.rights:
        assets.put_rights(db, before.id, after.rights)
    assets.touch(db, before.id)
