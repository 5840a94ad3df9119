"""XMP packets as trees of plain values: texts, lists, language alternatives and structures, under prefixed names.

Parses with a reader that follows no entity. Knows the shapes of RDF/XML that XMP uses (ISO 16684-1, clause 7) and the
usual prefixes; says nothing about what a property means.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

from imagebank.media import words

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MAX_PACKET = 4 << 20
MAX_PROPERTIES = 5_000
MAX_NODES = 50_000
MAX_DEPTH = 12
SYNTAX = frozenset({RDF + "about", RDF + "parseType", RDF + "resource", RDF + "ID", RDF + "nodeID", RDF + "datatype"})
PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xmp/1.0/DynamicMedia/": "xmpDM",
    "http://ns.adobe.com/xmp/identifier/qual/1.0/": "xmpidq",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/camera-raw-settings/1.0/": "crs",
    "http://ns.adobe.com/lightroom/1.0/": "lr",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/exif/1.0/aux/": "aux",
    "http://cipa.jp/exif/1.0/": "exifEX",
    "http://ns.adobe.com/xmp/sType/Area#": "stArea",
    "http://ns.adobe.com/xap/1.0/sType/Dimensions#": "stDim",
    "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#": "stEvt",
    "http://ns.adobe.com/xap/1.0/sType/ResourceRef#": "stRef",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-19/": "Iptc4xmpExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://www.metadataworkinggroup.com/schemas/regions/": "mwg-rs",
    "http://www.metadataworkinggroup.com/schemas/keywords/": "mwg-kw",
    "http://ns.microsoft.com/photo/1.0": "MicrosoftPhoto",
    "http://ns.microsoft.com/photo/1.0/": "MicrosoftPhoto",
    "http://ns.microsoft.com/photo/1.2/": "MP",
    "http://ns.microsoft.com/photo/1.2/t/RegionInfo#": "MPRI",
    "http://ns.microsoft.com/photo/1.2/t/Region#": "MPReg",
    "http://www.digikam.org/ns/1.0/": "digiKam",
    "http://www.digikam.org/ns/kipi/1.0/": "kipi",
    "http://ns.acdsee.com/iptc/1.0/": "acdsee",
    "http://ns.acdsee.com/regions/": "acdsee-rs",
    "http://ns.iview-multimedia.com/mediapro/1.0/": "mediapro",
    "http://darktable.sf.net/": "darktable",
    "http://ns.google.com/photos/1.0/panorama/": "GPano",
    "http://ns.google.com/photos/1.0/camera/": "GCamera",
    "http://ns.google.com/photos/1.0/depthmap/": "GDepth",
    "http://ns.google.com/photos/1.0/container/": "Container",
}
"""Namespace -> its usual prefix; the packet's own prefix counts only for others, so that a name means one thing."""


@dataclass(slots=True)
class Node:
    """One value: a text, or a list (`items`), or a structure (`fields` by prefixed name); `lang` inside an alternative."""

    text: str = ""
    lang: str | None = None
    items: list[Node] = field(default_factory=list)
    fields: dict[str, Node] = field(default_factory=dict)

    def texts(self) -> list[str]:
        """The plain texts of a list, or of the value itself."""
        return [item.text for item in self.items] if self.items else [self.text]

    def languages(self) -> dict[str, str]:
        """The texts by language as written; one without a language is `x-default`."""
        found: dict[str, str] = {}
        for item in self.items or [self]:
            found.setdefault(item.lang or "x-default", item.text)
        return found

    def part(self, *names: str) -> Node | None:
        """The value at a path of prefixed names through structures, or None."""
        here: Node | None = self
        for name in names:
            here = here.fields.get(name) if here else None
        return here

    def first(self, *names: str) -> str | None:
        """The first text at a path of prefixed names, cleaned, or None."""
        found = self.part(*names)
        return next((text for part in found.texts() if (text := words.clean(part))), None) if found else None


Properties = Mapping[str, Node]


def properties(packet: bytes) -> dict[str, Node]:
    """The top properties of a packet by prefixed name (`dc:title`); the first of two alike counts.

    A packet that is no XML, is larger than `MAX_PACKET`, or holds entities gives none.
    """
    root, prefixes = _tree(packet)
    return _Reader({**prefixes, **PREFIXES}).properties(root) if root is not None else {}


def well_formed(packet: bytes) -> bool:
    """Whether a packet, or its middle, is XML that may be read at all."""
    return _tree(packet)[0] is not None


def between(data: bytes, start: bytes, end: bytes) -> bytes:
    """The first part of `data` from one mark to the end of the other, or nothing; takes linear time, whatever `data`."""
    first = data.find(start)
    last = data.find(end, first) if first >= 0 else -1
    return data[first : last + len(end)] if last >= 0 else b""


def _as_utf8(packet: bytes) -> bytes:
    """The packet without padding; UTF-16 is allowed too, and shows in its first two bytes."""
    for start, coding in (
        (b"\xfe\xff", "utf-16"),
        (b"\xff\xfe", "utf-16"),
        (b"\0<", "utf-16-be"),
        (b"<\0", "utf-16-le"),
    ):
        if packet.startswith(start):
            return packet.decode(coding, "ignore").strip("\0 \r\n\t\ufeff").encode("utf-8", "ignore")
    return packet.strip(b"\0 \r\n\t")


def _tree(packet: bytes) -> tuple[Element | None, dict[str, str]]:
    """The root and the packet's own prefixes by namespace; rubbish around the RDF (padding, a second packet) is cut."""
    if len(packet) > MAX_PACKET:
        return None, {}
    packet = _as_utf8(packet)
    for part in (packet, between(packet, b"<rdf:RDF", b"</rdf:RDF>")):
        prefixes: dict[str, str] = {}
        try:
            events = ElementTree.iterparse(io.BytesIO(part), events=("start-ns",), forbid_dtd=True)
            for _, (prefix, space) in events:
                prefixes.setdefault(space, prefix)
        except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
            continue
        return events.root, prefixes  # type: ignore[attr-defined] - set by the standard library at the end
    return None, {}


class _Reader:
    """Turns elements into nodes under one table of prefixes, within `MAX_NODES` and `MAX_DEPTH`."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._left = MAX_NODES

    def properties(self, root: Element) -> dict[str, Node]:
        """What the descriptions at the top say; those inside structures are reached through their properties."""
        found: dict[str, Node] = {}
        tops = [root] if root.tag == RDF + "RDF" else root.iter(RDF + "RDF")
        for top in tops:
            for description in top.findall(RDF + "Description"):
                for name, node in self._fields(description, 0):
                    if len(found) < MAX_PROPERTIES:
                        found.setdefault(name, node)
        return found

    def _fields(self, element: Element, depth: int) -> Iterator[tuple[str, Node]]:
        for name, value in element.attrib.items():
            if name.startswith("{") and name not in SYNTAX and not name.startswith(XML):
                yield self._name(name), Node(value)
        for child in element:
            if isinstance(child.tag, str):
                yield self._name(child.tag), self._node(child, depth + 1)

    def _node(self, element: Element, depth: int) -> Node:
        self._left -= 1
        lang = element.get(XML + "lang")
        if depth > MAX_DEPTH or self._left < 0:
            return Node(lang=lang)
        inner = element.find(RDF + "Description")
        holder = inner if inner is not None else element
        group = next((one for kind in ("Alt", "Seq", "Bag") if (one := element.find(RDF + kind)) is not None), None)
        if group is not None:
            return Node(lang=lang, items=[self._node(item, depth + 1) for item in group.findall(RDF + "li")])
        fields = dict(self._fields(holder, depth)) if len(holder) or len(holder.attrib) else {}
        value = fields.pop("rdf:value", None)  # a value with qualifiers, which we have no use for
        if value is not None:
            return Node(value.text, value.lang or lang, value.items, value.fields)
        return Node(element.text or element.get(RDF + "resource") or "", lang, fields=fields)

    def _name(self, tag: str) -> str:
        space, _, local = tag[1:].rpartition("}")
        if space == RDF[1:-1]:
            return f"rdf:{local}"
        return f"{self._prefixes.get(space) or 'x'}:{local}"
