"""Words as search compares them: å, ä and ö are letters of their own, other accents and case are not."""

from __future__ import annotations

import re
import unicodedata

_KEPT = str.maketrans({"å": "\ue001", "ä": "\ue002", "ö": "\ue003"})
_BACK = str.maketrans({"\ue001": "å", "\ue002": "ä", "\ue003": "ö"})
_ORDINARY = re.compile(r"[\x00-\x7fåäö]*")
"""Most texts need nothing but to be case-folded, and a million are read."""

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Case-folded text, NFC, without accents other than those of å, ä and ö."""
    plain = text.casefold()
    if _ORDINARY.fullmatch(plain):
        return plain
    kept = unicodedata.normalize("NFC", text).casefold().translate(_KEPT)
    plain = "".join(c for c in unicodedata.normalize("NFKD", kept) if not unicodedata.combining(c))
    return plain.translate(_BACK)


def shortened(text: str, most: int) -> str:
    """The beginning of a text that is longer than `most` signs: whole words and a sign that there is more."""
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(' ,;:–-')}…"


def words_of(*texts: str | None) -> list[str]:
    """Every folded word of the texts, in order, repeats kept."""
    return [word for text in texts if text for word in _WORD.findall(fold(text))]


def file_key(name: str) -> str:
    """A file's name as file systems compare it: Mac writes å as two signs, cards write capitals."""
    return unicodedata.normalize("NFC", name).casefold()
