"""Words as they lie in files: which bytes they were, what only looks like words, and their languages.

Pure functions on text; knows no format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

CAMERA_WORDS = frozenset(
    {
        "OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM", "MINOLTA DIGITAL CAMERA", "KONICA MINOLTA DIGITAL CAMERA",
        "SAMSUNG", "DIGITAL CAMERA", "DEFAULT", "PENTAX DIGITAL CAMERA", "SAMSUNG CAMERA PICTURES", "CREATOR",
        "EXIF_JPEG_PICTURE", "ASCII", "BINARY COMMENT",
    }
)  # fmt: skip
"""What cameras write into the description of every picture: not words about this one."""

JOINERS = "\u200c\u200d"
"""Invisible signs that belong to a word or an emoji; all other invisible ones only deceive."""

PROGRAM = re.compile(
    r"\d\.\d|https?:|\b(created|generated|written|processed|compressed|optimi[sz]ed|encoded|made|file)\s+(with|by|using)\b"
    r"|\b(quality|software|encoder|jpeg|imagemagick|photoshop|gimp|lavc|library|version)\b|[{}<>=\[\]]",
    re.IGNORECASE,
)
"""What programs write into a comment: versions, addresses, settings, code."""


def clean(text: object) -> str | None:
    """Trimmed text without control signs, or None when nothing is left."""
    if isinstance(text, bytes):
        text = decoded(text)
    if not isinstance(text, str):
        return None
    text = text.replace("\r\n", "\n").replace("\0", " ")
    if not text.isprintable():
        text = "".join(sign for sign in text.replace("\r", "\n").replace("\t", " ") if _kept(sign))
    return text.strip() or None


def _kept(sign: str) -> bool:
    return sign.isprintable() or sign == "\n" or sign in JOINERS


def caption(text: object) -> str | None:
    """Like `clean`, but what cameras write by themselves counts as nothing."""
    words = clean(text)
    return None if words is None or words.upper() in CAMERA_WORDS else words


def human(text: object) -> str | None:
    """Like `caption`, for comments that mostly programs write: None unless it reads like somebody's sentence."""
    words = caption(text)
    if words is None or PROGRAM.search(words):
        return None
    letters = sum(sign.isalpha() or sign.isspace() for sign in words)
    return words if len(words.split()) > 1 and letters >= 0.7 * len(words) else None


def decoded(raw: bytes) -> str:
    """UTF-8 where it is that, Windows' Western European otherwise."""
    raw = raw.rstrip(b"\0")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def mended(text: str) -> str:
    """UTF-8 that some reader took for Latin-1 (`Ã¥`), put right; anything else unchanged."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def by_language(alternatives: Mapping[str, str]) -> dict[str, str]:
    """XMP's language alternatives by primary language (`en-GB` is `en`); `x-default` becomes `sv`.

    `x-default` gives way to a real `sv`, and is dropped where it only repeats another language.
    """
    texts: dict[str, str] = {}
    for language, text in alternatives.items():
        words = clean(text)
        if words and language.lower() != "x-default":
            texts.setdefault(language.lower().split("-")[0], words)
    default = clean(next((text for key, text in alternatives.items() if key.lower() == "x-default"), None))
    if default and "sv" not in texts and default not in texts.values():
        texts["sv"] = default
    return texts


def preferred(texts: Mapping[str, str]) -> str | None:
    """One text out of several by language: Swedish, else English, else any."""
    return texts.get("sv") or texts.get("en") or next(iter(texts.values()), None)


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Cleaned words without repeats (letter case apart), in their order."""
    kept: dict[str, str] = {}
    for word in words:
        text = clean(word)
        if text:
            kept.setdefault(text.casefold(), text)
    return tuple(kept.values())
