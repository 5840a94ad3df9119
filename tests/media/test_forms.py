from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from imagebank.core.errors import WrongWords
from imagebank.core.form import FormSheet
from imagebank.media import forms, scans

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
NAME = "Åsa Öberg"
SHEET = FormSheet(
    code="F-7K2M-QX9P",
    language="sv",
    organisation="Specialpedagogiska skolmyndigheten",
    contact="bildbanken@example.se, 010-000 00 00",
    shoot="Tillgängliga lärmiljöer, Björkskolan",
    day="3 maj 2026",
    channels=(("webb", "Webbplatsen"), ("sociala", "Sociala medier"), ("tryck", "Trycksaker"), ("internt", "Internt")),
    purposes=("Information om lärmiljöer", "Utbildning av lärare"),
    valid_to=date(2029, 5, 3),
    name=NAME,
    pseudonym="P-0042",
    minor=True,
    guardians=("Kim Öberg", ""),
)
ENGLISH = replace(SHEET, code="F-AAAA-BBBB", language="en", name="", minor=False, guardians=())


def text(path: Path) -> list[str]:
    """The words of each page."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def made(tmp_path: Path, *sheets: FormSheet) -> Path:
    target = tmp_path / "blanketter.pdf"
    forms.consent_form(sheets, target)
    return target


def test_two_pages_a_person_each_with_its_code(tmp_path: Path) -> None:
    path = made(tmp_path, SHEET, ENGLISH)
    pages = text(path)
    assert [("F-7K2M-QX9P" in page, "F-AAAA-BBBB" in page) for page in pages] == [(True, False)] * 2 + [
        (False, True)
    ] * 2
    assert [page.codes for page in scans.pages(path)] == [("F-7K2M-QX9P",)] * 2 + [("F-AAAA-BBBB",)] * 2


def test_it_says_what_the_law_asks_for(tmp_path: Path) -> None:
    first, second = text(made(tmp_path, SHEET))
    for words in (
        "Specialpedagogiska skolmyndigheten", "Det är frivilligt", "Information om lärmiljöer", "3 maj 2029",
        "utan att säga varför", "bildbanken@example.se", "kan vi inte hämta tillbaka", "utanför EU", "artikel 6.1 a",
        "artikel 9.2 a", "få en kopia", "Integritetsskyddsmyndigheten", NAME, "P-0042", "Sida 1 av 2",
    ):  # fmt: skip
        assert words in first, words
    for words in (
        "Webbplatsen", "Sociala medier", "Trycksaker – går inte att hämta tillbaka", "Barnets röst", "Barnets namn",
        "funktionsnedsättning", "till och med 3 maj 2029", "Barnets egen vilja", "Vårdnadshavare 1", "Vårdnadshavare 2",
        "Kim Öberg", "Ort", "Datum", "Sida 2 av 2", "En rad utan kryss betyder nej",
    ):  # fmt: skip
        assert words in second, words


def test_what_nobody_asks_is_not_there(tmp_path: Path) -> None:
    alone = replace(SHEET, channels=(("internt", "Internt"),), questions=(), minor=False)
    first, second = text(made(tmp_path, alone))
    assert "utanför EU" not in first
    assert "hämta tillbaka" not in first
    assert not any(words in second for words in ("Vårdnadshavare", "röst", "funktionsnedsättning", "egen vilja"))


def test_guardians_known_and_unknown(tmp_path: Path) -> None:
    alone = text(made(tmp_path, replace(SHEET, guardians=("Kim Öberg",))))[1]
    assert ("Vårdnadshavare 2" in alone, "ska båda skriva under" in alone) == (False, False)
    nobody = text(made(tmp_path, replace(SHEET, guardians=())))[1]
    assert ("Vårdnadshavare 2" in nobody, "ska båda skriva under" in nobody) == (True, True)


def test_an_older_pupil_signs_too(tmp_path: Path) -> None:
    _, second = text(made(tmp_path, replace(SHEET, own_assent=True)))
    assert "Jag är 15–17 år" in second
    assert "Elev " in second


def test_english(tmp_path: Path) -> None:
    first, second = text(made(tmp_path, ENGLISH))
    for words in ("Consent to photographs and film", "3 May 2029", "without saying why", "GDPR", "Page 1 of 2"):
        assert words in first, words
    assert "The person concerned" in second
    assert "Guardian" not in second


def test_a_text_is_never_a_program(tmp_path: Path) -> None:
    hostile = '#strong[x] $a$ *b* \\ "c" #read("/etc/passwd") <end> @ref </svg>'
    first, second = text(made(tmp_path, replace(SHEET, name=hostile, shoot=hostile, guardians=(hostile, hostile))))
    assert '#read("/etc/passwd") <end> @ref' in first
    assert "#strong[x] $a$ *b*" in second


def test_no_name_outside_the_pages(tmp_path: Path) -> None:
    path = made(tmp_path, SHEET)
    document = pypdfium2.PdfDocument(path)
    told = document.get_metadata_dict()
    document.close()
    assert told["Title"] == "Samtycke till bild och film"
    assert not told["Author"]
    for coded in (NAME.encode(), NAME.encode("utf-16-be"), NAME.encode("latin-1")):
        assert coded not in path.read_bytes()


def test_a_class_and_long_texts(tmp_path: Path) -> None:
    many = [replace(SHEET, code=f"F-0000-{number:04}") for number in range(30)]
    assert len(text(made(tmp_path, *many))) == 60
    channels = tuple((f"k{n}", f"En kanal med ett ganska långt namn, nummer {n}") for n in range(12))
    assert len(text(made(tmp_path, replace(SHEET, channels=channels, own_assent=True)))) <= 3


def test_wrong_orders_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(WrongWords, match="minst en person"):
        made(tmp_path)
    with pytest.raises(WrongWords, match="”fi”"):
        made(tmp_path, replace(SHEET, language="fi"))
    assert not list(tmp_path.iterdir())


@needs_poppler
def test_it_is_tagged(tmp_path: Path) -> None:
    path = made(tmp_path, SHEET, ENGLISH)
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in told
    done = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
    structure = done.stdout.decode("utf-8", "replace")
    assert structure.count("Figure") == 2
    for part in ("H1", "H2", "Table", "TH", "LI"):
        assert part in structure, part
    assert "pdfuaid" in path.read_bytes().decode("latin-1")
    words = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "F-7K2M-QX9P" in words


def test_a_printed_and_scanned_form_is_read(tmp_path: Path) -> None:
    path, scan = made(tmp_path, SHEET), tmp_path / "skanning.tif"
    document = pypdfium2.PdfDocument(path)
    turned = [
        page.render(scale=150 / 72).to_pil().convert("L").rotate(91.5, expand=True, fillcolor=255) for page in document
    ]
    document.close()
    turned[0].save(scan, save_all=True, append_images=turned[1:])
    assert scans.pages(scan) == [scans.Page(1, ("F-7K2M-QX9P",)), scans.Page(2, ("F-7K2M-QX9P",))]
