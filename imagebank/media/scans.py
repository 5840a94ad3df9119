"""A consent form that came back: a PDF, a picture or an e-mail, its pages, and the codes that can be read on them.

What is returned is kept as it came; here it is only looked at. Call `pages` and `page_picture` through `worker.run`
(with a timeout of a few minutes: a page without any code takes about a second).
"""

from __future__ import annotations

import contextlib
import io
import re
import threading
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pypdfium2
from PIL import Image, ImageSequence

from imagebank.core.errors import N_, FileProblem
from imagebank.media import codes, colour, signatures
from imagebank.media.boundary import check_size, decoding
from imagebank.media.formats import HEAD_BYTES
from imagebank.media.photo import upright  # registers the HEIC reader too
from imagebank.media.problems import because, problem

ScanKind = Literal["pdf", "picture", "email"]

SENTENCES: dict[str, str] = {
    "SCAN_NOT_A_FORM": N_(
        "{namn} är varken en PDF, en bild eller ett e-postmeddelande. "
        "Skanna blanketten som PDF eller JPEG, eller spara meddelandet som .eml."
    ),
    "SCAN_LOCKED": N_("{namn} är skyddad med lösenord. Öppna den, spara en kopia utan lösenord och försök igen."),
    "SCAN_TOO_MANY_PAGES": N_(
        "{namn} har {sidor} sidor; högst {antal} läses på en gång. Dela upp filen och försök igen."
    ),
    "SCAN_TOO_HEAVY": N_("{namn} är för stor: högst {antal} megabyte. Skanna med 200 punkter per tum och försök igen."),
    "SCAN_DAMAGED": N_(
        "{namn} är skadad och går inte att läsa. Skanna blanketten igen, eller be avsändaren skicka om den."
    ),
    "SCAN_NO_PAGE": N_("{namn} har ingen sida {sida} att visa. Öppna filen i ett annat program."),
}
"""Stable code -> Swedish sentence with `{namn}` (the file's name) and, for some, one or two more places."""

MAX_PAGES = 50
MAX_BYTES = 100 << 20
DPI = 200
"""Dots per inch at which a PDF's pages are drawn for reading."""

LONGEST = 4000
"""Most pixels of a drawn page's longest side, whatever size the PDF says a page has."""

PICTURES = {"JPEG": ("JPEG", "MPO"), "PNG": ("PNG",), "TIFF": ("TIFF",), "HEIC": ("HEIF",), "WebP": ("WEBP",)}
"""Pictures that a form comes back as -> Pillow's readers."""

MAIL = re.compile(
    rb"^(?:from|to|date|subject|received|message-id|return-path|mime-version|delivered-to|content-type):", re.I | re.M
)
NAMELESS = Path("blanketten")
PDFIUM = threading.Lock()
"""PDFium may not be used by two threads at once."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, counted from 1, and the texts of the QR codes on it, each once."""

    number: int
    codes: tuple[str, ...]


def kind_of(content: bytes, path: Path = NAMELESS) -> ScanKind:
    """What a returned form is, by its content. Raises `FileProblem` EMPTY, SCAN_NOT_A_FORM about `path`."""
    if not content:
        raise problem("EMPTY", path)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    head = content[:HEAD_BYTES]
    if signatures.name_of(head, io.BytesIO(content)) in PICTURES:
        return "picture"
    top = re.split(rb"\r?\n\r?\n", content[: 64 << 10], maxsplit=1)[0]
    if b"\0" not in top and len({found.lower() for found in MAIL.findall(top)}) >= 2:
        return "email"
    raise _problem("SCAN_NOT_A_FORM", path)


def pages(form: Path | bytes) -> list[Page]:
    """The pages of a returned form with their codes; an e-mail is one page without any.

    Raises `FileProblem`: MISSING …, EMPTY, SCAN_NOT_A_FORM, SCAN_LOCKED, SCAN_TOO_MANY_PAGES, SCAN_TOO_HEAVY,
    SCAN_DAMAGED, TOO_LARGE.
    """
    content, path = _content(form)
    kind = kind_of(content, path)
    if kind == "email":
        return [Page(1, ())]
    found = _of_pdf(content, path, None) if kind == "pdf" else _of_picture(content, path)
    with contextlib.closing(found):
        return [Page(number, tuple(codes.read_codes(image))) for number, image in enumerate(found, start=1)]


def page_picture(form: Path | bytes, number: int, width: int) -> bytes:
    """PNG bytes of page `number` (from 1), `width` pixels wide, upright. Raises as `pages`, and SCAN_NO_PAGE."""
    content, path = _content(form)
    kind = kind_of(content, path)
    if kind == "email" or number < 1:
        raise _problem("SCAN_NO_PAGE", path, sida=number)
    found = _of_pdf(content, path, (number, width)) if kind == "pdf" else _of_picture(content, path)
    with contextlib.closing(found):
        for at, image in enumerate(found, start=number if kind == "pdf" else 1):
            if at == number:
                return _png(image, width)
    raise _problem("SCAN_NO_PAGE", path, sida=number)


def _problem(code: str, path: Path, **values: object) -> FileProblem:
    return FileProblem(code, SENTENCES[code], namn=path.name, **values)


def damaged(path: Path) -> FileProblem:
    """The sentence for a scan that cannot be read."""
    return _problem("SCAN_DAMAGED", path)


def _content(form: Path | bytes) -> tuple[bytes, Path]:
    if isinstance(form, bytes):
        content, path = form, NAMELESS
    else:
        path = form
        try:
            with path.open("rb") as stream:
                content = stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise because(path, error) from error
    if len(content) > MAX_BYTES:
        raise _problem("SCAN_TOO_HEAVY", path, antal=MAX_BYTES >> 20)
    return content, path


def _png(image: Image.Image, width: int) -> bytes:
    plain = colour.on_ground(colour.eight_bits(image), colour.WHITE)
    if plain.width != width:
        height = max(1, round(plain.height * width / plain.width))
        plain = plain.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    target = io.BytesIO()
    plain.save(target, "PNG")
    return target.getvalue()


def _of_pdf(content: bytes, path: Path, only: tuple[int, int] | None) -> Generator[Image.Image, None, None]:
    """Every page at `DPI`, in grey; or the `only` (page, pixels across) that is asked for, in colour."""
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
            raise _problem("SCAN_LOCKED" if locked else "SCAN_DAMAGED", path) from error
        try:
            count = len(document)
            if count > MAX_PAGES and only is None:
                raise _problem("SCAN_TOO_MANY_PAGES", path, sidor=count, antal=MAX_PAGES)
            if not count:
                raise _problem("SCAN_DAMAGED", path)
            numbers = range(count) if only is None else range(only[0] - 1, min(only[0], count))
            for number in numbers:
                yield _drawn(document, number, path, None if only is None else only[1])
        finally:
            document.close()


def _drawn(document: pypdfium2.PdfDocument, number: int, path: Path, width: int | None) -> Image.Image:
    try:
        page = document[number]
        across, down = (max(side, 1.0) for side in page.get_size())
        scale = DPI / 72 if width is None else width / across
        scale = min(scale, LONGEST / max(across, down))
        return page.render(scale=scale, grayscale=width is None).to_pil()  # type: ignore[arg-type]
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise _problem("SCAN_DAMAGED", path) from error


def _of_picture(content: bytes, path: Path) -> Generator[Image.Image, None, None]:
    """The picture upright; of a TIFF, every page. Each is decoded whole."""
    name = signatures.name_of(content[:HEAD_BYTES], io.BytesIO(content))
    with decoding(path):
        image = Image.open(io.BytesIO(content), formats=PICTURES[name])
        count = getattr(image, "n_frames", 1) if name == "TIFF" else 1
    if count > MAX_PAGES:
        raise _problem("SCAN_TOO_MANY_PAGES", path, sidor=count, antal=MAX_PAGES)
    frames = ImageSequence.Iterator(image) if name == "TIFF" else iter([image])
    for _ in range(count):
        with decoding(path):
            shown = next(frames)
            check_size(path, *shown.size)
            shown.load()
            ready = upright(shown)
        yield ready
