"""`presentation.pptx`: a slide for each picture or film of a pack, on a template that can be replaced.

Reading order: title, picture, caption, credit. No text lies on a picture. What a slide has no room for is in its notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.exc import PythonPptxError
from pptx.presentation import Presentation
from pptx.slide import Slide

from imagebank.core.description import DescribedItem, Description, Said
from imagebank.core.errors import N_, FileProblem
from imagebank.language import _
from imagebank.media import pack_words as words
from imagebank.media import slide_parts as parts
from imagebank.media import slide_pictures

NAME = "presentation.pptx"
CAPTION, CREDIT, DRAFT = 14, 15, 16
"""The numbers of our template's places; another template's are found by kind."""

LONG_TITLE, LONG_CAPTION = 90, 220
"""Signs from which a text is set smaller."""

TITLE_MOST, CAPTION_MOST, TERMS_MOST = 150, 440, 260
"""Signs that a slide has room for; the rest stands in the notes."""

ROWS = 10
"""Credits on one slide."""


@dataclass
class Talk:
    """A deck while it is written."""

    deck: Presentation
    description: Description
    data: Path
    lang: str
    films: slide_pictures.Films = field(default_factory=slide_pictures.Films)

    def here(self, text: str) -> Said:
        """A text of ours, in the deck's language."""
        return Said(_(text, self.lang), self.lang)


def write(description: Description, data: Path, template: Path) -> None:
    """Write `presentation.pptx` into the payload folder.

    Raises FileProblem BAD_TEMPLATE where the template is no PPTX with a layout that has a title.
    """
    talk = Talk(_opened(template), description, data, words.tongue(description))
    _about_itself(talk)
    _first(talk)
    for item, name in zip(description.items, description.headings(), strict=True):
        _item(talk, item, name)
    _credits(talk)
    talk.deck.save(str(data / NAME))


def _opened(template: Path) -> Presentation:
    try:
        deck = pptx.Presentation(str(template))
        parts.emptied(deck)
        titled = parts.layout(deck, "Bild")
        if any(held.placeholder_format.type in parts.TITLES for held in titled.placeholders):
            return deck
    except (PythonPptxError, BadZipFile, KeyError, ValueError, AttributeError, SyntaxError, StopIteration) as error:
        raise _bad(template) from error
    raise _bad(template)


def _bad(template: Path) -> FileProblem:
    return FileProblem(
        "BAD_TEMPLATE",
        N_("{where} går inte att använda som mall för presentationen. Spara den som PPTX, med minst en layout som har en rubrik."),
        where=template,
    )  # fmt: skip


def _about_itself(talk: Talk) -> None:
    it, said = talk.description, talk.deck.core_properties
    said.title, said.author, said.last_modified_by = it.name[:250], it.organisation[:250], it.organisation[:250]
    said.language = words.locale(talk.lang)
    said.subject = it.pack
    said.comments = _(words.DRAFT, talk.lang) if it.is_draft else ""
    said.keywords, said.category, said.revision = "", "", 1
    said.created = said.modified = words.moment(it.made_at)


def _first(talk: Talk) -> None:
    it = talk.description
    slide = _slide(talk, "Titel", Said(it.name, talk.lang))
    lines = [Said(line, talk.lang) for line in (*words.about(it, talk.lang), words.questions(it, talk.lang))]
    _fill(talk, slide, 1, (KIND.SUBTITLE, KIND.BODY), lines)
    _finish(talk, slide)


def _slide(talk: Talk, role: str, title: Said) -> Slide:
    slide = talk.deck.slides.add_slide(parts.layout(talk.deck, role))
    held = slide.shapes.title
    if held is not None:
        size = 20 if len(title.text) > LONG_TITLE else None
        parts.say(held.text_frame, [Said(words.shortened(title.text, TITLE_MOST), title.lang)], size)
    return slide


def _item(talk: Talk, item: DescribedItem, name: Said) -> None:
    slide = _slide(talk, "Bild", name)
    slide_pictures.show(slide, talk.deck, item, name, talk.data, talk.films, talk.lang)
    caption = words.caption(item, talk.lang)
    short = Said(words.shortened(caption.text, CAPTION_MOST), caption.lang)
    _fill(talk, slide, CAPTION, (KIND.BODY, KIND.OBJECT), [short], 13 if len(short.text) > LONG_CAPTION else None)
    terms = words.terms(item, talk.lang)
    under = [
        Said(words.credit_line(item, talk.lang), talk.lang),
        Said(words.shortened(terms.text, TERMS_MOST), terms.lang),
    ]
    _fill(talk, slide, CREDIT, (KIND.BODY, KIND.OBJECT), [*under, *_beside(talk, item)])
    _finish(talk, slide)
    notes = slide.notes_slide.notes_text_frame
    if notes is not None:
        parts.say(notes, list(_notes(talk, item, name)))


def _beside(talk: Talk, item: DescribedItem) -> Iterator[Said]:
    """Where a film lies that is not in the deck."""
    if item.is_film and item.id in talk.films.beside:
        template = _("Filmen ligger i paketet och öppnas från bilden: {path}", talk.lang)
        yield Said(template.format(path=talk.films.beside[item.id]), talk.lang)


def _notes(talk: Talk, item: DescribedItem, name: Said) -> Iterator[Said]:
    lang = talk.lang
    if talk.description.is_draft:
        yield talk.here(words.DRAFT)
    yield name
    rows = (
        (words.CAPTION, words.caption(item, lang)),
        (words.ALT, words.alternative(item, lang)),
        (words.CREDIT, Said(words.credit_line(item, lang), lang)),
        (words.TERMS, words.terms(item, lang)),
        (words.LAST_DAY, Said(words.last_day(item, lang), lang)),
        (words.ACCESS, Said(words.described(item, lang), lang)),
        (words.ID, Said(item.id, lang)),
    )
    for label, said in rows:
        if said.text:
            yield Said(f"{_(label, lang)}: {said.text}", said.lang)
    for code, path in item.transcripts.items():
        heading = _("Det som sägs, som text", lang)
        yield Said(f"{heading}:\n{(talk.data / path).read_text('utf-8')}", code)


def _credits(talk: Talk) -> None:
    """The last slides: each item's credit and last day, and whom to ask."""
    it, lang = talk.description, talk.lang
    rows = [Said(_credit(item, name, lang), name.lang) for item, name in zip(it.items, it.headings(), strict=True)]
    pages = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)] or [[]]
    for number, page in enumerate(pages, 1):
        title = _(words.CREDITS_AND_TERMS, lang)
        if len(pages) > 1:
            title = _("{title} ({n} av {all})", lang).format(title=title, n=number, all=len(pages))
        slide = _slide(talk, "Text", Said(title, lang))
        closing = (
            (words.use(it, lang), words.until(it, lang), words.questions(it, lang)) if number == len(pages) else ()
        )
        size = 14 if any(len(said.text) > LONG_TITLE for said in page) else None
        _fill(talk, slide, 1, (KIND.BODY, KIND.OBJECT), [*page, *(Said(line, lang) for line in closing)], size)
        _finish(talk, slide)


def _credit(item: DescribedItem, name: Said, lang: str) -> str:
    """One line: title, credit, last day."""
    said = (
        words.shortened(name.text, 60),
        words.shortened(words.credit_line(item, lang), 45),
        words.last_day(item, lang),
    )
    return " · ".join(part for part in said if part)


def _fill(
    talk: Talk, slide: Slide, number: int, kinds: Sequence[object], lines: Sequence[Said], size: int | None = None
) -> None:
    """Put lines into a place of the slide; where the template has none, into a text box at the same spot."""
    if not any(said.text.strip() for said in lines):
        return
    held = parts.place(slide, number, kinds)
    if held is not None:
        parts.say(held.text_frame, lines, size)
        return
    box = slide.shapes.add_textbox(*slide_pictures.spot(talk.deck, slide, number))
    box.text_frame.word_wrap = True
    parts.say(box.text_frame, lines, size or (12 if number == CREDIT else 16))


def _finish(talk: Talk, slide: Slide) -> None:
    """The draft's mark, and nothing that is empty."""
    if talk.description.is_draft:
        _fill(talk, slide, DRAFT, (), [talk.here(words.DRAFT)])
    for held in parts.places(slide):
        if held.has_text_frame and not held.text_frame.text:
            held._element.getparent().remove(held._element)  # python-pptx cannot take a shape away
