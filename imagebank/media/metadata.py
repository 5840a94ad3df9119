"""One answer out of Exif, IPTC-IIM, XMP and the film container, by the Metadata Working Group's precedence.

Source of the rule: MWG Guidelines 2.0, chapter 5. Exif first where it has the field; IIM before XMP only when it was
edited afterwards (digest); language alternatives are kept where the winner says the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from PIL import Image

from imagebank.core.asset import Camera, Gps, MediaFacts
from imagebank.media import quicktime, words, xmp_places, xmp_reading
from imagebank.media.exif import Exif
from imagebank.media.exif import read as read_exif
from imagebank.media.formats import Format, identify
from imagebank.media.iptc import Iptc
from imagebank.media.iptc import read as read_iptc
from imagebank.media.problems import because, problem
from imagebank.media.quicktime import Quicktime
from imagebank.media.xmp_reading import Xmp


@dataclass(frozen=True, slots=True)
class Metadata:
    """What all readers together say; the fields of `MediaFacts` that describe rather than measure."""

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


def of_photo(path: Path, kind: Format, image: Image.Image | None) -> Metadata:
    """The metadata of the photo at `path`; `image` is the picture as Pillow opened it, a preview for camera raw."""
    exif = read_exif(path, image)
    iptc = read_iptc(path, image) if image is not None else Iptc()
    return merged(exif, iptc, xmp_reading.parse(xmp_places.packet_of(path, kind, image)))


def of_film(path: Path, kind: Format, tags: Mapping[str, str]) -> Metadata:
    """The metadata of the film at `path`, whose container says `tags`."""
    inside = quicktime.facts(tags)
    return film_merged(inside, xmp_reading.parse(xmp_places.packet_of(path, kind)))


def read_sidecar(path: Path, facts: MediaFacts) -> MediaFacts:
    """`facts` with what the XMP sidecar at `path` says laid over it. Raises `FileProblem`: NOT_A_PICTURE …"""
    if identify(path).media != "sidecar":
        raise problem("NOT_A_PICTURE", path, slag="XMP")
    try:
        beside = xmp_reading.parse(path.read_bytes())
    except OSError as error:
        raise because(path, error) from error
    return replace(
        facts,
        captured_at=facts.captured_at or beside.original or beside.created,
        gps=facts.gps or beside.gps,
        title={**facts.title, **beside.title},
        caption={**facts.caption, **beside.caption},
        alt={**facts.alt, **beside.alt},
        creator=beside.creator or facts.creator,
        credit=beside.credit or facts.credit,
        copyright=beside.copyright or facts.copyright,
        usage_terms=beside.usage_terms or facts.usage_terms,
        keywords=words.unique([*facts.keywords, *beside.keywords]),
    )


def merged(exif: Exif, iptc: Iptc, xmp: Xmp) -> Metadata:
    """A photo's metadata out of its three blocks."""
    edited = iptc if iptc.changed else Iptc()
    return Metadata(
        captured_at=_first(
            exif.taken, edited.taken, xmp.original, xmp.created, iptc.taken, exif.digitized, xmp.digitized
        ),
        camera=Camera(exif.camera.make or xmp.camera.make, exif.camera.model or xmp.camera.model),
        gps=exif.gps or xmp.gps,
        title=_texts(xmp.title, edited.title, iptc.title),
        caption=_texts(xmp.caption, exif.description or edited.caption, iptc.caption),
        alt=xmp.alt,
        creator=_first(exif.artist, edited.creator, xmp.creator, iptc.creator),
        credit=_first(edited.credit, xmp.credit, iptc.credit),
        copyright=_first(exif.copyright, edited.copyright, xmp.copyright, iptc.copyright),
        usage_terms=xmp.usage_terms,
        keywords=_first_words(edited.keywords, xmp.keywords, iptc.keywords),
    )


def film_merged(inside: Quicktime, xmp: Xmp) -> Metadata:
    """A film's metadata out of its container and its XMP."""
    return Metadata(
        captured_at=_first(inside.taken, xmp.original, xmp.created),
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
    )


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _first_words(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return next((listed for listed in lists if listed), ())


def _texts(alternatives: Mapping[str, str], winner: str | None, fallback: str | None) -> dict[str, str]:
    """XMP's languages; `winner` replaces the Swedish one unless XMP already says it in some language."""
    if winner and winner not in alternatives.values():
        return {**alternatives, "sv": winner}
    if alternatives:
        return dict(alternatives)
    return {"sv": fallback} if fallback else {}
