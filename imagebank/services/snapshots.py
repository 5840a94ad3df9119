"""The search index as a file in the library's folder: found at opening, put in its place, taken away.

It holds words of titles, so what must not be readable any more takes it away (`forget_snapshot`), inside the write that
the rest happens in; a file is put in its place inside a write too, and only if nothing was written since. So no program
can put back what another one has erased.
"""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from pathlib import Path

from imagebank import __version__
from imagebank.core.errors import ImagebankError
from imagebank.core.ids import new_id
from imagebank.index import snapshot
from imagebank.index.index import Index
from imagebank.index.segment import Forms
from imagebank.services.library import Library, last_change
from imagebank.store import changes, ledger
from imagebank.store.engine import DatabaseError

NAME = "search.index"
TOLD = 4
"""To be raised when `services.documents` or the forms of words tell of the same catalogue in another way."""

ABANDONED_S = 600
"""Age in seconds from which a half-made file is taken away."""


def basis_of(*rests_on: object) -> str:
    """The fingerprint of what an index rests on beside the assets, and of how this program makes it."""
    told = repr((__version__, TOLD, *map(_sorted, rests_on)))
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def _sorted(value: object) -> object:
    return sorted(map(repr, value.items() if isinstance(value, dict) else value)) if isinstance(value, dict | frozenset) else value  # fmt: skip


def found(library: Library, forms: Forms, basis: str) -> Index | None:
    """The index that lies in the folder, true at its `seq`; None where none does, or it is of another moment of the catalogue."""
    _sweep(library)
    held = snapshot.load(library.root / NAME, forms, basis=basis)
    if held is None or not held.index.seq or held.moment != _moment(library, held.index.seq, held.moment):
        return None
    return held.index


def keep(library: Library, index: Index, basis: str) -> bool:
    """Write the index to the folder; quietly not where that cannot be done, or the catalogue has gone on since."""
    if library.db.in_transaction:
        return False
    aside = library.root / f"{NAME}.{new_id(6)}.part"
    try:
        with index.lock:
            seq = index.seq
            snapshot.save(index, aside, basis=basis, moment=_moment(library, seq))
        with library.catalogue.write():
            fits = last_change(library) == seq
            if fits:
                aside.replace(library.root / NAME)
    except (ImagebankError, DatabaseError, OSError, ValueError):
        return False  # only the next opening takes longer
    else:
        return fits
    finally:
        _unlink(aside)


def _sweep(library: Library) -> None:
    """Take away what a killed program has left half made: it holds words of titles."""
    for left in library.root.glob(f"{NAME}.*.part"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - ABANDONED_S:
                left.unlink()


def forget_snapshot(library: Library) -> None:
    """Take the file away, and what a killed program left half made; called inside the write that makes it untrue.

    Where it resists (another program reads it, on Windows) it is written over with nothing.
    """
    for path in library.root.glob(f"{NAME}*"):
        _unlink(path)
        with suppress(OSError):
            if path.exists():
                path.write_bytes(b"")


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _moment(library: Library, seq: int, like: str = "") -> str:
    """What tells this moment of this catalogue from any other: the end of its feed at `seq`, and the ledger's line then.

    Catalogues that went different ways from one copy differ in both: every act has its time and its hash in the ledger.
    With `like`, the ledger's line of the same number as in another moment.
    """
    line = ledger.line(library.db, int(like.split(" ", 1)[0] or 0)) if like else ledger.last(library.db)
    return f"{line.seq if line else 0} {line.hash if line else '-'} {changes.fingerprint(library.db, seq)}"
