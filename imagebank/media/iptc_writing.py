"""Writing IPTC-IIM: the allow-list once more, for programs that read nothing newer, as a JPEG's APP13 segment.

Pure function from values to bytes. Sources: IPTC-IIM 4.2, Photoshop's image resources (0x0404). Only one language fits:
Swedish where there is any, as in the XMP packet's `x-default`.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from imagebank.core.rendition import LeavingMetadata

PHOTOSHOP = b"Photoshop 3.0\0"
RESOURCE = b"8BIM\x04\x04\0\0"
"""Image resource 0x0404 without a name."""

UTF8 = b"\x1b%G"
VERSION = 4
CHARACTER_SET, RECORD_VERSION = (1, 90), (2, 0)
TITLE, KEYWORD, INSTRUCTIONS, BY_LINE, CREDIT, COPYRIGHT, CAPTION = (5, 25, 40, 80, 110, 116, 120)
LONGEST = {TITLE: 64, KEYWORD: 64, INSTRUCTIONS: 256, BY_LINE: 32, CREDIT: 32, COPYRIGHT: 128, CAPTION: 2000}
"""Dataset of record 2 → its greatest length in bytes."""

MOST_KEYWORDS = 200


def segment(metadata: LeavingMetadata) -> bytes:
    """The content of an APP13 segment with the IIM of `metadata`."""
    iim = datasets(metadata)
    return PHOTOSHOP + RESOURCE + struct.pack(">I", len(iim)) + iim + b"\0" * (len(iim) % 2)


def marked(content: bytes) -> bytes:
    """The whole segment, marker and length first, ready to stand in a JPEG file."""
    return b"\xff\xed" + struct.pack(">H", len(content) + 2) + content


def datasets(metadata: LeavingMetadata) -> bytes:
    """The IIM block: character set, version, then the fields that have a text, each no longer than IIM lets it be."""
    single = (
        (TITLE, _default(metadata.title)),
        (INSTRUCTIONS, _default(metadata.usage_terms)),
        (BY_LINE, metadata.creator),
        (CREDIT, metadata.credit),
        (COPYRIGHT, metadata.copyright),
        (CAPTION, _default(metadata.caption)),
    )
    texts = [(number, text) for number, text in single if text]
    texts += [(KEYWORD, word) for word in metadata.keywords[:MOST_KEYWORDS] if word]
    fields = [_dataset(CHARACTER_SET, UTF8), _dataset(RECORD_VERSION, struct.pack(">H", VERSION))]
    fields += [_dataset((2, number), cut(text, LONGEST[number])) for number, text in sorted(texts, key=_number)]
    return b"".join(fields)


def cut(text: str, longest: int) -> bytes:
    """The text in UTF-8, ended between two characters so that it is at most `longest` bytes; no signs that IIM forbids."""
    plain = "".join(sign for sign in text if sign >= " " or sign in "\n\r\t").strip()
    return plain.encode("utf-8", "ignore")[:longest].decode("utf-8", "ignore").rstrip().encode()


def _number(field: tuple[int, str]) -> int:
    return field[0]


def _dataset(where: tuple[int, int], value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, *where, len(value)) + value


def _default(texts: Mapping[str, str]) -> str:
    return texts.get("sv") or texts.get("en") or next(iter(texts.values()), "")
