from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from imagebank.core.document import Document, Heading, Paragraph, Rows, Table
from imagebank.core.errors import FileProblem, ProgrammingError
from imagebank.media import letters, typesetting

needs_poppler = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
LETTER = Document(
    "Besked om publicering",
    "sv",
    (
        Paragraph("Hej! Två bilder har publicerats. #set text(red) *inte* $kod$"),
        Heading("Var bilderna finns"),
        Rows((("Bild", "Läsning i soffa"), ("Sista dag", "3 maj 2029"))),
    ),
    sender="Specialpedagogiska skolmyndigheten",
    day="25 november 2026",
    contact="bildbanken@example.se",
)
EXTRACT = Document(
    "Registerutdrag",
    "sv",
    (
        Heading("Uppgifter"),
        Rows((("Namn", "Åsa Öberg"),)),
        Heading("Bilder"),
        Heading("Utlämnade", 2),
        Table(("Bild", "Dag"), tuple((f"Bild {n}", "2026-05-03") for n in range(90)), "Bilder där personen är med"),
        Table(("Paket", "Kanal"), ()),
    ),
)


def text(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def test_a_letter(tmp_path: Path) -> None:
    letters.letter(LETTER, tmp_path / "a.pdf")
    (page,) = text(tmp_path / "a.pdf")
    for words in ("25 november 2026", "#set text(red) *inte* $kod$", "Läsning i soffa", "bildbanken@example.se"):
        assert words in page, words
    assert "Sida" not in page


def test_an_extract_over_several_pages(tmp_path: Path) -> None:
    letters.extract_pdf(EXTRACT, tmp_path / "a.pdf")
    pages = text(tmp_path / "a.pdf")
    assert len(pages) > 1
    assert f"Sida 2 av {len(pages)}" in pages[1]
    assert all("Bild Dag" in page for page in pages[:-1])  # a table's head is said again on every page
    assert "Bild 89" in " ".join(pages)


@needs_poppler
@pytest.mark.parametrize(("write", "document"), [(letters.letter, LETTER), (letters.extract_pdf, EXTRACT)])
def test_tagged_and_without_a_name_in_its_metadata(tmp_path: Path, write, document: Document) -> None:
    write(document, tmp_path / "a.pdf")
    told = subprocess.run(["pdfinfo", tmp_path / "a.pdf"], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in told
    assert f"Title:           {document.title}" in told
    assert "Author" not in told
    assert "Öberg" not in told


def test_english_pages(tmp_path: Path) -> None:
    letters.extract_pdf(Document("Extract", "en", (Paragraph("Nothing."),)), tmp_path / "a.pdf")
    assert "Page 1 of 1" in text(tmp_path / "a.pdf")[0]


def test_whole_or_absent(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        letters.letter(LETTER, tmp_path / "no folder" / "a.pdf")
    with pytest.raises(ProgrammingError):
        typesetting.typeset("document", {}, tmp_path / "a.pdf")
    assert not list(tmp_path.iterdir())
