"""IPTC-IIM, the agencies' older block: title, caption, by-line, credit, copyright, keywords, date; the rest as text.

Source of the numbers: IPTC-IIM 4.2, record 2. The block is found by Pillow (JPEG, PSD: resource 1028; TIFF: tag 33723).
"""

from __future__ import annotations

import contextlib
import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, TiffImagePlugin

from imagebank.core.errors import FileProblem
from imagebank.media import dates, words
from imagebank.media.boundary import decoding

TITLE, KEYWORDS, DATE, TIME, BY_LINE, CREDIT, COPYRIGHT, CAPTION, TREES = 5, 25, 55, 60, 80, 110, 116, 120, 255
OTHER = {
    3: "ObjectTypeReference", 4: "ObjectAttributeReference", 7: "EditStatus", 8: "EditorialUpdate", 10: "Urgency",
    12: "SubjectReference", 15: "Category", 20: "SupplementalCategories", 22: "FixtureIdentifier",
    26: "ContentLocationCode", 27: "ContentLocationName", 30: "ReleaseDate", 35: "ReleaseTime", 37: "ExpirationDate",
    38: "ExpirationTime", 40: "SpecialInstructions", 42: "ActionAdvised", 45: "ReferenceService",
    47: "ReferenceDate", 50: "ReferenceNumber", 62: "DigitalCreationDate", 63: "DigitalCreationTime",
    65: "OriginatingProgram", 70: "ProgramVersion", 75: "ObjectCycle", 85: "By-lineTitle", 90: "City",
    92: "Sub-location", 95: "Province-State", 100: "Country-PrimaryLocationCode", 101: "Country-PrimaryLocationName",
    103: "OriginalTransmissionReference", 105: "Headline", 115: "Source", 118: "Contact", 121: "LocalCaption",
    122: "Writer-Editor", 130: "ImageType", 131: "ImageOrientation", 135: "LanguageIdentifier", 184: "JobID",
    185: "MasterDocumentID", 186: "ShortDocumentID", 187: "UniqueDocumentID", 221: "Prefs", 225: "ClassifyState",
    228: "SimilarityIndex", 230: "DocumentNotes", 231: "DocumentHistory", 232: "ExifCameraInfo",
}  # fmt: skip
"""Data sets of record 2 that are texts and for which we have no word, by the standard's names."""

RESOURCE_IIM, RESOURCE_DIGEST, TAG_IIM, TAG_RESOURCES = 1028, 1061, 33723, 34377
UTF8_MARK = b"\x1b%G"


@dataclass(frozen=True, slots=True)
class Iptc:
    """What the IIM block says; `changed` when it was edited after the XMP beside it (Photoshop's digest differs).

    `trees` are paths of keywords (`People|Anna`), as cataloguing programs keep them here.
    """

    changed: bool = False
    title: str | None = None
    caption: str | None = None
    creator: str | None = None
    credit: str | None = None
    copyright: str | None = None
    taken: str | None = None
    keywords: tuple[str, ...] = ()
    trees: tuple[str, ...] = ()
    other: tuple[tuple[str, str], ...] = ()


def read(path: Path, image: Image.Image) -> Iptc:
    """The IIM of an opened picture; an unreadable block counts as none."""
    with contextlib.suppress(FileProblem), decoding(path):
        block, digest = _block(image)
        if block:
            return parse(block, digest)
    return Iptc()


def parse(block: bytes, digest: bytes = b"") -> Iptc:
    """The facts of one IIM block; `digest` is the MD5 that Photoshop kept of it, if any."""
    fields: dict[int, list[bytes]] = {}
    utf8 = False
    for record, number, value in _fields(block):
        if (record, number) == (1, 90):
            utf8 = value.startswith(UTF8_MARK)
        elif record == 2:
            fields.setdefault(number, []).append(value)

    def texts(number: int) -> list[str]:
        return [_text(value, utf8) for value in fields.get(number, [])]

    def first(number: int) -> str | None:
        return next((text for text in map(words.clean, texts(number)) if text), None)

    taken = dates.iso(dates.joined(first(DATE), first(TIME)))
    other = [(f"Iptc.{name}", "; ".join(words.unique(texts(number)))) for number, name in OTHER.items()]
    if taken is None:
        other.append(("Iptc.DateCreated", first(DATE) or ""))
    return Iptc(
        changed=bool(digest.strip(b"\0")) and hashlib.md5(block, usedforsecurity=False).digest() != digest,
        title=first(TITLE),
        caption=words.caption(first(CAPTION)),
        creator="; ".join(words.unique(texts(BY_LINE))) or None,
        credit=first(CREDIT),
        copyright=first(COPYRIGHT),
        taken=taken,
        keywords=words.unique(texts(KEYWORDS)),
        trees=words.unique(texts(TREES)),
        other=tuple((name, text) for name, text in other if text),
    )


def _text(value: bytes, utf8: bool) -> str:
    return value.decode("utf-8", "replace") if utf8 else words.decoded(value)


def _fields(block: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(record, data set, value) in order; stops at the first byte that is no marker."""
    at = 0
    while at + 5 <= len(block) and block[at] == 0x1C:
        record, number, size = struct.unpack(">BBH", block[at + 1 : at + 5])
        at += 5
        if size & 0x8000:
            wide = size & 0x7FFF
            size = int.from_bytes(block[at : at + wide], "big")
            at += wide
        yield record, number, block[at : at + size]
        at += size


def _block(image: Image.Image) -> tuple[bytes, bytes]:
    profile = image.info.get("Raw profile type iptc")
    if isinstance(profile, str):
        return _unwrapped(profile), b""
    resources = image.info.get("photoshop")
    if isinstance(resources, dict):
        return _bytes(resources.get(RESOURCE_IIM)), _bytes(resources.get(RESOURCE_DIGEST))
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        tags = image.tag_v2
        return _tag(tags.get(TAG_IIM)), b""
    found = dict(_resources(image))
    return found.get(RESOURCE_IIM, b""), found.get(RESOURCE_DIGEST, b"")


def _unwrapped(profile: str) -> bytes:
    """PNG's way, by ImageMagick: a name, a length, hexadecimal digits; inside, Photoshop's resources or the block itself."""
    with contextlib.suppress(ValueError):
        data = bytes.fromhex("".join(profile.split()[2:]))
        start = data.find(b"8BIM" + RESOURCE_IIM.to_bytes(2, "big"))
        if start < 0:
            return data[data.find(b"\x1c") :] if b"\x1c" in data else b""
        name = data[start + 6] if start + 6 < len(data) else 0
        at = start + 6 + 1 + name + (name + 1) % 2
        return data[at + 4 : at + 4 + int.from_bytes(data[at : at + 4], "big")]
    return b""


def _resources(image: Image.Image) -> Iterator[tuple[int, bytes]]:
    """Photoshop's own list of (code, number, name, data, ...), where Pillow keeps one."""
    for entry in getattr(image, "resources", []):
        if isinstance(entry, tuple) and len(entry) >= 3 and isinstance(entry[-1], bytes):
            yield entry[0], entry[-1]


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


def _tag(value: object) -> bytes:
    """TIFF writers store the block as bytes or as 32-bit numbers."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, tuple) and value and all(isinstance(part, int) for part in value):
        for order in ("<", ">"):
            packed = struct.pack(f"{order}{len(value)}I", *(part & 0xFFFFFFFF for part in value))
            if packed[:1] == b"\x1c":
                return packed
    return b""
