"""Undoes a taking-in as a whole: its assets leave the catalogue, their originals the vault.

What is in a pack stays, since it has been let out; so does what was merged with a picture of another import.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.services import journal
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.snapshots import forget_snapshot
from imagebank.store import assets, incoming, merging, originals, packs, shoots
from imagebank.store.shoots import TakeIn

CUT_SHORT = N_("inte avslutad: ta in samma filer igen, så tas resten in")
"""What is said of a taking-in that did not come to its end."""


@dataclass
class Undone:
    """What undoing took away, and what stays because it is in a pack or holds a picture that came by another import."""

    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    changes: Changes = Changes()


def take_ins(library: Library) -> list[TakeIn]:
    """Every taking-in, newest first."""
    return shoots.take_ins(library.db)


def unended(library: Library) -> frozenset[str]:
    """The takings-in that did not come to their end, or have not yet; taking the same files in again goes on with the rest."""
    return frozenset(shoots.unended(library.db))


def undo_take_in(library: Library, id: str) -> Undone:
    """Undo one taking-in, in one transaction; the files go after the catalogue has let go of them.

    Raises WrongWords where there is none of that id, Refused where it is undone already.
    """
    found = next((one for one in take_ins(library) if one.id == id), None)
    if found is None:
        raise WrongWords("UNKNOWN_IMPORT", N_("Det finns ingen import med id {id}. Se ”imagebank imports”."), id=id)
    if found.undone_at is not None:
        raise Refused("UNDONE", N_("Importen {id} är redan ångrad."), id=id)
    ids = shoots.assets_of(library.db, id)
    done = Undone(kept=sorted(packs.holding(library.db, ids) | originals.joined_by_others(library.db, id)))
    gone = [asset for asset in assets.get(library.db, ids) if asset.id not in set(done.kept)]
    done.removed = [asset.id for asset in gone]
    sidecars = {sha256 for asset in gone for sha256, _name in incoming.sidecars(library.db, asset.id)}
    others = [other for asset in gone for other in originals.others(library.db, asset.id)]
    before = last_change(library)
    with library.write("undo-import", id, removed=len(gone), kept=len(done.kept)) as db:
        forget_snapshot(library)
        for asset in gone:
            assets.remove(db, asset.id)
        merging.mend_stacks(db)
        originals.forget_seen(db, [asset.sha256 for asset in gone])
        shoots.mark_undone(db, id, now())
    files = [(asset.sha256, asset.extension) for asset in gone if asset.reference is None]
    files += [(other.sha256, other.extension) for other in others if other.reference is None]
    files += [(sha256, "xmp") for sha256 in sidecars - incoming.all_sidecars(library.db)]
    _let_go(library, gone, files)
    if not done.kept:
        journal.forget(library, id)
    done.changes = changes_since(library, before)
    return done


def _let_go(library: Library, gone: list[Asset], files: list[tuple[str, str]]) -> None:
    """Take away files that nothing in the catalogue names any more; one that resists is found by `doctor` later."""
    library.people_vault.forget_suggestions([asset.id for asset in gone])
    library.thumbnails.remove([asset.sha256 for asset in gone])
    with (
        library.writing() as db
    ):  # an import places its files and names them inside a write of its own: never between the two
        held = assets.known(db, [sha256 for sha256, _extension in files])
        for sha256, extension in files:
            if sha256 not in held and originals.merged_into(db, sha256) is None:
                with suppress(OSError):
                    library.originals.remove(sha256, extension)
