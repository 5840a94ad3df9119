"""What leaves: the sizes and formats of renditions, and the metadata that may go along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PhotoPreset:
    """A photo rendition: `longest` side in pixels (None: as large as the original; never upscaled).

    `format` is `JPEG`, `PNG`, `WebP` or `same` (JPEG for JPEG-like originals, PNG where the original is lossless and
    has transparency); `srgb` False keeps the picture's own ICC profile (print); `ppi` is written into the file.
    """

    name: str
    longest: int | None
    quality: int = 85
    format: str = "JPEG"
    srgb: bool = True
    ppi: int | None = None


@dataclass(frozen=True, slots=True)
class FilmPreset:
    """A film rendition, MP4 with H.264 and AAC: `height` of the shown picture in pixels (None: streams copied).

    Never upscaled; `crf` is x264's constant rate factor.
    """

    name: str
    height: int | None
    crf: int = 21


@dataclass(frozen=True, slots=True)
class LeavingMetadata:
    """The allow-list: nothing but these fields is ever written into a rendition.

    Texts are by language (`sv`, `en`). `last_day` is an ISO date, `identifier` the pack item's.
    """

    identifier: str
    title: Mapping[str, str] = field(default_factory=dict)
    caption: Mapping[str, str] = field(default_factory=dict)
    alt: Mapping[str, str] = field(default_factory=dict)
    creator: str | None = None
    credit: str | None = None
    copyright: str | None = None
    usage_terms: Mapping[str, str] = field(default_factory=dict)
    last_day: str | None = None
    keywords: tuple[str, ...] = ()
