"""The contact sheet: read back by poppler and pdfium."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

from imagebank.core.description import Description
from imagebank.media import contact_sheet
from imagebank.media.typesetting import MISSING, displayable
from tests.described import ALT, film_item, pack_of, photo_item, strange_pack


def sheet_of(description: Description, data: Path) -> Path:
    contact_sheet.write(description, data)
    return data / "contact-sheet.pdf"


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def structure(path: Path) -> list[tuple[str, str]]:
    """Tag and alternative text of every element, in reading order."""
    document = pypdfium2.PdfDocument(path)
    found: list[tuple[str, str]] = []
    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page)
        for number in range(raw.FPDF_StructTree_CountChildren(tree)):
            found.extend(_elements(raw.FPDF_StructTree_GetChildAtIndex(tree, number)))
        raw.FPDF_StructTree_Close(tree)
    document.close()
    return found


def _elements(element) -> Iterator[tuple[str, str]]:
    if not element:
        return
    yield _string(raw.FPDF_StructElement_GetType, element), _string(raw.FPDF_StructElement_GetAltText, element)
    for number in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _elements(raw.FPDF_StructElement_GetChildAtIndex(element, number))


def _string(ask, element) -> str:
    size = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")


def test_every_picture_is_there_with_its_words(tmp_path: Path) -> None:
    path = sheet_of(pack_of(photo_item(tmp_path, 1), film_item(tmp_path)), tmp_path)
    text = text_of(path)
    for said in (
        "Lugna rum",
        "Lugn plats 1",
        "Foto: Åsa Öberg",
        "Sista dag: 30 juni 2028",
        "00000001",
        "Film 0",
        "1:05",
        "Inget slutdatum",
    ):
        assert said in text
    assert "UTKAST" not in text


def test_it_is_tagged_with_headings_and_alternative_texts_in_order(tmp_path: Path) -> None:
    items = (photo_item(tmp_path, 1), photo_item(tmp_path, 2, decorative=True, alt={}), film_item(tmp_path))
    found = [one for one in structure(sheet_of(pack_of(*items), tmp_path)) if one[0] in ("H1", "Figure")]
    assert found == [
        ("H1", ""),
        ("Figure", ALT["sv"]),
        ("H1", ""),
        ("H1", ""),
        ("Figure", "En pedagog visar en plats."),
    ]


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="needs poppler-utils")
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_poppler_says_tagged_with_title_and_language(tmp_path: Path, lang: str) -> None:
    path = sheet_of(pack_of(photo_item(tmp_path, 1), language=lang), tmp_path)
    said = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    assert "Lugna rum" in said.splitlines()[0]
    assert "Tagged:          yes" in said
    assert f"/Lang({lang})".encode() in path.read_bytes()
    assert b"pdfuaid" in path.read_bytes()


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    items = [photo_item(tmp_path, number) for number in range(3)] * 6
    path = sheet_of(pack_of(*items, status="draft"), tmp_path)
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert len(pages) > 1
    assert all("UTKAST – får inte publiceras" in page for page in pages)


def test_strange_texts_do_not_stop_it(tmp_path: Path) -> None:
    text = text_of(sheet_of(strange_pack(tmp_path), tmp_path))
    assert "<b>Rum</b> & \"hörn\" 'a' {{ x }} #let" in text
    assert f"Rast {MISSING}" in text
    assert "Två rader" in text


def test_five_hundred_pictures_stay_small(tmp_path: Path) -> None:
    items = [photo_item(tmp_path, number) for number in range(10)] * 50
    assert sheet_of(pack_of(*items), tmp_path).stat().st_size < 10_000_000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Åsa – ”hej” 3 × 4", "Åsa – ”hej” 3 × 4"),
        ("عربي", "عربي"),
        ("中文 Ελ", f"{MISSING} Ελ"),
        ("a👩‍🏫b", f"a{MISSING}b"),
        ("☃️", "☃"),
    ],
)
def test_what_no_font_can_show_is_replaced(text: str, shown: str) -> None:
    assert displayable(text) == shown
