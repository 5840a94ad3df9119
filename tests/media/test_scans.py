from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from imagebank.core.errors import FileProblem
from imagebank.media import codes, scans
from imagebank.media.worker import Decoder

CODE = "F-7K2M-QX9P"
MAIL = b"From: Kim <kim@example.se>\r\nSubject: Samtycke\r\nDate: Tue, 3 May 2026 10:00:00 +0200\r\n\r\nJa, det g\xc3\xa5r bra.\r\n"


def page(size: tuple[int, int] = (827, 1169), text: str = CODE) -> Image.Image:
    image = Image.new("RGB", size, "white")
    with Image.open(io.BytesIO(codes.qr_png(text))) as code:
        image.paste(code.convert("RGB").resize((150, 150)), (size[0] - 200, 60))
    return image


def saved(path: Path, *images: Image.Image, **options: object) -> Path:
    images = tuple(image.copy() for image in images)  # Pillow leaves its encoder's settings on them
    images[0].save(path, **({"save_all": True, "append_images": images[1:]} if images[1:] else {}), **options)
    return path


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp", "a.pdf"])
def test_kinds_by_content(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path / name, page()).rename(tmp_path / "utan namn.bin")
    assert scans.kind_of(path.read_bytes()) == ("pdf" if name == "a.pdf" else "picture")
    assert scans.pages(path) == [scans.Page(1, (CODE,))]


def test_a_mail_is_kept_whole(tmp_path: Path) -> None:
    path = tmp_path / "svar.eml"
    path.write_bytes(MAIL)
    assert scans.kind_of(MAIL) == "email"
    assert scans.pages(path) == [scans.Page(1, ())]
    with pytest.raises(FileProblem, match="ingen sida 1"):
        scans.page_picture(path, 1, 300)


def test_pages_in_their_order(tmp_path: Path) -> None:
    both = (page(), page(text="F-AAAA-BBBB"), Image.new("RGB", (400, 500), "white"))
    expected = [scans.Page(1, (CODE,)), scans.Page(2, ("F-AAAA-BBBB",)), scans.Page(3, ())]
    assert scans.pages(saved(tmp_path / "a.pdf", *both)) == expected
    assert scans.pages(saved(tmp_path / "a.tif", *both)) == expected


def test_a_telephone_held_sideways(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(tmp_path / "a.jpg", page().rotate(90, expand=True), exif=exif)
    assert scans.pages(path) == [scans.Page(1, (CODE,))]
    with Image.open(io.BytesIO(scans.page_picture(path, 1, 300))) as shown:
        assert shown.size == (300, 424)


def test_a_page_to_show(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.pdf", page(), page(text="F-AAAA-BBBB"))
    for form in (path, path.read_bytes()):
        with Image.open(io.BytesIO(scans.page_picture(form, 2, 900))) as shown:
            assert (shown.format, shown.width) == ("PNG", 900)
            assert codes.read_codes(shown) == ["F-AAAA-BBBB"]
    for number in (0, 3):
        with pytest.raises(FileProblem, match=f"ingen sida {number}"):
            scans.page_picture(path, number, 300)


@pytest.mark.parametrize(
    "content", [b"hej", b"GIF89a" + bytes(40), b"PK\x03\x04" + bytes(60), b"Hej: du\r\nAnna: 3\r\n\r\n"]
)
def test_not_a_form(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(FileProblem, match="varken en PDF") as told:
        scans.pages(path)
    assert told.value.code == "SCAN_NOT_A_FORM"


def test_nothing_and_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    for name, code in (("a.pdf", "EMPTY"), ("b.pdf", "MISSING")):
        with pytest.raises(FileProblem) as told:
            scans.pages(tmp_path / name)
        assert told.value.code == code


@pytest.mark.parametrize(("name", "code"), [("a.pdf", "SCAN_DAMAGED"), ("a.jpg", "TRUNCATED"), ("a.tif", "TRUNCATED")])
def test_half_a_file(tmp_path: Path, name: str, code: str) -> None:
    path = saved(tmp_path / name, page())
    data = path.read_bytes()
    path.write_bytes(b"%PDF-1.7\n" + b"x" * 500 if name == "a.pdf" else data[: len(data) // 2])
    with pytest.raises(FileProblem) as told:
        scans.pages(path)
    assert told.value.code in {code, "DAMAGED"}


def test_a_locked_pdf(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="lösenord") as told:
        scans.pages(locked(tmp_path / "a.pdf"))
    assert told.value.code == "SCAN_LOCKED"


def locked(path: Path) -> Path:
    """A PDF that says it is encrypted with a password that nobody has."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(content)
    content += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    identity = b"<" + b"01" * 16 + b">"
    content += b"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [%s %s] >>\nstartxref\n%d\n%%%%EOF\n" % (
        identity,
        identity,
        start,
    )
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", ["a.pdf", "a.tif"])
def test_too_many_pages(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "a.pdf":
        document = pypdfium2.PdfDocument.new()
        for _ in range(51):
            document.new_page(595, 842)
        document.save(path)
        document.close()
    else:
        saved(path, *[Image.new("1", (20, 20))] * 51)
    with pytest.raises(FileProblem, match="51 sidor; högst 50") as told:
        scans.pages(path)
    assert told.value.code == "SCAN_TOO_MANY_PAGES"


def test_a_page_as_large_as_a_house(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_400, 14_400)
    document.save(tmp_path / "a.pdf")
    document.close()
    assert scans.pages(tmp_path / "a.pdf") == [scans.Page(1, ())]


def test_in_the_worker(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.pdf", page())
    with Decoder() as decoder:
        assert decoder.run(scans.pages, path) == [scans.Page(1, (CODE,))]
        assert decoder.run(scans.page_picture, path, 1, 200).startswith(b"\x89PNG")
        with pytest.raises(FileProblem, match="lösenord"):
            decoder.run(scans.pages, locked(tmp_path / "b.pdf"))


def test_heic(shared: Path) -> None:
    found = next(
        (path for path in sorted((shared / "corpus" / "04_formats").iterdir()) if path.suffix == ".heic"), None
    )
    if found is None:
        pytest.skip("no HEIC in the corpus")
    assert scans.pages(found) == [scans.Page(1, ())]
