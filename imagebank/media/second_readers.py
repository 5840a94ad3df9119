"""Second readers of old and rare layouts: asked only for a file that Pillow refused as damaged, never for a cut one.

Each measures the picture by its own header before it decodes, and answers with a whole picture or raises.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from imagebank.core.errors import FileProblem
from imagebank.media import tiff_rare
from imagebank.media.boundary import check_size, decoding
from imagebank.media.problems import problem

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

MAX_BYTES = 512 << 20
ISPE = b"ispe"
"""The box that tells the size of an item in AVIF (ISO/IEC 23008-12, 6.5.3)."""


def decode(path: Path, name: str, first: FileProblem) -> Image.Image:
    """The picture at `path` of format `name`, which the first reader refused with `first`.

    Raises `first` when there is no second reader or it fails too, or its TOO_LARGE.
    """
    reader = READERS.get(name)
    if reader is None or first.code != "DAMAGED":
        raise first
    try:
        with decoding(path):
            return reader(path)
    except FileProblem as second:
        raise (second if second.code == "TOO_LARGE" else first) from second


def _pcx(path: Path) -> Image.Image:
    data = _bytes(path)
    left, top, right, bottom = struct.unpack("<4H", data[4:12])
    check_size(path, right - left + 1, bottom - top + 1)
    return _ffmpeg(path, "pcx", data)


def _tga(path: Path) -> Image.Image:
    data = _bytes(path)
    width, height, depth, _ = struct.unpack("<HHBB", data[12:18])
    check_size(path, width, height)
    packed = data[2] >= 9
    if not packed and len(data) < 18 + data[0] + width * height * ((depth + 7) // 8):
        raise problem("TRUNCATED", path)
    return _ffmpeg(path, "targa", data)


def _bmp(path: Path) -> Image.Image:
    data = _bytes(path)
    start = struct.unpack("<I", data[10:14])[0]
    width, height, _, depth, packed = struct.unpack("<iiHHI", data[18:34])
    check_size(path, width, abs(height))
    row = (width * depth + 31) // 32 * 4
    if packed not in {0, 3, 6} or len(data) < start + row * abs(height):
        raise problem("TRUNCATED", path)
    return _ffmpeg(path, "bmp", data)


def _avif(path: Path) -> Image.Image:
    """libavif without its strictest checks: real encoders leave out the size of the transparency."""
    import imagecodecs
    import numpy as np

    data = _bytes(path)
    at, sizes = data.find(ISPE), list[tuple[int, int]]()
    while at >= 0 and at + 16 <= len(data):
        sizes.append(struct.unpack(">II", data[at + 8 : at + 16]))
        at = data.find(ISPE, at + 4)
    check_size(path, *max(sizes, key=lambda sides: sides[0] * sides[1], default=(0, 0)))
    pixels = imagecodecs.avif_decode(data, index=0, numthreads=1)
    if pixels.dtype != np.uint8 or pixels.ndim != 3:
        raise problem("DAMAGED", path, detalj=f"AVIF {pixels.dtype}")
    return Image.fromarray(pixels)


def _ffmpeg(path: Path, codec: str, data: bytes) -> Image.Image:
    """One still picture by FFmpeg's decoder of that name: no container, no guess by the file's name."""
    import av

    context = av.CodecContext.create(codec, "r")
    context.options = {"err_detect": "explode", "threads": "1"}
    frames: list[VideoFrame] = [*context.decode(av.Packet(data)), *context.decode(None)]  # type: ignore[list-item]
    if len(frames) != 1 or frames[0].is_corrupt:
        raise problem("DAMAGED", path, detalj=codec)
    check_size(path, frames[0].width, frames[0].height)
    alpha = "a" in frames[0].format.name.replace("pal8", "").replace("gray", "")
    return Image.fromarray(frames[0].to_ndarray(format="rgba" if alpha else "rgb24"))


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise problem("TOO_HEAVY", path, megabyte=MAX_BYTES >> 20)
    return path.read_bytes()


READERS: dict[str, Callable[[Path], Image.Image]] = {
    "TIFF": tiff_rare.decode,
    "PCX": _pcx,
    "TGA": _tga,
    "BMP": _bmp,
    "AVIF": _avif,
}
"""Format -> its second reader."""
