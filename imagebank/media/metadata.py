"""One answer out of Exif, IPTC-IIM, XMP, plain comments and the film container, by the Metadata Working Group's precedence.

Source of the rule: MWG Guidelines 2.0, chapter 5. Exif first where it has the field; IIM before XMP only when it was
edited afterwards (digest); language alternatives are kept where the winner says the same. Windows' own fields and
plain comments answer last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from PIL import Image

from imagebank.core.asset import Camera, FileFacts, Gps, MediaFacts
from imagebank.core.fields import LONGEST_TITLE
from imagebank.core.words import shortened
from imagebank.media import comments, dates, depicted, quicktime, tag_trees, words, xmp_places, xmp_reading
from imagebank.media.comments import Plain
from imagebank.media.depicted import Marked
from imagebank.media.exif import Exif
from imagebank.media.exif import read as read_exif
from imagebank.media.formats import RAW, Format
from imagebank.media.iptc import Iptc
from imagebank.media.iptc import read as read_iptc
from imagebank.media.quicktime import Quicktime
from imagebank.media.sidecar import read_sidecar as read_sidecar  # a part of this door, in a room of its own
from imagebank.media.xmp_reading import Xmp

WHOLE_TITLE = "WholeTitle"
"""What a title that had to be shortened is called among the fields that we have no word for; there it is longer, not endless."""

CONTAINERS = frozenset({"MP4", "M4V", "MOV", "3GP"})
"""Films of QuickTime's family; other containers' tags bear the container's own name."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What all readers together say; `people` are still as the file marks them, and `other` still holds names."""

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
    people: Marked = Marked()  # noqa: RUF009 - frozen


def of_photo(path: Path, kind: Format, image: Image.Image | None) -> Metadata:
    """The metadata of the photo at `path`; `image` is the picture as Pillow opened it, a preview for camera raw."""
    exif = read_exif(path, kind, image)
    xmp = xmp_reading.parse(xmp_places.packet_of(path, kind, image), xmp_places.extension_of(image))
    if image is None:
        return merged(exif, Iptc(), xmp, orientation=exif.orientation)
    turned = image.info.get("original_orientation")  # a HEIC's, which its decoder has already applied
    plain = Plain() if kind.name in RAW else comments.read(image)
    return merged(exif, read_iptc(path, image), xmp, plain, turned if isinstance(turned, int) else exif.orientation)


def of_film(path: Path, kind: Format, tags: Mapping[str, str]) -> Metadata:
    """The metadata of the film at `path`, whose container says `tags`."""
    inside = quicktime.facts(tags, "QuickTime" if kind.name in CONTAINERS else kind.name)
    return film_merged(inside, xmp_reading.parse(xmp_places.packet_of(path, kind)))


def facts(media: Literal["foto", "film"], file: FileFacts, told: Metadata) -> MediaFacts:
    """The facts of an original out of its measures and its metadata; names of depicted people end up in one field."""
    long = [(f"{WHOLE_TITLE} ({lang})", text) for lang, text in told.title.items() if len(text) > LONGEST_TITLE]
    settled = depicted.settle(told.people, (file.width, file.height), told.keywords, (*long, *told.other))
    return MediaFacts(
        media=media,
        file=file,
        captured_at=told.captured_at,
        camera=told.camera,
        gps=told.gps,
        title={lang: shortened(text, LONGEST_TITLE) for lang, text in told.title.items()},
        caption=told.caption,
        alt=told.alt,
        creator=told.creator,
        credit=told.credit,
        copyright=told.copyright,
        usage_terms=told.usage_terms,
        keywords=settled.keywords,
        rating=told.rating,
        pick=told.pick,
        other=settled.other,
        areas=settled.areas,
        depicted=settled.depicted,
    )


def merged(exif: Exif, iptc: Iptc, xmp: Xmp, plain: Plain = Plain(), orientation: int = 1) -> Metadata:  # noqa: B008 - frozen
    """A photo's metadata out of its blocks."""
    edited = iptc if iptc.changed else Iptc()
    moments = (exif.taken, edited.taken, xmp.original, xmp.created, iptc.taken, exif.digitized, xmp.digitized)
    names = (*xmp.names, *tag_trees.names(iptc.trees))
    return Metadata(
        captured_at=dates.zoned(_first(*moments, plain.taken), xmp.original, xmp.created),
        camera=Camera(exif.camera.make or xmp.camera.make, exif.camera.model or xmp.camera.model),
        gps=exif.gps or xmp.gps,
        title=_texts(xmp.title, edited.title, iptc.title or exif.window("XPTitle") or plain.title),
        caption=_texts(
            xmp.caption,
            exif.description or edited.caption,
            iptc.caption or words.caption(exif.window("XPComment")) or plain.caption,
        ),
        alt=xmp.alt,
        creator=_first(exif.artist, edited.creator, xmp.creator, iptc.creator, exif.window("XPAuthor"), plain.creator),
        credit=_first(edited.credit, xmp.credit, iptc.credit),
        copyright=_first(exif.copyright, edited.copyright, xmp.copyright, iptc.copyright, plain.copyright),
        usage_terms=xmp.usage_terms,
        keywords=_first_words(edited.keywords, xmp.keywords, iptc.keywords, _listed(exif.window("XPKeywords"))),
        rating=xmp.rating,
        pick=xmp.pick,
        other=(*exif.other, *iptc.other, *_unmirrored(xmp.other, exif.names), *plain.other),
        people=Marked(xmp.regions, names, orientation),
    )


def film_merged(inside: Quicktime, xmp: Xmp) -> Metadata:
    """A film's metadata out of its container and its XMP."""
    moments = (inside.taken, xmp.original, xmp.created)
    return Metadata(
        captured_at=dates.zoned(_first(*moments), *moments),
        camera=inside.camera,
        gps=inside.gps or xmp.gps,
        title=_texts(xmp.title, None, inside.title),
        caption=_texts(xmp.caption, None, inside.description),
        alt=xmp.alt,
        creator=xmp.creator or inside.artist,
        credit=xmp.credit,
        copyright=xmp.copyright or inside.copyright,
        usage_terms=xmp.usage_terms,
        keywords=xmp.keywords or inside.keywords,
        rating=xmp.rating,
        pick=xmp.pick,
        other=(*inside.other, *xmp.other),
        people=Marked(xmp.regions, (*xmp.names, *inside.names)),
    )


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _first_words(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return next((listed for listed in lists if listed), ())


def _listed(text: str | None) -> tuple[str, ...]:
    return words.unique((text or "").split(";"))


def _unmirrored(fields: tuple[tuple[str, str], ...], names: frozenset[str]) -> list[tuple[str, str]]:
    """XMP's fields without those that only repeat a field of the Exif block."""
    return [
        (name, text)
        for name, text in fields
        if not (name.startswith(("Xmp.exif.", "Xmp.tiff.", "Xmp.exifEX.")) and name.rsplit(".", 1)[1] in names)
    ]


def _texts(alternatives: Mapping[str, str], winner: str | None, fallback: str | None) -> dict[str, str]:
    """XMP's languages; `winner` replaces the Swedish one unless XMP already says it in some language."""
    if winner and winner not in alternatives.values():
        return {**alternatives, "sv": winner}
    if alternatives:
        return dict(alternatives)
    return {"sv": fallback} if fallback else {}
