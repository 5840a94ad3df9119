"""Where an XMP packet lies in each kind of file. Finds the bytes; says nothing about what they mean."""

from __future__ import annotations

import contextlib
import struct
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from imagebank.core.errors import FileProblem
from imagebank.media import boxes, tiff_tags
from imagebank.media.boundary import decoding
from imagebank.media.formats import Format
from imagebank.media.xmp_tree import between

EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
SCAN_BYTES = 8 << 20
IN_TIFF = frozenset({"TIFF", "DNG", "NEF", "ARW", "PEF", "SRW", "RAW"})
IN_BOXES = frozenset({"MP4", "M4V", "MOV", "3GP", "JPEG 2000", "CR3"})
SCANNED = frozenset({"GIF", "PSD", "CR2", "RAF", "ORF", "RW2"})


def packet_of(path: Path, kind: Format, image: Image.Image | None = None) -> bytes:
    """The XMP packet of the file at `path`, or nothing. `image` is the opened picture, if any."""
    found = _from_pillow(image) if image is not None else b""
    if found:
        return found
    with contextlib.suppress(FileProblem), decoding(path), path.open("rb") as stream:
        if kind.name in IN_TIFF:
            return tiff_tags.read(stream).xmp
        if kind.name in IN_BOXES:
            return _from_boxes(stream)
        if kind.name in SCANNED:
            return _scanned(stream)
    return b""


def extension_of(image: Image.Image | None) -> bytes:
    """The part of a JPEG's XMP that did not fit into one segment, or nothing (XMP specification, part 3, 1.1.3.1).

    Each piece: a mark, 32 letters that name the whole, its length, the piece's offset in it, the piece.
    """
    pieces: dict[int, bytes] = {}
    length = 0
    for kind, payload in getattr(image, "applist", []):
        if kind == "APP1" and payload.startswith(EXTENSION) and len(payload) > len(EXTENSION) + 40:
            length, offset = struct.unpack(">II", payload[len(EXTENSION) + 32 : len(EXTENSION) + 40])
            pieces.setdefault(offset, payload[len(EXTENSION) + 40 :])
    whole = b"".join(pieces[offset] for offset in sorted(pieces))
    return whole if len(whole) == length else b""


def _from_pillow(image: Image.Image) -> bytes:
    for key in ("xmp", "XML:com.adobe.xmp"):
        value = image.info.get(key)
        if value:
            return value if isinstance(value, bytes) else str(value).encode()
    return b""


def _from_boxes(stream: BinaryIO) -> bytes:
    end = stream.seek(0, 2)
    for box in boxes.walk(stream, 0, end):
        if box.kind == b"uuid":
            payload = boxes.content(stream, box)
            if payload.startswith(boxes.XMP_UUID):
                return payload[16:]
    inner = boxes.find(stream, (b"moov", b"udta", b"XMP_"), 0, end)
    return boxes.content(stream, inner) if inner else b""


def _scanned(stream: BinaryIO) -> bytes:
    return between(stream.read(SCAN_BYTES), b"<rdf:RDF", b"</rdf:RDF>")
