"""The pictures of a PDF, as files: JPEGs byte for byte as they lie there, others drawn as PNG. Call through `worker.run`."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image
from pypdfium2 import raw as pdfium

from imagebank.core.errors import FileProblem
from imagebank.media.boundary import check_size, decoding
from imagebank.media.embedded_place import trouble
from imagebank.media.problems import because, detail
from imagebank.media.whole import not_written

MAX_PAGES, MAX_PICTURES = 5_000, 20_000
MAX_NESTED = 8
"""Forms in forms: deeper no writer nests."""

LEAST = 32
"""Pixels of a side below which a picture is a rule, a bullet or a mask."""


def extract(path: Path, folder: Path) -> list[tuple[int, str]]:
    """Write every picture of the PDF at `path` into `folder`; (page from 1, file name), each picture with its first page.

    Raises `FileProblem`: LOCKED, DOCUMENT_DAMAGED, TOO_MANY_PICTURES, DISK_FULL, NOT_WRITTEN.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        raise trouble("LOCKED" if locked else "DOCUMENT_DAMAGED", path, detalj=detail(error)) from error
    except OSError as error:
        raise because(path, error) from error
    try:
        if len(document) > MAX_PAGES:
            raise trouble("TOO_MANY_PICTURES", path, antal=MAX_PAGES)
        return list(_written(document, path, folder))
    finally:
        document.close()


def _written(document: pypdfium2.PdfDocument, path: Path, folder: Path) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for number in range(len(document)):
        for content, ending in _of_page(document, number, path):
            digest = hashlib.sha256(content).hexdigest()
            if digest in seen:
                continue
            seen.add(digest)
            if len(seen) > MAX_PICTURES:
                raise trouble("TOO_MANY_PICTURES", path, antal=MAX_PICTURES)
            name = f"{len(seen):05d}{ending}"
            try:
                (folder / name).write_bytes(content)
            except OSError as error:
                raise not_written(folder / name, error) from error
            yield number + 1, name


def _of_page(document: pypdfium2.PdfDocument, number: int, path: Path) -> Iterator[tuple[bytes, str]]:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return  # a damaged page; the others are looked at
    try:
        for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=MAX_NESTED):
            picture = _content(found, path)
            if picture is not None:
                yield picture
    finally:
        page.close()


def _content(found: pypdfium2.PdfObject, path: Path) -> tuple[bytes, str] | None:
    """One picture's bytes and their ending; None for what is too small, or cannot be drawn."""
    if not isinstance(found, pypdfium2.PdfImage):
        return None
    try:
        width, height = found.get_px_size()
        if min(width, height) < LEAST:
            return None
        check_size(path, width, height)
        if found.get_filters()[-1:] == ["DCTDecode"]:
            return bytes(found.get_data(decode_simple=True)), ".jpg"
        with decoding(path):
            return _png(found.get_bitmap(render=False).to_pil()), ".png"
    except (pypdfium2.PdfiumError, FileProblem):
        return None


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "PNG", compress_level=1)
    return out.getvalue()
