"""Files copied with proof: written aside, on the disk, read back and compared with their hash, then given their name."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from imagebank.core.errors import N_, FileProblem, LibraryProblem, WorldError
from imagebank.core.ids import new_id
from imagebank.media.fingerprint import sha256_of
from imagebank.services.writing import FULL, not_written

BLOCK = 1 << 20


def place(source: Path, target: Path, sha256: str, aside: Path, *, link: bool = False) -> bool:
    """Give `target` the bytes of `source`; False where `source` is not there or does not have that hash.

    Made in the folder `aside` (on `target`'s disk) and renamed. With `link` the two names share one file where the disk can.
    Raises WorldError where `target` cannot be written.
    """
    part = aside / f"{new_id()}.part"
    try:
        if not source.is_file():
            return False
        if not (link and _linked(source, part)):
            _copy(source, part)
        if sha256_of(part) != sha256:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)
    except FileProblem:
        return False
    except OSError as error:
        raise not_kept(target, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return True


def _linked(source: Path, part: Path) -> bool:
    try:
        part.hardlink_to(source)
    except (OSError, NotImplementedError):  # another disk, or one that knows no such names
        return False
    return True


def _copy(source: Path, part: Path) -> None:
    """Copy and reach the disk. A source that cannot be read raises FileProblem, a target that cannot be written OSError."""
    try:
        reader = source.open("rb")
    except OSError as error:
        raise FileProblem("UNREADABLE", "{where}", where=source) from error
    with reader, part.open("xb") as writer:
        while block := _block(reader, source):
            writer.write(block)
        writer.flush()
        os.fsync(writer.fileno())
    with suppress(OSError):  # some disks know no rights
        part.chmod(0o444)


def _block(reader: BinaryIO, source: Path) -> bytes:
    try:
        return reader.read(BLOCK)
    except OSError as error:
        raise FileProblem("UNREADABLE", "{where}", where=source) from error


def copy_plain(source: Path, target: Path) -> None:
    """Copy a small file with its time of change, for its owner only. Raises WorldError."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        with suppress(OSError):
            shutil.copystat(source, target)
            target.chmod(0o600)
    except OSError as error:
        raise not_kept(target, error) from error


def not_kept(target: Path, error: OSError) -> WorldError:
    """The sentence for what the system said when a copy was written."""
    if error.errno in FULL:
        return LibraryProblem(
            "DISK_FULL", N_("Disken är full: {where} kunde inte skrivas. Frigör utrymme och försök igen."), where=target
        )
    return not_written(target, error)


def has_hash(path: Path, sha256: str) -> bool:
    """Whether a file is there, byte for byte."""
    try:
        return sha256_of(path) == sha256
    except FileProblem:
        return False
