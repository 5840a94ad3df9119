"""Reading XMP: an allow-list of properties out of a packet, through a parser that follows no entity.

Names of depicted people (PersonInImage, regions, tag trees) are not on the list and never leave the packet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

from imagebank.core.asset import Camera, Gps
from imagebank.media import dates, gps, words

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
BASIC = "{http://ns.adobe.com/xap/1.0/}"
EXIF = "{http://ns.adobe.com/exif/1.0/}"
TIFF = "{http://ns.adobe.com/tiff/1.0/}"
CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
MAX_PACKET = 4 << 20
MAX_DEPTH = 200
PACKET = re.compile(rb"<rdf:RDF.*?</rdf:RDF>", re.DOTALL)
Alternatives = dict[str, str]


@dataclass(frozen=True, slots=True)
class Xmp:
    """What a packet says, in our words; texts by primary language."""

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


def parse(packet: bytes) -> Xmp:
    """The facts of a packet; one that is no XML, too large, too deep or holds entities counts as empty."""
    properties = _properties(packet)

    def text(name: str) -> str | None:
        return next(iter(words.unique(properties.get(name, Values()).items)), None)

    def texts(name: str) -> Alternatives:
        return words.by_language(properties.get(name, Values()).languages)

    caption = {lang: kept for lang, words_ in texts(DC + "description").items() if (kept := words.caption(words_))}
    return Xmp(
        original=dates.iso(text(EXIF + "DateTimeOriginal")),
        created=dates.iso(text(PHOTOSHOP + "DateCreated")),
        digitized=dates.iso(text(BASIC + "CreateDate")),
        camera=Camera(text(TIFF + "Make"), text(TIFF + "Model")),
        gps=gps.from_xmp(text(EXIF + "GPSLatitude"), text(EXIF + "GPSLongitude")),
        title=texts(DC + "title"),
        caption=caption,
        alt=texts(CORE + "AltTextAccessibility"),
        creator="; ".join(words.unique(properties.get(DC + "creator", Values()).items)) or None,
        credit=text(PHOTOSHOP + "Credit"),
        copyright=text(DC + "rights"),
        usage_terms=text(RIGHTS + "UsageTerms"),
        keywords=words.unique(properties.get(DC + "subject", Values()).items),
    )


@dataclass(slots=True)
class Values:
    """The plain values of one property, and the same by language where it is a language alternative."""

    items: list[str] = field(default_factory=list)
    languages: Alternatives = field(default_factory=dict)


def _properties(packet: bytes) -> dict[str, Values]:
    found: dict[str, Values] = {}
    root = _tree(packet)
    if root is None:
        return found
    for description in root.iter(RDF + "Description"):
        for name, value in description.attrib.items():
            found.setdefault(name, _values_of_text(value))
        for child in description:
            found.setdefault(child.tag, _values(child))
    return found


def _tree(packet: bytes) -> Element | None:
    packet = packet.strip(b"\0 \r\n\t")
    if not packet or len(packet) > MAX_PACKET or packet.count(b"<rdf:Description") > MAX_DEPTH * 10:
        return None
    try:
        return ElementTree.fromstring(packet, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        return _rescued(packet)


def _rescued(packet: bytes) -> Element | None:
    """A packet with rubbish around its RDF (padding, a second packet) still has a sound middle."""
    found = PACKET.search(packet)
    if not found or found[0] == packet:
        return None
    try:
        return ElementTree.fromstring(found[0], forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        return None


def _values_of_text(text: str) -> Values:
    return Values([text], {"x-default": text})


def _values(element: Element) -> Values:
    listed = list(_listed(element))
    if not listed:
        return _values_of_text(element.text or "")
    values = Values()
    for item in listed:
        text = item.text or ""
        values.items.append(text)
        values.languages.setdefault(item.get(LANG, "x-default"), text)
    return values


def _listed(element: Element) -> Iterator[Element]:
    for kind in ("Alt", "Seq", "Bag"):
        for group in element.findall(RDF + kind):
            yield from group.findall(RDF + "li")
