"""Makes `resources/slides/mall.pptx`, the slide template that packs are written on: three layouts, drawn by us.

Run `.venv/bin/python tools/make_slide_template.py`. A library replaces it by a file of its own called `mall.pptx`.
The layouts are found by name (Titel, Bild, Text), their places by number: 13 picture, 14 caption, 15 credit, 16 draft mark.
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.util import Inches

TARGET = Path(__file__).resolve().parents[1] / "resources" / "slides" / "mall.pptx"
FONT = "Arial"  # on every machine, or with the same widths: what we see is what the receiver gets
COLOURS = {
    "dk1": "16211F", "lt1": "FFFFFF", "dk2": "00596B", "lt2": "DCEEF0", "accent1": "00596B", "accent2": "14663A",
    "accent3": "7A4100", "accent4": "9B1529", "accent5": "46545A", "accent6": "6F7C80", "hlink": "00596B", "folHlink": "46545A",
}  # fmt: skip
ABOUT = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>imagebank</Application>'
    b"<PresentationFormat>Widescreen</PresentationFormat></Properties>"
)
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def _place(x: float, y: float, width: float, height: float) -> str:
    left, top, wide, high = (int(Inches(one)) for one in (x, y, width, height))
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _held(number: int, name: str, kind: str, where: str, style: str, anchor: str, prompt: str) -> str:
    """A placeholder; `style` is the properties of its first level."""
    return (
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{where}</p:spPr>"
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="l">{style}</a:lvl1pPr></a:lstStyle>'
        f'<a:p><a:r><a:rPr lang="sv-SE"/><a:t>{prompt}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _style(size: int, colour: str, *, bold: bool = False, space: int = 0) -> str:
    weight = ' b="1"' if bold else ' b="0"'
    return (
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="{space * 100}"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{size * 100}"{weight}><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr>'
    )


def _bar(number: int, where: str, colour: str) -> str:
    return (
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Yta"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{where}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        '</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="sv-SE"/></a:p></p:txBody></p:sp>'
    )


def _number(id: int) -> str:
    return (
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{id}" name="Sidnummer"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'{_place(11.73, 6.98, 1.0, 0.3)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="r"/>'
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="sv-SE" sz="1100"><a:solidFill>'
        '<a:schemeClr val="accent5"/></a:solidFill></a:rPr><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>'
    )


TITLE = _held(2, "Titel", 'type="title"', _place(0.6, 0.4, 12.13, 0.9), _style(28, "tx1", bold=True), "ctr", "Titel")
DRAFT = _held(
    6,
    "Utkast",
    'type="body" sz="quarter" idx="16"',
    _place(0.6, 6.93, 10.9, 0.38),
    _style(14, "accent3", bold=True),
    "ctr",
    "Utkast",
)
LAYOUTS = {
    "Titel": (
        "title",
        [
            _bar(9, _place(0, 0, 13.334, 7.5), "accent1"),
            _held(2, "Titel", 'type="ctrTitle"', _place(1.0, 1.6, 11.3, 2.2), _style(44, "bg1", bold=True), "b", "Titel"),
            _held(3, "Om paketet", 'type="subTitle" idx="1"', _place(1.0, 4.1, 11.3, 2.2), _style(20, "bg2", space=6), "t", "Om paketet"),
            _held(6, "Utkast", 'type="body" sz="quarter" idx="16"', _place(1.0, 0.7, 11.3, 0.5), _style(18, "bg1", bold=True), "ctr", "Utkast"),
        ],
    ),
    "Bild": (
        "picTx",
        [
            _bar(9, _place(0, 0, 0.14, 7.5), "accent1"),
            TITLE,
            _held(3, "Bild", 'type="pic" idx="13"', _place(0.6, 1.5, 8.3, 5.25), _style(14, "accent5"), "ctr", "Bild"),
            _held(4, "Bildtext", 'type="body" sz="quarter" idx="14"', _place(9.25, 1.5, 3.48, 3.45), _style(18, "tx1", space=6), "t", "Bildtext"),
            _held(5, "Bildkredit", 'type="body" sz="quarter" idx="15"', _place(9.25, 5.05, 3.48, 1.7), _style(13, "accent5", space=3), "b", "Bildkredit och villkor"),
            DRAFT,
            _number(8),
        ],
    ),
    "Text": (
        "obj",
        [
            _bar(9, _place(0, 0, 0.14, 7.5), "accent1"),
            TITLE,
            _held(3, "Text", 'type="body" idx="1"', _place(0.6, 1.5, 12.13, 5.25), _style(16, "tx1", space=6), "t", "Text"),
            DRAFT,
            _number(8),
        ],
    ),
}  # fmt: skip


def make(target: Path) -> None:
    """Write the template."""
    deck = Presentation()
    about = next(part for part in deck.part.package.iter_parts() if part.partname == "/docProps/app.xml")
    about._blob = ABOUT
    deck.part._element.sldSz.attrib.pop("type", None)  # it said 4:3
    for held in (deck.part.package, deck.part):
        for related in [one for one in held._rels.values() if one.reltype.endswith(("/thumbnail", "/printerSettings"))]:
            held._rels.pop(related.rId)
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    master = deck.slide_master
    _themed(next(part for part in _parts(master.part) if part.partname.startswith("/ppt/theme/")))
    layouts = list(deck.slide_layouts)
    for left in layouts[len(LAYOUTS) :]:
        deck.slide_layouts.remove(left)
    for layout, (name, (kind, shapes)) in zip(layouts, LAYOUTS.items(), strict=False):
        layout.name = name
        layout.element.set("type", kind)
        _filled(layout.shapes._spTree, shapes)
    _filled(
        master.shapes._spTree,
        [TITLE, _held(3, "Text", 'type="body" idx="1"', _place(0.6, 1.5, 12.13, 5.25), "", "t", "Text")],
    )
    said = deck.core_properties
    said.title, said.author, said.language, said.last_modified_by = (
        "Mall för bildpaket",
        "imagebank",
        "sv-SE",
        "imagebank",
    )
    said.created = said.modified = datetime(2026, 11, 25, tzinfo=UTC)
    said.revision = 1
    deck.save(str(target))


def _parts(part: Part) -> list[Part]:
    return [one.target_part for one in part.rels.values()]


def _themed(theme: Part) -> None:
    text = theme.blob.decode("utf-8")
    for name, colour in COLOURS.items():
        text = re.sub(
            rf"(<a:{name}>).*?(</a:{name}>)", rf'\g<1><a:srgbClr val="{colour}"/>\g<2>', text, flags=re.DOTALL
        )
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", text)
    theme._blob = text.encode("utf-8")


def _filled(tree: Any, shapes: list[str]) -> None:  # noqa: ANN401 - lxml has no types
    for old in list(tree)[2:]:
        tree.remove(old)
    for shape in shapes:
        tree.append(parse_xml(shape))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
