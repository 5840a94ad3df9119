"""Weeding (gallring): destroying an asset and its original by an archive decision. A logged act that names its authority."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.core.registers import CoveredVersion, Weeded
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.recalling import recalls
from imagebank.services.searching import existing
from imagebank.services.snapshots import forget_snapshot
from imagebank.store import assets, incoming, ledger, merging, originals, registers


def weed(library: Library, ids: Sequence[str], authority: str) -> Changes:
    """Destroy assets, their originals and everything that hangs on them, all or none; packs keep their ids.

    Raises WrongWords without an authority, Refused while a recall of one of them waits for its answer, or where a covered
    version was made of it.
    """
    library.require_curator()
    if not authority.strip():
        raise WrongWords(
            "NO_AUTHORITY", N_("Ange gallringsbeslutet, till exempel dess diarienummer. Utan det får inget gallras.")
        )
    wanted = existing(library, ids)
    _check(library, wanted)
    gone = assets.get(library.db, wanted)
    others = [other for asset in gone for other in originals.others(library.db, asset.id)]
    sidecars = {sha256 for asset in gone for sha256, _name in incoming.sidecars(library.db, asset.id)}
    before = last_change(library)
    with library.write("weed", ",".join(wanted[:20]), assets=wanted, authority=authority.strip()) as db:
        forget_snapshot(library)
        for asset in gone:
            registers.put(db, Weeded(asset.id, asset.sha256, authority.strip(), now(), library.actor.name))
            assets.remove(db, asset.id)
        merging.mend_stacks(db)
        originals.forget_seen(db, [asset.sha256 for asset in gone])
    files = [(asset.sha256, asset.extension) for asset in gone if asset.reference is None]
    files += [(other.sha256, other.extension) for other in others if other.reference is None]
    files += [(sha256, "xmp") for sha256 in sidecars - incoming.all_sidecars(library.db)]
    library.people_vault.forget_suggestions(wanted)
    hashes = [asset.sha256 for asset in gone]
    library.thumbnails.remove(hashes)
    for sha256, extension in files:
        with suppress(OSError):
            library.originals.remove(sha256, extension)
    return changes_since(library, before)


def _check(library: Library, ids: Sequence[str]) -> None:
    waiting = {id for one in recalls(library) for id in one.assets.split()} & set(ids)
    if waiting:
        raise Refused(
            "RECALL_OPEN", N_("{ids} väntar på svar på en återkallelse. Besvara den innan bilden gallras."),
            ids=", ".join(sorted(waiting)),
        )  # fmt: skip
    versions = registers.of(library.db, CoveredVersion, "parent", ids)
    held = {one.parent for one in versions if one.asset not in set(ids)}
    if held:
        raise Refused(
            "HAS_VERSION",
            N_("{ids} har en täckt version. Gallra den samtidigt, eller först."),
            ids=", ".join(sorted(held)),
        )


def weeded_ids(library: Library) -> frozenset[str]:
    """What the register or, after a restore, only the ledger knows as weeded."""
    told = (json.loads(line.detail).get("assets", ()) for line in ledger.lines(library.db) if line.verb == "weed")
    return frozenset([*(one.id for one in weeded(library)), *(id for ids in told for id in ids)])


def weeded(library: Library) -> list[Weeded]:
    """What was weeded, oldest first."""
    return registers.all_(library.db, Weeded)
