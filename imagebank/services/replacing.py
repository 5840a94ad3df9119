"""What to use instead of a picture that must come out: the nearest that may be used in the same place."""

from __future__ import annotations

from imagebank.core.query import Field, any_of
from imagebank.core.use import Use
from imagebank.services.deciding import check
from imagebank.services.library import Library
from imagebank.services.searching import find
from imagebank.store import assets

MOST, TRIED = 3, 200
SCHEMES = ("larmiljo", "plats", "tema", "behov", "insats", "skolform")
"""The schemes that make two pictures about the same; the first counts double."""


def instead_of(library: Library, asset: str, use: Use) -> tuple[str, ...]:
    """At most three assets that may be used so, the one with most concepts in common first; photos for photos, films for films."""
    (old,) = assets.get(library.db, [asset])
    shared = [notation for notation in old.concepts if notation.split(":")[0] in SCHEMES]
    if not shared:
        return ()
    query = any_of(Field("concept", notation) for notation in shared)
    ids = [id for id in find(library, query, day=use.date, channel=use.channel).ids if id != asset][:TRIED]
    found = [one for one in assets.get(library.db, ids) if one.media == old.media]
    ranked = sorted(found, key=lambda one: (-sum(_weight(n) for n in shared if n in one.concepts), ids.index(one.id)))
    verdicts = check(library, [one.id for one in ranked[: MOST * 4]], use)
    return tuple(one.id for one in ranked[: MOST * 4] if verdicts[one.id].may_leave)[:MOST]


def _weight(notation: str) -> int:
    return 2 if notation.startswith(f"{SCHEMES[0]}:") else 1
