"""Near duplicates: found when pictures come in, gathered into groups for review; bursts become stacks by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.progress import Progress
from imagebank.language import _
from imagebank.media.stacks import Relation, Shot, groups, relation, stacks
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.likenesses import likenesses
from imagebank.services.searching import existing, visible
from imagebank.services.side_by_side import side_by_side
from imagebank.store import assets, merging, similar

BATCH = 100


@dataclass(frozen=True, slots=True)
class Group:
    """Assets that are nearly the same, at least two, the earliest first. `relation` is the first one's to the nearest other."""

    ids: tuple[str, ...]
    relation: Relation


def look_for_new(library: Library) -> Iterator[Progress]:
    """`look_for` what came in and was not compared yet."""
    yield from look_for(library, similar.uncompared(library.db))


def look_for(library: Library, ids: Sequence[str]) -> Iterator[Progress]:
    """Find what is nearly the same as these new assets, remember it, and stack the bursts among them. Yields now and then."""
    known, done = likenesses(library), 0
    parts = [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
    for part, found in side_by_side(lambda some: list(known.pairs(some)), parts):
        with library.writing() as db:
            similar.put(db, found)
            similar.put_compared(db, part)
        done += len(part)
        yield Progress(done, len(ids), _("Letar efter liknande bilder"))
    _stack(library, ids)


def look_everywhere(library: Library) -> Iterator[Progress]:
    """Find every pair again, from the fingerprints alone."""
    with library.writing() as db:
        similar.clear(db)
    yield from look_for(library, assets.all_ids(library.db))


def alike(library: Library, ids: Sequence[str]) -> list[tuple[str, str]]:
    """(id, the nearest other) for those of the assets that have a near duplicate which is no shot of the same burst."""
    found: list[tuple[str, str]] = []
    for id in ids:
        near = [other if one == id else one for one, other, _far in similar.pairs(library.db, id)]
        stack = similar.stacks_of(library.db, [id, *near]) if near else {}
        like = next((one for one in near if not stack[id] or stack[id] != stack[one]), None)
        found += [(id, like)] if like else []
    return found


def duplicates(library: Library) -> list[Group]:
    """Every group of near duplicates that waits for review; shots of one burst are no duplicates of each other."""
    found = similar.pairs(library.db)
    known = {
        one.id: one for one in assets.get(library.db, visible(library, sorted({id for p in found for id in p[:2]})))
    }
    here = [p for p in found if p[0] in known and p[1] in known and not _one_stack(known[p[0]], known[p[1]])]
    made = [sorted(members, key=lambda one: (known[one].imported_at, one)) for members in groups(here)]
    made.sort(key=lambda ids: (known[ids[0]].imported_at, ids[0]))  # a group keeps its place while it is being reviewed
    return [Group(tuple(ids), relation(_shot(known[ids[0]]), _shot(known[ids[1]])) or "alike") for ids in made]


def stack(library: Library, ids: Sequence[str]) -> Changes:
    """Make assets a stack behind the first; one alone leaves its stack."""
    wanted = existing(library, ids)
    before = last_change(library)
    with library.write("stack", wanted[0], assets=len(wanted)) as db:
        merging.put_stack(db, wanted)
    return changes_since(library, before)


def _stack(library: Library, new: Sequence[str]) -> None:
    """Stack the bursts among new photos; read leanly, since an import may have a hundred thousand."""
    rows = similar.timed_photos(library.db, new)
    found = stacks([
        Shot(
            row["id"], row["captured_at"], " ".join(filter(None, (row["camera_make"], row["camera_model"]))),
            bytes.fromhex(row["fingerprint"]), row["width"], row["height"],
        )
        for row in rows
    ])  # fmt: skip
    if found:
        with library.writing() as db:
            for ids in found:
                merging.put_stack(db, ids)


def _one_stack(one: Asset, other: Asset) -> bool:
    return one.stack is not None and one.stack == other.stack


def _shot(asset: Asset) -> Shot:
    camera = " ".join(filter(None, (asset.camera.make, asset.camera.model))) or None
    print_ = bytes.fromhex(asset.fingerprint) if asset.fingerprint else None
    return Shot(asset.id, asset.captured_at, camera, print_, asset.file.width or 0, asset.file.height or 0)
