"""The picture list: read back by python-docx and by LibreOffice."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from PIL import Image

from imagebank.core.description import Description
from imagebank.media import picture_list
from tests.described import ALT, STRANGE, film_item, pack_of, photo_item, strange_pack
from tests.office import TABLE, TEXT, converted, spoken, tree, words


def list_of(description: Description, data: Path) -> Document:
    picture_list.write(description, data)
    return docx.Document(str(data / "picture-list.docx"))


def alternatives(document: Document) -> list[str]:
    return [shape._inline.docPr.get("descr") for shape in document.inline_shapes]


def all_text(document: Document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_headings_follow_each_other_and_nothing_is_empty(tmp_path: Path) -> None:
    document = list_of(pack_of(photo_item(tmp_path, 1), film_item(tmp_path)), tmp_path)
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Lugna rum"), ("Heading 2", "Översikt"), ("Heading 2", "Bilder och filmer"),
        ("Heading 3", "1. Lugn plats 1"), ("Heading 3", "2. Film 0"),
    ]  # fmt: skip
    assert not [p for p in document.paragraphs if not p.text.strip() and not p._p.xpath(".//w:drawing")]


def test_everything_is_said_of_each(tmp_path: Path) -> None:
    text = all_text(list_of(pack_of(photo_item(tmp_path, 1), film_item(tmp_path)), tmp_path))
    for said in (
        f"Alternativtext: {ALT['sv']}", "Bildtext: Låga hyllor delar rummet.", "Bildkredit: Foto: Åsa Öberg",
        "Villkor: Får användas i kanalen Webb till och med 2028-06-30.", "Sista dag: 30 juni 2028", "Id: 00000001",
        "Sista dag: Inget slutdatum", "Syntolkning: behövs inte", "spsm-1.jpg",
    ):  # fmt: skip
        assert said in text


def test_the_table_has_a_marked_header_and_unbroken_rows(tmp_path: Path) -> None:
    document = list_of(pack_of(photo_item(tmp_path, 1), photo_item(tmp_path, 2)), tmp_path)
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Nr", "Titel", "Bildkredit", "Sista dag", "Id"]
    assert [cell.text for cell in table.rows[2].cells] == [
        "2",
        "Lugn plats 2",
        "Foto: Åsa Öberg",
        "30 juni 2028",
        "00000002",
    ]
    marked = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows]
    assert marked == [True, False, False]
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)


def test_pictures_have_their_texts_and_their_metadata(tmp_path: Path) -> None:
    items = (
        photo_item(tmp_path, 1),
        photo_item(tmp_path, 2, decorative=True, alt={}),
        photo_item(tmp_path, 3, alt={}),
        film_item(tmp_path),
    )
    document = list_of(pack_of(*items), tmp_path)
    assert alternatives(document) == [ALT["sv"], "", "Lugn plats 3", "En pedagog visar en plats."]
    marked = ["adec:decorative" in shape._inline.xml for shape in document.inline_shapes]
    assert marked == [False, True, False, False]
    assert ".jpg" not in document.inline_shapes[0]._inline.xml
    related = document.inline_shapes[0]._inline.graphic.graphicData.pic.blipFill.blip.embed
    image = Image.open(io.BytesIO(document.part.related_parts[related].blob))
    assert b"ID-1" in image.info["xmp"]
    assert "exif" not in image.info


def test_the_language_is_set(tmp_path: Path) -> None:
    document = list_of(pack_of(photo_item(tmp_path, 1), language="en"), tmp_path)
    spoken_in = {
        run.text: run._r.rPr.find(qn("w:lang")).get(qn("w:val"))
        for p in document.paragraphs
        for run in p.runs
        if run.text
    }
    assert spoken_in["1. A calm place 1"] == "en-GB"
    assert spoken_in["Låga hyllor delar rummet."] == "sv-SE"
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert defaults.get(qn("w:val")) == "en-GB"
    said = document.core_properties
    assert (said.title, said.author, said.language, said.subject) == (
        "Lugna rum",
        "Skolmyndigheten",
        "en-GB",
        "P2026-0001",
    )


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    document = list_of(pack_of(photo_item(tmp_path, 1), status="draft"), tmp_path)
    assert "UTKAST – inte godkänt" in all_text(document)
    assert "UTKAST" in document.sections[0].header.paragraphs[0].text
    issued = list_of(pack_of(photo_item(tmp_path, 1)), tmp_path)
    assert "UTKAST" not in all_text(issued)
    assert issued.sections[0].header.is_linked_to_previous


def test_strange_texts_stay_what_they_are(tmp_path: Path) -> None:
    document = list_of(strange_pack(tmp_path), tmp_path)
    text = all_text(document)
    assert f"1. {STRANGE['markup']['title']['sv']}" in text
    assert f"Alternativtext: {STRANGE['markup']['alt']['sv']}" in text
    assert STRANGE["long"]["caption"]["sv"].strip() in text
    assert STRANGE["emoji"]["title"]["sv"] in text
    assert "En rad.\nEn till.\nOch en." in text
    arabic = next(
        p for p in document.paragraphs if "سارة" in p.text or ("غرفة هادئة" in p.text and p.style.name == "Heading 3")
    )
    assert arabic._p.xpath(".//w:rtl")
    assert not [p for p in document.paragraphs if not p.text.strip() and not p._p.xpath(".//w:drawing")]


def test_libreoffice_reads_the_texts_headings_and_header_row(tmp_path: Path) -> None:
    picture_list.write(pack_of(photo_item(tmp_path, 1), film_item(tmp_path), status="draft"), tmp_path)
    root = tree(converted(tmp_path / "picture-list.docx", "odt"))
    assert [text for text in spoken(root) if text] == [ALT["sv"], "En pedagog visar en plats."]
    levels = [(one.get(f"{TEXT}outline-level"), words(one)) for one in root.iter(f"{TEXT}h")]
    assert levels == [
        ("1", "Lugna rum"),
        ("2", "Översikt"),
        ("2", "Bilder och filmer"),
        ("3", "1. Lugn plats 1"),
        ("3", "2. Film 0"),
    ]
    (header,) = root.iter(f"{TABLE}table-header-rows")
    assert "Titel" in words(header)
