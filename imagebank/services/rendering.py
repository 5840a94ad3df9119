"""Renders the renditions of one pack item, with the allow-list of metadata that goes along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from imagebank.core.asset import Asset
from imagebank.core.errors import N_, FileProblem
from imagebank.core.rendition import LeavingMetadata
from imagebank.language import _
from imagebank.media import rendering
from imagebank.media.worker import Decoder
from imagebank.services import originals
from imagebank.services.leaving_words import without_pseudonyms
from imagebank.services.library import Library
from imagebank.services.packing import CAPTIONS, POSTER, Item, Order
from imagebank.services.presets import presets
from imagebank.store import assets

LEAVING_SCHEMES = ("larmiljo", "plats", "tema", "mediatyp")
"""The schemes whose concepts leave: what is shown and where, nothing about needs or school forms."""

FILM_TIMEOUT_S = 3600.0
EXTENSIONS = {"JPEG": ".jpg", "PNG": ".png", "WebP": ".webp", "WEBP": ".webp"}
TERMS = N_("Får användas i kanalen {channel} till och med {day}. {credit}")
TERMS_WITHOUT_END = N_("Får användas i kanalen {channel}. {credit}")
CREDIT = N_("Ange ”{credit}”.")


@dataclass(frozen=True, slots=True)
class RenditionFile:
    """One written file; `path` is relative to the bag's payload folder."""

    preset: str
    path: str
    width: int
    height: int
    bytes: int
    format: str


@dataclass(frozen=True, slots=True)
class RenderedItem:
    """One item with its files; `captions` holds language → path, `poster` a film's still."""

    item: Item
    metadata: LeavingMetadata
    files: tuple[RenditionFile, ...]
    captions: dict[str, str]
    poster: str | None = None


def render_item(library: Library, order: Order, item: Item, data: Path, decoder: Decoder) -> RenderedItem:
    """Write every rendition of one item below `data`, or none: where the original does not render, FileProblem is raised
    and what was written of it is gone.
    """
    try:
        return _rendered(library, order, item, data, decoder)
    except FileProblem:
        for left in [path for path in data.rglob("*") if path.is_file() and _is_of(path, item)]:
            left.unlink()
        raise


def _rendered(library: Library, order: Order, item: Item, data: Path, decoder: Decoder) -> RenderedItem:
    asset = item.asset
    original = originals.proven(library, asset)
    metadata = leaving(library, order, item)
    known = presets().photo if asset.media == "foto" else presets().film
    files: list[RenditionFile] = []
    for name in order.renditions:
        if name in known:
            files.append(_render(original, data, item, name, metadata, decoder))
    captions, poster = {}, None
    if asset.media == "film":
        captions = _captions(library, item, data)
        poster = f"renditions/{POSTER}/{item.stems[POSTER]}.jpg"
        (data / poster).parent.mkdir(parents=True, exist_ok=True)
        decoder.run(rendering.poster, original, data / poster, metadata)
    return RenderedItem(item, metadata, tuple(files), captions, poster)


def _render(
    original: Path, data: Path, item: Item, name: str, metadata: LeavingMetadata, decoder: Decoder
) -> RenditionFile:
    asset = item.asset
    folder = data / "renditions" / name
    folder.mkdir(parents=True, exist_ok=True)
    if asset.media == "film":
        target = folder / f"{item.stems[name]}.mp4"
        preset = presets().film[name]
        done = decoder.run(rendering.render_film, original, target, preset, metadata, timeout_s=FILM_TIMEOUT_S)
    else:
        photo = presets().photo[name]
        unnamed = folder / item.stems[name]
        done = decoder.run(rendering.render_photo, original, unnamed, photo, metadata, asset.developed)
        target = folder / f"{unnamed.name}{EXTENSIONS[done.format]}"
        unnamed.rename(target)
    return RenditionFile(name, target.relative_to(data).as_posix(), done.width, done.height, done.bytes, done.format)


def _is_of(path: Path, item: Item) -> bool:
    """Say whether a file below the payload folder was written for this item: no stem holds a dot."""
    preset = CAPTIONS if path.parent.name == "captions" else path.parent.name
    return path.name.partition(".")[0] == item.stems.get(preset)


def _captions(library: Library, item: Item, data: Path) -> dict[str, str]:
    written = {}
    for lang, (_name, vtt) in assets.caption_files(library.db, item.asset.id).items():
        path = data / "captions" / f"{item.stems[CAPTIONS]}.{lang}.vtt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(without_pseudonyms(library, vtt, lang), encoding="utf-8", newline="\n")
        written[lang] = path.relative_to(data).as_posix()
    return written


def leaving(library: Library, order: Order, item: Item) -> LeavingMetadata:
    """The allow-list, filled: the photographer's name is in, the names of depicted people are nowhere."""
    asset, rights = item.asset, item.asset.rights
    concepts = [library.vocabulary.concepts[n] for n in asset.concepts if n in library.vocabulary.concepts]
    shown = [c.label(order.use.language) for c in concepts if c.scheme in LEAVING_SCHEMES]
    return LeavingMetadata(
        identifier=asset.id, title=asset.title, caption=asset.caption, alt=item.alt,
        creator=rights.creator if rights else None, credit=credit_of(asset),
        copyright=rights.copyright if rights else None,
        usage_terms={lang: terms(library, order.use.channel, item.last_day, credit_of(asset), lang) for lang in ("sv", "en")},
        last_day=item.last_day.isoformat() if item.last_day else None, keywords=tuple(shown),
    )  # fmt: skip


def credit_of(asset: Asset) -> str:
    """The credit line: as recorded, else the creator's name."""
    rights = asset.rights
    return (rights.credit or rights.creator or "") if rights else ""


def terms(library: Library, channel: str, last_day: date | None, credit: str, lang: str) -> str:
    """The terms in words: channel, last day, credit."""
    label = library.vocabulary.concepts[f"kanal:{channel}"].label(lang)
    named = _(CREDIT, lang).format(credit=credit) if credit else ""
    template = _(TERMS if last_day else TERMS_WITHOUT_END, lang)
    return template.format(channel=label, day=last_day, credit=named).strip()
