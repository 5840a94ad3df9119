"""The catalogue's side of a taking-in: gathers received files, commits them a batch at a time, tells the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset
from imagebank.core.errors import N_, FileProblem, Refused
from imagebank.core.ids import new_id
from imagebank.core.registers import Weeded
from imagebank.media.looking import is_file
from imagebank.media.metadata import WHOLE_TITLE
from imagebank.services import journal
from imagebank.services.arriving import Arrival, readable
from imagebank.services.finding_again import keep, refer
from imagebank.services.library import Library, now
from imagebank.services.posters import renew_posters
from imagebank.services.receiving import Received, Receiver
from imagebank.services.report import Failed, Report
from imagebank.services.sidecars import take_sidecar
from imagebank.services.suggesting import rows_of
from imagebank.services.template import Template, dressed
from imagebank.store import assets, incoming, originals, registers, shoots, similar
from imagebank.store.engine import Connection
from imagebank.store.shoots import TakeIn

SOURCES = 3
"""How many folders and files an import's record names; a drop may have thousands."""


WEEDED = N_("{path} är gallrad ur banken ({authority}) och tas inte in igen.")


class Cataloguing:
    """One taking-in's batch. `waiting` files are received and not yet committed; `found` says how many there are in all."""

    def __init__(
        self,
        library: Library,
        receiver: Receiver,
        template: Template,
        report: Report,
        sources: Sequence[str],
        found: int,
    ) -> None:
        self.library, self.receiver, self.template, self.report = library, receiver, template, report
        self.found = found
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
        gone = registers.all_(self.library.db, Weeded, sha256=received.sha256)
        if gone:
            problem = FileProblem("WEEDED", WEEDED, path=received.arrival.shown, authority=gone[0].authority)
            self.report.failed.append(Failed(received.arrival.shown, problem))
            return
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
        try:
            self._keep_at_hand(arrival, sha256, id)
        except FileProblem as problem:
            self.report.failed.append(Failed(arrival.shown, problem))
            return id
        self.is_here(arrival, id)
        return id

    def is_here(self, arrival: Arrival, id: str) -> None:
        """Tell the report of a file that the bank has; its sidecars may be new all the same."""
        self.report.duplicates.append((arrival.shown, id))
        self._sidecars(arrival, id)

    def _sidecars(self, arrival: Arrival, id: str) -> None:
        """Sidecars may be new although their picture is not."""
        for beside in arrival.sidecars:
            try:
                with self.receiver.at_hand(beside) as path:
                    changes = take_sidecar(self.library, id, path)
            except FileProblem as problem:
                self.report.failed.append(Failed(beside.shown, problem))
            else:
                self.report.sidecars += [(beside.shown, id)] if changes.assets else []

    def _keep_at_hand(self, arrival: Arrival, sha256: str, id: str) -> None:
        """A known file keeps its original sound: the vault's copy is healed, a reference is copied in or found again."""
        asset = assets.get(self.library.db, [id])[0]
        other = next((one for one in originals.others(self.library.db, id) if one.sha256 == sha256), None)
        reference = other.reference if other else asset.reference
        if reference is None:
            self.receiver.heal(arrival, sha256, other.extension if other else asset.extension)
        elif arrival.archive is not None or not self.receiver.way.reference:
            self.receiver.heal(arrival, sha256, other.extension if other else asset.extension)
            keep(self.library, id, sha256)
        elif not is_file(Path(reference)):
            refer(self.library, id, arrival.path, sha256)

    def commit(self) -> None:
        """Write the batch in one transaction with its ledger line, thumbnails first: they are only a cache."""
        if not self._batch:
            return
        batch, self._batch = list(self._batch.values()), {}
        self.receiver.synced(batch)
        self.library.thumbnails.put([(one.sha256, one.taken.thumbnail) for one in batch])
        written: list[tuple[Asset, Received, bool]] = []
        with self.library.write("import", self.id, files=len(batch), found=self.found) as db:
            if shoots.is_undone(db, self.id):
                raise Refused(
                    "UNDONE", N_("Importen {id} ångrades medan den pågick. Resten har inte tagits in."), id=self.id
                )
            self.receiver.place(batch)
            shoots.put_take_in(db, self.id, self.at, self.library.actor.name, self.source)
            shoot = shoots.put_shoot(db, new_id(), self.template.shoot) if self.template.shoot else None
            known = assets.known(db, [one.sha256 for one in batch])
            for one in batch:
                written.append(self._write(db, one, shoot, known.get(one.sha256)))
            originals.put_seen(db, [_seen(one) for one in batch if one.arrival.archive is None])
            take_in = TakeIn(self.id, self.at, self.library.actor.name, self.source)
            journal.append(self.library, db, take_in, [asset for asset, _one, is_new in written if is_new])
        self._keep_names(written)
        renew_posters(self.library, [asset.id for asset, _one, _new in written if asset.poster_s is not None])
        for asset, one, is_new in written:
            line = (asset.id, one.arrival.shown, one.sha256)
            if is_new:
                self.report.imported.append(line)
                if any(name.startswith(WHOLE_TITLE) for name, _text in one.taken.facts.other):
                    self.report.shortened.append((one.arrival.shown, asset.id))
                self.report.sidecars += [
                    (beside.shown, asset.id) for beside in one.arrival.sidecars[: len(one.sidecars)]
                ]
            else:
                self.report.duplicates.append((one.arrival.shown, asset.id))

    def end(self) -> None:
        """Note that every file was seen to: here, and in an earlier taking-in of the same that was cut short."""
        for id, source in shoots.unended(self.library.db).items():
            if id == self.id or source == self.source:
                with self.library.write("import-end", id):
                    pass

    def _write(
        self, db: Connection, one: Received, shoot: str | None, held: tuple[str, str] | None
    ) -> tuple[Asset, Received, bool]:
        if held:
            asset = assets.get(db, [held[0]])[0]
            if held[1] == "original_missing":
                values = {"state": "present", "extension": one.extension, "reference": one.reference}
                assets.put_columns(db, asset.id, values)
                for sha256, name in one.sidecars:
                    incoming.put_sidecar(db, asset.id, sha256, name)
                return asset, one, True
            return asset, one, False
        merged = originals.merged_into(db, one.sha256)
        if merged:
            return assets.get(db, [merged])[0], one, False
        asset = dressed(_asset(one, self.id), self.template)
        facts = one.taken.facts
        assets.insert(db, replace(asset, shoot=shoot), facts.other, facts.areas)
        similar.put_uncompared(db, asset.id)
        for sha256, name in one.sidecars:
            incoming.put_sidecar(db, asset.id, sha256, name)
        if self.receiver.way.also is not None:
            self.receiver.way.also(db, asset.id)
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
        take_in=take_in_id, imported_at=now(), reference=one.reference, rating=facts.rating, pick=facts.pick,
    )  # fmt: skip
