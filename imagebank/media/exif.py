"""Exif by two readers: exifread first, Pillow where that one finds nothing or stumbles.

Never reads maker notes or embedded thumbnails. What we have no word for is kept as text, in `other`.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

import exifread
from PIL import ExifTags, Image

from imagebank.core.asset import Camera, Gps
from imagebank.core.errors import FileProblem
from imagebank.media import dates, exif_places, exif_words, gps, words
from imagebank.media.boundary import decoding
from imagebank.media.formats import Format

RENAMED = {"GPSDate": "GPSDateStamp"}
"""exifread's names where the standard's differ."""

KNOWN = frozenset(
    {
        "Make", "Model", "ImageDescription", "Artist", "Copyright", "DateTimeOriginal", "OffsetTimeOriginal",
        "GPSLatitudeRef", "GPSLatitude", "GPSLongitudeRef", "GPSLongitude", "XPTitle", "XPComment", "XPAuthor",
        "XPKeywords",
    }
)  # fmt: skip
"""Fields that have words of their own; all others are `other`."""

GROUPS = ("Image ", "EXIF ", "GPS ")
Tags = dict[str, object]


@dataclass(frozen=True, slots=True)
class Exif:
    """What the Exif block says, in our words. `windows` are the texts of Windows' own fields, by name (XPTitle …).

    `names` are all fields met; `orientation` is 1 to 8.
    """

    taken: str | None = None
    digitized: str | None = None
    camera: Camera = Camera()
    gps: Gps | None = None
    description: str | None = None
    artist: str | None = None
    copyright: str | None = None
    windows: tuple[tuple[str, str], ...] = ()
    other: tuple[tuple[str, str], ...] = ()
    names: frozenset[str] = frozenset()
    orientation: int = 1

    def window(self, name: str) -> str | None:
        """The text of one of Windows' own fields, or None."""
        return dict(self.windows).get(name)


def read(path: Path, kind: Format, image: Image.Image | None) -> Exif:
    """The Exif of the file at `path`; `image` is the same picture opened by Pillow (of camera raw, its preview)."""
    tags, printed = _by_exifread(path, kind, image)
    tags = {**(_by_pillow(path, image) if image is not None else {}), **tags}
    place = _place(tags)
    turn = tags.get("Orientation")
    upright = turn if isinstance(turn, int) else next(iter(turn), 1) if isinstance(turn, list) else 1
    return Exif(
        taken=_taken(tags, place),
        digitized=dates.iso(_text(tags, "DateTimeDigitized"), _text(tags, "OffsetTimeDigitized")),
        camera=Camera(_text(tags, "Make"), _text(tags, "Model")),
        gps=place,
        description=words.caption(tags.get("ImageDescription")),
        artist=_text(tags, "Artist"),
        copyright=_copyright(tags.get("Copyright")),
        windows=tuple((name, text) for name in sorted(KNOWN & tags.keys()) if (text := _windows(name, tags[name]))),
        other=tuple(_other(tags, printed)),
        names=frozenset(tags),
        orientation=upright if upright in range(1, 9) else 1,
    )


def _by_exifread(path: Path, kind: Format, image: Image.Image | None) -> tuple[Tags, dict[str, str]]:
    """exifread's values, and its words for numbers; it may raise nearly anything, which counts as nothing found."""
    tags: Tags = {}
    printed: dict[str, str] = {}
    with contextlib.suppress(FileProblem), decoding(path):
        stream = exif_places.opened(path, kind, image)
        if stream is None:
            return {}, {}
        with stream:
            found = exifread.process_file(stream, details=False, extract_thumbnail=False)
        for full, tag in found.items():
            group = next((one for one in GROUPS if full.startswith(one)), None)
            value = getattr(tag, "values", None)
            name = full[len(group) :] if group else ""
            name = RENAMED.get(name, name)
            if name and name not in tags and value not in (None, "", b"", []) and _sound(name, value):
                tags[name] = value
                printed[name] = str(getattr(tag, "printable", ""))
    return tags, printed


def _by_pillow(path: Path, image: Image.Image) -> Tags:
    tags: Tags = {}
    with contextlib.suppress(FileProblem), decoding(path):
        block = image.getexif()
        for table, values in (
            (ExifTags.TAGS, block),
            (ExifTags.TAGS, block.get_ifd(ExifTags.IFD.Exif)),
            (ExifTags.GPSTAGS, block.get_ifd(ExifTags.IFD.GPSInfo)),
        ):
            for number, value in values.items():
                name = table.get(number, "").replace("Subsec", "SubSec")
                if name and name not in tags:
                    tags[name] = value
    return {name: value for name, value in tags.items() if _sound(name, value)}


def _sound(name: str, value: object) -> bool:
    """Whether a value is worth keeping over the other reader's: a position needs numbers, a text some letters."""
    if name in {"GPSLatitude", "GPSLongitude"}:
        return bool(exif_words.numbers(value))
    return not isinstance(value, str) or bool(value.strip("\0 "))


def _text(tags: Tags, name: str) -> str | None:
    value = tags.get(name)
    text = words.clean(words.mended(value) if isinstance(value, str) else value)
    return " ".join(text.split()) if text else None


def _taken(tags: Tags, place: Gps | None) -> str | None:
    """Local time with the offset that the file tells: its own field, else worked out from the satellites' time."""
    moment = dates.iso(_text(tags, "DateTimeOriginal"), _text(tags, "OffsetTimeOriginal"))
    if moment is None or not dates.lacks_offset(moment):
        return moment
    if _text(tags, "DateTime") == _text(tags, "DateTimeOriginal"):
        moment = dates.iso(moment, _text(tags, "OffsetTime")) or moment
    if not dates.lacks_offset(moment):
        return moment
    clock = exif_words.readable("GPSTimeStamp", tags.get("GPSTimeStamp"))
    utc = dates.iso(f"{_text(tags, 'GPSDateStamp')} {clock}") if clock else None
    return dates.zoned_by_satellite(moment, utc, place.lon) if utc and place else moment


def _copyright(value: object) -> str | None:
    """Exif holds the photographer's and the editor's notice, parted by a zero byte: one text here."""
    text = value.decode("latin-1") if isinstance(value, bytes) else value
    if not isinstance(text, str):
        return None
    parts = [words.clean(words.mended(part)) for part in text.split("\0")]
    return "; ".join(part for part in parts if part) or None


def _place(tags: Tags) -> Gps | None:
    lat = gps.degrees(exif_words.numbers(tags.get("GPSLatitude")), _text(tags, "GPSLatitudeRef"))
    lon = gps.degrees(exif_words.numbers(tags.get("GPSLongitude")), _text(tags, "GPSLongitudeRef"))
    return gps.place(lat, lon)


def _windows(name: str, value: object) -> str | None:
    return exif_words.wide(value) if name.startswith("XP") else None


def _other(tags: Tags, printed: dict[str, str]) -> list[tuple[str, str]]:
    found = []
    for name, value in tags.items():
        if name not in KNOWN and (text := exif_words.readable(name, value, printed.get(name, ""))):
            found.append((f"Exif.{name}", text))
    return found
