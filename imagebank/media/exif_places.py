"""Where an Exif block lies in each kind of file. Finds the bytes; says nothing about what they mean."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from imagebank.media import boxes
from imagebank.media.formats import RAW, Format

MARK = b"Exif\0\0"
KNOWN_TO_PILLOW = frozenset(
    {"JPEG", "PNG", "WebP", "AVIF", "HEIC", "GIF", "BMP", "ICO", "TGA", "PCX", "JPEG XL", "SVG"}
)
"""Formats whose block Pillow hands over if there is one: the file need not be read again."""

RESOURCE_EXIF = 1058
MAX_INNER = 64 << 20


def opened(path: Path, kind: Format, image: Image.Image | None) -> BinaryIO | None:
    """A stream for exifread: the block alone where Pillow or a box has it, else the file; None when there is none.

    Camera raw is always the file: the picture that Pillow opened is only its preview. Raises OSError.
    """
    if kind.name in RAW or image is None:
        return _file(path)
    block = image.info.get("exif") or _resource(image)
    if isinstance(block, bytes) and len(block) > len(MARK):
        return io.BytesIO(block.removeprefix(MARK))
    if kind.name in KNOWN_TO_PILLOW or kind.name == "PSD":
        return None
    if kind.name == "JPEG 2000":
        return _from_boxes(path)
    return _file(path)


def _resource(image: Image.Image) -> bytes:
    """Photoshop keeps the block among its resources: (code, number, name, data)."""
    for entry in getattr(image, "resources", []):
        if isinstance(entry, tuple) and entry and entry[0] == RESOURCE_EXIF and isinstance(entry[-1], bytes):
            return entry[-1]
    return b""


def _from_boxes(path: Path) -> BinaryIO | None:
    with path.open("rb") as stream:
        for box in boxes.walk(stream, 0, stream.seek(0, 2)):
            if box.kind == b"uuid":
                payload = boxes.content(stream, box)
                if payload.startswith(boxes.EXIF_UUID):
                    return io.BytesIO(payload[16:].removeprefix(MARK))
    return None


def _file(path: Path) -> BinaryIO:
    """The file itself; Fujifilm's raw keeps its Exif in the JPEG inside (offset and length at byte 84)."""
    stream = path.open("rb")
    head = stream.read(92)
    stream.seek(0)
    if not head.startswith(b"FUJIFILMCCD-RAW") or len(head) < 92:
        return stream
    offset, length = struct.unpack(">II", head[84:92])
    with stream:
        stream.seek(offset)
        return io.BytesIO(stream.read(min(length, MAX_INNER)))
