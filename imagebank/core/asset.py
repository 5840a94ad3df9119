"""What one catalogued photo or film is: its file, its capture, its words, its assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Media = Literal["foto", "film"]
"""The notation's local part in the scheme `mediatyp`."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The original file: `width` and `height` in pixels as shown (orientation applied), seconds, bytes."""

    name: str
    bytes: int
    format: str
    width: int | None = None
    height: int | None = None
    duration_s: float | None = None
    fps: float | None = None
    video_codec: str | None = None
    has_audio: bool | None = None


@dataclass(frozen=True, slots=True)
class Camera:
    """Maker and model as the file says them, trimmed."""

    make: str | None = None
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Gps:
    """A place in signed decimal degrees (WGS 84)."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """Everything that reading an original tells.

    `captured_at` is ISO 8601 in local time, with offset where the file knows it. Texts are by language
    (`sv`, `en`, …; `x-default` becomes `sv`). Names of depicted people are never among them.
    """

    media: Media
    file: FileFacts
    captured_at: str | None = None
    camera: Camera = Camera()
    gps: Gps | None = None
    title: Mapping[str, str] = field(default_factory=dict)
    caption: Mapping[str, str] = field(default_factory=dict)
    alt: Mapping[str, str] = field(default_factory=dict)
    creator: str | None = None
    credit: str | None = None
    copyright: str | None = None
    usage_terms: str | None = None
    keywords: tuple[str, ...] = ()
