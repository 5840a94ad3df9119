"""Colour: whatever a picture is stored as becomes ordinary 8-bit sRGB, or keeps its own profile for print.

Works on pixels in memory only; scale first, convert afterwards (facts.md).
"""

from __future__ import annotations

import contextlib
import io

from PIL import Image, ImageCms

GROUND = (233, 233, 233)
"""The neutral grey that stands behind transparent pictures in thumbnails."""

WHITE = (255, 255, 255)
DEEP_GREY = frozenset({"I;16", "I;16L", "I;16B", "I;16N"})
ALPHA = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})


def eight_bits(image: Image.Image) -> Image.Image:
    """Deep grey scaled (never clipped to white), palettes and rare modes opened: L, LA, RGB, RGBA, CMYK or LAB.

    A picture that is ordinary already comes back itself, not a copy.
    """
    if image.mode in DEEP_GREY:
        return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.mode in {"I", "F"}:
        return _stretched(image)
    if image.mode in {"P", "PA"}:
        return image.convert("RGBA" if has_transparency(image) else "RGB")
    ordinary = {"1": "L", "La": "LA", "RGBa": "RGBA", "RGBX": "RGB"}.get(image.mode)
    return image.convert(ordinary) if ordinary else image


def has_transparency(image: Image.Image) -> bool:
    """Whether the picture lets its ground show through somewhere (by its mode or a transparent colour)."""
    return image.mode in ALPHA or "transparency" in image.info


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB or RGBA pixels in sRGB; a profile that cannot be used counts as none."""
    if image.mode == "LAB":
        return _transformed(image, ImageCms.createProfile("LAB")) or image.convert("L").convert("RGB")
    if not profile:
        return _plain(image)
    with contextlib.suppress(OSError, ImageCms.PyCMSError, ValueError):
        transformed = _with_alpha(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)))
        if transformed is not None:
            return transformed
    return _plain(image)


def on_ground(image: Image.Image, ground: tuple[int, int, int] = GROUND) -> Image.Image:
    """An RGB picture, transparent parts laid on `ground`."""
    if image.mode not in ALPHA:
        return image.convert("RGB")
    opened = image.convert("RGBA")
    below = Image.new("RGBA", opened.size, (*ground, 255))
    return Image.alpha_composite(below, opened).convert("RGB")


def _plain(image: Image.Image) -> Image.Image:
    return image.convert("RGBA" if image.mode in ALPHA else "RGB")


def _with_alpha(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image | None:
    """Transform the colours and put the transparency back; a grey picture with an RGB profile is made RGB first."""
    space = str(getattr(profile.profile, "xcolor_space", "")).strip()
    base = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}.get(space)
    if base is None or (base == "CMYK") != (image.mode == "CMYK"):
        return None
    if base == "L" and image.mode not in {"L", "LA"}:
        return None
    changed = _transformed(image.convert(base), profile)
    if changed is not None and image.mode in ALPHA:
        changed.putalpha(image.getchannel("A"))
    return changed


def _transformed(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image | None:
    srgb = ImageCms.createProfile("sRGB")
    return ImageCms.profileToProfile(image, profile, srgb, outputMode="RGB")


def _stretched(image: Image.Image) -> Image.Image:
    """32-bit and floating pixels: their own range becomes 0-255, but ordinary ranges keep their meaning."""
    low, high = _range(image)
    if low >= 0 and high <= 1 and image.mode == "F":
        low, high = 0.0, 1.0
    elif low >= 0 and high <= 255:
        low, high = 0.0, 255.0
    elif low >= 0 and high <= 65535:
        low, high = 0.0, 65535.0
    span = (high - low) or 1.0
    scaled = image.convert("F").point(lambda value: value * (255.0 / span) + (-low * 255.0 / span))
    return scaled.convert("L")


def _range(image: Image.Image) -> tuple[float, float]:
    extrema = image.getextrema()
    low, high = extrema if isinstance(extrema, tuple) else (0.0, 255.0)
    if isinstance(low, tuple) or isinstance(high, tuple):
        return 0.0, 255.0
    return float(low), float(high)
