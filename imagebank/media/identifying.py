"""What a picture or film found somewhere says of itself: our identifier in its metadata, and what it looks like.

Call through `worker.run`: it decodes what anybody may have made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from imagebank.media import boxes, colour, film, xmp_tree
from imagebank.media.boundary import decoding
from imagebank.media.fingerprint import fingerprint
from imagebank.media.formats import identify
from imagebank.media.landmarks import ASKED_LONGEST
from imagebank.media.photo import loaded, upright
from imagebank.media.problems import because
from imagebank.media.thumbnail import shrunk, thumbnail

IDENTIFIER = "dc:identifier"
OURS = re.compile(r"[A-Za-z0-9_-]{6,64}(?:/[a-z0-9]{12})?")
READ_AT_MOST = 256 << 20
_START, _END = b"<x:xmpmeta", b"</x:xmpmeta>"


@dataclass(frozen=True, slots=True)
class Look:
    """`identifiers` as written in it; its fingerprint; its pixels in grey, `size` (width, height), at most 1,024 a side."""

    identifiers: tuple[str, ...]
    fingerprint: bytes = b""
    grey: bytes = b""
    size: tuple[int, int] = (0, 0)

    def picture(self) -> Image.Image:
        """The pixels in grey."""
        return Image.frombytes("L", self.size, self.grey)


def look(path: Path) -> Look:
    """Look at the photo or film at `path`; of a film, at a good frame. Raises `FileProblem` where it does not decode."""
    kind = identify(path)
    known = identifiers(path, is_film=kind.media == "film")
    if kind.media == "film":
        return _seen(film.probe(path).poster, known)
    with loaded(path, kind, ASKED_LONGEST) as photo, decoding(path):
        return _seen(upright(photo.image), known)


def _seen(image: Image.Image, known: tuple[str, ...]) -> Look:
    small = shrunk(image, ASKED_LONGEST)
    grey = colour.on_ground(colour.in_srgb(small, image.info.get("icc_profile"))).convert("L")
    return Look(known, fingerprint(thumbnail(image)), grey.tobytes(), grey.size)


def identifiers(path: Path, *, is_film: bool = False) -> tuple[str, ...]:
    """Our identifiers in the file's XMP, whatever its format. Raises `FileProblem` where it cannot be read."""
    try:
        data = _film_packet(path) if is_film else _start(path)
    except OSError as error:
        raise because(path, error) from error
    node = xmp_tree.properties(xmp_tree.between(data, _START, _END)).get(IDENTIFIER)
    return tuple(text for text in (node.texts() if node else []) if OURS.fullmatch(text))


def _start(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(READ_AT_MOST)


def _film_packet(path: Path) -> bytes:
    """The content of the film's `uuid` box of XMP; empty where there is none."""
    with path.open("rb") as stream:
        end = stream.seek(0, 2)
        for box in boxes.walk(stream, 0, end):
            if box.kind == b"uuid" and boxes.content(stream, box, 16) == boxes.XMP_UUID:
                return boxes.content(stream, box)
    return b""
