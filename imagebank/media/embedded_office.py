"""Office documents, which are archives of parts: which part is a picture, a film or an attached document, and on which slide.

OOXML (PPTX, DOCX, XLSX; ECMA-376 part 2, relationships) and OpenDocument (ODP, ODT, ODS). Relationships are followed from
slides, layouts, masters, notes, headers and sheets, so that groups, backgrounds, charts and diagrams are found too.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

from imagebank.media.archive import Archive
from imagebank.media.embedded_place import Place, trouble
from imagebank.media.problems import detail

CONTENT_TYPES, MIMETYPE = "[Content_Types].xml", "mimetype"
OFFICE_MIME = "application/vnd.oasis.opendocument"
MEDIA = ("/media/", "/embeddings/", "Pictures/", "Media/", "Object ")
MAX_PART = 64 << 20
"""Bytes of a part that is read as XML."""

_MISHAPS = (zipfile.BadZipFile, ParseError, DefusedXmlException, KeyError, ValueError, OSError, EOFError, RuntimeError, NotImplementedError)  # fmt: skip
_XLINK = "{http://www.w3.org/1999/xlink}href"
_ROOTS = {
    "ppt/slides/": "slide", "ppt/slideLayouts/": "layout", "ppt/slideMasters/": "master", "ppt/notesSlides/": "notes",
    "ppt/notesMasters/": "master", "ppt/handoutMasters/": "master", "word/header": "header", "word/footer": "header",
    "word/document": "document", "xl/worksheets/": "sheet", "xl/chartsheets/": "sheet",
}  # fmt: skip
"""Beginning of a part's name -> the kind of place it is."""

Parts = Iterator[tuple[int, str, tuple[Place, ...]]]


def is_document(path: Path) -> bool:
    """Whether the archive is an office document."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if CONTENT_TYPES in names:
                return True
            return MIMETYPE in names and archive.read(MIMETYPE)[:80].decode("ascii", "replace").startswith(OFFICE_MIME)
    except _MISHAPS:
        return False


def parts(archive: Archive, path: Path, shown: Path) -> Parts:
    """(number of the entry, its name, where it is used) of every part that may be a picture, a film or a document.

    A part that nothing names is told without a place; one that is used on several slides is told with the first.
    Raises `FileProblem` LOCKED, DOCUMENT_DAMAGED.
    """
    try:
        with zipfile.ZipFile(path) as opened:
            names = set(opened.namelist())
            used = _used_in_open(opened, shown) if MIMETYPE in names and CONTENT_TYPES not in names else _used(opened)
    except _MISHAPS as error:
        raise trouble("DOCUMENT_DAMAGED", shown, detalj=detail(error)) from error
    for number, name in archive.entries():
        if any(word in f"/{name}" or name.startswith(word) for word in MEDIA):
            yield number, name, (used.get(name, Place("document")),)


def _used(opened: zipfile.ZipFile) -> dict[str, Place]:
    """Part → the first place that uses it, for OOXML."""
    edges = {part: list(_targets(opened, part)) for part in opened.namelist() if _rels(part) in opened.NameToInfo}
    roots = {part: place for part in edges if (place := _place(part)) is not None}
    order = _slide_order(opened, edges)
    for part, place in roots.items():
        if place.kind == "slide" and part in order:
            roots[part] = Place("slide", order[part])
    used: dict[str, Place] = {}
    for part, place in sorted(
        roots.items(), key=lambda pair: (list(_ROOTS.values()).index(pair[1].kind), pair[1].number or 0)
    ):
        for reached in _reached(part, edges, roots):
            used.setdefault(reached, place)
    return used


def _reached(part: str, edges: Mapping[str, list[str]], roots: Mapping[str, Place]) -> Iterator[str]:
    """Everything that a root leads to without passing another root: groups, charts, diagrams and what they show."""
    seen, waiting = {part}, [part]
    while waiting:
        for target in edges.get(waiting.pop(), ()):
            if target not in seen and target not in roots:
                seen.add(target)
                waiting.append(target)
                yield target


def _place(part: str) -> Place | None:
    for start, kind in _ROOTS.items():
        if part.startswith(start) and "/_rels/" not in part:
            digits = "".join(sign for sign in posixpath.basename(part) if sign.isdigit())
            return Place(kind, int(digits) if digits else None)  # type: ignore[arg-type]
    return None


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _targets(opened: zipfile.ZipFile, part: str) -> Iterator[str]:
    """The parts that a part names; what lies outside the document is not followed."""
    for one in _xml(opened, _rels(part)):
        target = one.get("Target", "")
        if one.get("TargetMode") != "External" and target:
            joined = target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
            yield posixpath.normpath(joined)


def _slide_order(opened: zipfile.ZipFile, edges: Mapping[str, list[str]]) -> dict[str, int]:
    """Slide part → its number as it is shown, which its file's name does not tell."""
    main = "ppt/presentation.xml"
    if main not in opened.NameToInfo or main not in edges:
        return {}
    targets = {
        one.get("Id"): posixpath.normpath(posixpath.join("ppt", one.get("Target", "")))
        for one in _xml(opened, _rels(main))
    }
    ids = [
        value
        for element in _xml(opened, main).iter()
        if element.tag.endswith("}sldId")
        for name, value in element.items()
        if name.endswith("}id")
    ]
    return {targets[id]: number for number, id in enumerate(ids, 1) if id in targets}


def _used_in_open(opened: zipfile.ZipFile, shown: Path) -> dict[str, Place]:
    """Part → the first place that uses it, for OpenDocument."""
    manifest = "META-INF/manifest.xml"
    if manifest in opened.NameToInfo and any(
        one.tag.endswith("}encryption-data") for one in _xml(opened, manifest).iter()
    ):
        raise trouble("LOCKED", shown)
    used: dict[str, Place] = {}
    if "content.xml" in opened.NameToInfo:
        _walk(_xml(opened, "content.xml"), Place("document"), used, [0])
    if "styles.xml" in opened.NameToInfo:
        _walk(_xml(opened, "styles.xml"), Place("master"), used, [0])
    return used


def _walk(element: Element, place: Place, used: dict[str, Place], pages: list[int]) -> None:
    if element.tag.endswith("}page") and "drawing" in element.tag:
        pages[0] += 1
        place = Place("slide", pages[0])
    href = element.get(_XLINK)
    if href:
        used.setdefault(posixpath.normpath(href).lstrip("./"), place)
    for child in element:
        _walk(child, place, used, pages)


def _xml(opened: zipfile.ZipFile, name: str) -> Element:
    info = opened.getinfo(name)
    if info.file_size > MAX_PART:
        raise ValueError(name)
    with opened.open(info) as stream:
        return ElementTree.fromstring(stream.read(MAX_PART + 1))
