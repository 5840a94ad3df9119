"""Makes a library again in a new folder: from a backup, from what a damaged library still has, or from both.

Everything is made in a folder of its own inside the new one and moved out of it last, the catalogue after all else; so a
restoring that fails or is killed leaves nothing that looks like a library.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from imagebank.core.errors import N_, LibraryProblem, Refused, WrongWords
from imagebank.core.ids import new_id
from imagebank.core.progress import Progress
from imagebank.media.vault import Vault
from imagebank.services import backup_folder, journal, rebuilding
from imagebank.services.backup_folder import CATALOGUE, JOURNAL, LEDGER, OWN, PEOPLE
from imagebank.services.copying import copy_plain, not_kept, place
from imagebank.services.library import Library, init, open_library
from imagebank.services.reapplying import catch_up
from imagebank.services.rebuilding import Rebuilt
from imagebank.services.side_by_side import side_by_side
from imagebank.services.upkeep import Checkup, examine
from imagebank.store import holdings
from imagebank.store.copies import sound_copy
from imagebank.store.holdings import Holding

WORKSHOP = ".restoring-"
THUMBNAILS = "thumbnails.sqlite"


@dataclass(frozen=True, slots=True)
class Order:
    """What to restore: a backup's folder (`date`: the beginning of a copy's name), a damaged library's folder, or both.

    `usual`: the library that is opened when none is named; its ledger's copy is read, nothing else.
    """

    target: Path
    actor: str
    backup: Path | None = None
    damaged: Path | None = None
    date: str | None = None
    usual: Path | None = None


@dataclass
class Restored:
    """What a restoring made.

    `at`: the time of the backup whose catalogue was taken, None for none; `own`: the damaged library's catalogue was whole
    and was taken. `placed` originals; `unsound` files that are not what they should be, and no sound one was found;
    `missing` ids of assets without their file.
    """

    at: str | None = None
    own: bool = False
    names: bool = False
    assets: int = 0
    placed: int = 0
    unsound: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    reapplied: int | None = None
    """Withdrawals, blocks and erasures after the backup that were done again; None: the ledger's end is missing."""

    found_near: int = 0
    """Acts done again out of a ledger that happened to lie near, with the ledger's end missing all the same."""

    ledger: Path | None = None
    rebuilt: Rebuilt = field(default_factory=Rebuilt)
    checkup: Checkup = field(default_factory=Checkup)


def restore(order: Order, report: Restored) -> Iterator[Progress]:
    """Make the library of `order` in its new folder, and examine it; fills `report`.

    Raises WrongWords where there is nothing to restore from, FileProblem for a damaged backup, LibraryProblem for a folder that
    is not empty or a full disk. Then nothing is left behind.
    """
    if order.backup is None and order.damaged is None:
        raise WrongWords(
            "NOTHING_TO_RESTORE",
            N_("Ange en säkerhetskopia, eller en skadad bank med --originals, att återställa från."),
        )
    if order.damaged is not None and not any((order.damaged / name).exists() for name in ("originals", LEDGER)):
        raise WrongWords(
            "NO_ORIGINALS", N_("Det finns inga original i {where}. Kontrollera mappens namn."), where=order.damaged
        )
    copy = backup_folder.chosen(order.backup, order.date) if order.backup else None
    manifest, sound = backup_folder.checked(copy) if copy else (None, [])
    made = not order.target.exists()
    workshop = _begin(order.target)
    try:
        yield from _fill(order, workshop, copy, sound, report, manifest.at if manifest else "")
        report.at = None if report.own or manifest is None else manifest.at
        _move_out(workshop, order.target)
    except OSError as error:
        raise not_kept(order.target, error) from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
        if made:
            with suppress(OSError):
                order.target.rmdir()  # only when nothing came into it


def _ledgers(order: Order, copy: Path | None) -> list[Path]:
    """Where a later ledger may lie: in the damaged library, and in copies of the backup that are newer than the chosen one."""
    newer = (
        [one for one in backup_folder.copies(order.backup) if copy is None or one.name > copy.name]
        if order.backup
        else []
    )
    return [*(one for one in (order.damaged, order.usual) if one), *newer]


def _near(order: Order) -> list[Path]:
    """Copies of a ledger in folders beside the new library, or beside the backup: the damaged one often lies there."""
    found: list[Path] = []
    for where in dict.fromkeys(one.resolve().parent for one in (order.target, order.backup) if one):
        with suppress(OSError):
            found += sorted(one / LEDGER for one in where.iterdir() if (one / LEDGER).is_file())
    return [path for path in found if path.parent != order.target.resolve()]


def _begin(target: Path) -> Path:
    """The folder to work in; what a killed restoring left is taken away."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        for left in target.glob(f"{WORKSHOP}*"):
            shutil.rmtree(left, ignore_errors=True)
        if any(target.iterdir()):
            raise LibraryProblem(
                "NOT_EMPTY",
                N_("{where} är inte en tom mapp. Återställ till en ny mapp, så att ingenting skrivs över."),
                where=target,
            )
        workshop = target / f"{WORKSHOP}{new_id(6)}"
        workshop.mkdir()
    except OSError as error:
        raise not_kept(target, error) from error
    return workshop


def _fill(
    order: Order, workshop: Path, copy: Path | None, sound: list[str], report: Restored, manifest_at: str
) -> Iterator[Progress]:
    _gather(order, workshop, copy, sound, report)
    library = open_library(workshop, order.actor)
    try:
        if not library.actor.may_write:
            raise Refused(
                "NOT_CURATOR", N_("{name} är rådgivare och kan inte återställa banken."), name=library.actor.name
            )
        if order.damaged is not None:
            yield from _link_originals(library, order.damaged, report)
        if order.backup is not None:
            yield from _copy_originals(library, order.backup, report)
        report.unsound = [path for path in report.unsound if not _in_vault(library, Path(path)).is_file()]
        if not report.own:
            copies = [folder / LEDGER for folder in _ledgers(order, copy) if (folder / LEDGER).is_file()]
            caught = catch_up(library, copies, manifest_at, _near(order) if copy else [])
            report.reapplied, report.ledger = caught.acts if caught.whole else None, caught.copy
            report.found_near = 0 if caught.whole else caught.acts
        _set_states(library, report)
        if order.damaged is not None:
            torn = frozenset(Path(path).stem for path in report.unsound)
            yield from rebuilding.rebuild(library, report.rebuilt, torn=torn, names=not report.names)
        yield from examine(library, report.checkup, deep=False)  # every file was hashed when it was placed
        report.missing = report.checkup.missing
        report.assets = holdings.counts(library.db)["asset"]
    finally:
        library.close()


def _gather(order: Order, workshop: Path, copy: Path | None, sound: list[str], report: Restored) -> None:
    """The best that there is of each part but the originals: the damaged library's where it is whole, else the backup's."""
    old, people = order.damaged, workshop / PEOPLE
    if old is not None and order.date is None:
        report.own = sound_copy(old / CATALOGUE, workshop / CATALOGUE, catalogue=True)
    if copy is not None and not report.own:
        copy_plain(copy / CATALOGUE, workshop / CATALOGUE)
    if not (workshop / CATALOGUE).exists():
        init(workshop, order.actor).close()
    people.parent.mkdir(mode=0o700, exist_ok=True)
    people.unlink(missing_ok=True)
    if old is not None:
        report.names = sound_copy(old / PEOPLE, people)
        (workshop / THUMBNAILS).unlink(missing_ok=True)
        sound_copy(old / THUMBNAILS, workshop / THUMBNAILS)
    if copy is not None and not report.names:
        copy_plain(copy / PEOPLE, people)
    journals = journal.journals(old) if old is not None else []
    if not journals and copy is not None:
        journals = [copy / name for name in sound if name.startswith(f"{JOURNAL}/")]
    for path in journals:
        copy_plain(path, workshop / JOURNAL / path.name)
    for home in [one for one in (copy, old) if one is not None]:
        for path in [path for pattern in OWN for path in home.glob(pattern)]:
            copy_plain(path, workshop / path.relative_to(home))


def _in_vault(library: Library, path: Path) -> Path:
    """Where a file of another vault lies in this one."""
    return library.originals.path_of(path.stem, path.suffix[1:])


def _link_originals(library: Library, old: Path, report: Restored) -> Iterator[Progress]:
    """Everything in the damaged library's vault that still has its hash; on the same disk, without copying."""
    files = list(Vault(old).walk())

    def link(file: tuple[str, Path]) -> bool:
        return place(file[1], _in_vault(library, file[1]), file[0], library.root, link=True)

    for number, ((_sha256, path), done) in enumerate(side_by_side(link, files), 1):
        if done:
            report.placed += 1
        else:
            report.unsound.append(str(path))
        yield Progress(number, len(files), path.name)


def _copy_originals(library: Library, backup: Path, report: Restored) -> Iterator[Progress]:
    """Everything that the catalogue names and that is not here yet."""
    kept = Vault(backup)
    wanted = [one for one in holdings.holdings(library.db) if one.reference is None]

    def copy(one: Holding) -> bool | None:
        target, source = (vault.path_of(one.sha256, one.extension) for vault in (library.originals, kept))
        if target.is_file() or not source.is_file():
            return None
        return place(source, target, one.sha256, library.root)

    for number, (one, done) in enumerate(side_by_side(copy, wanted), 1):
        if done:
            report.placed += 1
        elif done is False:
            report.unsound.append(str(kept.path_of(one.sha256, one.extension)))
        yield Progress(number, len(wanted), one.name)


def _set_states(library: Library, report: Restored) -> None:
    """Which originals are at hand is true of a folder, not of the bank: it is asked anew."""
    present: list[str] = []
    missing: list[str] = []
    for one in holdings.holdings(library.db):
        if one.kind == "asset":
            where = Path(one.reference) if one.reference else library.originals.path_of(one.sha256, one.extension)
            (present if where.is_file() else missing).append(one.asset)
    with library.write("restore", "library", originals=report.placed, missing=len(missing)) as db:
        holdings.put_states(db, present, missing)


def _move_out(workshop: Path, target: Path) -> None:
    for path in sorted(workshop.iterdir(), key=lambda path: (path.name == CATALOGUE, path.name)):
        path.rename(target / path.name)
