"""Reading XMP: its properties in our words, the people it marks, and the rest as text.

Names of depicted people are in `regions` and `names` and nowhere else; what they are is settled in `metadata`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from imagebank.core.asset import Camera, Gps
from imagebank.core.fields import MOST_STARS
from imagebank.media import dates, gps, tag_trees, words, xmp_other, xmp_people, xmp_tree
from imagebank.media.regions import Region
from imagebank.media.xmp_tree import Properties

Alternatives = dict[str, str]
DATES = {
    "original": "exif:DateTimeOriginal",
    "created": "photoshop:DateCreated",
    "digitized": "xmp:CreateDate",
}
RATING, PICK, LABEL = "xmp:Rating", "xmpDM:pick", "digiKam:PickLabel"
KNOWN = frozenset(
    {
        "dc:title", "dc:description", "dc:creator", "dc:rights", "dc:subject", "photoshop:Credit", "tiff:Make",
        "tiff:Model", "xmpRights:UsageTerms", "Iptc4xmpCore:AltTextAccessibility", "exif:GPSLatitude",
        "exif:GPSLongitude",
    }
)  # fmt: skip
"""Properties that have words of their own."""


@dataclass(frozen=True, slots=True)
class Xmp:
    """What a packet says, in our words; texts by primary language.

    `names` are those of people in trees of keywords; `orientation` is 1 to 8 where the packet tells it.
    """

    original: str | None = None
    created: str | None = None
    digitized: str | None = None
    camera: Camera = Camera()
    gps: Gps | None = None
    title: Alternatives = field(default_factory=dict)
    caption: Alternatives = field(default_factory=dict)
    alt: Alternatives = field(default_factory=dict)
    creator: str | None = None
    credit: str | None = None
    copyright: str | None = None
    usage_terms: str | None = None
    keywords: tuple[str, ...] = ()
    orientation: int | None = None
    rating: int | None = None
    pick: str = "none"
    regions: tuple[Region, ...] = ()
    names: tuple[str, ...] = ()
    other: tuple[tuple[str, str], ...] = ()


def parse(packet: bytes, extension: bytes = b"") -> Xmp:
    """The facts of a packet; one that is no XML, too large, too deep or holds entities counts as empty.

    `extension` is the second packet of a JPEG whose first was full.
    """
    properties = {**xmp_tree.properties(extension), **xmp_tree.properties(packet)}
    if not properties:
        return Xmp()
    texts = _Texts(properties)
    moments = {field: dates.iso(texts.first(name)) for field, name in DATES.items()}
    told = {name for field, name in DATES.items() if moments[field]}
    stars = _stars(texts.first(RATING))
    told |= {RATING} if stars is not None else set()
    pick = _pick(texts.first(PICK), _PICKS) or _pick(texts.first(LABEL), _LABELS)
    told |= {PICK, LABEL} if pick else set()
    pick = pick or ("rejected" if texts.first(RATING) in ("-1", "-1.0") else None)
    caption = {lang: kept for lang, words_ in texts.all("dc:description").items() if (kept := words.caption(words_))}
    return Xmp(
        **moments,
        camera=Camera(texts.first("tiff:Make"), texts.first("tiff:Model")),
        gps=gps.from_xmp(texts.first("exif:GPSLatitude"), texts.first("exif:GPSLongitude")),
        title=texts.all("dc:title"),
        caption=caption,
        alt=texts.all("Iptc4xmpCore:AltTextAccessibility"),
        creator="; ".join(texts.unique("dc:creator")) or None,
        credit=texts.first("photoshop:Credit"),
        copyright=words.preferred(texts.all("dc:rights")),
        usage_terms=words.preferred(texts.all("xmpRights:UsageTerms")),
        keywords=texts.unique("dc:subject"),
        orientation=_orientation(texts.first("tiff:Orientation")),
        rating=stars or None,
        pick=pick or "none",
        regions=xmp_people.regions(properties),
        names=words.unique(tag_trees.names(tag_trees.paths(properties))),
        other=tuple(xmp_other.fields(properties, KNOWN | told)),
    )


class _Texts:
    """The texts of a packet's properties, cleaned."""

    def __init__(self, properties: Properties) -> None:
        self._properties = properties

    def unique(self, name: str) -> tuple[str, ...]:
        node = self._properties.get(name)
        return words.unique(node.texts()) if node else ()

    def first(self, name: str) -> str | None:
        return next(iter(self.unique(name)), None)

    def all(self, name: str) -> Alternatives:
        node = self._properties.get(name)
        return words.by_language(node.languages()) if node else {}


def _orientation(text: str | None) -> int | None:
    return int(text) if text in {"1", "2", "3", "4", "5", "6", "7", "8"} else None


def _stars(text: str | None) -> int | None:
    """0 to 5 stars; None for what is no rating in stars, such as the -1 of a rejected picture, which stays a text."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return int(value) if 0 <= value < MOST_STARS + 1 else None


_PICKS = {"1": "picked", "0": "none", "-1": "rejected"}
"""Adobe's words for the choice among pictures."""

_LABELS = {"3": "picked", "2": "none", "1": "rejected", "0": "none"}
"""digiKam's: accepted, pending, rejected, none."""


def _pick(text: str | None, words_: Mapping[str, str]) -> str | None:
    """What was chosen; None for what is no such word, which stays a text."""
    return words_.get((text or "").removesuffix(".0"))
