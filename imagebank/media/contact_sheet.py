"""`contact-sheet.pdf`: every picture of a pack, small, with title, credit, last day and id. Tagged PDF (PDF/UA-1)."""

from __future__ import annotations

from pathlib import Path

from imagebank.core.description import DescribedItem, Description, Said
from imagebank.language import _
from imagebank.media import pack_pictures
from imagebank.media import pack_words as words
from imagebank.media.typesetting import displayable, typeset

NAME = "contact-sheet.pdf"
PIXELS, QUALITY = 420, 68
"""Enough for five centimetres on paper; five hundred pictures stay under ten megabytes."""

TITLE_MOST, CREDIT_MOST, ALT_MOST = 110, 90, 600


def write(description: Description, data: Path) -> None:
    """Write `contact-sheet.pdf` into the payload folder. Raises as `typesetting.typeset`."""
    lang = words.tongue(description)
    pictures: dict[str, bytes] = {}
    items = []
    for number, (item, name) in enumerate(zip(description.items, description.headings(), strict=True), 1):
        held = _picture(item, data)
        if held is not None:
            pictures[f"{number}.jpg"] = held
        items.append(_item(item, name, number if held is not None else None, lang))
    typeset("contact_sheet", _sheet(description, items, lang), data / NAME, pictures=pictures)


def _picture(item: DescribedItem, data: Path) -> bytes | None:
    path = pack_pictures.source(item, PIXELS)
    return pack_pictures.small(data / path, PIXELS, quality=QUALITY).data if path else None


def _sheet(it: Description, items: list[dict[str, object]], lang: str) -> dict[str, object]:
    about = (*words.about(it, lang), words.questions(it, lang))
    return {
        "lang": lang, "title": displayable(it.name), "organisation": displayable(it.organisation), "pack": displayable(it.pack),
        "draft": _(words.DRAFT_SHORT, lang) if it.is_draft else "",
        "draft-long": _(words.DRAFT, lang) if it.is_draft else "",
        "about": [displayable(line) for line in about], "items": items,
    }  # fmt: skip


def _item(item: DescribedItem, name: Said, picture: int | None, lang: str) -> dict[str, object]:
    alternative = item.alternative(lang)
    length = f" · {words.length(item.duration_s)}" if item.is_film and item.duration_s else ""
    until = f"{_(words.LAST_DAY, lang)}: {words.last_day(item, lang)}"
    lines = [
        _said(Said(words.shortened(words.credit_line(item, lang), CREDIT_MOST), lang)),
        _said(Said(until if item.last_day else words.last_day(item, lang), lang)),
        _said(Said(f"{item.id}{length}", lang), muted=True),
    ]
    return {
        "name": _said(Said(words.shortened(name.text, TITLE_MOST), name.lang)),
        "picture": f"{picture}.jpg" if picture is not None else "",
        "decorative": item.decorative,
        "alt": displayable(words.shortened(alternative.text or name.text, ALT_MOST)),
        "lines": [line for line in lines if line["text"]],
    }


def _said(said: Said, *, muted: bool = False) -> dict[str, object]:
    text = displayable(" ".join(said.text.split()))
    return {"text": text, "lang": said.lang, "rtl": words.is_right_to_left(text), "muted": muted}
