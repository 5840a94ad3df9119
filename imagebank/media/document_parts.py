"""The parts of a DOCX that python-docx has no words for: styles of our own, languages, alternative texts, marked rows.

Sources: ECMA-376; [MS-ODRAWXML] (decorative).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from imagebank.core.description import Said
from imagebank.media import pack_words as words

TEXT, MUTED, ACCENT, WARN = "16211F", "46545A", "00596B", "7A4100"
FONT = "Arial"
PICTURE, DRAFT, SMALL, LABELLED, CELL = "Bild", "Utkast", "Liten text", "Uppgift", "Tabelltext"
DECORATIVE = (
    f'<a:ext {nsdecls("a")} uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
LONG = 600
"""Signs from which a text may be parted from what follows it."""

LINES = "".join(
    f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="B4BEBD"/>'
    for side, kind in (("top", "single"), ("left", "nil"), ("bottom", "single"), ("right", "nil"), ("insideH", "single"), ("insideV", "nil"))
)  # fmt: skip
HEADINGS = ((24, TEXT, 0, 10), (16, ACCENT, 22, 8), (13, TEXT, 18, 6))
"""Of each level: size, colour, space above and below, in points."""


def bare(document: Document) -> None:
    """Take away what python-docx's own template carries along: its thumbnail, and who is said to have written it."""
    package = document.part.package
    related = package.rels if package else {}
    for one in [one for one in related.values() if one.reltype.endswith(("/thumbnail", "/extended-properties"))]:
        related.pop(one.rId)


def styled(document: Document, locale: str) -> None:
    """A4, our type and colours, one language for all that says no other."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    styles: Any = document.styles  # its styles share no type that tells what they can hold
    _type(styles["Normal"], 11, TEXT, after=6)
    for level, (size, colour, before, after) in enumerate(HEADINGS, 1):
        style = styles[f"Heading {level}"]
        _type(style, size, colour, bold=True, before=before, after=after)
        style.paragraph_format.keep_with_next = True
    for name, size, colour in (
        (PICTURE, 11, TEXT),
        (DRAFT, 12, WARN),
        (SMALL, 9, MUTED),
        (LABELLED, 11, TEXT),
        (CELL, 9.5, TEXT),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _type(style, size, colour, bold=name == DRAFT, after=2 if name in (CELL, SMALL) else 4)
    styles[PICTURE].paragraph_format.keep_with_next = True
    for held in styles.element.iter(qn("w:lang")):
        for name in ("w:val", "w:eastAsia"):
            held.set(qn(name), locale)


def _type(style: Any, size: float, colour: str, *, bold: bool = False, before: float = 0, after: float = 0) -> None:  # noqa: ANN401 - python-docx's styles
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def added(document: Document, style: str) -> Paragraph:
    """A new paragraph in a style. python-docx looks each style up among all of them, which takes longer than all the rest."""
    held = document.add_paragraph()
    _styled(held, style)
    return held


def _styled(held: Paragraph, style: str) -> None:
    held._p.get_or_add_pPr().style = style.replace(" ", "")


def heading(document: Document, said: Said, level: int, *, on_new_page: bool = False) -> None:
    """A heading of a level that readers can jump to."""
    held = added(document, f"Heading {level}")
    held.paragraph_format.page_break_before = on_new_page or None
    _said(held, said)


def paragraph(document: Document, said: Said, style: str = "Normal") -> None:
    """A paragraph."""
    _said(added(document, style), said)


def labelled(document: Document, label: Said, said: Said, *, is_last: bool = False) -> None:
    """A line with a label in bold, on one page with what follows; further lines of the text are paragraphs of their own."""
    first, *rest = [line for line in said.text.splitlines() if line.strip()]
    held = added(document, LABELLED)
    _said(held, Said(f"{label.text}: ", label.lang)).bold = True
    _said(held, Said(first, said.lang))
    held.paragraph_format.keep_with_next = not is_last and len(said.text) < LONG
    for line in rest:
        _said(added(document, LABELLED), Said(line, said.lang))


def running(part: Any, said: Said, style: str, *, number: bool = False) -> None:  # noqa: ANN401 - a header or footer
    """What stands on every page, with the page's number where asked."""
    held = part.paragraphs[0]
    held.style = part.part.document.styles[style] if hasattr(part.part, "document") else style
    _said(held, Said(f"{said.text} · " if number else said.text, said.lang))
    if number:
        held._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def table(document: Document, columns: Sequence[tuple[Said, float]], rows: Sequence[Sequence[Said]]) -> None:
    """A table whose first row is marked as its header and comes again on every page; no row is broken."""
    made = document.add_table(rows=len(rows) + 1, cols=len(columns))
    made.style = "Table Grid"
    made.autofit = False
    properties = made._tbl.tblPr  # python-docx has no word for a table's lines
    lines = parse_xml(f"<w:tblBorders {nsdecls('w')}>{LINES}</w:tblBorders>")
    properties.get_or_add_tblLayout().addprevious(lines)
    for held, wide in zip(made._tbl.tblGrid.gridCol_lst, (wide for _name, wide in columns), strict=True):
        held.w = Cm(wide)
    for line, (row, said) in enumerate(zip(made._tbl.tr_lst, [[name for name, _wide in columns], *rows], strict=True)):
        _row(made, row, said, [wide for _name, wide in columns], is_header=line == 0)


def _row(made: Any, row: Any, said: Sequence[Said], widths: Sequence[float], *, is_header: bool) -> None:  # noqa: ANN401
    properties = row.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader") if is_header else ("w:cantSplit",):
        properties.append(OxmlElement(name))
    for cell, text, wide in zip(row.tc_lst, said, widths, strict=True):
        cell.width = Cm(wide)
        held = Paragraph(cell.p_lst[0], made)
        _styled(held, CELL)
        run = _said(held, text)
        run.bold = is_header
        if is_header:
            cell.get_or_add_tcPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="DCEEF0"/>')
            )


def _said(held: Paragraph, said: Said) -> Any:  # noqa: ANN401 - python-docx's run
    run = held.add_run(" ".join(said.text.split()) + (" " if said.text.endswith(" ") else ""))
    properties = run._r.get_or_add_rPr()  # python-docx has no word for a run's language
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), words.locale(said.lang))
    properties.append(spoken)
    if words.is_right_to_left(said.text):
        properties.insert(0, OxmlElement("w:rtl"))
        held._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    return run


def describe(picture: Any, name: str, alternative: str, *, decorative: bool) -> None:  # noqa: ANN401 - python-docx's inline shape
    """Name a picture and give it its alternative text, or mark it as decorative."""
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")  # python-docx has no word for alternative texts
    for held in (picture._inline.docPr, picture._inline.graphic.graphicData.pic.nvPicPr.cNvPr):
        held.set("name", name)
        held.set("descr", "" if decorative else alternative)
    if decorative:
        listed = OxmlElement("a:extLst")
        listed.append(parse_xml(DECORATIVE))
        picture._inline.docPr.append(listed)
