"""Takes files and folders in: nothing is lost, what is known is recognised, what cannot be read is reported.

For each file: known by hash? → read and prove that it decodes → vault → thumbnail → catalogue, in batches of one transaction.
Killed at any moment, the library holds whole assets only, and the same import again finishes the rest.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset
from imagebank.core.errors import N_, FileProblem, ProgrammingError
from imagebank.core.ids import new_id
from imagebank.core.progress import Progress
from imagebank.media import fingerprint, formats, intake
from imagebank.media.intake import Intake
from imagebank.media.worker import Decoder
from imagebank.services import captioning
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.report import Failed, Report
from imagebank.store import assets, shoots

BATCH = 50
"""Assets in one transaction: 10,000 in 1.4 s, and no acknowledged one lost in a power cut (measured)."""

SKIPPED_NAMES = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
COMPANIONS = frozenset({"captions", "sidecar"})


@dataclass(frozen=True, slots=True)
class Template:
    """What every asset of a taking-in gets: the shoot's name, and who made the pictures."""

    shoot: str | None = None
    creator: str | None = None


@dataclass(frozen=True, slots=True)
class _Taken:
    path: Path
    sha256: str
    extension: str
    taken: Intake


def take_in(library: Library, sources: Sequence[Path], template: Template, report: Report) -> Iterator[Progress]:
    """Take in files and folders, with everything below; fills `report` as it goes.

    Yields after each finished file; every yield that follows a full batch has it committed. Stopped between two, it has
    committed everything that `report` calls imported. Raises LibraryProblem on a full disk or a locked library.
    """
    paths, companions = _sorted_out(sources, report)
    run = _Run(library, template, report, new_id(), ", ".join(str(source) for source in sources))
    library.originals.sweep()
    total = len(paths) + len(companions)
    with Decoder() as decoder:
        try:
            for number, path in enumerate(paths, 1):
                run.add(path, decoder)
                yield Progress(number, total, path.name)
        finally:
            run.commit()
    for number, path in enumerate(companions, len(paths) + 1):
        captioning.take_beside(library, path, report)
        yield Progress(number, total, path.name)


class _Run:
    """One taking-in under way: gathers a batch, commits it, reports it."""

    def __init__(self, library: Library, template: Template, report: Report, id: str, source: str) -> None:
        self.library, self.template, self.report = library, template, report
        self.id, self.source = id, readable(source)
        self.batch: dict[str, _Taken] = {}

    def add(self, path: Path, decoder: Decoder) -> None:
        try:
            self._add(path, decoder)
        except FileProblem as problem:
            self.report.failed.append(Failed(str(path), problem))
        except ProgrammingError as fault:  # a fault of ours in one file is that file's line, never the end of a batch
            problem = FileProblem("DECODER_BUG", N_("{where} gick inte att läsa: {why}."), where=path, why=fault)
            self.report.failed.append(Failed(str(path), problem))
        if len(self.batch) >= BATCH:
            self.commit()

    def _add(self, path: Path, decoder: Decoder) -> None:
        extension = formats.identify(path).extension
        sha256 = fingerprint.sha256_of(path)
        if sha256 in self.batch:
            self.commit()
        held = assets.known(self.library.db, [sha256]).get(sha256)
        if held and held[1] == "present":
            if not self.library.originals.verify(sha256, extension):
                self.library.originals.store(path)
            self.report.duplicates.append((str(path), held[0]))
            return
        taken = decoder.run(intake.take, path)
        stored = self.library.originals.store(path)
        if stored.sha256 != sha256:
            raise FileProblem(
                "CHANGED",
                N_("{where} ändrades medan den lästes. Vänta tills kopieringen är klar och importera igen."),
                where=path,
            )
        self.batch[sha256] = _Taken(path, sha256, extension, taken)

    def commit(self) -> None:
        """Write the batch in one transaction with its ledger line, thumbnails first: they are only a cache."""
        if not self.batch:
            return
        batch, self.batch = list(self.batch.values()), {}
        self.library.thumbnails.put([(one.sha256, one.taken.thumbnail) for one in batch])
        before = last_change(self.library)
        with self.library.write("import", self.id, files=len(batch)) as db:
            shoots.put_take_in(db, self.id, now(), self.library.actor.name, self.source)
            shoot = shoots.put_shoot(db, new_id(), self.template.shoot) if self.template.shoot else None
            known = assets.known(db, [one.sha256 for one in batch])
            lines = [self._write(db, one, shoot, known.get(one.sha256)) for one in batch]
        for line, one, is_new in lines:
            if is_new:
                self.report.imported.append((line, str(one.path), one.sha256))
            else:
                self.report.duplicates.append((str(one.path), line))
        self.report.changes |= changes_since(self.library, before)

    def _write(self, db, one: _Taken, shoot: str | None, held: tuple[str, str] | None) -> tuple[str, _Taken, bool]:  # noqa: ANN001
        if held and held[1] == "original_missing":
            assets.put_columns(db, held[0], {"state": "present", "extension": one.extension})
            return held[0], one, True
        if held:
            return held[0], one, False
        asset = _asset(one, shoot, self.id, self.template.creator)
        assets.insert(db, asset)
        return asset.id, one, True


def _asset(one: _Taken, shoot: str | None, take_in_id: str, creator: str | None) -> Asset:
    facts = one.taken.facts
    made_by = facts.creator or creator
    rights = Rights(made_by, facts.credit, facts.copyright) if made_by or facts.credit or facts.copyright else None
    return Asset(
        id=new_id(), sha256=one.sha256, media=facts.media, file=replace(facts.file, name=readable(facts.file.name)), extension=one.extension,
        captured_at=facts.captured_at, camera=facts.camera, gps=facts.gps, fingerprint=one.taken.fingerprint.hex(),
        keywords=facts.keywords, title=facts.title, caption=facts.caption, alt=facts.alt, rights=rights, shoot=shoot,
        take_in=take_in_id, imported_at=now(),
    )  # fmt: skip


def _sorted_out(sources: Sequence[Path], report: Report) -> tuple[list[Path], list[Path]]:
    """Every file of the sources, pictures and films first; captions and sidecars, which belong to one, after."""
    paths: list[Path] = []
    companions: list[Path] = []
    for path in dict.fromkeys(_walk(sources, report)):
        try:
            (companions if formats.identify(path).media in COMPANIONS else paths).append(path)
        except FileProblem as problem:
            report.failed.append(Failed(str(path), problem))
    return paths, companions


def _walk(sources: Iterable[Path], report: Report) -> Iterator[Path]:
    for source in sources:
        if _is_folder(source):
            yield from _below(source, report)
        else:
            yield source


def _is_folder(source: Path) -> bool:
    """Say whether a folder is there; what may not even be looked at is told as a file that cannot be read."""
    try:
        return source.is_dir()
    except OSError:
        return False


def _below(folder: Path, report: Report) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        report.failed.append(Failed(str(error.filename), no_permission(Path(str(error.filename)))))

    for where, folders, names in os.walk(folder, onerror=refused):
        folders.sort()
        for name in sorted(names):
            if name.casefold() not in SKIPPED_NAMES and not name.startswith("._"):
                yield Path(where) / name


def readable(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 become marks, since no database or JSON holds them."""
    return os.fsencode(name).decode("utf-8", "replace")


def no_permission(path: Path) -> FileProblem:
    """The problem of a folder that may not be read."""
    return FileProblem(
        "NO_PERMISSION",
        N_("Du saknar rätt att läsa mappen {where}. Be om rättigheter eller kopiera den till en egen mapp."),
        where=path,
    )
