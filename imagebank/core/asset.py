"""What one catalogued photo or film is: its file, its capture, its words, its assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from imagebank.core.assessment import Rights
from imagebank.core.media import Media
from imagebank.core.people import Appearance


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


@dataclass(frozen=True, slots=True)
class Asset:
    """One catalogued photo or film with everything the bank knows of it but names.

    `state` is `present` or `original_missing`; `captions` holds the languages that have a caption file;
    `version` grows with every edit.
    """

    id: str
    sha256: str
    media: Media
    file: FileFacts
    extension: str = ""
    state: str = "present"
    captured_at: str | None = None
    camera: Camera = Camera()
    gps: Gps | None = None
    fingerprint: str | None = None
    keywords: tuple[str, ...] = ()
    title: Mapping[str, str] = field(default_factory=dict)
    caption: Mapping[str, str] = field(default_factory=dict)
    alt: Mapping[str, str] = field(default_factory=dict)
    rights: Rights | None = None
    concepts: tuple[str, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    captions: tuple[str, ...] = ()
    shoot: str | None = None
    take_in: str | None = None
    imported_at: str = ""
    visibility: str = "na"
    assessed_by: str | None = None
    second_review_by: str | None = None
    persons_declared: int | None = None
    blocked: bool = False
    third_party_work: bool = False
    readable_personal_data: bool = False
    visible_aid: bool = False
    own_special_school: bool = False
    audio_description: str = "undecided"
    version: int = 1

    def public_name(self, lang: str) -> str:
        """What leaves: the title in `lang` or another language, else the id; never the file's name, which may name people."""
        return self.title.get(lang) or self.title.get("sv") or next(iter(self.title.values()), self.id)

    def name_in(self, lang: str) -> str:
        """The title in `lang`, else in Swedish, else in any language, else the file's name."""
        return self.title.get(lang) or self.title.get("sv") or next(iter(self.title.values()), self.file.name)
