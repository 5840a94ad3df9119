"""What a file is, told by its content alone: magic bytes and box brands, never its name.

Opens the file and reads its first bytes; decodes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from imagebank.media import signatures
from imagebank.media.problems import because, problem

Kind = Literal["foto", "film", "captions", "sidecar"]
HEAD_BYTES = 8192


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name as shown, what it carries, its usual extension (no dot) and media type."""

    name: str
    media: Kind
    extension: str
    mime: str


def _foto(name: str, extension: str, mime: str) -> Format:
    return Format(name, "foto", extension, mime)


def _film(name: str, extension: str, mime: str) -> Format:
    return Format(name, "film", extension, mime)


FORMATS: dict[str, Format] = {
    entry.name: entry
    for entry in (
        _foto("JPEG", "jpg", "image/jpeg"),
        _foto("PNG", "png", "image/png"),
        _foto("TIFF", "tif", "image/tiff"),
        _foto("WebP", "webp", "image/webp"),
        _foto("GIF", "gif", "image/gif"),
        _foto("HEIC", "heic", "image/heic"),
        _foto("AVIF", "avif", "image/avif"),
        _foto("BMP", "bmp", "image/bmp"),
        _foto("JPEG 2000", "jp2", "image/jp2"),
        _foto("JPEG XL", "jxl", "image/jxl"),
        _foto("SVG", "svg", "image/svg+xml"),
        _foto("PSD", "psd", "image/vnd.adobe.photoshop"),
        _foto("ICO", "ico", "image/vnd.microsoft.icon"),
        _foto("PCX", "pcx", "image/vnd.zbrush.pcx"),
        _foto("TGA", "tga", "image/x-tga"),
        _foto("DNG", "dng", "image/x-adobe-dng"),
        _foto("CR2", "cr2", "image/x-canon-cr2"),
        _foto("CR3", "cr3", "image/x-canon-cr3"),
        _foto("CRW", "crw", "image/x-canon-crw"),
        _foto("NEF", "nef", "image/x-nikon-nef"),
        _foto("ARW", "arw", "image/x-sony-arw"),
        _foto("PEF", "pef", "image/x-pentax-pef"),
        _foto("SRW", "srw", "image/x-samsung-srw"),
        _foto("RAF", "raf", "image/x-fuji-raf"),
        _foto("ORF", "orf", "image/x-olympus-orf"),
        _foto("RW2", "rw2", "image/x-panasonic-rw2"),
        _foto("MRW", "mrw", "image/x-minolta-mrw"),
        _foto("X3F", "x3f", "image/x-sigma-x3f"),
        _foto("RAW", "raw", "image/x-raw"),
        _film("MP4", "mp4", "video/mp4"),
        _film("M4V", "m4v", "video/x-m4v"),
        _film("MOV", "mov", "video/quicktime"),
        _film("3GP", "3gp", "video/3gpp"),
        _film("WebM", "webm", "video/webm"),
        _film("MKV", "mkv", "video/x-matroska"),
        _film("AVI", "avi", "video/x-msvideo"),
        _film("MTS", "mts", "video/mp2t"),
        _film("MPEG", "mpg", "video/mpeg"),
        _film("WMV", "wmv", "video/x-ms-wmv"),
        _film("MXF", "mxf", "application/mxf"),
        Format("WebVTT", "captions", "vtt", "text/vtt"),
        Format("SRT", "captions", "srt", "application/x-subrip"),
        Format("XMP", "sidecar", "xmp", "application/rdf+xml"),
    )
}

RAW = frozenset({"DNG", "CR2", "CR3", "CRW", "NEF", "ARW", "PEF", "SRW", "RAF", "ORF", "RW2", "MRW", "X3F", "RAW"})
"""The names of camera raw formats, which need a developer rather than a decoder."""


def identify(path: Path) -> Format:
    """The format of the file at `path`, by its content.

    Raises `FileProblem`: MISSING, NO_PERMISSION, NOT_A_FILE, UNREADABLE, EMPTY, UNKNOWN_FORMAT,
    SVG_PACKED.
    """
    if path.exists() and not path.is_file():
        raise problem("NOT_A_FILE", path)
    try:
        with path.open("rb") as stream:
            return _identify(stream, path)
    except OSError as error:
        raise because(path, error) from error


def _identify(stream: BinaryIO, path: Path) -> Format:
    head = stream.read(HEAD_BYTES)
    if not head:
        raise problem("EMPTY", path)
    name = signatures.name_of(head, stream)
    if name in signatures.REFUSED:
        raise problem(name, path)
    if name not in FORMATS:
        raise problem("UNKNOWN_FORMAT", path)
    return FORMATS[name]
