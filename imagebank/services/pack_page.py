"""The pack's accessible page: one `h1`, a figure for each picture, films with captions; no script, no network."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from imagebank.core.asset import Asset
from imagebank.core.errors import N_
from imagebank.core.pack import Pack
from imagebank.language import _
from imagebank.services.library import Library
from imagebank.services.rendering import RenderedItem, RenditionFile, credit_of

DRAFT = N_("UTKAST – inte godkänt av en andra person. Får inte publiceras.")

STYLE = """
:root { color-scheme: light dark; --ground: #f2f4f3; --card: #fff; --text: #16211f; --muted: #46545a; --line: #6f7c80;
  --accent: #00596b; --warn: #7a4100; --warn-ground: #ffefd3; }
@media (prefers-color-scheme: dark) { :root { --ground: #10171a; --card: #182125; --text: #edf3f2; --muted: #b4c2c6;
  --line: #7c8e95; --accent: #7cd0df; --warn: #ffcb7d; --warn-ground: #382709; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.0625rem/1.55 system-ui, sans-serif; }
header, main, footer { max-width: 70rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 0 0 .5rem; }
a { color: var(--accent); }
a:focus-visible, video:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.draft { background: var(--warn-ground); color: var(--warn); border: 2px solid; border-radius: 8px; padding: .75rem 1rem;
  font-weight: 700; }
article { background: var(--card); border-radius: 12px; padding: 1.25rem; margin: 0 0 1.5rem; }
figure { margin: 0; }
img, video { display: block; max-width: 100%; max-height: 34rem; width: auto; height: auto; border-radius: 8px; background: var(--ground); }
figcaption { margin-top: .75rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0 0; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: 1rem 0 0; padding-left: 1.25rem; } li { padding: .2rem 0; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } }
"""


def page(library: Library, pack: Pack, items: Sequence[RenderedItem]) -> str:
    """The whole page in the pack's language."""
    lang = pack.language if pack.language in ("sv", "en") else "sv"
    title, body = escape(pack.title), "\n".join(_article(one, lang) for one in items)
    contact, questions = escape(str(library.setting("contact"))), _("Frågor om bilderna:", lang)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n{_about(library, pack, lang)}</header>\n"
        f"<main>\n{body}\n</main>\n<footer>\n<p>{questions} "
        f'<a href="mailto:{contact}">{contact}</a></p>\n</footer>\n</body>\n</html>\n'
    )


def _about(library: Library, pack: Pack, lang: str) -> str:
    channel = library.vocabulary.concepts[f"kanal:{pack.channel}"].label(lang)
    number = _("Bildpaket {pack} för kanalen {channel}. Bilder och filmer: {n}.", lang)
    said = [f"<p>{escape(number.format(pack=pack.id, n=len(pack.items), channel=channel))}</p>\n"]
    if pack.status == "draft":
        said.insert(0, f'<p class="draft">{escape(_(DRAFT, lang))}</p>\n')
    if pack.last_day:
        until = _("Paketet får användas till och med {day}.", lang).format(day=pack.last_day)
        said.append(f"<p><strong>{escape(until)}</strong></p>\n")
    return "".join(said)


def _article(one: RenderedItem, lang: str) -> str:
    asset = one.item.asset
    heading = f"i-{asset.id}"
    caption = asset.caption.get(lang) or asset.caption.get("sv") or ""
    words = " ".join(part for part in (caption, _credit(asset, lang)) if part)
    return (
        f'<article aria-labelledby="{heading}">\n<h2 id="{heading}">{escape(asset.public_name(lang))}</h2>\n<figure>\n'
        f"{_media(one, lang)}\n<figcaption>{escape(words)}</figcaption>\n</figure>\n{_facts(one, lang)}"
        f"<ul>\n{_links(one, lang)}</ul>\n</article>"
    )


def _credit(asset: Asset, lang: str) -> str:
    """The credit line as recorded; where only a name is, what that person made."""
    if asset.rights and asset.rights.credit:
        return asset.rights.credit
    made = _("Foto: {credit}", lang) if asset.media == "foto" else _("Film: {credit}", lang)
    return made.format(credit=credit_of(asset))


def _media(one: RenderedItem, lang: str) -> str:
    alt = one.item.alt.get(lang) or one.item.alt.get("sv") or next(iter(one.item.alt.values()), "")
    file = one.files[0]
    if one.item.asset.media == "foto":
        return f'<img src="{escape(file.path)}" alt="{escape(alt)}" width="{file.width}" height="{file.height}" loading="lazy">'
    tracks = "".join(
        f'<track kind="captions" src="{escape(path)}" srclang="{escape(code)}" label="{_language(code, lang)}"{_default(code, lang)}>'
        for code, path in one.captions.items()
    )
    poster = escape(one.poster or "")
    return (
        f'<video controls preload="none" poster="{poster}" width="{file.width}" height="{file.height}" '
        f'aria-label="{escape(alt or one.item.asset.public_name(lang))}"><source src="{escape(file.path)}" type="video/mp4">{tracks}</video>'
    )


def _default(code: str, lang: str) -> str:
    return " default" if code == lang else ""


def _language(code: str, lang: str) -> str:
    return {"sv": _("Svenska", lang), "en": _("Engelska", lang)}.get(code, code)


def _facts(one: RenderedItem, lang: str) -> str:
    alt = one.item.alt.get(lang) or one.item.alt.get("sv") or ""
    rows = [
        (_("Alternativtext", lang), alt),
        (_("Villkor", lang), one.metadata.usage_terms.get(lang, "")),
        (_("Bildkredit", lang), credit_of(one.item.asset)),
        (_("Id", lang), one.item.asset.id),
    ]
    return "<dl>\n" + "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>\n" for name, value in rows if value) + "</dl>\n"


def _links(one: RenderedItem, lang: str) -> str:
    return "".join(f"<li>{_link(file, one.item.asset.public_name(lang), lang)}</li>\n" for file in one.files)


def _link(file: RenditionFile, title: str, lang: str) -> str:
    names = {
        "web": _("Webb", lang), "presentation": _("Presentation", lang), "print": _("Tryck", lang),
        "original": _("Originalstorlek", lang),
    }  # fmt: skip
    size = f"{file.bytes / 1_000_000:.1f} MB" if file.bytes >= 100_000 else f"{file.bytes / 1000:.0f} kB"
    size = size.replace(".", ",") if lang == "sv" else size
    said = f"{names.get(file.preset, file.preset)}: {title}, {file.format}, {file.width} × {file.height}, {size}"
    return f'<a href="{escape(file.path)}" download>{escape(said)}</a>'
