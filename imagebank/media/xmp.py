"""Writing XMP: our own packet with the allow-list of fields that may leave the house, and nothing else.

Pure function from values to bytes. Sources: XMP part 1, IPTC Photo Metadata 2025.1, PLUS LDF 2.0.1 (domain.md 3.3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from imagebank.core.rendition import LeavingMetadata

NAMESPACES: dict[str, str] = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
PLUS_WORDS = "http://ns.useplus.org/ldf/vocab/"
NO_MINING = PLUS_WORDS + "DMI-PROHIBITED"
LANGUAGES = ("sv", "en")
MAX_BYTES = 65_000
"""A JPEG segment holds 65,502 bytes of XMP."""

LIMITS = (4000, 1000, 250)
MOST_KEYWORDS = 50
"""Where a packet would be larger: the signs that each text is cut to, tried in turn, and how many keywords stay."""

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
TAIL = '<?xpacket end="w"?>'


def packet(metadata: LeavingMetadata) -> bytes:
    """The XMP packet of `metadata`, UTF-8, at most `MAX_BYTES`: texts too long for that are cut. Empty fields are left out."""
    written = _written(metadata)
    for limit in LIMITS:
        if len(written) <= MAX_BYTES:
            break
        written = _written(_shortened(metadata, limit))
    return written


def _written(metadata: LeavingMetadata) -> bytes:
    release = metadata.model_release
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
        _licensor(metadata.licensor, metadata.licensor_email),
        _plain("plus:ModelReleaseStatus", PLUS_WORDS + release if release else None),
        _plain("plus:DataMining", NO_MINING),
        _alternatives("Iptc4xmpCore:AltTextAccessibility", metadata.alt),
        _alternatives("Iptc4xmpCore:ExtDescrAccessibility", metadata.extended),
        _plain("Iptc4xmpExt:DigitalSourceType", metadata.source_type),
    ]
    return (HEAD + _document("".join(properties)) + TAIL).encode()


def _shortened(metadata: LeavingMetadata, limit: int) -> LeavingMetadata:
    """The same fields, none longer than `limit` signs."""

    def cut(texts: Mapping[str, str]) -> dict[str, str]:
        return {lang: text[:limit] for lang, text in texts.items()}

    return replace(
        metadata, title=cut(metadata.title), caption=cut(metadata.caption), alt=cut(metadata.alt),
        extended=cut(metadata.extended), usage_terms=cut(metadata.usage_terms), creator=(metadata.creator or "")[:limit],
        credit=(metadata.credit or "")[:limit], copyright=(metadata.copyright or "")[:limit],
        keywords=tuple(word[:limit] for word in metadata.keywords[:MOST_KEYWORDS]),
    )  # fmt: skip


def _licensor(name: str | None, email: str | None) -> str:
    """A sequence of one structure, as PLUS asks."""
    inner = _plain("plus:LicensorName", name) + _plain("plus:LicensorEmail", email)
    if not inner:
        return ""
    return f'<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">\n{inner}</rdf:li></rdf:Seq></plus:Licensor>\n'


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
