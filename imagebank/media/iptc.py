"""IPTC-IIM, the agencies' older block: title, caption, by-line, credit, copyright, keywords, date.

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

TITLE, KEYWORDS, DATE, TIME, BY_LINE, CREDIT, COPYRIGHT, CAPTION = 5, 25, 55, 60, 80, 110, 116, 120
RESOURCE_IIM, RESOURCE_DIGEST, TAG_IIM, TAG_RESOURCES = 1028, 1061, 33723, 34377
UTF8_MARK = b"\x1b%G"


@dataclass(frozen=True, slots=True)
class Iptc:
    """What the IIM block says; `changed` when it was edited after the XMP beside it (Photoshop's digest differs)."""

    changed: bool = False
    title: str | None = None
    caption: str | None = None
    creator: str | None = None
    credit: str | None = None
    copyright: str | None = None
    taken: str | None = None
    keywords: tuple[str, ...] = ()


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

    return Iptc(
        changed=bool(digest.strip(b"\0")) and hashlib.md5(block, usedforsecurity=False).digest() != digest,
        title=first(TITLE),
        caption=words.caption(first(CAPTION)),
        creator="; ".join(words.unique(texts(BY_LINE))) or None,
        credit=first(CREDIT),
        copyright=first(COPYRIGHT),
        taken=dates.iso(dates.joined(first(DATE), first(TIME))),
        keywords=words.unique(texts(KEYWORDS)),
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
    resources = image.info.get("photoshop")
    if isinstance(resources, dict):
        return _bytes(resources.get(RESOURCE_IIM)), _bytes(resources.get(RESOURCE_DIGEST))
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        tags = image.tag_v2
        return _tag(tags.get(TAG_IIM)), b""
    found = dict(_resources(image))
    return found.get(RESOURCE_IIM, b""), found.get(RESOURCE_DIGEST, b"")


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
