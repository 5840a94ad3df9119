"""The pack for machines: `manifest.json`, `metadata.csv` and the page's linked data, from the one description."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from imagebank.core.description import DescribedFile, DescribedItem, Description
from imagebank.media import pack_words as words

FORMAT = "imagebank pack 1"
COLUMNS = (
    "id", "title", "alt_sv", "alt_en", "caption_sv", "caption_en", "creator", "credit", "usage_terms", "last_day",
    "verdict", "keywords", "files", "identifier", "media", "title_sv", "title_en", "decorative", "copyright", "duration_s",
    "captions", "transcripts", "poster", "audio_description",
)  # fmt: skip
DANGEROUS = "=+-@\t\r"
"""What a spreadsheet takes for a formula when a cell begins with it."""


def write_manifest(description: Description, data: Path, ledger: object) -> None:
    """Write `manifest.json`; `ledger` is the head of the ledger that the pack rests on."""
    text = json.dumps(manifest(description, ledger), ensure_ascii=False, indent=2) + "\n"
    (data / "manifest.json").write_text(text, encoding="utf-8", newline="\n")


def manifest(description: Description, ledger: object) -> dict[str, object]:
    """The pack as `manifest.json` says it (docs/interchange.md, "The pack")."""
    it = description
    return {
        "format": FORMAT,
        "pack": it.pack,
        "status": it.status,
        "title": it.title,
        "organisation": it.organisation,
        "contact": it.contact,
        "use": {
            "channel": it.channel, "purpose": it.purpose, "date": it.date, "language": it.language, "territory": it.territory,
            "channel_label": it.channel_label, "purpose_label": it.purpose_label,
        },
        "recipient": it.recipient,
        "approved_by": it.approved_by,
        "made_at": it.made_at,
        "last_day": it.last_day,
        "ledger": ledger,
        "items": [_item(one) for one in it.items],
    }  # fmt: skip


def _item(one: DescribedItem) -> dict[str, object]:
    return {
        "id": one.id, "identifier": one.identifier, "original_sha256": one.original_sha256, "media": one.media,
        "title": dict(one.title), "caption": dict(one.caption), "alt": dict(one.alt), "decorative": one.decorative,
        "creator": one.creator, "credit": one.credit, "copyright": one.copyright, "usage_terms": dict(one.usage_terms),
        "last_day": one.last_day, "concepts": list(one.concepts), "keywords": list(one.keywords), "verdict": one.verdict,
        "codes": list(one.codes), "renditions": [asdict(file) for file in one.files], "captions": dict(one.captions),
        "transcripts": dict(one.transcripts), "poster": one.poster, "duration_s": one.duration_s,
        "audio_description": one.audio_description if one.is_film else None,
    }  # fmt: skip


def write_table(description: Description, data: Path) -> None:
    """Write `metadata.csv`: RFC 4180 with a byte order mark, so that spreadsheets read å, ä and ö."""
    (data / "metadata.csv").write_text("\ufeff" + table(description), encoding="utf-8", newline="")


def table(description: Description) -> str:
    """One row an item, under `COLUMNS`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    lang = words.tongue(description)
    for one in description.items:
        row = _row(one, lang)
        writer.writerow([harmless(row[name]) for name in COLUMNS])
    return out.getvalue()


def _row(one: DescribedItem, lang: str) -> dict[str, str | None]:
    texts = {"title": one.title, "alt": one.alt, "caption": one.caption}
    by_language = {f"{name}_{code}": text.get(code) for name, text in texts.items() for code in ("sv", "en")}
    return by_language | {
        "id": one.id, "identifier": one.identifier, "media": one.media, "title": one.name(lang).text,
        "decorative": "1" if one.decorative else "0", "creator": one.creator, "credit": one.credit,
        "copyright": one.copyright, "usage_terms": words.terms(one, lang).text, "last_day": one.last_day,
        "verdict": one.verdict, "keywords": "; ".join(one.keywords), "files": " ".join(file.path for file in one.files),
        "duration_s": f"{one.duration_s:g}" if one.duration_s else "", "captions": _by_language(one.captions),
        "transcripts": _by_language(one.transcripts), "poster": one.poster,
        "audio_description": one.audio_description if one.is_film else "",
    }  # fmt: skip


def _by_language(paths: Mapping[str, str]) -> str:
    return " ".join(f"{code}:{path}" for code, path in paths.items())


def harmless(value: str | None) -> str:
    """A spreadsheet must not take a text for a formula."""
    text = value or ""
    return f"'{text}" if text[:1] and text[0] in DANGEROUS else text


def linked(description: Description) -> list[dict[str, object]]:
    """Each item as schema.org says it, one object for each, with nothing in it that is empty."""
    lang = words.tongue(description)
    return [_linked(description, one, lang) for one in description.items]


def _linked(description: Description, one: DescribedItem, lang: str) -> dict[str, object]:
    shown = one.fitting(1600, "web")
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "VideoObject" if one.is_film else "ImageObject",
        "identifier": one.identifier,
        "name": one.name(lang).text,
        "description": words.caption(one, lang).text or one.alternative(lang).text,
        "caption": "" if one.is_film else words.caption(one, lang).text,
        "contentUrl": shown.path if shown else "",
        "thumbnailUrl": one.poster if one.is_film else "",
        "encodingFormat": _mime(shown) if shown else "",
        "width": shown.width if shown else None,
        "height": shown.height if shown else None,
        "duration": _duration(one.duration_s) if one.is_film and one.duration_s else "",
        "uploadDate": description.made_at[:10] if one.is_film else "",
        "creator": {"@type": "Person", "name": one.creator} if one.creator else None,
        "creditText": one.credit,
        "copyrightNotice": one.copyright or "",
        "usageInfo": {"@type": "CreativeWork", "text": words.terms(one, lang).text} if one.usage_terms else None,
        "expires": one.last_day or "",
        "keywords": ", ".join(one.keywords),
        "creativeWorkStatus": "Draft" if description.is_draft else "",
        "sourceOrganization": {"@type": "Organization", "name": description.organisation, "email": description.contact},
    }
    return {name: value for name, value in said.items() if value}


def _mime(file: DescribedFile) -> str:
    kinds = {"mp4": "video/mp4", "jpg": "image/jpeg", "tif": "image/tiff"}
    ending = file.path.rpartition(".")[2].lower()
    return kinds.get(ending, f"image/{ending}")


def _duration(seconds: float) -> str:
    return f"PT{seconds:.1f}S"
