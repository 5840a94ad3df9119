"""A pack beside its place: made in a hidden folder, ready to be renamed in one step, gone whatever happens."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from imagebank.core.ids import new_id
from imagebank.media import bag
from imagebank.services.writing import not_written

ABANDONED_S = 24 * 3600
"""Age in seconds from which a half-made pack is nobody's."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What is to be renamed into place, flushed to the disk, and the SHA-256 of its `manifest-sha256.txt`."""

    path: Path
    manifest: str


@contextmanager
def set_aside(target: Path) -> Iterator[Path]:
    """A hidden folder beside the target with an empty `data`, gone afterwards whatever happens.

    Raises FileProblem or LibraryProblem for what the system says of the place.
    """
    aside = target.parent / f".{target.name}.{new_id(6)}.unfinished"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        (aside / "data").mkdir(parents=True)
        yield aside
    except OSError as error:
        raise not_written(target, error) from error
    finally:
        for left in (aside, _archives(aside)):
            shutil.rmtree(left, ignore_errors=True)


def _sweep(target: Path) -> None:
    """Take away what a program that was killed left of an earlier try; one that may still run is left alone."""
    for left in target.parent.glob(f".{target.name}.*.unfinished*"):
        if time.time() - left.stat().st_mtime > ABANDONED_S:
            shutil.rmtree(left, ignore_errors=True)


def made_ready(aside: Path, form: str, number: str) -> Ready:
    """Make the finished bag in `aside` ready: the folder itself, or a zip of it with `number` as its one top folder."""
    manifest = bag.sha256(aside / bag.MANIFEST)
    if form == "folder":
        for path in aside.rglob("*"):
            if path.is_file():
                _flush(path)
        return Ready(aside, manifest)
    archives = _archives(aside)
    shutil.rmtree(archives, ignore_errors=True)
    archives.mkdir()
    archive = archives / f"{number}.zip"
    bag.zipped(aside, archive, number)
    _flush(archive)
    return Ready(archive, manifest)


def _archives(aside: Path) -> Path:
    return aside.with_name(f"{aside.name}.d")


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
