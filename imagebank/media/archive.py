"""ZIP archives: their entries by number and plain name, each copied out alone into a file of our own naming.

No entry's path is ever used as a path, so that none can escape; sizes are counted while copying, not believed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import struct
import threading
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from imagebank.core.errors import N_, FileProblem, LibraryProblem
from imagebank.media.looking import is_file
from imagebank.media.problems import SENTENCES, because

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
BLOCK = 1 << 20
MAX_ENTRIES = 200_000
MAX_ENTRY_BYTES = 32 << 30
MAX_RATIO = 200
"""Bytes out for a byte in, beyond which an entry is a bomb: pictures and films hardly shrink, BMP and TIFF by tens."""

RATIO_FROM = 64 << 20
"""Bytes up to which nobody asks for the ratio."""

DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})
"""First names of office documents, which are archives too but no collections of files."""

MOST_OPEN = 4
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_GUARD = threading.Lock()
_OPEN: OrderedDict[Path, zipfile.ZipFile] = OrderedDict()
_MISHAPS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    struct.error,
)


def is_archive(path: Path) -> bool:
    """Whether the file begins as a ZIP archive does."""
    if not is_file(path):
        return False
    with contextlib.suppress(OSError), path.open("rb") as stream:
        return stream.read(4) in MAGIC
    return False


class Archive:
    """One opened archive; entries may be copied by several threads. Raises `FileProblem` where it is none or damaged.

    Office documents are refused, being no collections of files, unless `documents` asks for them.
    """

    def __init__(self, path: Path, *, documents: bool = False) -> None:
        self.path = path
        with _GUARD:
            self._infos = [info for info in _opened(path).infolist() if not info.filename.endswith("/")]
        no_files = not documents and any(info.filename in DOCUMENTS for info in self._infos)
        if len(self._infos) > MAX_ENTRIES or no_files:
            raise FileProblem(
                "NOT_FILES", N_("{where} är ett arkiv av annat slag än mappar med bilder. Packa upp det och välj filerna."),
                where=path.name,
            )  # fmt: skip

    def entries(self) -> Iterator[tuple[int, str]]:
        """(number, shown name) of every file: forward slashes, no `..`, nothing that is empty."""
        for number, info in enumerate(self._infos):
            yield number, "/".join(_parts(_name(info))) or str(number)

    def copy_out(self, number: int, folder: Path) -> Path:
        """Copy one entry into the (new, own) `folder` under its last name. Raises `FileProblem`; then nothing is left."""
        info = self._infos[number]
        parts = _parts(_name(info))
        target = folder / _short(parts[-1] if parts else str(number))
        try:
            with self._entry(info) as source, target.open("xb") as out:
                self._copy(info, source, out)
        except OSError as error:
            target.unlink(missing_ok=True)
            if error.errno in FULL:
                raise LibraryProblem("DISK_FULL", SENTENCES["DISK_FULL"], namn=target.name) from error
            raise because(target, error) from error
        except _MISHAPS as error:
            target.unlink(missing_ok=True)
            if info.flag_bits & 1:
                raise FileProblem(
                    "ENCRYPTED", N_("{where} är skyddad med lösenord. Packa upp arkivet och välj filerna."), where=target.name
                ) from error  # fmt: skip
            raise _damaged(target) from error
        return target

    def _entry(self, info: zipfile.ZipInfo) -> IO[bytes]:
        with _GUARD:
            return _opened(self.path).open(info)

    def _copy(self, info: zipfile.ZipInfo, source: IO[bytes], out: IO[bytes]) -> None:
        size = 0
        while block := source.read(BLOCK):
            size += len(block)
            if size > MAX_ENTRY_BYTES or (size > RATIO_FROM and size > MAX_RATIO * max(1, info.compress_size)):
                raise zipfile.BadZipFile("bomb")
            out.write(block)


def _opened(path: Path) -> zipfile.ZipFile:
    """The archive, opened, for whoever holds the guard. Only the last few stay open; one closes after its last reader."""
    found = _OPEN.pop(path, None)
    try:
        _OPEN[path] = found or zipfile.ZipFile(path)
    except OSError as error:
        raise because(path, error) from error
    except _MISHAPS as error:
        raise _damaged(path) from error
    while len(_OPEN) > MOST_OPEN:
        _OPEN.popitem(last=False)[1].close()
    return _OPEN[path]


def close_all() -> None:
    """Close every archive, after a taking-in."""
    with _GUARD:
        while _OPEN:
            _OPEN.popitem()[1].close()


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its writer meant it: Mac and Linux write UTF-8 without saying so, and readers then show `Ã¥`."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _parts(name: str) -> list[str]:
    return [part for part in name.replace("\\", "/").replace("\0", "").split("/") if part not in ("", ".", "..")]


def _short(name: str) -> str:
    """A name that every file system takes: at most 255 bytes, its ending kept."""
    if len(os.fsencode(name)) <= 255:
        return name
    stem, dot, ending = name.rpartition(".")
    ending = dot + ending if len(ending) <= 8 else ""
    kept = (stem or name).encode("utf-8", "replace")[: 250 - len(ending)]
    return kept.decode("utf-8", "ignore") + ending


def _damaged(path: Path) -> FileProblem:
    return FileProblem(
        "ARCHIVE_DAMAGED",
        N_("{where} i arkivet gick inte att packa upp. Hämta arkivet på nytt från avsändaren."),
        where=path.name,
    )
