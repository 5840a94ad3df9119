"""The pictures and films that an HTML page shows: those that lie beside it, and those written into it. Nothing is fetched."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from imagebank.media.problems import because

MAX_BYTES = 200 << 20
_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)
_SHOWING = {"img": ("src", "srcset"), "source": ("src", "srcset"), "video": ("src", "poster"), "image": ("href", "xlink:href"),
            "input": ("src",), "a": ("href",), "object": ("data",), "embed": ("src",)}  # fmt: skip
"""Element → its attributes that name what is shown, or may be downloaded."""


def pictures(path: Path) -> Iterator[tuple[str, Path | bytes]]:
    """(name, file beside the page or bytes written into it) of everything that the page at `path` names, each once.

    What lies outside the page's own folder is not looked at. Raises `FileProblem` where the page cannot be read.
    """
    try:
        text = path.read_bytes()[:MAX_BYTES].decode("utf-8", "replace")
    except OSError as error:
        raise because(path, error) from error
    reader = _Reader()
    reader.feed(text)
    home, seen = path.parent.resolve(), set[Path]()
    for address in dict.fromkeys([*reader.found, *_URL.findall(text)]):
        if address[:5].lower() == "data:":
            data = _inline(address)
            if data:
                yield path.name, data
            continue
        beside = _beside(home, address)
        if beside is not None and beside not in seen:
            seen.add(beside)
            yield beside.relative_to(home).as_posix(), beside


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name in _SHOWING.get(tag, ()):
                self.found += _addresses(value) if name == "srcset" else [value.strip()]


def _addresses(srcset: str) -> list[str]:
    """The addresses of a `srcset`; one that holds its data holds a comma too."""
    return [part.strip().split()[0] for part in re.split(r",\s+", srcset) if part.strip()]


def _beside(home: Path, address: str) -> Path | None:
    try:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        found = (home / unquote(parts.path)).resolve()
        return found if found.is_relative_to(home) and found.is_file() else None
    except (ValueError, OSError):
        return None


def _inline(address: str) -> bytes:
    head, comma, body = address.partition(",")
    if not comma or ";base64" not in head.lower():
        return b""
    try:
        return base64.b64decode(re.sub(r"\s", "", unquote(body)), validate=False)
    except (binascii.Error, ValueError):
        return b""
