"""A drawing made safe before anything draws it: no entity, no code, nothing fetched from outside, bounded in every way.

The answer is a new document of SVG elements alone; the file's own text never reaches the renderer.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image

from imagebank.core.errors import FileProblem
from imagebank.media.boundary import check_size, decoding
from imagebank.media.problems import detail, problem

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
MAX_BYTES = 32 << 20
MAX_ELEMENTS = 200_000
MAX_DEPTH = 64
"""Nested groups, with what they refer to: resvg's stack held 100 and broke at 500 (measured)."""

MAX_ATTRIBUTES = 200
MAX_LETTERS = 20_000
"""Letters of all texts together: their setting takes the square of it, a second at this number (measured)."""

MAX_OCTAVES = 10
SMALL = frozenset(str(number) for number in range(MAX_OCTAVES + 1))
"""Layers of noise that a filter may ask for; more cannot be seen in 8 bits."""

MAX_EMBEDDED_PIXELS = 50_000_000
RASTERS = ("PNG", "JPEG", "GIF", "WEBP")
CODE = frozenset({"script", "handler", "listener"})
DROPPED = frozenset({"foreignObject", "metadata", "title", "desc", "a11y", "set", "animate", "animateMotion"}) | {
    "animateTransform",
    "animateColor",
    "discard",
    "iframe",
    "audio",
    "video",
    "canvas",
    "font-face",
    "cursor",
    "view",
}
"""Elements that a still picture does not need; what they refer to goes with them."""

PICTURES = frozenset({"image", "feImage"})
DATA = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp)\s*(;[^,]*)?,", re.IGNORECASE)
FRAGMENT = re.compile(r"\s*#[^\s]+\s*")
URL = re.compile(r"url\s*\(", re.IGNORECASE)
OWN_PART = re.compile(r"\s*['\"]?\s*#([^'\")\s]+)\s*['\"]?\s*\)")
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*(?:\}|\Z)", re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
BY_CLASS = re.compile(r"[\w-]*\.([\w-]+)")
IMPORT = re.compile(r"@\s*import", re.IGNORECASE)
"""Every pattern runs in linear time, also over a text made to hurt it."""


def cleaned(path: Path, data: bytes) -> Element:
    """The root of a safe copy of the drawing in `data`, its names without namespaces.

    Raises `FileProblem`: SVG_TOO_COMPLEX, SVG_UNSAFE, UNKNOWN_FORMAT (no drawing), DAMAGED.
    """
    if len(data) > MAX_BYTES or data.count(b"<") > 2 * MAX_ELEMENTS:
        raise problem("SVG_TOO_COMPLEX", path)
    try:
        root = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise problem("SVG_UNSAFE", path, detalj="ENTITY") from error
    except (ParseError, ValueError, LookupError) as error:
        raise problem("DAMAGED", path, detalj=detail(error)) from error
    if _name(root) != "svg":
        raise problem("UNKNOWN_FORMAT", path)
    _check_depth(path, root)
    _Cleaner(path).clean(root)
    _check_expanded_depth(path, root)
    if sum(len(part) for text in root.iter("text") for part in text.itertext()) > MAX_LETTERS:
        raise problem("SVG_TOO_COMPLEX", path)
    return root


def text_of(root: Element) -> str:
    """The cleaned drawing as a document for the renderer."""
    root.set("xmlns", SVG[1:-1])
    return tostring(root, encoding="unicode")


def _name(element: Element) -> str:
    """An SVG element's own name; empty for one of another language."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.removeprefix(SVG) if tag.startswith(SVG) or not tag.startswith("{") else ""


def _check_depth(path: Path, root: Element) -> None:
    """Walked with a list, for Python's own stack is no deeper than theirs."""
    waiting, count = [(root, 1)], 0
    while waiting:
        element, depth = waiting.pop()
        count += 1
        if depth > MAX_DEPTH or count > MAX_ELEMENTS or len(element.attrib) > MAX_ATTRIBUTES:
            raise problem("SVG_TOO_COMPLEX", path)
        waiting += [(child, depth + 1) for child in element]


class _Cleaner:
    """Takes out, element by element, all that is not a drawing; refuses what would make the picture another."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pixels = 0

    def clean(self, element: Element) -> None:
        element.tag = _name(element)
        self._attributes(element)
        if element.tag == "style":
            element.text = self._css(element.text or "")
        kept: list[Element] = []
        for child in element:
            name = _name(child)
            if name in CODE:
                raise self._unsafe(f"<{name}>")
            if name and name not in DROPPED:
                self.clean(child)
                kept.append(child)
            elif kept:  # what is taken out leaves the text behind it
                kept[-1].tail = (kept[-1].tail or "") + (child.tail or "")
            else:
                element.text = (element.text or "") + (child.tail or "")
        element[:] = kept

    def _attributes(self, element: Element) -> None:
        kept: dict[str, str] = {}
        for name, value in element.attrib.items():
            plain = name.removeprefix(XLINK) if name == f"{XLINK}href" else name
            if plain == "href":
                kept.setdefault("href", value)
            elif name.endswith(("}space", "}lang")):
                kept[f"xml:{name.rsplit('}', 1)[1]}"] = value
            elif not name.startswith("{") and not name.lower().startswith("on"):
                kept[name] = self._css(value)
        if element.tag == "feTurbulence" and kept.get("numOctaves", "1").strip() not in SMALL:
            kept["numOctaves"] = str(MAX_OCTAVES)
        if "href" in kept:
            kept |= self._reference(str(element.tag), kept.pop("href"))
        element.attrib.clear()
        element.attrib.update(kept)

    def _reference(self, tag: str, value: str) -> dict[str, str]:
        """The reference if it stays within the file; that of a link is dropped, for nobody clicks on a picture."""
        if tag == "a" or not value.strip():
            return {}
        if FRAGMENT.fullmatch(value) and tag != "image":
            return {"href": value.strip()}
        if tag in PICTURES and (head := DATA.match(value)):
            self._embedded(head[1] or "", value[head.end() :])
            return {"href": value.strip()}
        raise self._unsafe(value)

    def _embedded(self, options: str, payload: str) -> None:
        """An embedded picture is decoded by us first: its own header decides what it is, and it is bounded."""
        try:
            raw = unquote_to_bytes(payload)
            data = base64.b64decode(b"".join(raw.split())) if "base64" in options.lower() else raw
        except (binascii.Error, ValueError) as error:
            raise problem("DAMAGED", self._path, detalj="base64") from error
        with decoding(self._path), Image.open(io.BytesIO(data), formats=RASTERS) as image:
            check_size(self._path, *image.size)
            self._pixels += image.width * image.height
            if self._pixels > MAX_EMBEDDED_PIXELS:
                raise problem("SVG_TOO_COMPLEX", self._path)
            image.load()

    def _css(self, text: str) -> str:
        """A style without fonts of its own; anything that it would fetch is refused."""
        if "@" not in text and "(" not in text:
            return text
        plain = FONT_FACE.sub("", COMMENT.sub("", text))
        if IMPORT.search(plain):
            raise self._unsafe("@import")
        for rest in URL.split(plain)[1:]:
            if not OWN_PART.match(rest):
                raise self._unsafe(f"url({rest[:40]}")
        return plain

    def _unsafe(self, what: str) -> FileProblem:
        return problem("SVG_UNSAFE", self._path, detalj=detail(ValueError(what[:60])))


def _check_expanded_depth(path: Path, root: Element) -> None:
    """Nothing may be deeper than `MAX_DEPTH` when every reference is followed, as the renderer will."""
    named = {element.get("id", ""): element for element in root.iter()}
    styled = _styled(root)
    heights: dict[int, int] = {}

    def height(element: Element, above: int) -> int:
        if above > MAX_DEPTH:
            raise problem("SVG_TOO_COMPLEX", path)
        known = heights.get(id(element))
        if known is None:
            heights[id(element)] = 0  # a circle adds nothing: the renderer breaks it
            below = [named[target] for target in _targets(element, styled) if target in named]
            known = 1 + max((height(each, above + 1) for each in [*element, *below]), default=0)
            heights[id(element)] = known
        if above + known > MAX_DEPTH + 1:
            raise problem("SVG_TOO_COMPLEX", path)
        return known

    height(root, 0)


def _targets(element: Element, styled: dict[str, list[str]]) -> Iterator[str]:
    """The ids that an element refers to: by `href`, by `url(#…)`, by the rules for its classes (and for all)."""
    for name, value in element.attrib.items():
        if name == "href" and value.startswith("#"):
            yield value[1:]
        elif "(" in value:
            yield from _own_parts(value)
    for name in ("", *element.get("class", "").split()):
        yield from styled.get(name, [])


def _styled(root: Element) -> dict[str, list[str]]:
    """Class -> the ids that its rules refer to; under an empty name those of every other kind of rule."""
    found: dict[str, list[str]] = {}
    for sheet in root.iter("style"):
        for rule in (sheet.text or "").split("}"):
            selectors, _, body = rule.rpartition("{")
            for selector in selectors.split(",") if "(" in body else ():
                by_class = BY_CLASS.fullmatch(selector.strip())
                found.setdefault(by_class[1] if by_class else "", []).extend(_own_parts(body))
    return found


def _own_parts(text: str) -> list[str]:
    """The ids in every `url(#…)` of a text."""
    return [found[1] for rest in URL.split(text)[1:] if (found := OWN_PART.match(rest))]
