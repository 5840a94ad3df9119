"""Photos that leave: new files made of pixels and the allow-list alone, checked before they get their names.

Never copies a byte of the original's file. However many renditions are asked for, the original is decoded once.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from imagebank.core.errors import N_, FileProblem, ProgrammingError
from imagebank.core.framing import Framing
from imagebank.core.rendition import LeavingMetadata, PhotoPreset
from imagebank.media import colour, leaving, scaling
from imagebank.media.boundary import decoding
from imagebank.media.fingerprint import fingerprint
from imagebank.media.formats import Format, identify
from imagebank.media.photo import loaded, orientation, turned
from imagebank.media.photo_encoding import Enclosed, encoded
from imagebank.media.problems import problem
from imagebank.media.thumbnail import shrunk
from imagebank.media.whole import not_written, written_aside

LOSSLESS = frozenset({"PNG", "GIF", "TIFF", "BMP", "PSD", "ICO", "TGA", "PCX", "SVG"})
GLANCE, GLANCE_QUALITY = 512, 80
"""The size at which a finished picture's fingerprint is taken, as that of a thumbnail is."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished rendition: its size in pixels as shown, its bytes, its format (`JPEG`, `PNG`, `WebP`, `TIFF`, `MP4`).

    `sha256` is that of the whole file; `fingerprint` of what is seen (`fingerprint`; hexadecimal digits, empty of films).
    """

    width: int
    height: int
    bytes: int
    format: str
    sha256: str = ""
    fingerprint: str = ""


def render_photo(
    original: Path, target: Path, preset: PhotoPreset, metadata: LeavingMetadata, developed: bool = False
) -> Rendered:
    """One rendition: see `render_photos`."""
    return render_photos(original, [(target, preset)], metadata, developed)[0]


def render_photos(
    original: Path,
    wanted: Sequence[tuple[Path, PhotoPreset]],
    metadata: LeavingMetadata,
    developed: bool = False,
    framing: Framing | None = None,
) -> tuple[Rendered, ...]:
    """Write the photo `original` to each target as its preset asks, all or none; `developed` as in `photo.loaded`.

    Raises `FileProblem` (unreadable original, DISK_FULL, NOT_WRITTEN); `ProgrammingError` when the check fails. Nothing
    is left at any target then.
    """
    kind = identify(original)
    if kind.media != "foto":
        raise problem("NOT_A_PICTURE", original, slag=kind.name)
    framing = framing or Framing()
    size = _decoded_at(original, kind, [preset for _, preset in wanted], framing)
    with contextlib.ExitStack() as unfinished, loaded(original, kind, size, developed) as photo:
        with decoding(original):
            source = _Source(
                colour.eight_bits(photo.image), orientation(photo.image), photo.image.info.get("icc_profile")
            )
            transparent = colour.has_transparency(photo.image)
        done: list[Rendered] = []
        for target, preset in wanted:
            form = _format(preset, kind, transparent)
            with decoding(original):
                ready, profile = source.ready(preset, form, framing)
            done.append(save(ready, target, form, preset, metadata, profile))
            unfinished.callback(target.unlink, missing_ok=True)
        unfinished.pop_all()
    return tuple(done)


def save(
    image: Image.Image,
    target: Path,
    kind: str,
    preset: PhotoPreset,
    metadata: LeavingMetadata,
    profile: bytes | None = None,
) -> Rendered:
    """Write the pixels of `image` to `target` in format `kind` with `metadata`, check the file, then name it."""
    pixels = image.copy()
    pixels.info = {}  # Pillow writes what it finds there
    enclosed = Enclosed.of(metadata, kind, profile)
    data = encoded(pixels, kind, preset, enclosed)
    with written_aside(target) as aside:
        try:
            aside.write_bytes(data)
        except OSError as error:
            raise not_written(target, error) from error
        _check(aside, kind, pixels.size, data)
        leaving.check(aside, kind, leaving.Meant(enclosed.packet, enclosed.iim))
    return Rendered(pixels.width, pixels.height, len(data), kind, hashlib.sha256(data).hexdigest(), _seen(pixels))


def _seen(pixels: Image.Image) -> str:
    """The fingerprint of what the picture shows."""
    small = io.BytesIO()
    colour.on_ground(shrunk(pixels, GLANCE), colour.WHITE).save(small, "JPEG", quality=GLANCE_QUALITY)
    return fingerprint(small.getvalue()).hex()


@dataclass(frozen=True, slots=True)
class _Source:
    """The decoded original in 8 bits, as stored: its pixels, its orientation tag, its colour profile."""

    image: Image.Image
    orientation: int
    profile: bytes | None

    def ready(self, preset: PhotoPreset, form: str, framing: Framing) -> tuple[Image.Image, bytes | None]:
        """Cut, scaled, upright, then coloured; with the profile that has to go along, if any."""
        small = turned(scaling.scaled(self.image, self.orientation, preset, framing), self.orientation)
        keeps = form in {"JPEG", "TIFF"}
        if preset.srgb or not self.profile or (small.mode == "CMYK" and not keeps) or small.mode == "LAB":
            coloured = colour.in_srgb(small, self.profile)
            return (colour.on_ground(coloured, colour.WHITE) if form == "JPEG" else coloured), None
        if form == "JPEG" and small.mode in colour.ALPHA:
            return colour.on_ground(small, colour.WHITE), self.profile
        return small, self.profile


def _decoded_at(original: Path, kind: Format, presets: Sequence[PhotoPreset], framing: Framing) -> int | None:
    """Pixels of the longest side that serve every preset: what `photo.loaded` calls `at_least`. None: all there are."""
    if kind.name != "JPEG":
        return _largest([preset.needs * 2 if preset.needs else None for preset in presets])
    try:
        with decoding(original), Image.open(original, formats=("JPEG", "MPO")) as opened:
            quarter = orientation(opened) in {5, 6, 7, 8}
            shown = (opened.height, opened.width) if quarter else opened.size
    except FileProblem:
        return None  # what is wrong with it is told by whoever decodes it
    return _largest([scaling.at_least(shown, preset, framing) for preset in presets])


def _largest(sizes: Sequence[int | None]) -> int | None:
    known = [size for size in sizes if size is not None]
    return max(known) if known and len(known) == len(sizes) else None


def _format(preset: PhotoPreset, kind: Format, transparent: bool) -> str:
    if preset.format != "same":
        return preset.format
    return "PNG" if kind.name in LOSSLESS and transparent else "JPEG"


def _check(path: Path, kind: str, size: tuple[int, int], data: bytes) -> None:
    """Open what was written with our own eyes: every byte is there, format and size are right."""
    written = identify(path)
    with decoding(path), Image.open(path, formats=(kind.upper(),)) as opened:
        shown = opened.size
    if written.name != kind or shown != size or path.read_bytes() != data:
        raise ProgrammingError("WRONG_RENDITION", N_("{namn} blev inte som den skulle"), namn=path.name)
