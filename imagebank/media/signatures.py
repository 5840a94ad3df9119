"""The magic bytes of every format that the bank takes, and the few tests that magic bytes cannot settle.

Answers with names out of `formats.FORMATS`, with a code out of `REFUSED`, or with an empty string.
"""

from __future__ import annotations

import codecs
import re
import struct
import zlib
from typing import BinaryIO

from imagebank.media import tiff_tags

REFUSED = frozenset({"SVG_PACKED"})
PEEK_BYTES = 64 << 10

MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"GIF87a", "GIF"),
    (0, b"GIF89a", "GIF"),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
    (0, b"\xff\x4f\xff\x51", "JPEG 2000"),
    (0, b"8BPS", "PSD"),
    (0, b"FUJIFILMCCD-RAW", "RAF"),
    (0, b"IIRO", "ORF"),
    (0, b"IIRS", "ORF"),
    (0, b"MMOR", "ORF"),
    (0, b"IIU\0", "RW2"),
    (0, b"\0MRM", "MRW"),
    (0, b"FOVb", "X3F"),
    (6, b"HEAPCCDR", "CRW"),
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
    (0, b"\0\0\x01\xba", "MPEG"),
    (0, b"\0\0\x01\xb3", "MPEG"),
    (0, bytes.fromhex("3026B2758E66CF11A6D900AA0062CE6C"), "WMV"),
    (0, bytes.fromhex("060E2B34020501010D010201"), "MXF"),
)

RIFF = {b"WEBP": "WebP", b"AVI ": "AVI"}
AVIF_BRANDS = frozenset({b"avif", b"avis"})
HEIF_BRANDS = frozenset(
    {
        b"heic",
        b"heix",
        b"heim",
        b"heis",
        b"hevc",
        b"hevx",
        b"mif1",
        b"msf1",
        b"mif2",
        b"mif3",
        b"j2ki",
        b"unif",
    }
)
AUDIO_BRANDS = frozenset({b"M4A ", b"M4B ", b"M4P "})
QUICKTIME_BOXES = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
RAW_MAKERS = (("NIKON", "NEF"), ("SONY", "ARW"), ("PENTAX", "PEF"), ("RICOH", "PEF"), ("SAMSUNG", "SRW"))
VTT = re.compile(r"WEBVTT(?:[ \t\n\r]|$)")
SRT = re.compile(
    r"\s*(?:\d+[ \t]*\r?\n\s*)?\d{1,3}:\d{2}:\d{2}[,.:]\d{1,3}[ \t]*-->[ \t]*\d{1,3}:\d{2}:\d{2}[,.:]\d{1,3}"
)


def name_of(head: bytes, stream: BinaryIO) -> str:
    """The name of the format whose first bytes are `head`; `stream` is at hand for a closer look."""
    for offset, magic, name in MAGIC:
        if head.startswith(magic, offset):
            return name
    return _container(head) or _tiff(head, stream) or _broadcast(head) or _weak(head) or _packed(head) or _text(head)


def _container(head: bytes) -> str:
    if head.startswith(b"RIFF"):
        return RIFF.get(head[8:12], "")
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "WebM" if b"webm" in head[:80] else "MKV"
    if head[4:8] == b"ftyp":
        return _brands(head)
    return "MOV" if head[4:8] in QUICKTIME_BOXES and len(head) >= 16 else ""


def _brands(head: bytes) -> str:
    size = min(max(struct.unpack(">I", head[:4])[0], 16), len(head))
    major = head[8:12]
    brands = {major} | {head[at : at + 4] for at in range(16, size - 3, 4)}
    if major == b"crx ":
        return "CR3"
    if major in AVIF_BRANDS or (major in HEIF_BRANDS and brands & AVIF_BRANDS):
        return "AVIF"
    if major in HEIF_BRANDS:
        return "HEIC"
    if major == b"qt  ":
        return "MOV"
    if major in {b"M4V ", b"M4VH", b"M4VP"}:
        return "M4V"
    if major[:3] in {b"3gp", b"3g2"}:
        return "3GP"
    return "HEIC" if brands & {b"heic", b"heix"} and not brands & {b"isom", b"mp42"} else "MP4"


def _tiff(head: bytes, stream: BinaryIO) -> str:
    if head[:4] not in {b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"}:
        return ""
    if head[8:10] == b"CR" and head[:2] == b"II":
        return "CR2"
    facts = tiff_tags.read(stream)
    if facts.dng:
        return "DNG"
    if not facts.raw:
        return "TIFF"
    return next((name for maker, name in RAW_MAKERS if facts.make.upper().startswith(maker)), "RAW")


def _broadcast(head: bytes) -> str:
    """MPEG transport streams: a sync byte every 188 bytes, or every 192 after a time code (AVCHD)."""
    for offset, step in ((0, 188), (4, 192)):
        places = range(offset, min(len(head), offset + 5 * step), step)
        if len(places) >= 3 and all(head[place] == 0x47 for place in places):
            return "MTS"
    return ""


def _weak(head: bytes) -> str:
    """Old formats without real magic: accepted only when every field of the header makes sense."""
    if len(head) < 18:
        return ""
    if head[:2] == b"BM" and struct.unpack("<I", head[14:18])[0] in {12, 16, 40, 52, 56, 64, 108, 124}:
        return "BMP"
    if head[:4] == b"\0\0\1\0" and 0 < struct.unpack("<H", head[4:6])[0] < 256 and head[9] == 0:
        return "ICO"
    if head[0] == 0x0A and head[1] in {0, 2, 3, 4, 5} and head[2] == 1 and head[3] in {1, 2, 4, 8}:
        return "PCX"
    return "TGA" if _tga(head) else ""


def _tga(head: bytes) -> bool:
    map_type, image_type = head[1], head[2]
    width, height, depth, flags = struct.unpack("<HHBB", head[12:18])
    mapped = image_type in {1, 9}
    return (
        image_type in {1, 2, 3, 9, 10, 11}
        and map_type == (1 if mapped else map_type)
        and map_type in {0, 1}
        and (head[7] in {15, 16, 24, 32} if map_type else head[3:8] == bytes(5))
        and width > 0
        and height > 0
        and depth in {1, 8, 15, 16, 24, 32}
        and not flags & 0xC0
    )


def _packed(head: bytes) -> str:
    """A drawing packed by gzip (SVGZ), of which only the beginning is unpacked."""
    if not head.startswith(b"\x1f\x8b\x08"):
        return ""
    try:
        return "SVG_PACKED" if b"<svg" in zlib.decompressobj(31).decompress(head, PEEK_BYTES) else ""
    except zlib.error:
        return ""


def _text(head: bytes) -> str:
    text = _decoded(head).lstrip("\ufeff")
    if VTT.match(text):
        return "WebVTT"
    if SRT.match(text):
        return "SRT"
    if "<x:xmpmeta" in text or "<?xpacket" in text or "<rdf:RDF" in text:
        return "XMP" if text.lstrip().startswith("<") and "<svg" not in text else "SVG"
    return "SVG" if "<svg" in text and text.lstrip().startswith("<") else ""


def _decoded(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8", "replace")
