"""Every picture in a document is found, wherever it lies; what cannot be read is told; nothing escapes or blows up."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image
from pptx import Presentation
from pptx.util import Emu

from imagebank.core.errors import FileProblem
from imagebank.media.embedded import MAX_DEPTH, pictures_in
from imagebank.media.embedded_place import Embedded, Unread
from imagebank.media.fingerprint import sha256_of
from tests.making import film, picture


def looked(path: Path, folder: Path) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """What lies in a file: digest → places, as `slide 2`; and (code, places) of what was not read."""
    own = folder / "aside"
    own.mkdir(exist_ok=True)
    found: dict[str, list[str]] = {}
    unread: list[tuple[str, str]] = []
    for one in pictures_in(path, own):
        where = "/".join(f"{step.kind} {step.number or step.name}".strip() for step in one.places)
        if isinstance(one, Embedded):
            found.setdefault("drawn" if one.drawn else sha256_of(one.path), []).append(where)
        else:
            unread.append((one.problem.code, where))
    assert list(own.iterdir()) == []
    return found, unread


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    return [picture(tmp_path / f"p{n}.jpg", n) for n in range(6)]


def test_slides_groups_masters_layouts_backgrounds_and_notes(tmp_path: Path, pictures: list[Path]) -> None:
    deck = Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[6])
    second = deck.slides.add_slide(deck.slide_layouts[6])
    second.shapes.add_picture(str(pictures[0]), 0, 0)
    group = second.shapes.add_group_shape()
    group.shapes.add_picture(str(pictures[1]), 0, 0)
    for place, one in ((deck.slide_master, pictures[2]), (deck.slide_layouts[6], pictures[3])):
        part, _id = place.part.get_or_add_image_part(str(one))
        place.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image")
    first.shapes.add_movie(
        str(film(tmp_path / "f.mp4")), Emu(0), Emu(0), Emu(9), Emu(9), poster_frame_image=str(pictures[4])
    )
    deck.save(str(tmp_path / "deck.pptx"))
    found, unread = looked(tmp_path / "deck.pptx", tmp_path)
    assert unread == []
    assert found[sha256_of(pictures[0])] == ["slide 2"]
    assert found[sha256_of(pictures[1])] == ["slide 2"]
    assert found[sha256_of(pictures[2])] == ["master 1"]
    assert found[sha256_of(pictures[3])] == ["layout 7"]
    assert found[sha256_of(pictures[4])] == ["slide 1"]
    assert found[sha256_of(tmp_path / "f.mp4")] == ["slide 1"]
    assert len(found) == 6


def test_slides_are_numbered_as_they_are_shown(tmp_path: Path, pictures: list[Path]) -> None:
    deck = Presentation()
    for one in pictures[:3]:
        deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_picture(str(one), 0, 0)
    ids = deck.slides._sldIdLst
    ids.insert(0, ids[2])
    deck.save(str(tmp_path / "deck.pptx"))
    found, _unread = looked(tmp_path / "deck.pptx", tmp_path)
    assert [found[sha256_of(one)] for one in pictures[:3]] == [["slide 2"], ["slide 3"], ["slide 1"]]


def test_documents_headers_and_sheets(tmp_path: Path, pictures: list[Path]) -> None:
    document = Document()
    document.add_picture(str(pictures[0]))
    document.sections[0].header.paragraphs[0].add_run().add_picture(str(pictures[1]))
    document.save(str(tmp_path / "d.docx"))
    found, _unread = looked(tmp_path / "d.docx", tmp_path)
    assert found == {sha256_of(pictures[0]): ["document"], sha256_of(pictures[1]): ["header 1"]}
    book = Workbook()
    book.create_sheet("två").add_image(SheetImage(str(pictures[2])), "A1")
    book.save(tmp_path / "b.xlsx")
    found, _unread = looked(tmp_path / "b.xlsx", tmp_path)
    assert list(found.values()) == [["sheet 2"]]


def test_an_archive_with_a_deck_with_a_document(tmp_path: Path, pictures: list[Path]) -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_picture(str(pictures[0]), 0, 0)
    deck.save(str(tmp_path / "deck.pptx"))
    with zipfile.ZipFile(tmp_path / "allt.zip", "w") as archive:
        archive.write(tmp_path / "deck.pptx", "mapp/deck.pptx")
        archive.write(pictures[1], "../../bild.jpg")
        archive.writestr("läs.txt", "hej")
        archive.writestr("__MACOSX/._bild.jpg", b"x")
    found, unread = looked(tmp_path / "allt.zip", tmp_path)
    assert found == {
        sha256_of(pictures[0]): ["file mapp/deck.pptx/slide 1"],
        sha256_of(pictures[1]): ["file bild.jpg"],
    }
    assert unread == []


def test_a_pdf_gives_jpegs_byte_for_byte_and_draws_the_rest(tmp_path: Path, pictures: list[Path]) -> None:
    import typst

    Image.open(pictures[1]).save(tmp_path / "p.png")
    (tmp_path / "a.typ").write_text('#image("p0.jpg")\n#pagebreak()\n#image("p.png")\n#image("p0.jpg")')
    typst.compile(str(tmp_path / "a.typ"), output=str(tmp_path / "a.pdf"))
    found, unread = looked(tmp_path / "a.pdf", tmp_path)
    assert found == {sha256_of(pictures[0]): ["page 1"], "drawn": ["page 2"]}
    assert unread == []


def test_a_page_shows_what_lies_beside_it_and_inside_it_and_nothing_else(tmp_path: Path, pictures: list[Path]) -> None:
    folder = tmp_path / "sida"
    picture(folder / "bilder" / "å b.jpg", 3)
    inside = base64.b64encode(pictures[4].read_bytes()).decode()
    (folder / "index.html").write_text(
        f'<!DOCTYPE html><img src="bilder/%C3%A5%20b.jpg" srcset="bilder/%C3%A5%20b.jpg 1x, https://x.se/y.jpg 2x">'
        f'<img src="data:image/jpeg;base64,{inside}"><img src="../p5.jpg"><img src="file:///etc/passwd">'
        f'<div style="background: url(\'bilder/å b.jpg\')"></div><img src="data:image/png,%00">',
        "utf-8",
    )
    found, unread = looked(folder / "index.html", tmp_path)
    assert found == {
        sha256_of(folder / "bilder" / "å b.jpg"): ["file bilder/å b.jpg"],
        sha256_of(pictures[4]): ["inline"],
    }
    assert unread == []


def test_a_folder_is_walked_and_what_is_no_picture_passed_over(tmp_path: Path, pictures: list[Path]) -> None:
    folder = tmp_path / "mapp"
    picture(folder / "a" / "x.jpg", 1)
    (folder / "a" / "y.txt").write_text("hej")
    (folder / ".dold").mkdir()
    picture(folder / ".dold" / "z.jpg", 2)
    (folder / "trasig.pptx").write_bytes(b"PK\x03\x04 nothing more")
    found, unread = looked(folder, tmp_path)
    assert list(found.values()) == [["file a/x.jpg"]]
    assert [code for code, _where in unread] == ["DOCUMENT_DAMAGED"]


def damaged(folder: Path) -> Path:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_picture(str(picture(folder / "q.jpg", 1)), 0, 0)
    deck.save(str(folder / "hel.pptx"))
    (folder / "skadad.pptx").write_bytes((folder / "hel.pptx").read_bytes()[:-4000])
    return folder / "skadad.pptx"


def bad_xml(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "x.pptx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("ppt/slides/slide1.xml", "<a/>")
        archive.writestr("ppt/slides/_rels/slide1.xml.rels", "<not xml")
    return folder / "x.pptx"


def bomb_xml(folder: Path) -> Path:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    with zipfile.ZipFile(folder / "b.pptx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("ppt/slides/slide1.xml", "<a/>")
        archive.writestr("ppt/slides/_rels/slide1.xml.rels", f'<!DOCTYPE x [<!ENTITY a0 "lol">{entities}]><x>&a9;</x>')
    return folder / "b.pptx"


def locked_office(folder: Path) -> Path:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000
    (folder / "last.pptx").write_bytes(content)
    return folder / "last.pptx"


def old_office(folder: Path) -> Path:
    (folder / "gammal.ppt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000)
    return folder / "gammal.ppt"


def locked_open(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "last.odp", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
        archive.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:encryption-data/></m:manifest>',
        )
    return folder / "last.odp"


def no_pdf(folder: Path) -> Path:
    (folder / "x.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    return folder / "x.pdf"


def text(folder: Path) -> Path:
    (folder / "x.txt").write_text("hej")
    return folder / "x.txt"


def empty(folder: Path) -> Path:
    (folder / "tom.pptx").write_bytes(b"")
    return folder / "tom.pptx"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (damaged, "DOCUMENT_DAMAGED"),
        (bad_xml, "DOCUMENT_DAMAGED"),
        (bomb_xml, "DOCUMENT_DAMAGED"),
        (locked_office, "LOCKED"),
        (old_office, "OLD_FORMAT"),
        (locked_open, "LOCKED"),
        (no_pdf, "DOCUMENT_DAMAGED"),
        (text, "NOT_A_DOCUMENT"),
        (empty, "EMPTY"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_about_the_file(tmp_path: Path, make: object, code: str) -> None:
    path = make(tmp_path)  # type: ignore[operator]
    (one,) = pictures_in(path, tmp_path)
    assert isinstance(one, Unread)
    assert one.problem.code == code
    assert path.name in str(one.problem)


def test_a_locked_pdf(tmp_path: Path) -> None:
    (tmp_path / "l.pdf").write_bytes(LOCKED_PDF)
    (one,) = pictures_in(tmp_path / "l.pdf", tmp_path)
    assert isinstance(one, Unread)
    assert one.problem.code == "LOCKED"


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        list(pictures_in(tmp_path / "nope.pptx", tmp_path))
    assert caught.value.code == "MISSING"


def test_archives_in_archives_end(tmp_path: Path, pictures: list[Path]) -> None:
    inner = pictures[0].read_bytes()
    name = "bild.jpg"
    for _n in range(MAX_DEPTH + 2):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(name, inner)
        inner, name = out.getvalue(), "arkiv.zip"
    (tmp_path / "djup.zip").write_bytes(inner)
    found, unread = looked(tmp_path / "djup.zip", tmp_path)
    assert found == {}
    assert [code for code, _where in unread] == ["TOO_DEEP"]


def test_a_bomb_is_one_line_and_the_rest_goes_on(tmp_path: Path, pictures: list[Path]) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("bomb.jpg", "w", force_zip64=True) as out:
            for _n in range(200):
                out.write(b"\0" * (1 << 20))
        archive.write(pictures[0], "bild.jpg")
    found, unread = looked(tmp_path / "bomb.zip", tmp_path)
    assert list(found.values()) == [["file bild.jpg"]]
    assert [code for code, _where in unread] == ["ARCHIVE_DAMAGED"]


def test_stopped_in_the_middle_nothing_is_left(tmp_path: Path, pictures: list[Path]) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for one in pictures:
            archive.write(one, one.name)
    own = tmp_path / "aside"
    own.mkdir()
    reading: Iterator[object] = pictures_in(tmp_path / "a.zip", own)
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert list(own.iterdir()) == []


def _locked_pdf() -> bytes:
    """A small PDF that asks for a password: standard handler, revision 2, with a key that nobody has."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Filter/Standard/V 1/R 2/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">/P -4>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + content + b"endobj\n"
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<" + b"33" * 16 + b"><" + b"33" * 16 + b">]>>\n"
    return out + b"startxref\n%d\n%%%%EOF" % start


LOCKED_PDF = _locked_pdf()
