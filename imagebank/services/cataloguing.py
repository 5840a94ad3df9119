"""The catalogue's side of a taking-in: gathers received files, commits them a batch at a time, tells the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset
from imagebank.core.errors import FileProblem
from imagebank.core.ids import new_id
from imagebank.services import journal
from imagebank.services.arriving import Arrival, readable
from imagebank.services.finding_again import refer
from imagebank.services.library import Library, now
from imagebank.services.receiving import Received, Receiver
from imagebank.services.report import Failed, Report
from imagebank.services.sidecars import take_sidecar
from imagebank.services.suggesting import rows_of
from imagebank.services.template import Template, dressed
from imagebank.store import assets, incoming, originals, shoots
from imagebank.store.engine import Connection
from imagebank.store.shoots import TakeIn

SOURCES = 3
"""How many folders and files an import's record names; a drop may have thousands."""


class Cataloguing:
    """One taking-in's batch. `waiting` files are received and not yet committed."""

    def __init__(
        self, library: Library, receiver: Receiver, template: Template, report: Report, sources: Sequence[str]
    ) -> None:
        self.library, self.receiver, self.template, self.report = library, receiver, template, report
        self.id = report.take_in
        self.at = now()
        more = f" (+{len(sources) - SOURCES})" if len(sources) > SOURCES else ""
        self.source = readable(", ".join(sources[:SOURCES])) + more
        self._batch: dict[str, Received] = {}

    @property
    def waiting(self) -> int:
        """Files that `commit` will write."""
        return len(self._batch)

    def holds(self, sha256: str) -> bool:
        """Whether a file of that hash waits here."""
        return sha256 in self._batch

    def add(self, received: Received) -> None:
        """Take a received file into the batch; one that waits there already is a duplicate."""
        if received.sha256 in self._batch:
            self.commit()
        self.report.failed += [Failed(path, problem) for path, problem in received.complaints]
        self._batch[received.sha256] = received

    def holder(self, sha256: str) -> str | None:
        """The asset that has the original of that hash at hand; None where there is none or its file is missing."""
        held = assets.known(self.library.db, [sha256]).get(sha256)
        if held:
            return held[0] if held[1] == "present" else None
        return originals.merged_into(self.library.db, sha256)

    def known(self, arrival: Arrival, sha256: str) -> str | None:
        """The asset that a file of that hash is a copy of, told to the report; its original is made sound from it."""
        id = self.holder(sha256)
        if id is None:
            return None
        asset = assets.get(self.library.db, [id])[0]
        if asset.sha256 == sha256 and asset.reference is None:
            problem = self.receiver.heal(arrival, sha256, asset.extension)
            if problem is not None:
                self.report.failed.append(Failed(arrival.shown, problem))
                return id
        elif asset.sha256 == sha256 and arrival.archive is None:
            self._found_again(asset, arrival)
        self.report.duplicates.append((arrival.shown, id))
        self._sidecars(arrival, id)
        return id

    def _sidecars(self, arrival: Arrival, id: str) -> None:
        """Sidecars may be new although their picture is not."""
        for name in arrival.sidecars:
            try:
                changes = take_sidecar(self.library, id, Path(name))
            except FileProblem as problem:
                self.report.failed.append(Failed(name, problem))
            else:
                self.report.sidecars += [(name, id)] if changes.assets else []

    def _found_again(self, asset: Asset, arrival: Arrival) -> None:
        """A referenced original that is no longer in its place has been moved here."""
        if asset.reference is not None and not Path(asset.reference).is_file():
            refer(self.library, asset.id, arrival.path)

    def commit(self) -> None:
        """Write the batch in one transaction with its ledger line, thumbnails first: they are only a cache."""
        if not self._batch:
            return
        batch, self._batch = list(self._batch.values()), {}
        self.receiver.place(batch)
        self.library.thumbnails.put([(one.sha256, one.taken.thumbnail) for one in batch])
        written: list[tuple[Asset, Received, bool]] = []
        with self.library.write("import", self.id, files=len(batch)) as db:
            shoots.put_take_in(db, self.id, self.at, self.library.actor.name, self.source)
            shoot = shoots.put_shoot(db, new_id(), self.template.shoot) if self.template.shoot else None
            known = assets.known(db, [one.sha256 for one in batch])
            for one in batch:
                written.append(self._write(db, one, shoot, known.get(one.sha256)))
            originals.put_seen(db, [_seen(one) for one in batch if one.arrival.archive is None])
            self._keep_names(written)
            take_in = TakeIn(self.id, self.at, self.library.actor.name, self.source)
            journal.append(self.library, db, take_in, [asset for asset, _one, is_new in written if is_new])
        for asset, one, is_new in written:
            line = (asset.id, one.arrival.shown, one.sha256)
            if is_new:
                self.report.imported.append(line)
                self.report.sidecars += [(name, asset.id) for name in one.arrival.sidecars[: len(one.sidecars)]]
            else:
                self.report.duplicates.append((one.arrival.shown, asset.id))

    def _write(
        self, db: Connection, one: Received, shoot: str | None, held: tuple[str, str] | None
    ) -> tuple[Asset, Received, bool]:
        if held:
            asset = assets.get(db, [held[0]])[0]
            if held[1] == "original_missing":
                values = {"state": "present", "extension": one.extension, "reference": one.reference}
                assets.put_columns(db, asset.id, values)
                return asset, one, True
            return asset, one, False
        merged = originals.merged_into(db, one.sha256)
        if merged:
            return assets.get(db, [merged])[0], one, False
        asset = dressed(_asset(one, self.id), self.template)
        facts = one.taken.facts
        assets.insert(db, replace(asset, shoot=shoot), facts.other, facts.areas)
        for sha256, name in one.sidecars:
            incoming.put_sidecar(db, asset.id, sha256, name)
        return replace(asset, shoot=self.template.shoot), one, True

    def _keep_names(self, written: Sequence[tuple[Asset, Received, bool]]) -> None:
        """Names that files give the persons in them go to the people vault, to be registered or thrown away."""
        names = [
            row
            for asset, received, is_new in written
            if is_new
            for row in rows_of(asset.id, received.taken.facts.depicted)
        ]
        if names:
            self.library.people_vault.suggest(names)


def _seen(one: Received) -> tuple[str, int, int, str]:
    return readable(one.arrival.path.name), one.stamp.bytes, one.stamp.modified_ns, one.sha256


def _asset(one: Received, take_in_id: str) -> Asset:
    facts = one.taken.facts
    rights = (
        Rights(facts.creator, facts.credit, facts.copyright)
        if facts.creator or facts.credit or facts.copyright
        else None
    )
    return Asset(
        id=new_id(), sha256=one.sha256, media=facts.media, file=replace(facts.file, name=readable(facts.file.name)), extension=one.extension,
        captured_at=facts.captured_at, camera=facts.camera, gps=facts.gps, fingerprint=one.taken.fingerprint.hex(),
        keywords=facts.keywords, title=facts.title, caption=facts.caption, alt=facts.alt, rights=rights,
        take_in=take_in_id, imported_at=now(), reference=one.reference,
    )  # fmt: skip
