"""`picture-list.docx`: an overview as a table and each picture with its texts, for those who work in a word processor.

Headings are headings, the table's first row is marked as such, every picture has its alternative text or is marked as
decorative, every text has its language.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Cm

from imagebank.core.description import DescribedItem, Description, Said
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.media import document_parts as parts
from imagebank.media import pack_pictures
from imagebank.media import pack_words as words

NAME = "picture-list.docx"
PIXELS, WIDE, HIGH = 800, 11.0, 6.0
"""The longest side of a picture in the list, and its place in centimetres."""

OVERVIEW, NUMBER = N_("Översikt"), N_("Nr")
COLUMNS = ((NUMBER, 1.0), (words.TITLE, 5.5), (words.CREDIT, 3.9), (words.LAST_DAY, 3.4), (words.ID, 3.2))
"""The overview's columns and their widths in centimetres."""

TITLE_MOST = 200


def write(description: Description, data: Path) -> None:
    """Write `picture-list.docx` into the payload folder."""
    lang = words.tongue(description)
    document = docx.Document()
    parts.bare(document)
    parts.styled(document, words.locale(lang))
    _about_itself(document, description, lang)
    _beginning(document, description, lang)
    _overview(document, description, lang)
    parts.heading(document, Said(_("Bilder och filmer", lang), lang), 2, on_new_page=True)
    for number, (item, name) in enumerate(zip(description.items, description.headings(), strict=True), 1):
        _item(document, item, number, name, data, lang)
    document.save(str(data / NAME))


def _about_itself(document: Document, it: Description, lang: str) -> None:
    said = document.core_properties
    said.title, said.author, said.last_modified_by = it.name[:250], it.organisation[:250], it.organisation[:250]
    said.language, said.subject = words.locale(lang), it.pack
    said.comments = _(words.DRAFT, lang) if it.is_draft else ""
    said.keywords, said.revision = "", 1
    said.created = said.modified = words.moment(it.made_at)


def _beginning(document: Document, it: Description, lang: str) -> None:
    parts.heading(document, Said(it.name, lang), 1)
    if it.is_draft:
        parts.paragraph(document, Said(_(words.DRAFT, lang), lang), parts.DRAFT)
        parts.running(document.sections[0].header, Said(_(words.DRAFT_SHORT, lang), lang), parts.DRAFT)
    for line in (*words.about(it, lang), words.questions(it, lang)):
        parts.paragraph(document, Said(line, lang))
    parts.running(document.sections[0].footer, Said(f"{it.organisation} · {it.pack}", lang), parts.SMALL, number=True)


def _overview(document: Document, it: Description, lang: str) -> None:
    parts.heading(document, Said(_(OVERVIEW, lang), lang), 2)
    rows = [
        [Said(str(number), lang), name, Said(words.credit_line(item, lang), lang), Said(words.last_day(item, lang), lang), Said(item.id, lang)]
        for number, (item, name) in enumerate(zip(it.items, it.headings(), strict=True), 1)
    ]  # fmt: skip
    parts.table(document, [(Said(_(name, lang), lang), wide) for name, wide in COLUMNS], rows)


def _item(document: Document, item: DescribedItem, number: int, name: Said, data: Path, lang: str) -> None:
    parts.heading(document, Said(f"{number}. {words.shortened(name.text, TITLE_MOST)}", name.lang), 3)
    path = pack_pictures.source(item, PIXELS, "web")
    if path is not None:
        shown = pack_pictures.small(data / path, PIXELS, with_metadata=True)
        scale = min(WIDE / shown.width, HIGH / shown.height)
        run = parts.added(document, parts.PICTURE).add_run()
        made = run.add_picture(io.BytesIO(shown.data), Cm(shown.width * scale), Cm(shown.height * scale))
        word = _(words.FILM if item.is_film else words.PICTURE, lang)
        parts.describe(made, word, item.alternative(lang).text or name.text, decorative=item.decorative)
    rows = list(_rows(item, lang))
    for number, (label, said) in enumerate(rows, 1):
        parts.labelled(document, Said(_(label, lang), lang), said, is_last=number == len(rows))


def _rows(item: DescribedItem, lang: str) -> Iterator[tuple[str, Said]]:
    rows: Sequence[tuple[str, Said]] = (
        (words.ALT, words.alternative(item, lang)),
        (words.CAPTION, words.caption(item, lang)),
        (words.CREDIT, Said(words.credit_line(item, lang), lang)),
        (words.TERMS, words.terms(item, lang)),
        (words.LAST_DAY, Said(words.last_day(item, lang), lang)),
        (words.ACCESS, Said(words.described(item, lang), lang)),
        (words.ID, Said(item.id, lang)),
        (words.FILES, Said(", ".join(Path(file.path).name for file in item.files), lang)),
    )
    return (row for row in rows if row[1].text.strip())
