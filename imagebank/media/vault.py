"""The vault of originals: every file kept once, by its SHA-256, verified after copying, read-only, never rewritten.

Knows files and hashes; nothing of the catalogue. Two programs may store at the same time.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from imagebank.core.errors import FileProblem, LibraryProblem
from imagebank.core.mishaps import why
from imagebank.media.fingerprint import sha256_of
from imagebank.media.formats import identify
from imagebank.media.problems import SENTENCES, because

BLOCK = 1 << 20
NAME = re.compile(r"([0-9a-f]{64})\.([a-z0-9]{1,8})")
TEMP = re.compile(r"(\d+)-\w+\.(?:part|entry)")
ABANDONED_S = 24 * 3600
"""Age in seconds from which a temporary file is swept whoever made it."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True)
class Stored:
    """An original in the vault: its SHA-256 in hexadecimal, its size in bytes, where it lies."""

    sha256: str
    bytes: int
    path: Path


@dataclass(frozen=True, slots=True)
class Part:
    """A copy under a temporary name, read back and compared; `target` is the place it gets."""

    sha256: str
    bytes: int
    path: Path
    target: Path


class Vault:
    """The folder of originals below `root`: `originals/ab/cd/<sha256>.<extension>`."""

    def __init__(self, root: Path) -> None:
        self.originals = root / "originals"
        self.temporary = root / "incoming"

    def store(self, path: Path) -> Stored:
        """Copy the file at `path` into the vault and prove the copy; one that is there already stays as it is.

        Raises `FileProblem` about the source, `LibraryProblem` DISK_FULL or NOT_WRITTEN about the vault.
        """
        part = self.copy(path, identify(path).extension)
        try:
            self.sync(part)
            self.place([part])
        finally:
            self.drop(part)
        return Stored(part.sha256, part.bytes, part.target)

    def copy(self, path: Path, extension: str) -> Part:
        """Copy and hash in one pass, then read the copy back and compare. Whoever asks must `place` or `drop` it.

        The three steps of `store` apart, so that many copies reach the disk while others are decoded.
        """
        part = self._part(path)
        try:
            digest, size = self._copy(path, part)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        return Part(digest, size, part, self.path_of(digest, extension))

    def sync(self, part: Part) -> None:
        """Wait until the copy is on the disk. Raises `LibraryProblem`."""
        try:
            with part.path.open("rb+") as stream:
                os.fsync(stream.fileno())
            part.path.chmod(0o444)
        except OSError as error:
            raise _not_written(part.target, error) from error

    def place(self, parts: Sequence[Part]) -> None:
        """Give synced copies their names, unless a sound one has it; a damaged one is replaced. Raises `LibraryProblem`."""
        folders: dict[Path, None] = {}
        for part in parts:
            try:
                if _is_sound(part):
                    self.drop(part)
                    continue
                part.target.parent.mkdir(parents=True, exist_ok=True)
                part.path.replace(part.target)
                folders[part.target.parent] = None
            except OSError as error:
                raise _not_written(part.target, error) from error
        for folder in folders:  # after all the renames: the first sync takes the others along on most file systems
            _sync_folder(folder)

    def drop(self, part: Part) -> None:
        """Throw a copy away that got no place; one that did is no longer under its temporary name."""
        with contextlib.suppress(OSError):
            part.path.unlink(missing_ok=True)

    def path_of(self, sha256: str, extension: str) -> Path:
        """Where the original with this hash and extension lies, or would lie."""
        return self.originals / sha256[:2] / sha256[2:4] / f"{sha256}.{extension}"

    def verify(self, sha256: str, extension: str) -> bool:
        """Whether the original is there and still has its hash."""
        try:
            return sha256_of(self.path_of(sha256, extension)) == sha256
        except FileProblem:
            return False

    def remove(self, sha256: str, extension: str) -> None:
        """Take one original away, for an import that is undone. Raises OSError where the system does not let us."""
        path = self.path_of(sha256, extension)
        path.chmod(0o600)  # Windows removes no read-only file
        path.unlink()

    def sweep(self) -> int:
        """Remove temporary files older than a day or of programs that have ended; how many they were."""
        swept = 0
        for part in [*self.temporary.glob("*.part"), *self.temporary.glob("*.entry")]:
            with contextlib.suppress(OSError):
                if _abandoned(part):
                    shutil.rmtree(part) if part.is_dir() else part.unlink()
                    swept += 1
        return swept

    def walk(self) -> Iterator[tuple[str, Path]]:
        """(SHA-256, path) of everything stored, in the order of the hashes."""
        for path in sorted(self.originals.glob("??/??/*")):
            found = NAME.fullmatch(path.name)
            if found:
                yield found[1], path

    def _part(self, path: Path) -> Path:
        try:
            self.temporary.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _not_written(path, error) from error
        return self.temporary / f"{os.getpid()}-{secrets.token_hex(8)}.part"

    def _copy(self, path: Path, part: Path) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        for block in _blocks(path, part):
            digest.update(block)
            size += len(block)
        if sha256_of(part) != digest.hexdigest():
            raise LibraryProblem("NOT_WRITTEN", SENTENCES["NOT_WRITTEN"], namn=path.name, detalj="SHA-256")
        return digest.hexdigest(), size


def _is_sound(part: Part) -> bool:
    """Whether a whole original lies in the copy's place already."""
    there = part.target
    return there.exists() and there.stat().st_size == part.bytes and sha256_of(there) == part.sha256


def _blocks(path: Path, part: Path) -> Iterator[bytes]:
    """The blocks of `path`, each written to `part` before it is handed on."""
    try:
        source = path.open("rb")
    except OSError as error:
        raise because(path, error) from error
    with source:
        try:
            target = part.open("xb")
        except OSError as error:
            raise _not_written(path, error) from error
        with target:
            while block := _read(path, source.read):
                _write(path, target, block)
                yield block
            _flush(path, target)


def _read(path: Path, read: object) -> bytes:
    try:
        return read(BLOCK)  # type: ignore[operator]
    except OSError as error:
        raise because(path, error) from error


def _write(path: Path, target: object, block: bytes) -> None:
    try:
        target.write(block)  # type: ignore[attr-defined]
    except OSError as error:
        raise _not_written(path, error) from error


def _flush(path: Path, target: object) -> None:
    try:
        target.flush()  # type: ignore[attr-defined]
    except OSError as error:
        raise _not_written(path, error) from error


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where folders can be synced (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _not_written(path: Path, error: OSError) -> LibraryProblem:
    if error.errno in FULL:
        return LibraryProblem("DISK_FULL", SENTENCES["DISK_FULL"], namn=path.name)
    return LibraryProblem("NOT_WRITTEN", SENTENCES["NOT_WRITTEN"], namn=path.name, detalj=why(error))


def _abandoned(part: Path) -> bool:
    if time.time() - part.stat().st_mtime > ABANDONED_S:
        return True
    found = TEMP.fullmatch(part.name)
    return found is not None and not _alive(int(found[1]))


def _alive(process: int) -> bool:
    """Whether a process of this number runs; where that cannot be asked harmlessly (Windows), yes."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
