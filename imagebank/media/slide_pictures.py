"""The picture or film of one slide: which file shows it, where it lies, its alternative text, a film's captions."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Length

from imagebank.core.description import DescribedFile, DescribedItem, Said
from imagebank.language import _
from imagebank.media import pack_pictures
from imagebank.media import pack_words as words
from imagebank.media import slide_parts as parts
from imagebank.media.slide_parts import Box

PRESET, LONGEST, MOST = "presentation", 1600, 2600
"""The rendition that slides show; the pixels that fill one; what is never put in as it is."""

FILM_MOST, FILMS_MOST = 40 << 20, 120 << 20
"""A film of more bytes, and films of more together, are shown by their still, which opens the film beside the deck."""

PICTURE = 13


@dataclass
class Films:
    """What the deck has of films so far: bytes put in, caption files put in; `beside`: id → path of those left beside it."""

    bytes: int = 0
    tracks: int = 0
    beside: dict[str, str] = field(default_factory=dict)


def show(
    slide: Slide, deck: Presentation, item: DescribedItem, name: Said, data: Path, films: Films, lang: str
) -> None:
    """Put the item's picture or film where the template wants it, second in reading order."""
    path = pack_pictures.source(item, LONGEST, PRESET)
    held = parts.place(slide, PICTURE, (KIND.PICTURE,))
    box = _box(held) if held is not None else spot(deck, slide, PICTURE)
    if held is not None:
        held._element.getparent().remove(held._element)  # python-pptx cannot take a shape away
    film = _film(item) if item.is_film else None
    if path is None:
        films.beside |= {item.id: film.path} if film else {}
        return
    still = pack_pictures.as_it_is(data / path, MOST)
    where = parts.fitted(box, still.width, still.height)
    if film is not None and _has_room(film, films):
        films.bytes += film.bytes
        made = _moving(slide, data / film.path, where, still.data)
        _captions(slide, made, item, data, films, lang)
    else:
        made = slide.shapes.add_picture(io.BytesIO(still.data), *where)
        if film is not None:
            films.beside[item.id] = film.path
            made.click_action.hyperlink.address = quote(film.path)
    alternative = item.alternative(lang).text or name.text
    word = _(words.FILM if item.is_film else words.PICTURE, lang)
    parts.describe(made, word, alternative, decorative=item.decorative)
    _second(slide, made)


def _box(held: Any) -> Box:  # noqa: ANN401 - python-pptx's placeholders share no type
    return held.left, held.top, held.width, held.height


def _film(item: DescribedItem) -> DescribedFile | None:
    """The film for a slide: the presentation's, else the smallest."""
    named = [file for file in item.files if file.preset.split("-")[0] == PRESET]
    return min(named or item.files, key=lambda file: file.bytes, default=None)


def _has_room(film: DescribedFile, films: Films) -> bool:
    return film.bytes <= FILM_MOST and films.bytes + film.bytes <= FILMS_MOST


def _moving(slide: Slide, path: Path, where: Box, still: bytes) -> Any:  # noqa: ANN401 - python-pptx's film
    return slide.shapes.add_movie(str(path), *where, poster_frame_image=io.BytesIO(still), mime_type="video/mp4")


def _captions(slide: Slide, made: Any, item: DescribedItem, data: Path, films: Films, lang: str) -> None:  # noqa: ANN401
    for code, path in item.captions.items():
        films.tracks += 1
        parts.caption_track(slide, made, data / path, code, words.language_name(code, lang), films.tracks)


def _second(slide: Slide, made: Any) -> None:  # noqa: ANN401
    """Move the picture to just after the title: screen readers read in the order of the tree."""
    tree, title = slide.shapes._spTree, slide.shapes.title  # python-pptx has no word for the order
    if title is not None:
        tree.remove(made._element)
        title._element.addnext(made._element)


def spot(deck: Presentation, slide: Slide, number: int) -> Box:
    """Where something lies on a slide whose template has no place for it: below the title, picture left, words right."""
    wide, high = int(deck.slide_width or 1), int(deck.slide_height or 1)
    title, edge = slide.shapes.title, wide // 22
    top = min(int(title.top + title.height), high // 3) + edge // 3 if title is not None else edge
    below = high - top - edge
    left, right = int(wide * 0.62), wide - int(wide * 0.62) - 3 * edge
    places = {
        PICTURE: (edge, top, left, below),
        14: (left + 2 * edge, top, right, below * 2 // 3),
        15: (left + 2 * edge, top + below * 2 // 3, right, below // 3),
        16: (edge, high - edge * 4 // 5, wide - 2 * edge, edge * 3 // 4),
    }
    x, y, across, down = places.get(number, (edge, top, wide - 2 * edge, below))
    return Length(x), Length(y), Length(across), Length(down)
