"""The pictures that a pack's slides, lists and sheets show: made from its renditions, in ordinary JPEG, with nothing secret.

A rendition is clean and upright already; only the packet of metadata that left with it goes along where it is asked for.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from imagebank.core.description import DescribedItem
from imagebank.media import colour
from imagebank.media.thumbnail import shrunk

PAPER = (255, 255, 255)
SHOWN = frozenset({".jpg", ".jpeg", ".png"})
"""What every office program shows as it is."""

XMP_MOST = 65_000


@dataclass(frozen=True, slots=True)
class Shown:
    """Bytes of a JPEG or PNG with its sides in pixels."""

    data: bytes
    width: int
    height: int


def source(item: DescribedItem, longest: int, preset: str = "") -> str | None:
    """The path of what shows an item at `longest` pixels: a rendition of the whole picture, or the film's poster."""
    if item.is_film:
        return item.poster
    file = item.fitting(longest, preset)
    return file.path if file else None


def as_it_is(path: Path, most: int) -> Shown:
    """The file's own bytes where every program shows them and no side is over `most` pixels; else a JPEG made from it."""
    if path.suffix.lower() in SHOWN:
        with Image.open(path) as image:
            if image.mode in ("RGB", "L", "RGBA", "P", "LA") and max(image.size) <= most:
                return Shown(path.read_bytes(), *image.size)
    return small(path, most, quality=88, with_metadata=True)


def small(path: Path, longest: int, *, quality: int = 78, with_metadata: bool = False) -> Shown:
    """A JPEG in sRGB on white, its longest side at most `longest` pixels."""
    with Image.open(path) as image:
        share = min(1.0, longest / max(image.size))
        image.draft(
            "RGB", (int(image.width * share), int(image.height * share))
        )  # a JPEG is decoded small: many times quicker
        profile, packet = image.info.get("icc_profile"), image.info.get("xmp", b"")
        pixels = colour.on_ground(colour.in_srgb(shrunk(image, longest), profile), PAPER)
    target = io.BytesIO()
    told = {"xmp": packet} if with_metadata and packet and len(packet) <= XMP_MOST else {}
    _bare(pixels).save(target, "JPEG", quality=quality, optimize=True, **told)
    return Shown(target.getvalue(), *pixels.size)


def _bare(image: Image.Image) -> Image.Image:
    """The same pixels with nothing else attached."""
    return Image.frombytes(image.mode, image.size, image.tobytes())
