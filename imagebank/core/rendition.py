"""What leaves: the sizes and formats of renditions, and the metadata that may go along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PHOTO_FORMATS = ("JPEG", "PNG", "WebP", "TIFF", "same")
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""Where IPTC's words for how a picture came about begin."""

DIGITAL_CAPTURE = SOURCE_TYPES + "digitalCapture"
NOBODY, SOMEBODY = "MR-NAP", "MR-LMR"
"""PLUS's words for model releases: nobody identifiable is seen; what is given is limited, as ours always are."""


@dataclass(frozen=True, slots=True)
class PhotoPreset:
    """A photo rendition: at most `longest` side, `width` and `height`, in pixels as shown (None: no limit).

    `crop`: cut to the ratio of `width` and `height`; never upscaled, so that a small original gives a small crop.
    `either_way`: width and height change places where the picture stands and they lie, or the other way round. `format` is
    one of `PHOTO_FORMATS`; `same` is JPEG for JPEG-like originals, PNG where the original is lossless and has transparency.
    `quality` is 1 to 100; `srgb` False keeps the picture's own ICC profile (print); `ppi` is written into the file.
    `label` is by language.
    """

    name: str
    longest: int | None = None
    quality: int = 85
    format: str = "JPEG"
    srgb: bool = True
    ppi: int | None = None
    width: int | None = None
    height: int | None = None
    crop: bool = False
    either_way: bool = False
    label: Mapping[str, str] = field(default_factory=dict)

    @property
    def needs(self) -> int | None:
        """The largest number of pixels that it asks for, for an original whose size is not known; None: all there are."""
        return max(self.longest or 0, self.width or 0, self.height or 0) or None


@dataclass(frozen=True, slots=True)
class FilmPreset:
    """A film rendition, MP4 with H.264 and AAC: `height` is the shorter side in pixels, as in 1080p (None: streams copied).

    Never upscaled; `crf` is x264's constant rate factor (0 to 51, smaller is better). `captions`: the film's own captions go
    along as tracks; `sidecar`: the metadata lie beside the film too, as `.xmp`. `label` is by language.
    """

    name: str
    height: int | None = None
    crf: int = 21
    captions: bool = False
    sidecar: bool = False
    label: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LeavingMetadata:
    """The allow-list: nothing but these fields is ever written into a rendition.

    Texts are by language (`sv`, `en`). `identifier` is the asset's id and the pack item's, `last_day` an ISO date. `extended`
    is the longer description for whom the alternative text is too short. `source_type` is a whole address of `SOURCE_TYPES`,
    `model_release` NOBODY, SOMEBODY or None (nothing is said). The licensor is the organisation and its address for questions.
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
    extended: Mapping[str, str] = field(default_factory=dict)
    source_type: str = DIGITAL_CAPTURE
    model_release: str | None = None
    licensor: str | None = None
    licensor_email: str | None = None
