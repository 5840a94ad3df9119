"""What one catalogued photo or film is: its file, its capture, its words, its assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from imagebank.core.assessment import Rights
from imagebank.core.media import Media
from imagebank.core.people import Appearance


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The original file: `width` and `height` in pixels as shown (orientation applied), seconds, bytes.

    `pages` counts the pictures of a file that can hold several (pages, frames of an animation); None or 1: one picture.
    """

    name: str
    bytes: int
    format: str
    width: int | None = None
    height: int | None = None
    duration_s: float | None = None
    fps: float | None = None
    video_codec: str | None = None
    has_audio: bool | None = None
    pages: int | None = None


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
class Area:
    """A part of the picture as shown (orientation applied): left, top, width, height as shares of its sides, 0 to 1."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Depicted:
    """A name that an incoming file gives a depicted person, and where, if it says so. Only the people vault keeps it."""

    name: str
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """Everything that reading an original tells.

    `captured_at` is ISO 8601 in local time, with offset where the file knows it. Texts are by language
    (`sv`, `en`, …; `x-default` becomes `sv`). Names of depicted people are in `depicted` and in no other field.
    `other` are the fields that we have no word for, as (name with prefix, text); they are searchable and never leave.
    `areas` are suggestions of where persons are, without names.
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
    rating: int | None = None
    pick: str = "none"
    other: tuple[tuple[str, str], ...] = ()
    areas: tuple[Area, ...] = ()
    depicted: tuple[Depicted, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """One catalogued photo or film with everything the bank knows of it but names.

    `state` is `present` or `original_missing`; `captions` holds the languages that have a caption file;
    `version` grows with every edit. `reference` is the path of an original that stays where it is (None: in the vault);
    `stack` the id of the first picture of its burst; `developed`: shown from the sensor's data, not the camera's preview.
    `rating` is 1 to 5; None, which files and people also write as 0: nobody has given any. `poster_s` is the moment that
    stands for a film, in seconds from its first frame; None: the program chooses. `pick` is one of `core.fields.PICKS`.
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
    reference: str | None = None
    stack: str | None = None
    developed: bool = False
    rating: int | None = None
    poster_s: float | None = None
    pick: str = "none"

    def public_name(self, lang: str) -> str:
        """What leaves: the title in `lang` or another language, else the id; never the file's name, which may name people."""
        return self.title.get(lang) or self.title.get("sv") or next(iter(self.title.values()), self.id)

    def name_in(self, lang: str) -> str:
        """The title in `lang`, else in Swedish, else in any language, else the file's name."""
        return self.title.get(lang) or self.title.get("sv") or next(iter(self.title.values()), self.file.name)
