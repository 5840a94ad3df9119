"""Writes and checks BagIt 1.0 bags (RFC 8493), as folders and zip files. Knows nothing of pictures or libraries."""

from __future__ import annotations

import hashlib
import lzma
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import bagit

from imagebank.core.errors import N_, FileProblem

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
ZIP_RATIO, ZIP_FREE = 20, 64 << 20
"""A pack's zip unpacks to at most so many times its size, and so many bytes more: media does not shrink, bombs do."""

ZIP_ENTRIES = 100_000


def finish(folder: Path, info: Mapping[str, str]) -> None:
    """Make `folder`, whose payload lies in `folder/data`, a whole bag: declaration, info, manifests."""
    payload = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in payload)
    lines = {**info, "Payload-Oxum": f"{size}.{len(payload)}"}
    _write(folder / "bagit.txt", DECLARATION)
    _write(folder / "bag-info.txt", "".join(f"{name}: {_one_line(value)}\n" for name, value in lines.items()))
    _write(folder / MANIFEST, _manifest(folder, payload))
    tags = [folder / name for name in ("bag-info.txt", "bagit.txt", MANIFEST)]
    _write(folder / TAG_MANIFEST, _manifest(folder, tags))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _manifest(folder: Path, paths: Iterable[Path]) -> str:
    return "".join(f"{sha256(path)}  {_encoded(path.relative_to(folder).as_posix())}\n" for path in paths)


def _encoded(name: str) -> str:
    """RFC 8493, 2.1.3: line breaks and the percent sign itself are percent-encoded."""
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def sha256(path: Path) -> str:
    """Hex SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def zipped(folder: Path, target: Path, name: str | None = None) -> None:
    """Write the bag in `folder` as a zip with one top folder called `name`, or as the folder; media is stored, text deflated."""
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                kind = zipfile.ZIP_STORED if path.suffix in (".jpg", ".mp4", ".png", ".webp") else zipfile.ZIP_DEFLATED
                archive.write(path, str(PurePosixPath(name or folder.name) / path.relative_to(folder).as_posix()), kind)


class OpenBag:
    """A bag opened for reading, whether folder or zip; `folder` is where its files lie. Use as a context manager.

    Raises FileProblem where there is no bag.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._temporary: TemporaryDirectory[str] | None = None
        self.folder = path

    def __enter__(self) -> OpenBag:
        if self.path.is_file():
            self._temporary = TemporaryDirectory(prefix="imagebank-bag-")
            try:
                self.folder = _unpacked(self.path, Path(self._temporary.name))
            except BaseException:
                self._temporary.cleanup()
                raise
        if not (self.folder / "bagit.txt").is_file():
            self.__exit__()
            raise _no_bag(self.path)
        return self

    def __exit__(self, *_: object) -> None:
        if self._temporary is not None:
            self._temporary.cleanup()

    def problem(self) -> str | None:
        """Check every file against the manifests; None when the bag is whole, else what is wrong."""
        try:
            bagit.Bag(str(self.folder)).validate(processes=1)
        except bagit.BagValidationError as error:
            return ", ".join(sorted({one.path for one in error.details if hasattr(one, "path")})) or "Payload-Oxum"
        except (bagit.BagError, OSError, UnicodeError, ValueError) as error:
            return str(error)
        return None


def _unpacked(path: Path, into: Path) -> Path:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            limit = path.stat().st_size * ZIP_RATIO + ZIP_FREE
            if len(entries) > ZIP_ENTRIES or sum(entry.file_size for entry in entries) > limit:
                raise _no_bag(path)
            if any(_escapes(entry.filename) for entry in entries):
                raise _no_bag(path)
            archive.extractall(into)
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise _no_bag(path) from error
    tops = [child for child in into.iterdir() if child.is_dir()]
    return tops[0] if len(tops) == 1 else into


def _escapes(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/"))
    return parts.is_absolute() or ".." in parts.parts


def _no_bag(path: Path) -> FileProblem:
    return FileProblem(
        "NO_PACK", N_("{where} är inget bildpaket (BagIt-mapp eller zip). Ange mappen eller zipfilen som exporterades."),
        where=path,
    )  # fmt: skip


def remove(folder: Path) -> None:
    """Take away an unfinished bag."""
    shutil.rmtree(folder, ignore_errors=True)
