"""Encoding a photo: pixels and the allow-list become the bytes of a JPEG, PNG, WebP or TIFF file, with nothing else in it."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, PngImagePlugin, TiffImagePlugin

from imagebank.core.rendition import LeavingMetadata, PhotoPreset
from imagebank.media import iptc_writing, xmp

WEBP_METHOD = 4
FULL_COLOUR = 95
"""From this quality on, what is meant for print keeps its colours at full resolution."""

XMP_TAG = 700


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What goes into a file beside the pixels: the XMP packet, the IIM (JPEG only), an ICC profile."""

    packet: bytes = b""
    iim: bytes = b""
    profile: bytes | None = None

    @classmethod
    def of(cls, metadata: LeavingMetadata, kind: str, profile: bytes | None = None) -> Enclosed:
        """What a file of format `kind` carries."""
        return cls(xmp.packet(metadata), iptc_writing.segment(metadata) if kind == "JPEG" else b"", profile)


def encoded(image: Image.Image, kind: str, preset: PhotoPreset, enclosed: Enclosed) -> bytes:
    """The file's bytes. `image` must hold pixels alone: what Pillow keeps in its `info` would follow along."""
    target = io.BytesIO()
    writers = {"JPEG": _jpeg, "PNG": _png, "WebP": _webp, "TIFF": _tiff}
    writers[kind](image, target, preset, enclosed)
    return target.getvalue()


def _dpi(preset: PhotoPreset) -> dict[str, tuple[int, int]]:
    return {"dpi": (preset.ppi, preset.ppi)} if preset.ppi else {}


def _jpeg(image: Image.Image, target: io.BytesIO, preset: PhotoPreset, enclosed: Enclosed) -> None:
    fine = not preset.srgb and preset.quality >= FULL_COLOUR
    image.save(
        target,
        "JPEG",
        quality=preset.quality,
        progressive=True,
        optimize=True,
        subsampling=0 if fine else -1,
        extra=iptc_writing.marked(enclosed.iim) if enclosed.iim else b"",
        xmp=enclosed.packet,
        icc_profile=enclosed.profile or b"",
        **_dpi(preset),
    )


def _png(image: Image.Image, target: io.BytesIO, preset: PhotoPreset, enclosed: Enclosed) -> None:
    words = PngImagePlugin.PngInfo()
    words.add_itxt("XML:com.adobe.xmp", enclosed.packet.decode())
    image.save(target, "PNG", pnginfo=words, icc_profile=enclosed.profile, **_dpi(preset))


def _webp(image: Image.Image, target: io.BytesIO, preset: PhotoPreset, enclosed: Enclosed) -> None:
    image.save(
        target, "WEBP", quality=preset.quality, method=WEBP_METHOD, xmp=enclosed.packet, icc_profile=enclosed.profile or b""
    )  # fmt: skip


def _tiff(image: Image.Image, target: io.BytesIO, preset: PhotoPreset, enclosed: Enclosed) -> None:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[XMP_TAG] = enclosed.packet
    tags.tagtype[XMP_TAG] = 1
    image.save(
        target, "TIFF", compression="tiff_lzw", tiffinfo=tags, icc_profile=enclosed.profile or b"", **_dpi(preset)
    )
