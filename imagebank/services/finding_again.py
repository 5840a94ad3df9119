"""Referenced originals that were moved or renamed are found again by their hash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, FileProblem
from imagebank.core.progress import Progress
from imagebank.media import fingerprint
from imagebank.media.looking import is_folder
from imagebank.services.arriving import arrivals
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.receiving import referable, stamp_of
from imagebank.services.report import Report
from imagebank.store import assets, originals


@dataclass
class Refound:
    """What a search for moved originals found: (id, new path), and the ids that are still missing."""

    found: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    changes: Changes = Changes()


def refer(library: Library, id: str, path: Path, sha256: str) -> Changes:
    """Let an asset refer to this original of its in a new place. Raises FileProblem for a name that is no text."""
    return _put(library, id, sha256, referable(path))


def keep(library: Library, id: str, sha256: str) -> Changes:
    """An original that was referenced is in the vault now."""
    return _put(library, id, sha256, None)


def _put(library: Library, id: str, sha256: str, reference: str | None) -> Changes:
    before = last_change(library)
    with library.write("refer", id) as db:
        originals.put_reference(db, sha256, reference)
        assets.touch(db, id)
    return changes_since(library, before)


def find_again(library: Library, folders: Sequence[Path], report: Refound) -> Iterator[Progress]:
    """Look below `folders` for referenced originals that are not in their place; only files of the right size are read."""
    lost = {
        sha: (id, size) for id, path, sha, size in originals.referenced(library.db) if not _is_in_place(path, sha, size)
    }
    sizes = {size for _id, size in lost.values()}
    for folder in folders:
        if not is_folder(folder):
            raise FileProblem("NO_FOLDER", N_("{where} är ingen mapp. Ange en mapp att leta i."), where=folder)
    candidates = arrivals(folders, Report()) if lost else []
    for number, arrival in enumerate(candidates, 1):
        sha256 = _hash_of(arrival.path, sizes) if arrival.archive is None else None
        if sha256 in lost:
            id, _size = lost[sha256]
            with suppress(FileProblem):  # a name that is no text: another copy may have a better one
                report.changes |= refer(library, id, arrival.path, sha256)
                report.found.append((id, arrival.shown))
                del lost[sha256]
        yield Progress(number, len(candidates), arrival.path.name)
    report.missing += [id for id, _size in lost.values()]


def _is_in_place(path: str, sha256: str, size: int) -> bool:
    """Whether the file that was taken in still lies there; one that was written over is as lost as one that moved."""
    return _hash_of(Path(path), {size}) == sha256


def _hash_of(path: Path, sizes: set[int]) -> str | None:
    try:
        return fingerprint.sha256_of(path) if stamp_of(path).bytes in sizes else None
    except FileProblem:
        return None
