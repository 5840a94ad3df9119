"""JPEG XL: the size out of its header, before anything is decoded; then the picture by libjxl.

Source of the rules: ISO/IEC 18181-1 (SizeHeader), 18181-2 (boxes). Knows pillow-jxl-plugin's decoder, not its plug-in.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from imagebank.media.boundary import check_size
from imagebank.media.problems import problem

MARK = b"\xff\x0a"
MAX_BYTES = 512 << 20
MAX_BOXES = 10_000
RATIOS = {1: (1, 1), 2: (12, 10), 3: (4, 3), 4: (3, 2), 5: (16, 9), 6: (5, 4), 7: (2, 1)}
MODES = {"F;16": "F"}
"""The decoder's name for half floats, which it answers with whole ones."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The `image`, upright unless its Exif says otherwise, and `source`, the picture that carries the metadata."""

    image: Image.Image
    source: Image.Image


def decode(path: Path, data: bytes) -> Decoded:
    """The first picture of the JPEG XL file `data`. Raises `FileProblem`; libjxl's errors as they come."""
    if len(data) > MAX_BYTES:
        raise problem("TOO_HEAVY", path, megabyte=MAX_BYTES >> 20)
    check_size(path, *size(data))
    import pillow_jxl  # at start it would cost 50 ms, and few files need it

    jpeg, facts, pixels, profile, boxes = pillow_jxl.Decoder(num_threads=1)(data)  # type: ignore[misc]
    if jpeg:  # a JPEG packed without loss: its own bytes come back, with all of its metadata
        image = Image.open(io.BytesIO(pixels), formats=("JPEG",))
        check_size(path, *image.size)
        image.load()
        return Decoded(image, image)
    check_size(path, facts.width, facts.height)
    mode = str(facts.mode)
    image = Image.frombytes(MODES.get(mode, mode), (facts.width, facts.height), bytes(pixels))
    if profile:
        image.info["icc_profile"] = bytes(profile)
    source = Image.new("L", (1, 1))
    source.info = _metadata({bytes(box.box_type): bytes(box.data) for box in reversed(boxes)})
    return Decoded(image, source)


def size(data: bytes) -> tuple[int, int]:
    """Stored width and height in pixels that the file's header tells; (0, 0) where there is no header."""
    header = data[:32] if data.startswith(MARK) else _codestream(data)
    return _size(int.from_bytes(header[2:], "little")) if header.startswith(MARK) else (0, 0)


def _codestream(data: bytes) -> bytes:
    """The first bytes of the code stream in a file of boxes: in `jxlc` whole, in `jxlp` in numbered parts."""
    at, found = 0, b""
    for _ in range(MAX_BOXES):
        if at + 8 > len(data) or len(found) >= 32:
            break
        length, kind, start = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], at + 8
        if length == 1:
            length, start = int.from_bytes(data[start : start + 8], "big"), start + 8
        end = len(data) if length == 0 else at + length
        if end < start:
            break
        if kind == b"jxlc":
            return data[start : min(end, start + 32)]
        if kind == b"jxlp":
            found += data[start + 4 : min(end, start + 36)]
        at = end
    return found


def _size(bits: int) -> tuple[int, int]:
    """SizeHeader: `bits` are read from the lowest."""
    small, bits = bits & 1, bits >> 1
    height, bits = _length(bits, small)
    ratio, bits = bits & 7, bits >> 3
    if ratio:
        top, bottom = RATIOS[ratio]
        return height * top // bottom, height
    width, _ = _length(bits, small)
    return width, height


def _length(bits: int, small: int) -> tuple[int, int]:
    """One side in pixels, and the bits that follow it."""
    if small:
        return ((bits & 31) + 1) * 8, bits >> 5
    count = (9, 13, 18, 30)[bits & 3]
    return ((bits >> 2) & ((1 << count) - 1)) + 1, bits >> (2 + count)


def _metadata(boxes: dict[bytes, bytes]) -> dict[str | tuple[int, int], object]:
    """Exif (after its offset, where there is one) and XMP under Pillow's names."""
    found: dict[str | tuple[int, int], object] = {}
    exif = boxes.get(b"Exif", b"")
    at = next((at for at in (0, 4) if exif[at : at + 4] in {b"II*\0", b"MM\0*"}), None)
    if at is not None:
        found["exif"] = exif[at:]
    if boxes.get(b"xml "):
        found["xmp"] = boxes[b"xml "]
    return found
