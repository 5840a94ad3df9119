"""Every picture and film that lies in a document, an archive or a folder: each as a file of its own, with its place.

Slides, layouts, masters, groups and backgrounds, headers, sheets, pages, attached documents, archives in archives. What
cannot be read is told, and the rest goes on. Knows nothing of libraries; nothing of a document is ever run or followed
outside itself.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from imagebank.core.errors import FileProblem
from imagebank.media import embedded_html, embedded_office, embedded_pdf, worker
from imagebank.media.archive import Archive, is_archive
from imagebank.media.embedded_place import Embedded, Place, Unread, trouble
from imagebank.media.formats import HEAD_BYTES, identify
from imagebank.media.problems import because

MAX_DEPTH = 4
"""An archive in a document in an archive in an archive: deeper nobody packs by hand."""

PDF_TIMEOUT_S = 600.0
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})

Found = Iterator[Embedded | Unread]


@dataclass(frozen=True, slots=True)
class _Lying:
    """One file to look into: where it is, how its owner calls it, where copies may be made, the way to it."""

    path: Path
    shown: Path
    folder: Path
    places: tuple[Place, ...] = ()
    depth: int = 0

    @property
    def alone(self) -> bool:
        """It was asked for by itself, so that nothing in it is passed over without a word."""
        return not self.places


def pictures_in(path: Path, folder: Path) -> Found:
    """What lies in the file or folder at `path`; copies are made in `folder` and gone when the next one is asked for.

    Files that are no documents, pictures or films are passed over in folders and archives; asked for alone they are told.
    Raises `FileProblem` where `path` itself does not exist.
    """
    if not path.exists():
        raise trouble("MISSING", path)
    if not path.is_dir():
        yield from _in_file(_Lying(path, path, folder))
        return
    for file in sorted(path.rglob("*")):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts):
            place = Place("file", name=file.relative_to(path).as_posix())
            yield from _in_file(_Lying(file, file, folder, (place,)))


def _in_file(one: _Lying) -> Found:
    try:
        kind = _kind(one.path, one.shown)
        if kind and one.depth >= MAX_DEPTH:
            raise trouble("TOO_DEEP", one.shown)
        readers = {"": _picture, "archive": _in_archive, "office": _in_office, "pdf": _in_pdf, "html": _in_html}
        yield from readers[kind](one)
    except FileProblem as problem:
        yield Unread(one.places, _in_our_words(problem, one))


def _in_our_words(problem: FileProblem, one: _Lying) -> FileProblem:
    """What an archive or a picture complains of, said about the document that somebody chose."""
    if problem.code == "ARCHIVE_DAMAGED":
        return trouble("DOCUMENT_DAMAGED", one.shown, detalj="ZIP")
    if problem.code == "UNKNOWN_FORMAT":
        return trouble("NOT_A_DOCUMENT", one.shown)
    return problem


def _kind(path: Path, shown: Path) -> str:
    head = _head(path)
    if head.startswith(OLE):
        raise trouble("LOCKED" if _is_locked(path) else "OLD_FORMAT", shown)
    if is_archive(path):
        return "office" if embedded_office.is_document(path) else "archive"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")[:200].lower()
    if path.suffix.lower() in HTML_ENDINGS or start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return ""


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD_BYTES)
    except OSError as error:
        raise because(path, error) from error


def _is_locked(path: Path) -> bool:
    """A password-protected Office document is an old container with one encrypted stream, which its directory names."""
    with path.open("rb") as stream:
        return any(ENCRYPTED_PACKAGE in block for block in iter(lambda: stream.read(1 << 20), b""))


def _picture(one: _Lying) -> Found:
    try:
        known = identify(one.path)
    except FileProblem as problem:
        if one.alone:
            raise _about(problem, one.shown) from problem
        return
    if known.media in ("foto", "film"):
        yield Embedded(one.path, one.shown.name, one.places)
    elif one.alone:
        raise trouble("NOT_A_DOCUMENT", one.shown)


def _in_archive(one: _Lying) -> Found:
    archive = Archive(one.path)
    for number, name in archive.entries():
        if not name.startswith("__MACOSX/") and not Path(name).name.startswith("."):
            yield from _copied(archive, number, name, one, (Place("file", name=name),))


def _in_office(one: _Lying) -> Found:
    archive = Archive(one.path, documents=True)
    for number, name, where in embedded_office.parts(archive, one.path, one.shown):
        yield from _copied(archive, number, name, one, where)


def _copied(archive: Archive, number: int, name: str, one: _Lying, where: tuple[Place, ...]) -> Found:
    """One entry of an archive, copied out, read, and taken away again."""
    places = (*one.places, *where)
    with _own_folder(one.folder) as own:
        try:
            copy = archive.copy_out(number, own)
        except FileProblem as problem:
            yield Unread(places, problem)
            return
        yield from _in_file(_Lying(copy, Path(name), own, places, one.depth + 1))


def _in_pdf(one: _Lying) -> Found:
    with _own_folder(one.folder) as own:
        try:
            found = worker.run(embedded_pdf.extract, one.path, own, timeout_s=PDF_TIMEOUT_S)
        except FileProblem as problem:
            raise _about(problem, one.shown) from problem
        for page, name in found:
            yield Embedded(own / name, name, (*one.places, Place("page", page)), drawn=not name.endswith(".jpg"))


def _about(problem: FileProblem, shown: Path) -> FileProblem:
    """The same sentence about the file as its owner calls it."""
    return FileProblem(problem.code, problem.template, **{**problem.values, "namn": shown.name})


def _in_html(one: _Lying) -> Found:
    for name, content in embedded_html.pictures(one.path):
        if isinstance(content, Path):
            yield from _picture(_Lying(content, Path(name), one.folder, (*one.places, Place("file", name=name))))
            continue
        with _own_folder(one.folder) as own:
            copy = own / "inline"
            copy.write_bytes(content)
            yield from _picture(_Lying(copy, one.shown, own, (*one.places, Place("inline"))))


@contextmanager
def _own_folder(folder: Path) -> Iterator[Path]:
    """A new folder, gone afterwards; what a reader still holds open (Windows) goes with the folder above."""
    own = folder / secrets.token_hex(8)
    own.mkdir()
    try:
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)
