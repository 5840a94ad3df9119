"""Backs a library up while it is used: a dated copy of all that is known, and the originals that the backup lacks.

What is half made is in a folder that no restore looks at; the copy gets its name last, when everything else is there.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from imagebank.core.errors import N_, LibraryProblem, Refused
from imagebank.core.ids import new_id
from imagebank.core.progress import Progress
from imagebank.language import _
from imagebank.media.vault import Vault
from imagebank.services import journal, logbook
from imagebank.services.backup_folder import (
    CATALOGUE,
    COPIES,
    DUMP,
    JOURNAL,
    LEDGER,
    OWN,
    PEOPLE,
    Manifest,
    belongs_to,
    copies,
    write_manifest,
)
from imagebank.services.copying import copy_plain, not_kept, place
from imagebank.services.dumping import write_down
from imagebank.services.library import Library, now
from imagebank.store import holdings, inspection, ledger
from imagebank.store.copies import copy_file, copy_to, reading

KEPT = 3
"""Dated copies that are kept."""

ABANDONED_S = 24 * 3600
"""Age in seconds from which a half-made copy is taken away."""


@dataclass
class BackedUp:
    """What a backup did: the copy's folder, files and bytes copied, what was there before, and what could not be had.

    `referenced` originals stay where they are and are not backed up; `missing` are ids of assets whose file is gone or damaged.
    """

    folder: Path | None = None
    copied: int = 0
    copied_bytes: int = 0
    there: int = 0
    referenced: int = 0
    missing: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    pruned: int = 0


def back_up(
    library: Library, folder: Path, report: BackedUp, *, originals: bool = True, prune: bool = False
) -> Iterator[Progress]:
    """Back `library` up into `folder`; fills `report`. Stopped or killed, the copies of before stay as they were.
    With `prune`, originals go that no kept copy names any more (of imports that were undone).

    Raises Refused for an advisor or a folder that will not do, LibraryProblem for a damaged catalogue or a full disk,
    FileProblem for a folder that cannot be written.
    """
    _check(library, folder)
    identity = _identity(library)
    if not belongs_to(folder, identity):
        raise Refused(
            "ANOTHER_BANK", N_("{where} har säkerhetskopior av en annan bank. Välj en annan mapp."), where=folder
        )
    unfinished = folder / COPIES / f"unfinished-{new_id()}"
    try:
        _sweep(folder)
        unfinished.mkdir(parents=True)
        (unfinished / "people").mkdir(mode=0o700)
        yield from _known(library, unfinished)
        yield Progress(1, 0, _("Katalogen"))
        if originals:
            yield from _originals(library, folder, unfinished, report)
        anchor = logbook.head(library)
        _finish(folder, unfinished, report, Manifest(now(), library.actor.name, identity, originals, ledger=anchor))
        if prune:
            _prune(folder, report)
    except OSError as error:
        raise not_kept(folder, error) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _check(library: Library, folder: Path) -> None:
    if not library.actor.may_write:
        raise Refused(
            "NOT_CURATOR", N_("{name} är rådgivare och kan inte säkerhetskopiera banken."), name=library.actor.name
        )
    if folder.resolve().is_relative_to(library.root.resolve()):
        raise Refused(
            "INSIDE",
            N_("{where} ligger i banken själv. Välj en mapp på en annan disk, så att båda inte går förlorade samtidigt."),
            where=folder,
        )  # fmt: skip
    if (folder / library.catalogue.path.name).exists():
        raise Refused("A_BANK", N_("{where} är en bank. Välj en egen mapp för säkerhetskopior."), where=folder)


def _identity(library: Library) -> str:
    """What tells one bank's copies from another's: the hash of its first act, empty before there is one."""
    first = next(ledger.lines(library.db), None)
    return first.hash if first else ""


def _sweep(folder: Path) -> None:
    for left in folder.glob(f"{COPIES}/unfinished-*"):
        if time.time() - left.stat().st_mtime > ABANDONED_S:
            shutil.rmtree(left, ignore_errors=True)


def _known(library: Library, unfinished: Path) -> Iterator[Progress]:
    """Everything that is known, proven whole: catalogue, people vault, journals, and the catalogue again as a dump."""
    copy_to(library.catalogue, unfinished / CATALOGUE)
    copy_file(library.root / PEOPLE, unfinished / PEOPLE)
    for path in journal.journals(library.root):
        with suppress(FileNotFoundError):
            copy_plain(path, unfinished / JOURNAL / path.name)
    if (library.root / LEDGER).is_file():
        copy_plain(library.root / LEDGER, unfinished / LEDGER)
    for path in (path for pattern in OWN for path in library.root.glob(pattern)):
        with suppress(FileNotFoundError):
            copy_plain(path, unfinished / path.relative_to(library.root))
    for name in (CATALOGUE, PEOPLE):
        with reading(unfinished / name) as db:
            for said in inspection.problems(db)[:1]:
                raise LibraryProblem(
                    "DAMAGED", N_("{where} är skadad ({why}) och kopieras inte över en hel. Kör ”imagebank doctor”."),
                    where=name, why=said,
                )  # fmt: skip
    with reading(unfinished / CATALOGUE) as db:
        yield from write_down(db, unfinished / DUMP)


def _originals(library: Library, folder: Path, unfinished: Path, report: BackedUp) -> Iterator[Progress]:
    """Copy what the copied catalogue names and the backup lacks."""
    with reading(unfinished / CATALOGUE) as db:
        wanted = holdings.holdings(db)
    kept = Vault(folder)
    sizes = {path.name: path.stat().st_size for _sha256, path in kept.walk()}
    for number, one in enumerate(wanted, 1):
        if one.reference is not None:
            report.referenced += 1
        elif one.expected:
            source = library.originals.path_of(one.sha256, one.extension)
            _one(one, source, kept.path_of(one.sha256, one.extension), sizes, unfinished, report)
        yield Progress(number, len(wanted), one.name)


def _one(
    one: holdings.Holding, source: Path, target: Path, sizes: dict[str, int], aside: Path, report: BackedUp
) -> None:
    size = source.stat().st_size if source.is_file() else -1
    if sizes.get(target.name, -2) == size:
        report.there += 1
    elif size >= 0 and place(source, target, one.sha256, aside):
        report.copied += 1
        report.copied_bytes += size
        sizes[target.name] = size
    elif target.name not in sizes:  # what the backup has, it keeps, also when the library has lost it
        report.missing.append(one.asset)


def _finish(folder: Path, unfinished: Path, report: BackedUp, manifest: Manifest) -> None:
    with reading(unfinished / CATALOGUE) as db:
        manifest.counts.update(holdings.counts(db))
    write_manifest(unfinished, manifest)
    report.folder = unfinished.rename(folder / COPIES / _name(folder, manifest.at))
    for old in copies(folder)[KEPT:]:
        if old != report.folder:
            shutil.rmtree(old, ignore_errors=True)
            report.removed.append(old.name)


def _name(folder: Path, at: str) -> str:
    """The copy's name: its time, and a number for a second one in the same second."""
    name = at.replace("+00:00", "Z").replace(":", "-")
    same = [int(copy.name[len(name) + 1 :] or 1) for copy in copies(folder) if copy.name.startswith(name)]
    return f"{name}-{max(same) + 1:03}" if same else name


def _prune(folder: Path, report: BackedUp) -> None:
    named: set[str] = set()
    for copy in copies(folder):
        with reading(copy / CATALOGUE) as db:
            named |= {one.sha256 for one in holdings.holdings(db)}
    kept = Vault(folder)
    for sha256, path in list(kept.walk()):
        if sha256 not in named:
            kept.remove(sha256, path.suffix[1:])
            report.pruned += 1
