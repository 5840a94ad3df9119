"""Photos that leave: a new file made of pixels and the allow-list alone, checked before it gets its name.

Never copies a byte of the original's file.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, PngImagePlugin

from imagebank.core.errors import N_, ProgrammingError
from imagebank.core.rendition import LeavingMetadata, PhotoPreset
from imagebank.media import colour, leaving, xmp
from imagebank.media.boundary import decoding
from imagebank.media.formats import Format, identify
from imagebank.media.photo import loaded, upright
from imagebank.media.problems import problem
from imagebank.media.whole import not_written, written_aside

LOSSLESS = frozenset({"PNG", "GIF", "TIFF", "BMP", "PSD", "ICO", "TGA", "PCX", "SVG"})
WEBP_METHOD = 4


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished rendition: its size in pixels as shown, its bytes, its format (`JPEG`, `PNG`, `WebP`, `MP4`)."""

    width: int
    height: int
    bytes: int
    format: str


def render_photo(
    original: Path, target: Path, preset: PhotoPreset, metadata: LeavingMetadata, developed: bool = False
) -> Rendered:
    """Write the photo `original` to `target` as `preset` asks; `developed` as in `photo.loaded`.

    Raises `FileProblem` (unreadable original, DISK_FULL, NOT_WRITTEN); `ProgrammingError` when the check fails. Nothing
    is left at `target` then.
    """
    kind = identify(original)
    if kind.media != "foto":
        raise problem("NOT_A_PICTURE", original, slag=kind.name)
    at_least = None if preset.longest is None else preset.longest * 2
    with loaded(original, kind, at_least, developed) as photo, decoding(original):
        ready, profile = _ready(photo.image, preset, kind)
        form = _format(preset, kind, photo.image)
    return save(ready, target, form, preset, metadata, profile)


def save(
    image: Image.Image,
    target: Path,
    kind: str,
    preset: PhotoPreset,
    metadata: LeavingMetadata,
    profile: bytes | None = None,
) -> Rendered:
    """Write the pixels of `image` to `target` in format `kind` with `metadata`, check the file, then name it."""
    pixels = Image.frombytes(image.mode, image.size, image.tobytes())
    encoded = _encoded(pixels, kind, preset, xmp.packet(metadata), profile)
    with written_aside(target) as aside:
        try:
            aside.write_bytes(encoded)
        except OSError as error:
            raise not_written(target, error) from error
        _check(aside, kind, pixels.size)
    return Rendered(pixels.width, pixels.height, len(encoded), kind)


def scaled(image: Image.Image, longest: int | None) -> Image.Image:
    """The picture with its longest side at most `longest` pixels; never larger than it was."""
    if longest is None or max(image.size) <= longest:
        return image
    scale = longest / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _ready(image: Image.Image, preset: PhotoPreset, kind: Format) -> tuple[Image.Image, bytes | None]:
    """Upright, 8-bit, scaled, then coloured; with the profile that has to go along, if any."""
    small = scaled(colour.eight_bits(upright(image)), preset.longest)
    profile = image.info.get("icc_profile")
    form = _format(preset, kind, image)
    if preset.srgb or not profile or (small.mode == "CMYK" and form != "JPEG") or small.mode == "LAB":
        coloured = colour.in_srgb(small, profile)
        return (colour.on_ground(coloured, colour.WHITE) if form == "JPEG" else coloured), None
    if form == "JPEG" and small.mode in colour.ALPHA:
        return colour.on_ground(small, colour.WHITE), profile
    return small, profile


def _format(preset: PhotoPreset, kind: Format, image: Image.Image) -> str:
    if preset.format != "same":
        return preset.format
    return "PNG" if kind.name in LOSSLESS and colour.has_transparency(image) else "JPEG"


def _encoded(image: Image.Image, kind: str, preset: PhotoPreset, packet: bytes, profile: bytes | None) -> bytes:
    target = io.BytesIO()
    dpi = (preset.ppi, preset.ppi) if preset.ppi else None
    if kind == "JPEG":
        image.save(
            target,
            "JPEG",
            quality=preset.quality,
            progressive=True,
            optimize=True,
            xmp=packet,
            icc_profile=profile or b"",
            **({"dpi": dpi} if dpi else {}),
        )
    elif kind == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_itxt("XML:com.adobe.xmp", packet.decode())
        image.save(target, "PNG", pnginfo=words, icc_profile=profile, **({"dpi": dpi} if dpi else {}))
    else:
        image.save(target, "WEBP", quality=preset.quality, method=WEBP_METHOD, xmp=packet, icc_profile=profile or b"")
    return target.getvalue()


def _check(path: Path, kind: str, size: tuple[int, int]) -> None:
    """Open what was written with our own eyes: format, size, and nothing but what is allowed."""
    written = identify(path)
    with loaded(path, written) as photo:
        shown = photo.width, photo.height
    if written.name != kind or shown != size:
        raise ProgrammingError("WRONG_RENDITION", N_("{namn} blev inte som den skulle"), namn=path.name)
    leaving.check(path, kind)
