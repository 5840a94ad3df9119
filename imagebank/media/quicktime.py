"""What film containers say about themselves: FFmpeg's metadata names turned into our facts.

Apple's keys go before the container's own, since only they know the offset from UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from imagebank.core.asset import Camera, Gps
from imagebank.media import dates, gps, words

APPLE = "com.apple.quicktime."
UNSET_YEARS = ("1904", "1970-01-01T00:00:00")
"""Zero in QuickTime's and Unix' calendars: a clock that was never set."""


@dataclass(frozen=True, slots=True)
class Quicktime:
    """What the container says, in our words."""

    taken: str | None = None
    camera: Camera = Camera()
    gps: Gps | None = None
    title: str | None = None
    description: str | None = None
    artist: str | None = None
    copyright: str | None = None
    keywords: tuple[str, ...] = ()


def facts(tags: Mapping[str, str]) -> Quicktime:
    """The facts of a container's tags, as FFmpeg names them (any letter case)."""
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
