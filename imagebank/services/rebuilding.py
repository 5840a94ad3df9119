"""Brings back what a catalogue does not know but the vault holds: from the journals, else from the files themselves.

The journals (services/journal.py) have each asset as it was taken in: id, name, shoot, words. What else was said of it
later is gone with the catalogue; people and consents are never in a journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from imagebank.core.asset import Asset
from imagebank.core.progress import Progress
from imagebank.media.intake import Intake
from imagebank.services import journal, statements
from imagebank.services.applying import read_line
from imagebank.services.ingest import BATCH, take_in
from imagebank.services.library import Library
from imagebank.services.originals import is_there, path_of
from imagebank.services.putting import WRONG, Putting
from imagebank.services.report import Report
from imagebank.services.side_by_side import Decoders, side_by_side
from imagebank.services.statements import Statement
from imagebank.services.suggesting import rows_of
from imagebank.services.template import Template
from imagebank.services.weeding import weeded_ids
from imagebank.store import assets, holdings, incoming, shoots
from imagebank.store.engine import Connection, attempt

SIDECAR = ".xmp"


@dataclass
class Rebuilt:
    """What came back: ids from the journals, what was taken in anew from the vault, ids that a journal names without a file.

    `weeded` are ids that a journal names and an archive decision destroyed: nothing is lost.
    """

    from_journals: list[str] = field(default_factory=list)
    anew: Report = field(default_factory=Report)
    lost: list[str] = field(default_factory=list)
    weeded: list[str] = field(default_factory=list)


def rebuild(
    library: Library, report: Rebuilt, *, torn: frozenset[str] = frozenset(), names: bool = False
) -> Iterator[Progress]:
    """Catalogue every original of the vault that the catalogue does not name; fills `report`.

    `torn` are hashes of originals that are damaged: their assets come back without their file. With `names`, the names
    that the files give persons are suggested again (they are in the people vault where that was kept).
    """
    undone = {one.id for one in shoots.take_ins(library.db) if one.undone_at}
    with Decoders() as decoders:
        recovery = _Recovery(library, report, decoders, torn, names=names)
        for path in journal.journals(library.root):
            if path.stem not in undone:
                yield from recovery.read(path)
    walked = {sha256: path for sha256, path in library.originals.walk() if path.suffix != SIDECAR}
    nameless = [walked[sha256] for sha256 in sorted(holdings.unknown(library.db, walked))]
    if nameless:
        yield from take_in(library, nameless, Template(), report.anew)


class _Recovery:
    """One reading of the journals."""

    def __init__(
        self, library: Library, report: Rebuilt, decoders: Decoders, torn: frozenset[str], *, names: bool
    ) -> None:
        self.library, self.report, self.decoders, self.torn, self.names = library, report, decoders, torn, names
        self.putting = Putting(library, carries_ledger=False)
        self.newest = _newest(library)
        self.weeded = weeded_ids(library)

    def read(self, path: Path) -> Iterator[Progress]:
        """Bring back what one journal tells and nothing else knows."""
        beside: dict[str, list[tuple[str, Statement]]] = {}
        found: list[Statement] = []
        head: Statement | None = None
        for said in _statements(path):
            kind = said.pop("is", "")
            if kind == "take_in":
                head = said
            elif kind == "asset":
                found += [said] if self.newest.get(str(said.get("sha256"))) == said.get("id") else []
            elif isinstance(said.get("asset"), str):
                beside.setdefault(said["asset"], []).append((str(kind), said))
        wanted = holdings.unknown(self.library.db, [said["sha256"] for said in found])
        found = [said for said in found if said["sha256"] in wanted and self._at_hand(said)]
        for start in range(0, len(found), BATCH):
            batch = found[start : start + BATCH]
            self._bring_back(path.stem, head, batch, beside)
            yield Progress(start + len(batch), len(found), path.name)

    def _at_hand(self, said: Statement) -> bool:
        """Whether the original is here, or was referenced, or is known to be damaged: then its asset comes back."""
        try:
            asset = statements.asset_of(said)
            here = bool(asset.reference) or asset.sha256 in self.torn or is_there(self.library, asset)
        except WRONG:
            return False
        if not here:
            (self.report.weeded if asset.id in self.weeded else self.report.lost).append(asset.id)
        return here

    def _bring_back(
        self, id: str, head: Statement | None, batch: list[Statement], beside: dict[str, list[tuple[str, Statement]]]
    ) -> None:
        read = {asset.id: taken for asset, taken in side_by_side(self._look, map(statements.asset_of, batch))}
        made: list[str] = []
        with self.library.write("rebuild", id, assets=len(batch)) as db:
            if head is None or not self._put(db, "take_in", head):
                self.putting.put(db, "take_in", _made_up(id, batch[0], self.library.actor.name))
            for said in batch:
                if self._put(db, "asset", said):
                    made.append(said["id"])
                    self._put_beside(db, said["id"], read[said["id"]], beside.get(said["id"], []))
        self.report.from_journals += made
        self._keep_beside(assets.get(self.library.db, made), read)

    def _put(self, db: Connection, kind: str, said: Statement) -> bool:
        """One statement of a journal; one that does not hold leaves its original to be taken in anew."""
        try:
            with attempt(db):
                self.putting.put(db, kind, said)
        except WRONG:
            return False
        return True

    def _put_beside(self, db: Connection, id: str, taken: Intake | None, said: list[tuple[str, Statement]]) -> None:
        if taken is not None:
            incoming.put(db, id, taken.facts.other, taken.facts.areas)
        for kind, one in said:
            if self.putting.knows(kind):
                self._put(db, kind, one)

    def _look(self, asset: Asset) -> Intake | None:
        return self.decoders.take(path_of(self.library, asset))

    def _keep_beside(self, made: list[Asset], read: dict[str, Intake | None]) -> None:
        """Thumbnails, and the names that belong to the people vault."""
        taken = [(asset, found) for asset in made if (found := read[asset.id]) is not None]
        self.library.thumbnails.put([(asset.sha256, found.thumbnail) for asset, found in taken])
        if not self.names:
            return
        rows = [row for asset, found in taken for row in rows_of(asset.id, found.facts.depicted)]
        self.library.people_vault.suggest(rows)


def _newest(library: Library) -> dict[str, str]:
    """SHA-256 → the id that the last journal gives it: an import that was killed before its commit may have given another."""
    return {
        said["sha256"]: said["id"]
        for path in journal.journals(library.root)
        for said in _statements(path)
        if said.get("is") == "asset" and isinstance(said.get("sha256"), str) and isinstance(said.get("id"), str)
    }


def _statements(path: Path) -> Iterator[Statement]:
    """A journal's lines; one that was cut short when the power went is no line."""
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            said = read_line(line)
            if said is not None:
                yield said


def _made_up(id: str, first: Statement, actor: str) -> Statement:
    """A taking-in of which only its journal is left."""
    asset = statements.asset_of(first)
    return {"id": asset.take_in or id, "at": asset.imported_at, "actor": actor, "source": ""}
