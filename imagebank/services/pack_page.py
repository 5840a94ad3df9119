"""The pack's accessible page: one `h1`, a figure for each picture, films with captions; no script that runs, no network.

The page is `resources/pages/pack.html`; here is what stands in it.
"""

from __future__ import annotations

import base64
import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from imagebank.core.description import DescribedFile, DescribedItem, Description, Said
from imagebank.language import _
from imagebank.media import pack_words as words
from imagebank.services import pack_data
from imagebank.services.html_pages import PAGES, environment

NAME = "index.html"
SHOWN = frozenset({"jpeg", "png", "webp", "avif", "gif"})
"""The formats that every browser shows, by their names in small letters."""

WIDEST = 2560
"""No page asks for more pixels than this, so larger files are for downloading only."""


def write(description: Description, data: Path) -> None:
    """Write `index.html` into the payload folder."""
    (data / NAME).write_text(page(description, data), encoding="utf-8", newline="\n")


def page(description: Description, data: Path) -> str:
    """The whole page in the pack's language; caption files and transcripts are read from `data`."""
    lang = words.tongue(description)
    return _template(lang).render(
        lang=lang, style=Markup((PAGES / "pack.css").read_text("utf-8")),  # noqa: S704 - our own file
        title=description.name, about=words.about(description, lang)[:-1], until=words.until(description, lang),
        draft=_(words.DRAFT, lang) if description.is_draft else "", draft_short=_(words.DRAFT_SHORT, lang),
        data=[_script(one) for one in pack_data.linked(description)], contact=description.contact,
        contact_is_address="@" in description.contact and len(description.contact.split()) == 1,
        words={
            "skip": _("Hoppa till bilderna", lang), "contents": _("Innehåll", lang), "files": _("Ladda ner", lang),
            "questions": _("Frågor om bilderna:", lang),
        },
        items=list(_items(description, lang, data)),
    )  # fmt: skip


@functools.cache
def _template(lang: str) -> Any:  # noqa: ANN401 - the template's own type says nothing more
    ours = environment()
    ours.filters["lang"] = functools.partial(_lang_of, lang)
    return ours.get_template("pack.html")


def _lang_of(page: str, said: Said) -> str:
    """The attribute of a part in another language than the page."""
    differs = said.text and said.lang != page
    return Markup(' lang="{}"').format(said.lang) if differs else Markup("")


def _script(linked: dict[str, object]) -> Markup:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(linked, ensure_ascii=False)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 - escaped above


def _items(description: Description, lang: str, data: Path) -> Iterator[dict[str, object]]:
    for number, (item, name) in enumerate(zip(description.items, description.headings(), strict=True), 1):
        shown = _shown(item)
        alt = item.alternative(lang)
        yield {
            "anchor": f"i-{number}", "name": name, "alt": alt, "label": alt if alt.text else name,
            "image": shown[0] if shown else None, "srcset": _srcset(shown), "video": _film(item),
            "poster": _href(item.poster) if item.poster else "", "tracks": list(_tracks(item, lang, data)),
            "caption": words.caption(item, lang), "credit": words.credit_line(item, lang),
            "transcripts": list(_transcripts(item, lang, data)), "facts": list(_facts(item, lang)),
            "files": list(_files(item, lang)),
        }  # fmt: skip


def _href(path: str) -> str:
    return quote(path)


def _linked(file: DescribedFile) -> dict[str, object]:
    return {"path": _href(file.path), "width": file.width, "height": file.height}


def _shown(item: DescribedItem) -> list[dict[str, object]]:
    """The files that the page shows, the best first: the web's where there are any, of the whole picture."""
    if item.is_film:
        return []
    fit = [file for file in item.whole() if file.format.lower() in SHOWN]
    web = [file for file in fit if file.preset.startswith("web")]
    screen = web or [file for file in fit if file.longest <= WIDEST] or fit[:1]
    return [_linked(file) for file in sorted(screen, key=lambda file: -file.longest)]


def _srcset(shown: list[dict[str, object]]) -> str:
    widths = {one["width"]: one["path"] for one in shown}
    return ", ".join(f"{path} {width}w" for width, path in sorted(widths.items())) if len(widths) > 1 else ""  # type: ignore[type-var]


def _film(item: DescribedItem) -> dict[str, object] | None:
    """The film that the page plays: the web's, else the smallest."""
    if not item.is_film or not item.files:
        return None
    web = [file for file in item.files if file.preset.startswith("web")]
    return _linked(min(web or item.files, key=lambda file: file.bytes))


def _tracks(item: DescribedItem, lang: str, data: Path) -> Iterator[dict[str, object]]:
    """Captions lie in the page itself: a browser does not read them from beside a page that is opened as a file."""
    known = lang if lang in item.captions else next(iter(item.captions), "")
    for code, path in item.captions.items():
        held = base64.b64encode((data / path).read_bytes()).decode()
        yield {
            "kind": "captions", "path": f"data:text/vtt;charset=utf-8;base64,{held}", "code": code,
            "label": words.language_name(code, lang), "default": code == known,
        }  # fmt: skip


def _transcripts(item: DescribedItem, lang: str, data: Path) -> Iterator[dict[str, object]]:
    for code, path in item.transcripts.items():
        label = _("Det som sägs, som text ({language})", lang).format(language=words.language_name(code, lang).lower())
        yield {"label": label, "said": Said((data / path).read_text("utf-8"), code)}


def _facts(item: DescribedItem, lang: str) -> Iterator[tuple[str, Said]]:
    rows = (
        (words.ALT, words.alternative(item, lang)),
        (words.TERMS, words.terms(item, lang)),
        (words.LAST_DAY, Said(words.last_day(item, lang), lang)),
        (words.ACCESS, Said(words.described(item, lang), lang)),
        (words.ID, Said(item.id, lang)),
    )
    return ((_(name, lang), said) for name, said in rows if said.text)


def _files(item: DescribedItem, lang: str) -> Iterator[dict[str, object]]:
    for file in item.files:
        yield {"path": _href(file.path), "words": words.download(file, lang)}
    for texts, label in (
        (item.captions, _("Undertexter", lang)),
        (item.transcripts, _("Det som sägs, som text", lang)),
    ):
        for code, path in texts.items():
            yield {"path": _href(path), "words": f"{label}: {words.language_name(code, lang)}"}
