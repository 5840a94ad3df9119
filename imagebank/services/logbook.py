"""The ledger as people read it, whether its chain holds, and the head that packs and backups are anchored to."""

from __future__ import annotations

from dataclasses import dataclass

from imagebank.core.ledger import FIRST, LedgerLine, first_broken
from imagebank.services.library import Library
from imagebank.store import ledger, reviews


@dataclass(frozen=True, slots=True)
class LedgerState:
    """How many lines, the first that does not hold (None: all do), and whether the library is in doubt after a restore."""

    lines: int
    broken: int | None
    doubtful: bool

    @property
    def whole(self) -> bool:
        """The chain holds."""
        return self.broken is None


def entries(library: Library, subject: str | None = None) -> list[LedgerLine]:
    """Every line, or those about one subject."""
    return list(ledger.lines(library.db, subject))


def state(library: Library) -> LedgerState:
    """Check the chain."""
    found = entries(library)
    return LedgerState(len(found), first_broken(found), reviews.in_doubt(library.db))


def head(library: Library) -> dict[str, object]:
    """The last line's number and hash: what a pack or backup carries as its anchor."""
    last = ledger.last(library.db)
    return {"seq": last.seq, "hash": last.hash} if last else {"seq": 0, "hash": FIRST}


def holds(library: Library, anchor: object) -> bool:
    """Whether this ledger has the line of an anchor, unaltered; an anchor of before the first line always holds."""
    if not isinstance(anchor, dict) or not isinstance(anchor.get("seq"), int):
        return True  # a pack of before anchors has none
    if anchor["seq"] == 0:
        return anchor.get("hash") == FIRST
    line = ledger.line(library.db, anchor["seq"])
    return line is not None and line.hash == anchor.get("hash")
