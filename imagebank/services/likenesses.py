"""The bank's fingerprints in memory, in step with the change feed: which pictures look like a picture."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from imagebank.media.likeness import Likenesses
from imagebank.services.library import Library, changes_since, last_change
from imagebank.store import similar

AT_ONCE = 20_000
"""Fingerprints read at once: some 10 MB."""

REMEMBERED = "likenesses"


@dataclass
class _Known:
    """The bank's fingerprints in memory, true at change `seq`."""

    seq: int
    likenesses: Likenesses


def looking_like(library: Library, id: str) -> list[str]:
    """A picture and those that look like it, its burst among them."""
    return [id, *(other if one == id else one for one, other, _far in likenesses(library).pairs([id]))]


def likenesses(library: Library) -> Likenesses:
    """The bank's fingerprints, kept in memory and in step with the change feed."""
    kept = library.memory.pop(REMEMBERED, None)
    newest = last_change(library)
    if isinstance(kept, _Known):
        changed = changes_since(library, kept.seq).assets
        now = dict(similar.fingerprints(library.db, sorted(changed)))
        for id in changed:
            kept.likenesses.add(id, now.get(id))  # gone from the catalogue: near nothing
        kept.seq = newest
    else:
        kept = _Known(newest, Likenesses())
        found = similar.fingerprints(library.db)
        while part := list(islice(found, AT_ONCE)):
            kept.likenesses.extend(part)
    library.memory[REMEMBERED] = kept
    return kept.likenesses
