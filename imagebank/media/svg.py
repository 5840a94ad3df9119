"""Drawings in SVG: their own size, and a picture of them drawn by resvg out of a cleaned copy.

The renderer gets no path, no folder and no system fonts; text is set in the program's own Inter.
"""

from __future__ import annotations

import io
import math
import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import resvg_py
from PIL import Image

from imagebank import paths
from imagebank.media import svg_safety, xmp_tree
from imagebank.media.boundary import check_size, too_large
from imagebank.media.problems import detail, problem

LONGEST = 4096
"""Pixels of the longest side at which a drawing is drawn when nobody asks for less."""

MAX_SIDE = 100_000
"""Longest side that a drawing may have in its own pixels: resvg takes a second a million (measured)."""

DPI = 96
UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "em": 16.0}
"""Units of length in pixels (CSS Values 4, 6.2); `em` by the usual 16."""

LENGTH = re.compile(r"\s*([+]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)\s*(px|pt|pc|mm|cm|in|em)?\s*", re.IGNORECASE)
NUMBERS = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
FONTS = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
FAMILY = "Inter"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn picture (RGBA), and the drawing's own size in pixels."""

    image: Image.Image
    width: int
    height: int


def draw(path: Path, data: bytes, longest: int | None = None) -> Drawing:
    """The drawing in `data`, its longest side drawn at `longest` pixels (at most, and by default, `LONGEST`).

    Raises `FileProblem`: SVG_UNSAFE, SVG_TOO_COMPLEX, SVG_NO_SIZE, TOO_LARGE, DAMAGED.
    """
    root = svg_safety.cleaned(path, data)
    width, height = _size(path, root)
    scale = min(longest or LONGEST, LONGEST) / max(width, height)
    asked = max(1, round(width * scale)), max(1, round(height * scale))
    image = _rendered(path, svg_safety.text_of(root), asked)
    if packet := xmp_tree.between(data, b"<rdf:RDF", b"</rdf:RDF>"):
        image.info["xmp"] = packet
    return Drawing(image, max(1, round(width)), max(1, round(height)))


def _rendered(path: Path, text: str, size: tuple[int, int]) -> Image.Image:
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=text,
            width=size[0],
            height=size[1],
            dpi=DPI,
            skip_system_fonts=True,
            font_files=[str(paths.RESOURCES / "fonts" / name) for name in FONTS],
            font_family=FAMILY,
            serif_family=FAMILY,
            sans_serif_family=FAMILY,
            monospace_family=FAMILY,
            cursive_family=FAMILY,
            fantasy_family=FAMILY,
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic in Rust comes as a BaseException of its own
        raise problem("DAMAGED", path, detalj=detail(error)) from error
    image = Image.open(io.BytesIO(bytes(drawn)), formats=("PNG",))
    check_size(path, *image.size)
    image.load()
    return image


def _size(path: Path, root: Element) -> tuple[float, float]:
    """Width and height in pixels by SVG 2, 8.2: `width` and `height`, else the shape of the `viewBox`."""
    box = _box(root)
    width, height = _length(root.get("width")), _length(root.get("height"))
    if box:
        across, down = box
        if width is None and height is None:
            width, height = across, down
        elif width is None and height is not None:
            width = height * across / down
        elif height is None and width is not None:
            height = width * down / across
    if width is None or height is None:
        raise problem("SVG_NO_SIZE", path)
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise problem("SVG_NO_SIZE", path)
    if max(width, height) > MAX_SIDE:
        raise too_large(path)
    check_size(path, math.ceil(width), math.ceil(height))
    root.set("width", f"{width:.6f}")
    root.set("height", f"{height:.6f}")
    return width, height


def _box(root: Element) -> tuple[float, float] | None:
    numbers = [float(found) for found in NUMBERS.findall(root.get("viewBox", ""))]
    return (numbers[2], numbers[3]) if len(numbers) == 4 and numbers[2] > 0 and numbers[3] > 0 else None


def _length(value: str | None) -> float | None:
    """A length in pixels; None where it is missing or a share of something."""
    found = LENGTH.fullmatch(value or "")
    return float(found[1]) * UNITS[(found[2] or "").lower()] if found else None
