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

from imagebank.core.errors import FileProblem
from imagebank.media import jpeg, jxl, pages, raw, second_readers, svg, svg_safety
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
    """A photo whose pixels were all read: `width` and `height` as shown, in pixels.

    `image` holds the pixels as stored (its Exif turns them), `source` the same picture as opened, for its metadata;
    `pages` as in `FileFacts`.
    """

    image: Image.Image
    width: int
    height: int
    source: Image.Image
    pages: int | None = None


@contextlib.contextmanager
def loaded(path: Path, kind: Format, at_least: int | None = None, developed: bool = False) -> Iterator[Photo]:
    """The photo at `path`, every byte of it decoded; the file stays open inside, for its metadata.

    With `at_least` (pixels of the longest side) a JPEG is decoded at a reduced scale not below it: the whole file is
    still read, which finds a truncated one, at a quarter of the cost; a drawing is drawn at that size. `developed`:
    camera raw from its sensor data, never from its preview (no other format cares). Raises `FileProblem`.
    """
    if kind.name in RAW:
        with decoding(path):
            ready = raw.from_sensor(path, at_least) if developed else raw.develop(path, at_least)
        yield Photo(ready.image, ready.width, ready.height, ready.image)
        return
    with _opened(path) as stream:
        with decoding(path):
            photo = _decoded(path, stream, kind, at_least)
        yield photo


def upright(image: Image.Image) -> Image.Image:
    """The same picture turned and mirrored as its orientation tag asks."""
    return turned(image, orientation(image))


def turned(image: Image.Image, tag: int) -> Image.Image:
    """The picture turned and mirrored as the orientation `tag` asks."""
    turn = TURNS.get(tag)
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
    if kind.name == "SVG":
        drawing = svg.draw(path, stream.read(svg_safety.MAX_BYTES + 1), at_least)
        return Photo(drawing.image, drawing.width, drawing.height, drawing.image)
    if kind.name == "JPEG XL":
        found = jxl.decode(path, stream.read(jxl.MAX_BYTES + 1))
        return Photo(found.image, *shown_size(found.image, found.image.size), found.source)
    try:
        with decoding(path):
            return _by_pillow(path, stream, kind, at_least)
    except FileProblem as first:
        image = second_readers.decode(path, kind.name, first)
        return Photo(image, *shown_size(image, image.size), image, pages.count(path, stream, kind.name, image))


def _by_pillow(path: Path, stream: BinaryIO, kind: Format, at_least: int | None) -> Photo:
    image = Image.open(stream, formats=READERS.get(kind.name, (kind.name,)))
    check_size(path, *image.size)
    stored = image.size
    if image.format not in {"JPEG", "MPO"}:
        image.load()  # before anything else: a PNG's Exif loads the pixels too, and forgets that it failed
        return Photo(image, *shown_size(image, stored), image, pages.count(path, stream, kind.name, image))
    if at_least is not None:
        image.draft(image.mode, _draft_size(image.size, at_least))
    decoded = _strictly(stream, image)
    if decoded is None:
        image.load()
    return Photo(decoded or image, *shown_size(decoded or image, stored), image)


def _strictly(stream: BinaryIO, image: Image.Image) -> Image.Image | None:
    """The JPEG's pixels by the decoder that tells of damage; None where Pillow has to read them."""
    place = stream.tell()
    stream.seek(0)
    data = stream.read(jpeg.MAX_BYTES + 1)
    stream.seek(place)
    return jpeg.pixels(data, image) if len(data) <= jpeg.MAX_BYTES else None


def _draft_size(size: tuple[int, int], at_least: int) -> tuple[int, int]:
    """The size to ask `draft` for, so that the longest side stays at or above `at_least`."""
    scale = at_least / max(size)
    return (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))
