"""Places as files write them: Exif's degrees with a letter, XMP's text, film's ISO 6709.

Everything ends as signed decimal degrees or as None.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from imagebank.core.asset import Gps

ISO_6709 = re.compile(r"\s*([+-]\d+(?:\.\d+)?)([+-]\d+(?:\.\d+)?)")
XMP_TEXT = re.compile(r"\s*(\d+)[,;](\d+(?:\.\d+)?)(?:[,;](\d+(?:\.\d+)?))?\s*([NSEW])\s*$", re.IGNORECASE)


def place(lat: float | None, lon: float | None) -> Gps | None:
    """A place, or None: half of one, out of range, not a number, or exactly (0, 0), which only unset receivers say."""
    if lat is None or lon is None or not (math.isfinite(lat) and math.isfinite(lon)):
        return None
    if abs(lat) > 90 or abs(lon) > 180 or (lat == 0 and lon == 0):
        return None
    return Gps(round(lat, 7), round(lon, 7))


def degrees(parts: Sequence[float], reference: str | None) -> float | None:
    """Degrees, minutes, seconds and a letter as signed decimal degrees; without the letter it is half a place."""
    letter = (reference or "").strip("\0 ").upper()[:1]
    if letter not in {"N", "S", "E", "W"} or not 1 <= len(parts) <= 3:
        return None
    value = sum(part / 60**power for power, part in enumerate(parts))
    return -value if letter in {"S", "W"} else value


def from_iso6709(text: str | None) -> Gps | None:
    """A film's place, such as `+63.1767+014.6361/` (ISO 6709, degrees)."""
    found = ISO_6709.match(text or "")
    return place(float(found[1]), float(found[2])) if found else None


def from_xmp(lat: str | None, lon: str | None) -> Gps | None:
    """XMP's `59,19.76N` and `18,4.1E` (degrees, minutes, perhaps seconds, letter)."""
    return place(_xmp_degrees(lat), _xmp_degrees(lon))


def _xmp_degrees(text: str | None) -> float | None:
    found = XMP_TEXT.match(text or "")
    if not found:
        return None
    return degrees([float(found[1]), float(found[2]), float(found[3] or 0)], found[4])
