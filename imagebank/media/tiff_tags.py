"""The few tags of a TIFF directory that tell camera raw from an ordinary TIFF, and where its XMP lies.

Source of the rules: TIFF 6.0 section 2, TIFF/EP (ISO 12234-2), DNG 1.7. Reads no pixels.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import BinaryIO

MAKE, PHOTOMETRIC, SUB_IFDS, XMP, DNG_VERSION = 271, 262, 330, 700, 50706
CFA, LINEAR_RAW = 32803, 34892
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 13: 4}
WANTED = frozenset({MAKE, PHOTOMETRIC, SUB_IFDS, XMP, DNG_VERSION})
NEW_SUBFILE_TYPE, REDUCED, MASK = 254, 1, 4
MAX_PAGES = 10_000
MAX_ENTRIES, MAX_BYTES, MAX_DIRECTORIES = 512, 8 << 20, 12


@dataclass(slots=True)
class TiffFacts:
    """What the first directories say: the maker, the colour models met, and the XMP packet if any."""

    make: str = ""
    dng: bool = False
    photometrics: set[int] = field(default_factory=set)
    xmp: bytes = b""

    @property
    def raw(self) -> bool:
        """Whether some directory holds sensor data rather than a developed picture."""
        return self.dng or bool(self.photometrics & {CFA, LINEAR_RAW})


def read(stream: BinaryIO) -> TiffFacts:
    """Facts of the TIFF at the start of `stream`: its first directory and those below it."""
    facts, seen = TiffFacts(), set[int]()
    stream.seek(0)
    head = stream.read(8)
    if len(head) < 8 or head[:2] not in {b"II", b"MM"}:
        return facts
    order = "<" if head[:2] == b"II" else ">"
    waiting = [struct.unpack(order + "I", head[4:])[0]]
    while waiting and len(seen) < MAX_DIRECTORIES:
        offset = waiting.pop(0)
        if offset not in seen:
            seen.add(offset)
            waiting += _directory(stream, order, offset, facts)
    return facts


def _directory(stream: BinaryIO, order: str, offset: int, facts: TiffFacts) -> list[int]:
    """Read one directory into `facts`; return the offsets of the directories below it."""
    stream.seek(offset)
    count = stream.read(2)
    if len(count) < 2:
        return []
    entries = min(struct.unpack(order + "H", count)[0], MAX_ENTRIES)
    table = stream.read(entries * 12)
    below: list[int] = []
    for place in range(0, len(table) - 11, 12):
        tag, kind, number = struct.unpack(order + "HHI", table[place : place + 8])
        if tag in WANTED:
            _take(tag, _values(stream, order, kind, number, table[place + 8 : place + 12]), order, facts, below)
    return below


def _take(tag: int, value: bytes, order: str, facts: TiffFacts, below: list[int]) -> None:
    if tag == MAKE:
        facts.make = facts.make or value.split(b"\0")[0].decode("latin-1").strip()
    elif tag == PHOTOMETRIC and len(value) >= 2:
        facts.photometrics.add(struct.unpack(order + "H", value[:2])[0])
    elif tag == XMP:
        facts.xmp = facts.xmp or value
    elif tag == DNG_VERSION:
        facts.dng = True
    elif tag == SUB_IFDS:
        below += [struct.unpack(order + "I", value[at : at + 4])[0] for at in range(0, len(value) - 3, 4)]


def _values(stream: BinaryIO, order: str, kind: int, number: int, inline: bytes) -> bytes:
    length = SIZES.get(kind, 0) * number
    if length <= 4:
        return inline[:length]
    if length > MAX_BYTES:
        return b""
    here = stream.tell()
    stream.seek(struct.unpack(order + "I", inline)[0])
    value = stream.read(length)
    stream.seek(here)
    return value


def pages(stream: BinaryIO) -> int:
    """How many pictures the TIFF at the start of `stream` chains, not counting thumbnails and masks (at least 1)."""
    end = stream.seek(0, 2)
    stream.seek(0)
    head = stream.read(16)
    order = "<" if head[:2] == b"II" else ">"
    big = head[2:4] in {b"+\0", b"\0+"}
    if len(head) < 16:
        return 1
    offset = struct.unpack(order + ("Q" if big else "I"), head[8:16] if big else head[4:8])[0]
    seen, count = set[int](), 0
    while 0 < offset < end and offset not in seen and len(seen) < MAX_PAGES:
        seen.add(offset)
        whole, offset = _page(stream, order, offset, big)
        count += whole
    return max(1, count)


def _page(stream: BinaryIO, order: str, offset: int, big: bool) -> tuple[bool, int]:
    """Whether the directory at `offset` holds a picture of its own, and where the next one lies (0: nowhere)."""
    stream.seek(offset)
    counter, step, link = ("Q", 20, "Q") if big else ("H", 12, "I")
    count = stream.read(struct.calcsize(counter))
    if len(count) < struct.calcsize(counter):
        return False, 0
    length = struct.unpack(order + counter, count)[0]
    if length > MAX_ENTRIES:
        return False, 0
    table, after = stream.read(length * step), stream.read(struct.calcsize(link))
    if len(after) < struct.calcsize(link):
        return bool(table), 0
    kind = 0
    for place in range(0, len(table), step):
        if struct.unpack(order + "H", table[place : place + 2])[0] == NEW_SUBFILE_TYPE:
            kind = struct.unpack(order + "I", table[place + step - (8 if big else 4) :][:4])[0]
    return not kind & (REDUCED | MASK), struct.unpack(order + link, after)[0]
