"""Boxes of the ISO base media file format (MP4, MOV, HEIC, AVIF, JPEG 2000): walking and writing them.

Source of the rule: ISO/IEC 14496-12, clause 4.2. Knows nothing of what a box means.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

XMP_UUID = bytes.fromhex("BE7ACFCB97A942E89C71999491E3AFAC")
"""The extended type of a box that holds an XMP packet (XMP specification, part 3)."""

EXIF_UUID = b"JpgTiffExif->JP2"
"""The extended type of a box in JPEG 2000 that holds an Exif block."""

CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"udta", b"edts", b"dinf"})
MAX_BOXES = 20_000


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its four-letter kind, where its content starts and ends (offsets in bytes)."""

    kind: bytes
    start: int
    end: int


def walk(stream: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes that lie side by side between two offsets; stops silently at the first impossible one."""
    for _ in range(MAX_BOXES):
        box = _box_at(stream, start, end)
        if box is None:
            return
        yield box
        start = box.end


def find(stream: BinaryIO, path: tuple[bytes, ...], start: int, end: int) -> Box | None:
    """The first box at `path`, such as (`moov`, `udta`, `XMP_`), below two offsets."""
    for box in walk(stream, start, end):
        if box.kind == path[0]:
            return box if len(path) == 1 else find(stream, path[1:], box.start, box.end)
    return None


def content(stream: BinaryIO, box: Box, limit: int = 16 << 20) -> bytes:
    """What a box holds, at most `limit` bytes."""
    stream.seek(box.start)
    return stream.read(min(box.end - box.start, limit))


def uuid_box(identity: bytes, payload: bytes) -> bytes:
    """A `uuid` box ready to be appended to a film."""
    return struct.pack(">I4s", 24 + len(payload), b"uuid") + identity + payload


def _box_at(stream: BinaryIO, start: int, end: int) -> Box | None:
    stream.seek(start)
    head = stream.read(8)
    if len(head) < 8 or start + 8 > end:
        return None
    size, kind = struct.unpack(">I4s", head)
    header = 8
    if size == 1:
        large = stream.read(8)
        size, header = (struct.unpack(">Q", large)[0], 16) if len(large) == 8 else (0, 16)
    elif size == 0:
        size = end - start
    if size < header:
        return None
    return Box(kind, start + header, min(start + size, end))
