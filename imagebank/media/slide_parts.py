"""The parts of a slide that python-pptx has no words for: roles of layouts, languages, alternative texts, a film's captions.

Sources: ECMA-376; [MS-ODRAWXML] (decorative); [MS-PPTX] (tracks of media).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout
from pptx.util import Length, Pt

from imagebank.core.description import Said
from imagebank.media import pack_words as words

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
P173 = "http://schemas.microsoft.com/office/powerpoint/2017/3/main"
PML = "http://schemas.openxmlformats.org/presentationml/2006/main"
DECORATIVE = (
    f'<a:extLst xmlns:a="{A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
TRACK_LIST = (
    f'<p14:extLst xmlns:p14="{P14}" xmlns:p="{PML}"><p:ext uri="{{3AFAAA56-56D3-431D-BCD4-E75A35582382}}">'
    f'<p173:tracksInfo xmlns:p173="{P173}" displayLoc="media"><p173:trackLst/></p173:tracksInfo></p:ext></p14:extLst>'
)
TRACK = "http://schemas.microsoft.com/office/2017/04/relationships/track"
TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
ROLES = {
    "Titel": (KIND.CENTER_TITLE, KIND.SUBTITLE),
    "Bild": (KIND.TITLE, KIND.PICTURE),
    "Text": (KIND.TITLE, KIND.BODY),
}
"""A layout's name in our template → the kinds of places that another template's layout is known by."""

Box = tuple[Length, Length, Length, Length]
"""Left, top, width, height in the format's own unit."""


def layout(deck: Presentation, role: str) -> SlideLayout:
    """The layout for a role: by its name, else by its places, else the first one with a title."""
    known = list(deck.slide_layouts)
    named = [one for one in known if one.name == role]
    fit = [one for one in known if set(ROLES[role]) <= {held.placeholder_format.type for held in one.placeholders}]
    titled = [one for one in known if any(held.placeholder_format.type in TITLES for held in one.placeholders)]
    return next(iter([*named, *fit, *titled, *known]))


def emptied(deck: Presentation) -> None:
    """Take away the slides that a template shows itself by."""
    listed = deck.slides._sldIdLst  # python-pptx has no word for taking a slide away
    for one in list(listed):
        deck.part.drop_rel(one.rId)
        listed.remove(one)


def places(slide: Slide) -> list[Any]:
    """The slide's placeholders, which share no type that tells what they can hold."""
    return list(slide.placeholders)


def place(slide: Slide, number: int, kinds: Sequence[object] = ()) -> Any:  # noqa: ANN401 - as above
    """The placeholder with our number, else the first of `kinds` that has not been used, else None."""
    known = places(slide)
    numbered = [held for held in known if held.placeholder_format.idx == number]
    free = [held for held in known if held.placeholder_format.type in kinds and not _is_used(held)]
    return next(iter([*numbered, *free]), None)


def _is_used(held: Any) -> bool:  # noqa: ANN401 - as above
    return bool(held.has_text_frame and held.text_frame.text)


def say(frame: Any, lines: Sequence[Said], size: int | None = None) -> None:  # noqa: ANN401 - a text frame of any shape
    """Fill a text frame, one paragraph for each line, each run in its own language and direction."""
    parts = [Said(line, said.lang) for said in lines for line in said.text.splitlines() if line.strip()]
    for number, said in enumerate(parts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = said.text
        run.font._rPr.set("lang", words.locale(said.lang))  # python-pptx knows a list of languages by number only
        if size is not None:
            run.font.size = Pt(size)
        if words.is_right_to_left(said.text):
            properties = paragraph._p.get_or_add_pPr()
            properties.set("rtl", "1")
            properties.set("algn", "r")


def describe(picture: Any, name: str, alternative: str, *, decorative: bool) -> None:  # noqa: ANN401 - a picture or a film
    """Name a picture and give it its alternative text, or mark it as decorative. The file's own name is gone then."""
    held = picture._element.xpath(".//p:cNvPr")[0]
    held.set("name", name)
    held.set("descr", "" if decorative else alternative)
    if decorative:
        held.append(parse_xml(DECORATIVE))


def caption_track(slide: Slide, film: Any, path: Path, code: str, label: str, number: int) -> None:  # noqa: ANN401 - a film's shape
    """Put a caption file (WebVTT) into the slide's film; programs from 2019 on show it."""
    media = film._element.find(f".//{{{P14}}}media")
    if media is None:
        return
    part = Part(PackURI(f"/ppt/media/captions{number}.vtt"), "text/vtt", slide.part.package, path.read_bytes())
    related = slide.part.relate_to(part, TRACK)
    if media.find(f".//{{{P173}}}trackLst") is None:
        media.append(parse_xml(TRACK_LIST))
    track = parse_xml(f'<p173:track xmlns:p173="{P173}" xmlns:r="{R}"/>')
    own = "{" + str(uuid.uuid5(uuid.NAMESPACE_OID, f"{number} {code}")).upper() + "}"
    for name, value in (("id", own), ("label", label), ("lang", words.locale(code)), (f"{{{R}}}embed", related)):
        track.set(name, value)
    media.find(f".//{{{P173}}}trackLst").append(track)


def fitted(box: Box, width: int, height: int) -> Box:
    """The largest place of the picture's shape inside `box`, at its top and left, below the title."""
    left, top, wide, high = box
    scale = min(wide / width, high / height)
    shown = max(1, round(width * scale)), max(1, round(height * scale))
    return left, top, Length(shown[0]), Length(shown[1])
