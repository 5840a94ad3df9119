"""Descriptions of packs made by hand, with small real files beside them: what the writers of a pack's forms are given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image

from imagebank.core.description import DescribedFile, DescribedItem, Description
from imagebank.core.rendition import LeavingMetadata
from imagebank.media import bag
from imagebank.media.xmp import packet
from tests.making import film, picture

ALT = {"sv": "Skärm runt arbetsplats vid fönster.", "en": "A screen around a workplace."}
TERMS = {
    "sv": "Får användas i kanalen Webb till och med 2028-06-30.",
    "en": "May be used in the channel Web until 2028-06-30.",
}
SIZES = {"web": (480, 320), "presentation": (640, 427), "web-hero": (640, 360)}


def file_of(data: Path, path: str, preset: str, size: tuple[int, int], format: str = "JPEG") -> DescribedFile:
    """A written rendition as the description tells it."""
    written = data / path
    return DescribedFile(preset, preset.title(), path, format, *size, written.stat().st_size, bag.sha256(written))


def photo_item(data: Path, number: int = 0, ending: str = "jpg", **values: Any) -> DescribedItem:
    """A picture with three renditions, one of them cropped."""
    files = []
    for preset, size in SIZES.items():
        path = f"renditions/{preset}/spsm-{number}.{ending}"
        with_packet = {"xmp": packet(LeavingMetadata(f"ID-{number}"))} if ending == "jpg" else {}
        picture(data / path, number, size, **with_packet)
        files.append(file_of(data, path, preset, size, {"jpg": "JPEG", "webp": "WebP", "png": "PNG"}[ending]))
    held: dict[str, Any] = {
        "id": f"{number:08x}", "identifier": f"ID-{number}", "original_sha256": "0" * 64, "media": "foto",
        "title": {"sv": f"Lugn plats {number}", "en": f"A calm place {number}"}, "caption": {"sv": "Låga hyllor delar rummet."}, "alt": ALT,
        "decorative": False, "creator": "Åsa Öberg", "credit": "Åsa Öberg", "usage_terms": TERMS, "last_day": "2028-06-30",
        "concepts": ("larmiljo:fysisk",), "keywords": ("Avskärmning",), "verdict": "ALLOW", "codes": (), "files": tuple(files),
        "copyright": "© SPSM", "width": 4800, "height": 3200,
    }  # fmt: skip
    return DescribedItem(**{**held, **values})


def film_item(data: Path, number: int = 0, **values: Any) -> DescribedItem:
    """A film with captions, a transcript and a still."""
    path, still = f"renditions/web/film-{number}.mp4", f"renditions/poster/film-{number}.jpg"
    film(data / path if (data / path).parent.is_dir() else _made(data / path), 0.5, (160, 96))
    picture(data / still, number, (160, 96))
    vtt, told = f"captions/film-{number}.sv.vtt", f"captions/film-{number}.sv.txt"
    _made(data / vtt).write_text("WEBVTT\n\n00:00.000 --> 00:00.400\nEn lugn plats.\n", encoding="utf-8")
    (data / told).write_text("En lugn plats.\n\nDen används varje dag.\n", encoding="utf-8")
    held: dict[str, Any] = {
        "id": f"f{number:07x}", "identifier": f"IDF-{number}", "original_sha256": "1" * 64, "media": "film",
        "title": {"sv": f"Film {number}"}, "caption": {"sv": "Pedagogen visar platsen."}, "alt": {"sv": "En pedagog visar en plats."},
        "decorative": False, "creator": "Robin", "credit": "SPSM", "usage_terms": TERMS, "last_day": None, "concepts": (), "keywords": (),
        "verdict": "ALLOW", "codes": (), "files": (file_of(data, path, "web", (160, 96), "MP4"),), "captions": {"sv": vtt},
        "transcripts": {"sv": told}, "poster": still, "duration_s": 65.0, "audio_description": "not_needed", "width": 160, "height": 96,
    }  # fmt: skip
    return DescribedItem(**{**held, **values})


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def pack_of(*items: DescribedItem, **values: Any) -> Description:
    """An issued pack in Swedish; `values` alter it."""
    held: dict[str, Any] = {
        "pack": "P2026-0001", "status": "issued", "title": "Lugna rum", "language": "sv", "organisation": "Skolmyndigheten",
        "contact": "bildbank@example.org", "channel": "webb", "channel_label": "Webb", "purpose": "info", "purpose_label": "Information",
        "territory": "SE", "date": "2026-11-22", "made_at": "2026-11-22T12:00:00+00:00", "recipient": "Webben", "approved_by": "Robin",
        "last_day": "2028-06-30", "items": items,
    }  # fmt: skip
    return Description(**{**held, **values})


STRANGE = {
    "markup": {"title": {"sv": '<b>Rum</b> & "hörn" \'a\' {{ x }} #let'}, "alt": {"sv": '"><script>alert(1)</script> & så'}, "credit": "<i>Kim & Co</i>"},
    "emoji": {"title": {"sv": "Rast 😀👩‍🏫 中文"}, "caption": {"sv": "☃️ → ✓"}},
    "long": {"title": {"sv": "Ord " * 90}, "alt": {"sv": "Skärm. " * 43}, "caption": {"sv": "En lång bildtext. " * 556}},
    "right to left": {"title": {"sv": "غرفة هادئة"}, "caption": {"sv": "מקום שקט"}, "credit": "سارة"},
    "lines": {"title": {"sv": "Två\nrader"}, "caption": {"sv": "En rad.\n\nEn till.\r\nOch en."}, "alt": {"sv": "Rad ett.\nRad två."}},
    "nothing": {"title": {}, "caption": {}, "alt": {}, "credit": "", "creator": None, "usage_terms": {}, "last_day": None, "keywords": ()},
    "spaces": {"title": {"sv": "  \n "}, "caption": {"sv": " \n "}},
    "formula": {"title": {"sv": '=HYPERLINK("x")'}, "caption": {"sv": "+1"}, "credit": "@SUM(A1)"},
}  # fmt: skip
"""What pictures may be called and said of; each is put on a picture by itself and all together."""


def strange_pack(data: Path, **values: Any) -> Description:
    """A pack of pictures with the strangest texts, and a film."""
    items = [photo_item(data, number, **texts) for number, texts in enumerate(STRANGE.values())]
    return pack_of(*items, film_item(data, 1, captions={}, transcripts={}), title='Rum & <hörn> "x" 😀 غرفة', **values)


def grey(path: Path, size: tuple[int, int] = (64, 48)) -> Path:
    """A grey JPEG."""
    Image.new("L", size, 90).save(_made(path))
    return path
