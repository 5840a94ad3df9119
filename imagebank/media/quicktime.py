"""What film containers say about themselves: FFmpeg's metadata names turned into our facts.

Apple's keys go before the container's own, since only they know the offset from UTC.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from imagebank.core.asset import Camera, Gps
from imagebank.media import dates, gps, words

APPLE = "com.apple.quicktime."
KNOWN = frozenset(
    {
        APPLE + "make", "make", "com.android.manufacturer", APPLE + "model", "model", "com.android.model",
        APPLE + "title", "title", APPLE + "displayname", APPLE + "description", "description", "synopsis",
        APPLE + "author", APPLE + "artist", "artist", "author", APPLE + "copyright", "copyright",
        APPLE + "keywords", "keywords", APPLE + "creationdate", "creation_time", "date_utc",
        APPLE + "location.iso6709", "location", "location-eng", "com.android.location",
    }
)  # fmt: skip
"""Tags that have words of their own."""

STRUCTURE = frozenset(
    {
        "major_brand", "minor_version", "compatible_brands", "handler_name", "vendor_id", "language", "rotate",
        "timecode", "itunsmpb", "itunmovi", "duration", "number_of_frames", "number_of_bytes", "bps",
        "_statistics_tags", "_statistics_writing_app", "_statistics_writing_date_utc", APPLE + "content.identifier",
    }
)  # fmt: skip
"""Tags that tell how the container is built."""

CAST = ("performer", "performers", "actor", "actors", "cast", "lead_performer", "starring", APPLE + "performer")
"""Tags that by definition name who is seen; FFmpeg's names for QuickTime's `©prf` and Matroska's ACTOR among them."""

UNSET_YEARS = ("1904", "1970-01-01T00:00:00")
"""Zero in QuickTime's and Unix' calendars: a clock that was never set."""


@dataclass(frozen=True, slots=True)
class Quicktime:
    """What the container says, in our words; `names` are of people seen, `other` is (name, text) of the rest."""

    taken: str | None = None
    camera: Camera = Camera()
    gps: Gps | None = None
    title: str | None = None
    description: str | None = None
    artist: str | None = None
    copyright: str | None = None
    keywords: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    other: tuple[tuple[str, str], ...] = ()


def facts(tags: Mapping[str, str], family: str = "QuickTime") -> Quicktime:
    """The facts of a container's tags, as FFmpeg names them (any letter case); `family` is the prefix of the rest."""
    lower = {key.lower(): value for key, value in tags.items()}

    def first(*names: str) -> str | None:
        return next((text for name in names if (text := words.clean(lower.get(name)))), None)

    return Quicktime(
        taken=_taken(lower),
        camera=Camera(
            first(APPLE + "make", "make", "com.android.manufacturer"),
            first(APPLE + "model", "model", "com.android.model"),
        ),
        gps=_place(lower),
        title=first(APPLE + "title", "title", APPLE + "displayname"),
        description=first(APPLE + "description", "description", "synopsis"),
        artist=first(APPLE + "author", APPLE + "artist", "artist", "author"),
        copyright=first(APPLE + "copyright", "copyright"),
        keywords=words.unique((first(APPLE + "keywords", "keywords") or "").split(",")),
        names=words.unique(name for tag in CAST for name in re.split(r"[,;/\n]", lower.get(tag, ""))),
        other=tuple(
            (f"{family}.{name}", text)
            for name, value in tags.items()
            if name.lower() not in KNOWN | STRUCTURE and name.lower() not in CAST and (text := words.clean(value))
        ),
    )


def _taken(tags: Mapping[str, str]) -> str | None:
    """Apple's local time with offset; the container's own time is UTC by its standard (ISO/IEC 14496-12, 8.2.2)."""
    local = dates.iso(tags.get(APPLE + "creationdate"))
    if local:
        return local
    text = tags.get("creation_time") or tags.get("date_utc")
    moment = dates.iso(text, "+00:00")
    return None if moment is None or moment.startswith(UNSET_YEARS) else moment


def _place(tags: Mapping[str, str]) -> Gps | None:
    names = (APPLE + "location.iso6709", "location", "location-eng", "com.android.location")
    return next((place for name in names if (place := gps.from_iso6709(tags.get(name)))), None)
