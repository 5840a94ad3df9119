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

    `sidecars` are the names of the XMP files beside it that belong to it.
    """

    shown: str
    archive: Archive | None = None
    entry: int = 0
    sidecars: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """Where the file lies; of an archive's entry, where it would lie."""
        return Path(self.shown)


def arrivals(sources: Sequence[Path], report: Report) -> list[Arrival]:
    """Every file of the sources once, in order; what may not be read becomes a line of `report`."""
    found: dict[tuple[str, int], Arrival] = {}
    for source in sources:
        for arrival in _of_source(source, report):
            found.setdefault((arrival.shown, arrival.entry), arrival)
    joined = {name for arrival in found.values() for name in arrival.sidecars}
    return [arrival for arrival in found.values() if arrival.shown not in joined]


def _of_source(source: Path, report: Report) -> Iterator[Arrival]:
    if is_folder(source):
        yield from _below(source, report)
    elif is_archive(source):
        yield from _inside(source, report)
    elif source.suffix.casefold() == SIDECAR or not is_file(source):
        yield Arrival(str(source))
    else:
        yield Arrival(str(source), sidecars=_beside(source))


def _beside(path: Path) -> tuple[str, ...]:
    """The sidecars of a single file, by the two names that programs give them."""
    candidates = dict.fromkeys((path.with_name(path.name + SIDECAR), path.with_suffix(SIDECAR)))
    return tuple(str(one) for one in candidates if one != path and is_file(one))


def _below(folder: Path, report: Report) -> Iterator[Arrival]:
    def refused(error: OSError) -> None:
        report.failed.append(Failed(str(error.filename), no_permission(Path(str(error.filename)))))

    for where, folders, names in os.walk(folder, onerror=refused):
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
            yield Arrival(str(path), sidecars=tuple(str(where / one) for one in owned.get(name, ())))
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
    for number, name in archive.entries():
        if name.casefold() not in SKIPPED_NAMES and not name.startswith("._"):
            yield Arrival(f"{path}/{name}", archive, number)


def readable(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 become marks, since no database or JSON holds them."""
    return os.fsencode(name).decode("utf-8", "replace")


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
