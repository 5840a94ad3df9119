"""The files of a pack beside its renditions: manifest.json, metadata.csv, terms, page. All from one description."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

from imagebank import __version__
from imagebank.core.pack import Pack
from imagebank.language import _
from imagebank.media import bag
from imagebank.services import logbook, pack_page
from imagebank.services.library import Library
from imagebank.services.rendering import LEAVING_SCHEMES, RenderedItem, RenditionFile, credit_of

COLUMNS = (
    "id", "title", "alt_sv", "alt_en", "caption_sv", "caption_en", "creator", "credit", "usage_terms", "last_day",
    "verdict", "keywords", "files",
)  # fmt: skip


def write(library: Library, pack: Pack, items: Sequence[RenderedItem], data: Path) -> None:
    """Write every accompanying file into the payload folder `data`."""
    described = describe(library, pack, items, data)
    _text(data / "manifest.json", json.dumps(described, ensure_ascii=False, indent=2) + "\n")
    _text(data / "metadata.csv", "\ufeff" + _table(pack, items))
    _text(data / "terms.txt", _terms(library, pack, items))
    _text(data / "index.html", pack_page.page(library, pack, items))


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def describe(library: Library, pack: Pack, items: Sequence[RenderedItem], data: Path) -> dict[str, object]:
    """The pack as `manifest.json` says it (docs/interchange.md, "The pack"). No person, not even by pseudonym."""
    return {
        "format": "imagebank pack 1",
        "pack": pack.id,
        "status": pack.status,
        "title": pack.title,
        "organisation": library.setting("organisation"),
        "use": {"channel": pack.channel, "purpose": pack.purpose, "date": pack.date, "language": pack.language,
                "territory": pack.territory},
        "recipient": pack.recipient,
        "approved_by": pack.approved_by,
        "made_at": pack.made_at,
        "last_day": pack.last_day,
        "ledger": logbook.head(library),
        "items": [_item(one, data) for one in items],
    }  # fmt: skip


def _item(one: RenderedItem, data: Path) -> dict[str, object]:
    asset, metadata = one.item.asset, one.metadata
    return {
        "id": asset.id,
        "original_sha256": asset.sha256,
        "media": asset.media,
        "title": dict(asset.title),
        "caption": dict(asset.caption),
        "alt": dict(one.item.alt),
        "creator": metadata.creator,
        "credit": metadata.credit,
        "usage_terms": dict(metadata.usage_terms),
        "last_day": metadata.last_day,
        "concepts": [n for n in asset.concepts if n.split(":")[0] in LEAVING_SCHEMES],
        "verdict": one.item.verdict.severity.name,
        "codes": list(one.item.verdict.codes),
        "renditions": [_file(file, data) for file in one.files],
        "captions": one.captions,
        "poster": one.poster,
    }


def _file(file: RenditionFile, data: Path) -> dict[str, object]:
    return {
        "preset": file.preset, "path": file.path, "format": file.format, "width": file.width, "height": file.height,
        "bytes": file.bytes, "sha256": bag.sha256(data / file.path),
    }  # fmt: skip


def _table(pack: Pack, items: Sequence[RenderedItem]) -> str:
    """RFC 4180 with a byte order mark, so that spreadsheets read å, ä and ö."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in items:
        asset, metadata = one.item.asset, one.metadata
        row = (
            asset.id, asset.public_name(pack.language), one.item.alt.get("sv"), one.item.alt.get("en"), asset.caption.get("sv"),
            asset.caption.get("en"), metadata.creator, metadata.credit, metadata.usage_terms.get(pack.language),
            metadata.last_day, one.item.verdict.severity.name, "; ".join(metadata.keywords),
            " ".join(file.path for file in one.files),
        )  # fmt: skip
        writer.writerow([_harmless(value) for value in row])
    return out.getvalue()


def _harmless(value: str | None) -> str:
    """A spreadsheet must not take a text for a formula."""
    text = value or ""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def _terms(library: Library, pack: Pack, items: Sequence[RenderedItem]) -> str:
    lang = pack.language if pack.language in ("sv", "en") else "sv"
    lines = [f"{pack.title} ({pack.id})", ""]
    if pack.status == "draft":
        lines += [_(pack_page.DRAFT, lang), ""]
    if pack.last_day:
        lines += [_("Paketet får användas till och med {day}.", lang).format(day=pack.last_day), ""]
    for one in items:
        asset = one.item.asset
        lines += [
            f"{asset.public_name(lang)} ({asset.id})",
            f"  {one.metadata.usage_terms[lang]}",
            f"  {credit_of(asset)}",
            "",
        ]
    lines.append(_("Frågor: {contact}", lang).format(contact=library.setting("contact")))
    return "\n".join(lines) + "\n"


def bag_info(library: Library, pack: Pack) -> dict[str, str]:
    """The bag's own description, by the standard's names."""
    return {
        "Source-Organization": str(library.setting("organisation")),
        "Contact-Email": str(library.setting("contact")),
        "External-Identifier": pack.id,
        "External-Description": pack.title,
        "Bagging-Date": pack.made_at[:10],
        "Bag-Software-Agent": f"imagebank {__version__}",
    }
