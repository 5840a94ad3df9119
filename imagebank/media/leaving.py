"""The check after writing: a rendition holds pixels and, to the byte, the metadata that were meant for it, and nothing else.

Walks the parts of a JPEG, PNG, WebP, TIFF or MP4 file and compares their names to an allow-list. Knows no field: what
may be in a packet is `xmp`'s business.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image, TiffImagePlugin

from imagebank.core.errors import N_, ProgrammingError
from imagebank.media import boxes

PNG_PARTS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"iCCP", b"sRGB", b"IDAT", b"IEND"})
WEBP_PARTS = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"XMP "})
XMP_MARK = b"http://ns.adobe.com/xap/1.0/\0"
PNG_XMP = b"XML:com.adobe.xmp\0"
TIFF_XMP = 700
TIFF_TAGS = frozenset({
    256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 282, 283, 284, 296, 317, 338, 339, TIFF_XMP, 34675,
})  # fmt: skip
"""Size, bits, compression, strips, resolution, the XMP packet, the ICC profile (TIFF 6.0)."""

HANDLERS = {b"vide": b"VideoHandler", b"soun": b"SoundHandler", b"sbtl": b"SubtitleHandler"}
FILM_PARTS = frozenset({b"ftyp", b"moov", b"mdat", b"free"})
TOLD_IN_FILM = frozenset({"major_brand", "minor_version", "compatible_brands"})


@dataclass(frozen=True, slots=True)
class Meant:
    """What a file may carry beside its pixels, to the byte: the XMP packet, the IIM segment. Empty: it must not be there."""

    packet: bytes = b""
    iim: bytes = b""


def check(path: Path, kind: str, meant: Meant | None = None) -> None:
    """Raise `ProgrammingError` LEFTOVER when the `JPEG`, `PNG`, `WebP`, `TIFF` or `MP4` at `path` holds more than `meant`."""
    walkers = {"JPEG": _jpeg, "PNG": _png, "WebP": _webp, "TIFF": _tiff, "MP4": _film}
    with path.open("rb") as stream:
        leftover = next(walkers[kind](stream, meant or Meant()), None)
    if leftover is not None:
        raise ProgrammingError("LEFTOVER", N_("{namn} bär mer än den får: {del}"), namn=path.name, **{"del": leftover})


def _jpeg(stream: BinaryIO, meant: Meant) -> Iterator[str]:
    """Segments up to the picture's data, and anything behind its end."""
    data = stream.read()
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        size = struct.unpack(">H", data[at + 2 : at + 4])[0]
        name = _jpeg_leftover(data[at + 1], data[at + 4 : at + 2 + size], meant)
        if name:
            yield name
        at += 2 + size
    if not data.endswith(b"\xff\xd9") or data.count(b"\xff\xd9", at) != 1:
        yield "after EOI"


def _jpeg_leftover(marker: int, body: bytes, meant: Meant) -> str:
    allowed = {
        0xE0: body.startswith(b"JFIF\0"),
        0xE1: bool(meant.packet) and body == XMP_MARK + meant.packet,
        0xE2: body.startswith(b"ICC_PROFILE\0"),
        0xED: bool(meant.iim) and body == meant.iim,
        0xEE: body.startswith(b"Adobe"),
    }
    if 0xE0 <= marker <= 0xEF:
        return "" if allowed.get(marker, False) else f"APP{marker - 0xE0}"
    return "COM" if marker == 0xFE else ""


def _png(stream: BinaryIO, meant: Meant) -> Iterator[str]:
    ours = PNG_XMP + bytes(4) + meant.packet  # not packed, no language, no translated keyword
    stream.seek(8)
    while len(head := stream.read(8)) == 8:
        size, name = struct.unpack(">I4s", head)
        body = stream.read(size + 4)
        if name == b"iTXt" and meant.packet and body[:-4] == ours:
            continue
        if name not in PNG_PARTS:
            yield name.decode("latin-1")
        if name == b"IEND":
            break
    if stream.read(1):
        yield "after IEND"


def _webp(stream: BinaryIO, meant: Meant) -> Iterator[str]:
    stream.seek(12)
    while len(head := stream.read(8)) == 8:
        name, size = struct.unpack("<4sI", head)
        body = stream.read(size + size % 2) if name == b"XMP " else None
        if name not in WEBP_PARTS or (body is not None and body[:size] != meant.packet):
            yield name.decode("latin-1")
        if body is None:
            stream.seek(size + size % 2, 1)


def _tiff(stream: BinaryIO, meant: Meant) -> Iterator[str]:
    """One directory of the tags that pixels need, and the packet."""
    with Image.open(stream, formats=("TIFF",)) as image:
        if not isinstance(image, TiffImagePlugin.TiffImageFile) or image.n_frames != 1:
            yield "IFD"
            return
        tags = image.tag_v2
        yield from (str(tag) for tag in sorted(set(tags) - TIFF_TAGS))
        if tags.get(TIFF_XMP, b"") != meant.packet:
            yield str(TIFF_XMP)


def _film(stream: BinaryIO, meant: Meant) -> Iterator[str]:
    end = stream.seek(0, 2)
    expected = boxes.XMP_UUID + meant.packet if meant.packet else None
    for box in boxes.walk(stream, 0, end):
        ours = box.kind == b"uuid" and boxes.content(stream, box) == expected
        if box.kind not in FILM_PARTS and not ours:
            yield box.kind.decode("latin-1")
        if box.kind == b"moov":
            yield from _movie(stream, box)


def _movie(stream: BinaryIO, moov: boxes.Box) -> Iterator[str]:
    """User data and metadata boxes of the movie and of its tracks."""
    for box in boxes.walk(stream, moov.start, moov.end):
        if box.kind in {b"meta", b"uuid"} or (box.kind == b"udta" and not _empty(stream, box)):
            yield box.kind.decode("latin-1")
        if box.kind == b"trak":
            inner = (part.kind for part in boxes.walk(stream, box.start, box.end))
            yield from (kind.decode("latin-1") for kind in inner if kind in {b"udta", b"meta", b"uuid"})
            yield from _track(stream, box)


def _track(stream: BinaryIO, track: boxes.Box) -> Iterator[str]:
    """A track that is neither picture, sound nor captions, or whose handler has a name that FFmpeg did not give."""
    handler = boxes.find(stream, (b"mdia", b"hdlr"), track.start, track.end)
    said = boxes.content(stream, handler) if handler else b""
    if HANDLERS.get(said[8:12]) != said[24:].rstrip(b"\0"):
        yield "hdlr"


def _empty(stream: BinaryIO, udta: boxes.Box) -> bool:
    """Whether user data is FFmpeg's bare frame: a `meta` box with a handler and an item list without items."""
    inner = list(boxes.walk(stream, udta.start, udta.end))
    if [box.kind for box in inner] != [b"meta"]:
        return not inner
    parts = {box.kind: box.end - box.start for box in boxes.walk(stream, inner[0].start + 4, inner[0].end)}
    return set(parts) <= {b"hdlr", b"ilst"} and parts.get(b"ilst", 0) == 0
