"""Which files a taking-in is about: folders with everything below, single files, the entries of ZIP archives.

Looks at names only, but for archives that are named themselves; what a file is, its content tells later.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from imagebank.core.errors import N_, FileProblem
from imagebank.media.archive import Archive, is_archive
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
    found: dict[str, Arrival] = {}
    for source in sources:
        for arrival in _of_source(source, report):
            found.setdefault(arrival.shown, arrival)
    return list(found.values())


def _of_source(source: Path, report: Report) -> Iterator[Arrival]:
    if _is_folder(source):
        yield from _below(source, report)
    elif is_archive(source):
        yield from _inside(source, report)
    elif source.suffix.casefold() == SIDECAR or not source.exists():
        yield Arrival(str(source))
    else:
        yield Arrival(str(source), sidecars=_beside(source))


def _is_folder(source: Path) -> bool:
    """Say whether a folder is there; what may not even be looked at is told as a file that cannot be read."""
    try:
        return source.is_dir()
    except OSError:
        return False


def _beside(path: Path) -> tuple[str, ...]:
    """The sidecars of a single file, by the two names that programs give them."""
    candidates = dict.fromkeys((path.with_name(path.name + SIDECAR), path.with_suffix(SIDECAR)))
    return tuple(str(one) for one in candidates if one != path and one.is_file())


def _below(folder: Path, report: Report) -> Iterator[Arrival]:
    def refused(error: OSError) -> None:
        report.failed.append(Failed(str(error.filename), no_permission(Path(str(error.filename)))))

    for where, folders, names in os.walk(folder, onerror=refused):
        folders.sort()
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
        by_name.setdefault(folded(name), []).append(name)
        by_stem.setdefault(folded(Path(name).stem), []).append(name)
    for sidecar in sidecars:
        stem = folded(sidecar)[: -len(SIDECAR)]
        for name in by_name.get(stem) or by_stem.get(stem, ()):
            owned.setdefault(name, []).append(sidecar)
    return owned


def folded(name: str) -> str:
    """A name as file systems compare it: Mac writes å as two signs, cards write capitals."""
    return unicodedata.normalize("NFC", name).casefold()


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


def no_permission(path: Path) -> FileProblem:
    """The problem of a folder that may not be read."""
    return FileProblem(
        "NO_PERMISSION",
        N_("Du saknar rätt att läsa mappen {where}. Be om rättigheter eller kopiera den till en egen mapp."),
        where=path,
    )
