"""Opening a photo and loading all of its pixels, which is the only proof that it is whole.

Knows which Pillow reader belongs to which format. Metadata, colour and sizes of renditions are others' business.
"""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pi_heif
from PIL import Image

from imagebank.media import raw
from imagebank.media.boundary import check_size, decoding
from imagebank.media.formats import RAW, Format
from imagebank.media.problems import because

pi_heif.register_heif_opener(thumbnails=False)

READERS: dict[str, tuple[str, ...]] = {
    "JPEG": ("JPEG", "MPO"),
    "HEIC": ("HEIF",),
    "JPEG 2000": ("JPEG2000",),
    "WebP": ("WEBP",),
}
"""Pillow's readers for a format, where its name is another; none but these is ever tried."""


TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""Exif orientation -> what shows the picture upright (Exif 2.32, tag 274)."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo whose pixels were all read: `image` as stored, `width` and `height` as shown, in pixels."""

    image: Image.Image
    width: int
    height: int


@contextlib.contextmanager
def loaded(path: Path, kind: Format, at_least: int | None = None) -> Iterator[Photo]:
    """The photo at `path`, every byte of it decoded; the file stays open inside, for its metadata.

    With `at_least` (pixels of the longest side) a JPEG is decoded at a reduced scale not below it: the whole file is
    still read, which finds a truncated one, at a quarter of the cost. Raises `FileProblem`.
    """
    if kind.name in RAW:
        with decoding(path):
            developed = raw.develop(path, at_least)
        yield Photo(developed.image, developed.width, developed.height)
        return
    with _opened(path) as stream:
        with decoding(path):
            photo = _decoded(path, stream, kind, at_least)
        yield photo


def upright(image: Image.Image) -> Image.Image:
    """The same picture turned and mirrored as its orientation tag asks."""
    turn = TURNS.get(orientation(image))
    return image.transpose(turn) if turn is not None else image


def shown_size(image: Image.Image, stored: tuple[int, int]) -> tuple[int, int]:
    """The `stored` width and height in pixels with the loaded picture's orientation applied."""
    width, height = stored if max(stored) > max(image.size) else image.size
    return (height, width) if orientation(image) in {5, 6, 7, 8} else (width, height)


def orientation(image: Image.Image) -> int:
    """The orientation tag, 1 to 8; 1 (upright) where the tag, or the whole Exif block, makes no sense."""
    try:
        value = image.getexif().get(0x0112)
    except (SyntaxError, ValueError, OSError, struct.error):
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise because(path, error) from error


def _decoded(path: Path, stream: BinaryIO, kind: Format, at_least: int | None) -> Photo:
    image = Image.open(stream, formats=READERS.get(kind.name, (kind.name,)))
    check_size(path, *image.size)
    stored = image.size
    if at_least is not None and image.format in {"JPEG", "MPO"}:
        image.draft(image.mode, _draft_size(image.size, at_least))
    image.load()  # before anything else: a PNG's Exif loads the pixels too, and forgets that it failed
    return Photo(image, *shown_size(image, stored))


def _draft_size(size: tuple[int, int], at_least: int) -> tuple[int, int]:
    """The size to ask `draft` for, so that the longest side stays at or above `at_least`."""
    scale = at_least / max(size)
    return (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))
