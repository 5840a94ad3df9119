"""Writing XMP: our own packet with the allow-list of fields that may leave the house, and nothing else.

Pure function from values to bytes. Sources: XMP part 1, IPTC Photo Metadata 2025.1, PLUS LDF 2.0.1 (domain.md 3.3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from imagebank.core.rendition import LeavingMetadata

NAMESPACES: dict[str, str] = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
NO_MINING = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"
LANGUAGES = ("sv", "en")
MAX_BYTES = 65_000
"""A JPEG segment holds 65,502 bytes of XMP; the longest caption is cut by the caller before that."""

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
TAIL = '<?xpacket end="w"?>'


def packet(metadata: LeavingMetadata) -> bytes:
    """The XMP packet of `metadata`, UTF-8; empty fields are left out, `plus:DataMining` is always there."""
    properties = [
        _alternatives("dc:title", metadata.title),
        _alternatives("dc:description", metadata.caption),
        _list("dc:creator", "Seq", (metadata.creator,)),
        _alternatives("dc:rights", {"sv": metadata.copyright} if metadata.copyright else {}),
        _list("dc:subject", "Bag", metadata.keywords),
        _plain("dc:identifier", metadata.identifier),
        _plain("photoshop:Credit", metadata.credit),
        _alternatives("xmpRights:UsageTerms", metadata.usage_terms),
        _plain("xmpRights:Marked", "True"),
        _plain("plus:LicenseEndDate", metadata.last_day),
        _plain("plus:DataMining", NO_MINING),
        _alternatives("Iptc4xmpCore:AltTextAccessibility", metadata.alt),
    ]
    return (HEAD + _document("".join(properties)) + TAIL).encode()


def _document(properties: str) -> str:
    names = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in NAMESPACES.items() if prefix != "rdf")
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf={quoteattr(NAMESPACES["rdf"])}>\n'
        f'<rdf:Description rdf:about=""{names}>\n{properties}</rdf:Description></rdf:RDF></x:xmpmeta>\n'
    )


def _plain(name: str, text: str | None) -> str:
    return f"<{name}>{_safe(text)}</{name}>\n" if text else ""


def _list(name: str, kind: str, texts: tuple[str | None, ...]) -> str:
    items = "".join(f"<rdf:li>{_safe(text)}</rdf:li>" for text in texts if text)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>\n" if items else ""


def _alternatives(name: str, texts: Mapping[str, str]) -> str:
    """A language alternative: `x-default` (Swedish where there is any) first, then sv, en and the rest."""
    order = [language for language in LANGUAGES if texts.get(language)]
    order += sorted(language for language in texts if texts[language] and language not in LANGUAGES)
    if not order:
        return ""
    items = "".join(
        f"<rdf:li xml:lang={quoteattr(label)}>{_safe(texts[language])}</rdf:li>"
        for label, language in [("x-default", order[0]), *((language, language) for language in order)]
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>\n"


def _safe(text: str | None) -> str:
    """Escaped text without the signs that XML 1.0 forbids."""
    return escape(FORBIDDEN.sub("", text or ""))
