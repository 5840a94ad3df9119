"""What PNG, JPEG and GIF carry as plain text: PNG's keywords (Title, Author …) and the others' one comment.

Source of the keywords: PNG 1.2, 11.3.4.2. The last resort after Exif, IIM and XMP.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from PIL import Image

from imagebank.media import dates, words

KNOWN = frozenset({"title", "description", "author", "copyright", "creation time", "comment"})
NOT_TEXT = ("xml:com.adobe.xmp", "raw profile type", "exif:", "icc:", "date:", "png:")
"""Blocks that other readers read, and ImageMagick's mirrors of them."""


@dataclass(frozen=True, slots=True)
class Plain:
    """What the plain texts say, in our words."""

    taken: str | None = None
    title: str | None = None
    caption: str | None = None
    creator: str | None = None
    copyright: str | None = None
    other: tuple[tuple[str, str], ...] = ()


def read(image: Image.Image) -> Plain:
    """The plain texts of an opened and loaded picture."""
    if image.format == "PNG":
        return _png({key: value for key, value in image.info.items() if isinstance(key, str)})
    comment = image.info.get("comment")
    text = words.human(comment)
    if text:
        return Plain(caption=text)
    rest = words.clean(comment)
    return Plain(other=((f"{_family(image)}.Comment", rest),) if rest else ())


def _png(info: dict[str, object]) -> Plain:
    texts = {
        key.lower(): text for key, value in info.items() if isinstance(value, str) and (text := words.clean(value))
    }
    names = {key.lower(): key for key in info}
    taken = _moment(texts.get("creation time"))
    caption = words.caption(texts.get("description")) or words.human(texts.get("comment"))
    used = (
        KNOWN
        - ({"creation time"} if taken is None else set())
        - ({"comment"} if caption != texts.get("comment") else set())
    )
    other = [
        (f"PNG.{' '.join(names[key].split())[:60]}", text)
        for key, text in texts.items()
        if key not in used and not key.startswith(NOT_TEXT)
    ]
    return Plain(taken, texts.get("title"), caption, texts.get("author"), texts.get("copyright"), tuple(other))


def _moment(text: str | None) -> str | None:
    """A date as our other files write it, or as mail does (`Tue, 13 Apr 2004 14:22:11 +0200`, PNG's advice)."""
    if text is None:
        return None
    if found := dates.iso(text):
        return found
    try:
        return dates.iso(parsedate_to_datetime(text).isoformat(timespec="seconds"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _family(image: Image.Image) -> str:
    return "JPEG" if image.format == "MPO" else image.format or "File"
