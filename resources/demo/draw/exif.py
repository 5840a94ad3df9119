"""What a camera would have written: the demonstration shows that the product reads it and leaves it out again."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

ORIENTATION, TURNED = 0x0112, 6


@dataclass(frozen=True)
class Shot:
    """The metadata of one picture. `taken`: local date and time; `place`: degrees north and east."""

    taken: str
    place: tuple[float, float] | None = None
    serial: str = ""
    thumbnail: bool = False
    turned: bool = False

    @property
    def offset(self) -> str:
        """Swedish time: summer time from April to October is near enough for a drawing."""
        return "+02:00" if "04" <= self.taken[5:7] <= "10" else "+01:00"


def metadata(picture: Image.Image, shot: Shot) -> bytes:
    """The Exif block of a picture."""
    exif = Image.Exif()
    stamp = shot.taken.replace("-", ":")
    exif[0x010F], exif[0x0110], exif[0x0131] = "Bildbanken", "Ritstift 1", "imagebank demo"
    exif[ORIENTATION] = TURNED if shot.turned else 1
    exif[0x0132] = stamp
    inner = exif.get_ifd(0x8769)
    inner[0x9003], inner[0x9004], inner[0x9011], inner[0x9012] = stamp, stamp, shot.offset, shot.offset
    if shot.serial:
        inner[0xA431] = shot.serial
    if shot.place:
        _put_place(exif.get_ifd(0x8825), shot.place)
    block = exif.tobytes()
    return _with_thumbnail(block, picture) if shot.thumbnail else block


def _put_place(gps: dict[int, object], place: tuple[float, float]) -> None:
    for tag, value, letter in ((1, place[0], "N"), (3, place[1], "E")):
        minutes = value % 1 * 60
        gps[tag], gps[tag + 1] = letter, (float(int(value)), float(int(minutes)), round(minutes % 1 * 60, 2))


def _with_thumbnail(block: bytes, picture: Image.Image) -> bytes:
    """The block with a second directory that holds a small JPEG."""
    head, tiff = block[:6], bytearray(block[6:])
    order = "<" if tiff[:2] == b"II" else ">"
    small = picture.copy()
    small.thumbnail((160, 160))
    out = BytesIO()
    small.save(out, "JPEG", quality=75)
    jpeg = out.getvalue()
    first = struct.unpack_from(f"{order}I", tiff, 4)[0]
    link = first + 2 + 12 * struct.unpack_from(f"{order}H", tiff, first)[0]
    tiff += b"\0" * (len(tiff) % 2)
    start = len(tiff)
    struct.pack_into(f"{order}I", tiff, link, start)
    entries = ((0x0103, 3, 6), (0x0201, 4, start + 2 + 3 * 12 + 4), (0x0202, 4, len(jpeg)))
    tiff += struct.pack(f"{order}H", len(entries))
    for tag, kind, value in entries:
        tiff += struct.pack(f"{order}HHI", tag, kind, 1) + (
            struct.pack(f"{order}HH", value, 0) if kind == 3 else struct.pack(f"{order}I", value)
        )
    return head + bytes(tiff) + struct.pack(f"{order}I", 0) + jpeg
