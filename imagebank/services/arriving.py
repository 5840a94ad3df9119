"""Which files a taking-in is about: folders with everything below, single files, the entries of ZIP archives.

Looks at names only, but for archives that are named themselves; what a file is, its content tells later.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from imagebank.core.errors import N_, FileProblem
from imagebank.core.words import file_key
from imagebank.media.archive import Archive, is_archive
from imagebank.media.looking import is_file, is_folder
from imagebank.services.report import Failed, Report

SKIPPED_NAMES = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
SIDECAR = ".xmp"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file that arrives. `shown` is what the report calls it; an `archive`'s entry has its number in `entry`.

    `sidecars` are the XMP files beside it that belong to it.
    """

    shown: str
    archive: Archive | None = None
    entry: int = 0
    sidecars: tuple[Arrival, ...] = ()

    @property
    def path(self) -> Path:
        """Where the file lies; of an archive's entry, where it would lie."""
        return Path(self.shown)


def arrivals(sources: Sequence[Path], report: Report, own: Path | None = None) -> list[Arrival]:
    """Every file of the sources once, in order; what may not be read becomes a line of `report`.

    `own` is the library's folder, which is never taken in, nor anything below it.
    """
    found: dict[tuple[str, int], Arrival] = {}
    for source in sources:
        for arrival in _of_source(source, report, own):
            found.setdefault((arrival.shown, arrival.entry), arrival)
    joined = {(one.shown, one.entry) for arrival in found.values() for one in arrival.sidecars}
    return [arrival for key, arrival in found.items() if key not in joined]


def _of_source(source: Path, report: Report, own: Path | None) -> Iterator[Arrival]:
    if is_folder(source):
        yield from _below(source, report, own)
    elif is_archive(source):
        yield from _inside(source, report)
    elif source.suffix.casefold() == SIDECAR or not is_file(source):
        yield Arrival(str(source))
    else:
        yield Arrival(str(source), sidecars=_beside(source))


def _beside(path: Path) -> tuple[Arrival, ...]:
    """The sidecars of a single file, by the two names that programs give them."""
    candidates = dict.fromkeys((path.with_name(path.name + SIDECAR), path.with_suffix(SIDECAR)))
    return tuple(Arrival(str(one)) for one in candidates if one != path and is_file(one))


def _below(folder: Path, report: Report, own: Path | None) -> Iterator[Arrival]:
    def refused(error: OSError) -> None:
        report.failed.append(Failed(str(error.filename), no_permission(Path(str(error.filename)))))

    for where, folders, names in os.walk(folder, onerror=refused):
        if own is not None and Path(where).resolve().is_relative_to(own.resolve()):
            folders.clear()
            report.failed.append(Failed(where, _ours(own)))
            continue
        folders.sort()
        report.failed += [
            Failed(str(one), _linked(one)) for name in folders if (one := Path(where) / name).is_symlink()
        ]
        kept = [name for name in sorted(names) if name.casefold() not in SKIPPED_NAMES and not name.startswith("._")]
        yield from _in_folder(Path(where), kept, report)


def _in_folder(where: Path, names: list[str], report: Report) -> Iterator[Arrival]:
    """One folder's files, sidecars joined to theirs; a sidecar of nobody arrives alone."""
    sidecars = [name for name in names if name.casefold().endswith(SIDECAR)]
    others = [name for name in names if not name.casefold().endswith(SIDECAR)]
    owned = _owners(sidecars, others)
    for name in others:
        path = where / name
        if name.casefold().endswith(".zip") and is_archive(path):
            yield from _inside(path, report)
        else:
            yield Arrival(str(path), sidecars=tuple(Arrival(str(where / one)) for one in owned.get(name, ())))
    taken = {one for ones in owned.values() for one in ones}
    yield from (Arrival(str(where / name)) for name in sidecars if name not in taken)


def _owners(sidecars: list[str], others: list[str]) -> dict[str, list[str]]:
    """File name → names of its sidecars (`a.jpg.xmp` is of `a.jpg`; `a.xmp` of every `a.*`)."""
    if not sidecars:
        return {}
    owned: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    by_stem: dict[str, list[str]] = {}
    for name in others:
        by_name.setdefault(file_key(name), []).append(name)
        by_stem.setdefault(file_key(Path(name).stem), []).append(name)
    for sidecar in sidecars:
        stem = file_key(sidecar)[: -len(SIDECAR)]
        for name in by_name.get(stem) or by_stem.get(stem, ()):
            owned.setdefault(name, []).append(sidecar)
    return owned


def _inside(path: Path, report: Report) -> Iterator[Arrival]:
    try:
        archive = Archive(path)
    except FileProblem as problem:
        report.failed.append(Failed(str(path), problem))
        return
    folders: dict[str, list[tuple[int, str]]] = {}
    for number, name in archive.entries():
        folder, _slash, last = name.rpartition("/")
        if last.casefold() not in SKIPPED_NAMES and not last.startswith("._"):
            folders.setdefault(folder, []).append((number, last))
    for folder, files in folders.items():
        yield from _in_archive(archive, f"{path}/{folder}" if folder else str(path), files)


def _in_archive(archive: Archive, where: str, files: list[tuple[int, str]]) -> Iterator[Arrival]:
    """One archive's folder, sidecars joined to theirs, as `_in_folder` does."""
    sidecars = [name for _number, name in files if name.casefold().endswith(SIDECAR)]
    owned = _owners(sidecars, [name for _number, name in files if name not in sidecars])
    arrived = {name: Arrival(f"{where}/{name}", archive, number) for number, name in files if name in sidecars}
    taken = {one for ones in owned.values() for one in ones}
    for number, name in files:
        if name not in arrived:
            beside = tuple(arrived[one] for one in owned.get(name, ()))
            yield Arrival(f"{where}/{name}", archive, number, beside)
    yield from (arrival for name, arrival in arrived.items() if name not in taken)


def readable(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 become marks, since no database or JSON holds them."""
    return os.fsencode(name).decode("utf-8", "replace")


def _ours(path: Path) -> FileProblem:
    return FileProblem(
        "OWN_FOLDER", N_("{where} är banken själv och tas inte in. Välj mappen där bilderna ligger."), where=path
    )  # fmt: skip


def _linked(path: Path) -> FileProblem:
    return FileProblem(
        "LINKED_FOLDER", N_("{where} är en länk till en annan mapp och följs inte. Välj den mappen själv."), where=path
    )  # fmt: skip


def no_permission(path: Path) -> FileProblem:
    """The problem of a folder that may not be read."""
    return FileProblem(
        "NO_PERMISSION",
        N_("Du saknar rätt att läsa mappen {where}. Be om rättigheter eller kopiera den till en egen mapp."),
        where=path,
    )
