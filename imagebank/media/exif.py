"""Exif by two readers: exifread first, Pillow where that one finds nothing or stumbles.

Reads an allow-list of tags, never maker notes, serial numbers or embedded thumbnails.
"""

from __future__ import annotations

import contextlib
import io
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import exifread
from PIL import ExifTags, Image

from imagebank.core.asset import Camera, Gps
from imagebank.core.errors import FileProblem
from imagebank.media import dates, gps, words
from imagebank.media.boundary import decoding

MAIN = {"Make": 271, "Model": 272, "ImageDescription": 270, "Artist": 315, "Copyright": 33432}
DETAIL = {
    "DateTimeOriginal": 36867,
    "DateTimeDigitized": 36868,
    "OffsetTimeOriginal": 36881,
    "OffsetTimeDigitized": 36882,
    "OffsetTime": 36880,
}
PLACE = {"GPSLatitudeRef": 1, "GPSLatitude": 2, "GPSLongitudeRef": 3, "GPSLongitude": 4}
EXIFREAD_NAMES = {
    **{f"Image {name}": name for name in MAIN},
    **{f"EXIF {name}": name for name in DETAIL},
    "Image DateTimeOriginal": "DateTimeOriginal",
    "EXIF TimeZoneOffset": "TimeZoneOffset",
    **{f"GPS {name}": name for name in PLACE},
}
Tags = dict[str, object]
MAX_INNER = 64 << 20


@dataclass(frozen=True, slots=True)
class Exif:
    """What the Exif block says, in our words."""

    taken: str | None = None
    digitized: str | None = None
    camera: Camera = Camera()
    gps: Gps | None = None
    description: str | None = None
    artist: str | None = None
    copyright: str | None = None


def read(path: Path, image: Image.Image | None) -> Exif:
    """The Exif of the file at `path`; `image` is the same picture opened by Pillow, where it could be."""
    tags = _by_pillow(path, image) if image is not None else {}
    tags |= _by_exifread(path)
    return Exif(
        taken=dates.iso(_text(tags, "DateTimeOriginal"), _text(tags, "OffsetTimeOriginal")),
        digitized=dates.iso(_text(tags, "DateTimeDigitized"), _text(tags, "OffsetTimeDigitized")),
        camera=Camera(_text(tags, "Make"), _text(tags, "Model")),
        gps=_place(tags),
        description=words.caption(tags.get("ImageDescription")),
        artist=_text(tags, "Artist"),
        copyright=_copyright(tags.get("Copyright")),
    )


def _by_exifread(path: Path) -> Tags:
    """exifread's values under our names; it may raise nearly anything, which counts as nothing found."""
    tags: Tags = {}
    with contextlib.suppress(FileProblem), decoding(path), path.open("rb") as opened:
        stream = _inner_jpeg(opened)
        found = exifread.process_file(stream, details=False, extract_thumbnail=False)
        for name, tag in found.items():
            ours = EXIFREAD_NAMES.get(name)
            if ours and (value := getattr(tag, "values", None)) not in (None, "", b"", []):
                tags.setdefault(ours, value)
    return {name: value for name, value in tags.items() if _sound(name, value)}


def _inner_jpeg(stream: BinaryIO) -> BinaryIO:
    """Fujifilm's raw keeps its Exif in the JPEG inside (offset and length at byte 84); any other file is itself."""
    head = stream.read(92)
    stream.seek(0)
    if not head.startswith(b"FUJIFILMCCD-RAW") or len(head) < 92:
        return stream
    offset, length = struct.unpack(">II", head[84:92])
    stream.seek(offset)
    return io.BytesIO(stream.read(min(length, MAX_INNER)))


def _by_pillow(path: Path, image: Image.Image) -> Tags:
    tags: Tags = {}
    with contextlib.suppress(FileProblem), decoding(path):
        block = image.getexif()
        for names, values in (
            (MAIN, block),
            (DETAIL, block.get_ifd(ExifTags.IFD.Exif)),
            (PLACE, block.get_ifd(ExifTags.IFD.GPSInfo)),
        ):
            tags |= {name: values[number] for name, number in names.items() if number in values}
    return {name: value for name, value in tags.items() if _sound(name, value)}


def _sound(name: str, value: object) -> bool:
    """Whether a value is worth keeping over the other reader's: a position needs numbers, a text some letters."""
    if name in {"GPSLatitude", "GPSLongitude"}:
        return bool(_numbers(value))
    return not isinstance(value, str) or bool(value.strip("\0 "))


def _text(tags: Tags, name: str) -> str | None:
    value = tags.get(name)
    text = words.clean(words.mended(value) if isinstance(value, str) else value)
    return " ".join(text.split()) if text else None


def _copyright(value: object) -> str | None:
    """Exif holds the photographer's and the editor's notice, parted by a zero byte: one text here."""
    text = value.decode("latin-1") if isinstance(value, bytes) else value
    if not isinstance(text, str):
        return None
    parts = [words.clean(words.mended(part)) for part in text.split("\0")]
    return "; ".join(part for part in parts if part) or None


def _place(tags: Tags) -> Gps | None:
    lat = gps.degrees(_numbers(tags.get("GPSLatitude")), _text(tags, "GPSLatitudeRef"))
    lon = gps.degrees(_numbers(tags.get("GPSLongitude")), _text(tags, "GPSLongitudeRef"))
    return gps.place(lat, lon)


def _numbers(value: object) -> list[float]:
    """Rationals of either reader as numbers; an impossible one (divided by zero) makes the whole nothing."""
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        return []
    with contextlib.suppress(ZeroDivisionError, TypeError, ValueError):
        return [_number(part) for part in value]
    return []


def _number(part: object) -> float:
    top, bottom = getattr(part, "num", None), getattr(part, "den", None)
    if top is not None and bottom is not None:
        return 0.0 if top == 0 and bottom == 0 else float(top) / float(bottom)
    return float(part)  # type: ignore[arg-type]
