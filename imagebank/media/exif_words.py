"""Exif values as people say them (1/125 s, f/2.8, 24–70 mm), and which of the fields describe a picture at all.

Pure functions on values of either reader. Source of the units: Exif 2.32 (apertures and
speeds of annex C's APEX values become f-numbers and seconds).
"""

from __future__ import annotations

import contextlib
import math
import re
from collections.abc import Iterable

from imagebank.media import words

STRUCTURE = frozenset(
    {
        "ImageWidth", "ImageLength", "BitsPerSample", "Compression", "PhotometricInterpretation", "FillOrder",
        "StripOffsets", "SamplesPerPixel", "RowsPerStrip", "StripByteCounts", "PlanarConfiguration", "SampleFormat",
        "MinSampleValue", "MaxSampleValue", "TileWidth", "TileLength", "TileOffsets", "TileByteCounts", "Predictor",
        "ColorMap", "ExtraSamples", "InkSet", "InkNames", "NumberOfInks", "TransferFunction", "WhitePoint",
        "PrimaryChromaticities", "YCbCrCoefficients", "YCbCrSubSampling", "YCbCrPositioning", "ReferenceBlackWhite",
        "JPEGProc", "JPEGTables", "JpegQTables", "JpegDCTables", "JpegACTables", "JPEGInterchangeFormat", "JPEGInterchangeFormatLength", "JpegIFOffset",
        "JpegIFByteCount", "JpegRestartInterval", "SubfileType", "OldSubfileType", "NewSubfileType", "SubIFDs",
        "ExifOffset", "GPSInfo", "InteroperabilityOffset", "ExifInteroperabilityOffset", "InterColorProfile",
        "ICCProfile", "PrintIM", "PrintImageMatching", "Padding", "OffsetSchema", "ExifVersion", "FlashPixVersion",
        "FlashpixVersion", "ComponentsConfiguration", "CompressedBitsPerPixel", "ExifImageWidth", "ExifImageLength",
        "ExifImageHeight", "PixelXDimension", "PixelYDimension", "NativeDigest", "Orientation", "XResolution",
        "YResolution", "ResolutionUnit", "FocalPlaneXResolution", "FocalPlaneYResolution", "FocalPlaneResolutionUnit",
        "CFAPattern", "CVAPattern", "CFARepeatPatternDim", "MakerNote", "MakerNoteSafety", "ApplicationNotes",
        "XMLPacket", "IPTC/NAA", "IptcNaaInfo", "ImageResources", "DeviceSettingDescription", "OECF",
        "SpatialFrequencyResponse", "GPSVersionID", "XPosition", "YPosition", "PageNumber", "DNGPrivateData",
        "ImageSourceData", "GPSAltitudeRef", "GPSImgDirectionRef", "GPSSpeedRef", "GPSTrackRef", "GPSDestBearingRef",
        "GPSDestLatitudeRef", "GPSDestLongitudeRef", "GPSDestDistanceRef", "GPSDifferential", "FreeOffsets", "FreeByteCounts", "CellWidth", "CellLength", "Threshholding",
    }
)  # fmt: skip
"""Fields that tell how the file stores its pixels or where in it things lie: the file's affair, nobody searches them."""

UNITS = {
    "FocalLength": " mm",
    "FocalLengthIn35mmFilm": " mm",
    "SubjectDistance": " m",
    "GPSAltitude": " m",
    "GPSHPositioningError": " m",
    "ExposureBiasValue": " EV",
    "BrightnessValue": " EV",
    "GPSImgDirection": "°",
}
CHARSETS = {b"ASCII\0\0\0": "", b"UNICODE\0": "utf-16", b"JIS\0\0\0\0\0": "iso2022_jp", b"\0\0\0\0\0\0\0\0": ""}
RATIONAL = re.compile(r"(-?[0-9]{1,12})(?:/([0-9]{1,12}))?")
MAX_NUMBERS = 8
INFINITE = 4_294_967_295


def numbers(value: object) -> list[float]:
    """Rationals of any reader as numbers; an impossible one (divided by zero) makes the whole nothing."""
    if isinstance(value, int | float) or hasattr(value, "numerator"):
        value = [value]
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        return []
    with contextlib.suppress(ZeroDivisionError, TypeError, ValueError):
        return [_number(part) for part in value]
    return []


def readable(name: str, value: object, printed: str = "") -> str | None:
    """A field as text, or None for what is structure, a blob or nothing; `printed` is the reader's word for a number."""
    if name in STRUCTURE or name.startswith(("Tag 0x", "0x")):
        return None
    if name in {"UserComment", "GPSProcessingMethod", "GPSAreaInformation"}:
        return comment(value)
    if name.startswith("XP"):
        return wide(value)
    if isinstance(value, str):
        text = words.clean(words.mended(value))
        return " ".join(text.split()) if text else None
    found = numbers(value)
    if not found or len(found) > MAX_NUMBERS or not all(math.isfinite(one) for one in found):
        return None
    if printed and not printed.startswith("[") and any(sign.isalpha() for sign in printed):
        return words.clean(printed)
    return _said(name, found)


def from_xmp(name: str, text: str) -> str | None:
    """XMP's mirror of an Exif field (`28/10`) as text."""
    if name in STRUCTURE:
        return None
    found = RATIONAL.fullmatch(text)
    if not found:
        return text
    bottom = int(found[2] or 1)
    return _said(name, [int(found[1]) / bottom]) if bottom else None


def comment(value: object) -> str | None:
    """A text behind an eight-byte code of its character set (Exif 2.32, tag 37510)."""
    raw = octets(value)
    if raw[:8] not in CHARSETS:
        return words.clean(raw)
    coding = CHARSETS[raw[:8]]
    if coding != "utf-16":
        return words.clean(raw[8:].decode(coding, "ignore") if coding else raw[8:])
    body = raw[8:]
    high, low = body[0::2].count(0), body[1::2].count(0)  # the block's byte order is not kept: zeros tell
    return words.clean(body.decode("utf-16-be" if high > low else "utf-16-le", "ignore"))


def wide(value: object) -> str | None:
    """A text of Windows' own fields (XPTitle …): UTF-16, little end first."""
    if isinstance(value, str):
        return words.clean(value)
    return words.clean(octets(value).decode("utf-16-le", "ignore"))


def octets(value: object) -> bytes:
    """Bytes as bytes, as a list of numbers, or as a reader's text."""
    if isinstance(value, str):
        return value.encode("latin-1", "ignore")
    if isinstance(value, bytes):
        return value
    if isinstance(value, list | tuple):  # never a bare number: it would be taken for a length
        with contextlib.suppress(TypeError, ValueError):
            return bytes(value)
    return b""


def _said(name: str, found: list[float]) -> str | None:
    value = found[0]
    if name == "LensSpecification":
        return _lens(found)
    if name in {"ExposureTime", "ShutterSpeedValue"}:
        seconds = value if name == "ExposureTime" else 2 ** -max(min(value, 30), -30)
        return f"1/{round(1 / seconds)} s" if 1e-10 < seconds < 0.3 else f"{_short(seconds)} s"
    if name in {"FNumber", "ApertureValue", "MaxApertureValue"}:
        opening = value if name == "FNumber" else 2 ** (min(value, 40) / 2)
        return f"f/{_short(opening)}" if value > 0 else None
    if name == "GPSTimeStamp" and len(found) == 3:
        return ":".join(f"{int(part):02d}" for part in found)
    if name == "SubjectDistance" and (value <= 0 or value >= INFINITE):
        return None
    if len(found) > 1:
        return ", ".join(map(_short, found))
    return _short(value) + UNITS.get(name, "")


def _lens(found: list[float]) -> str | None:
    if len(found) != 4 or found[0] <= 0:
        return None
    reach = _short(found[0]) if found[0] == found[1] else f"{_short(found[0])}–{_short(found[1])}"
    if found[2] <= 0:
        return f"{reach} mm"
    light = _short(found[2]) if found[2] == found[3] else f"{_short(found[2])}–{_short(found[3])}"
    return f"{reach} mm f/{light}"


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) < 1e9 else f"{value:g}"


def _number(part: object) -> float:
    top, bottom = getattr(part, "num", None), getattr(part, "den", None)
    if top is not None and bottom is not None:
        return 0.0 if top == 0 and bottom == 0 else float(top) / float(bottom)
    return float(part)  # type: ignore[arg-type] - anything else raises
