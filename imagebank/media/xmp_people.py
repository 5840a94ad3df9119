"""People in XMP: marked parts of the picture and names of those depicted, as the tagging programs write them.

Reads MWG regions (Lightroom, digiKam, Picasa, Apple), Microsoft's people tags, ACDSee's, and the IPTC extension's.
Sources: MWG Guidelines 2.0 chapter 5.9, IPTC Photo Metadata Standard 2023.1. Tag trees are in `tag_trees`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain, islice

from imagebank.media.regions import Box, Region
from imagebank.media.xmp_tree import Node, Properties

EXT = "Iptc4xmpExt:"
PERSONS = frozenset({"", "face", "person", "people", "human", "head", "headshot"})
"""Types of regions that are about people; no type at all counts, since many programs know faces only."""

MAX_REGIONS = 200
PROPERTIES = frozenset(
    {
        "mwg-rs:Regions", "MP:RegionInfo", "acdsee-rs:Regions", EXT + "ImageRegion", EXT + "PersonInImage",
        EXT + "PersonInImageWDetails", EXT + "PersonHeard", EXT + "AddlModelInfo",
    }
)  # fmt: skip
"""Properties about persons: nothing of them is kept but what this file returns."""


def regions(properties: Properties) -> tuple[Region, ...]:
    """Every person that a packet marks or names; a name without a place is a region without a box."""
    found = chain(
        _marked(properties, "mwg-rs", "Area"),
        _microsoft(properties),
        _marked(properties, "acdsee-rs", "DLYArea", "ALGArea"),
        _iptc(properties),
        _named(properties),
    )
    return tuple(islice(found, MAX_REGIONS))


def _marked(properties: Properties, prefix: str, *areas: str) -> Iterator[Region]:
    """MWG's structure, which ACDSee repeats under a prefix and names of areas of its own."""
    holder = properties.get(f"{prefix}:Regions")
    if holder is None:
        return
    applied = _size(holder.part(f"{prefix}:AppliedToDimensions"))
    for entry in _entries(holder.part(f"{prefix}:RegionList")):
        if (entry.first(f"{prefix}:Type") or "").casefold() in PERSONS:
            area = next((found for one in areas if (found := entry.part(f"{prefix}:{one}"))), None)
            name = entry.first(f"{prefix}:Name")
            yield _centred(area, name, applied) if area else Region(None, name)


def _microsoft(properties: Properties) -> Iterator[Region]:
    holder = properties.get("MP:RegionInfo")
    for entry in _entries(holder.part("MPRI:Regions") if holder else None):
        numbers = [_float(part) for part in (entry.first("MPReg:Rectangle") or "").split(",")]
        box = (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) == 4 else None
        yield Region(_whole(box), entry.first("MPReg:PersonDisplayName"))


def _iptc(properties: Properties) -> Iterator[Region]:
    for entry in _entries(properties.get(EXT + "ImageRegion")):
        names = _names(entry.part(EXT + "PersonInImage"))
        names += _details(entry.part(EXT + "PersonInImageWDetails"))
        kind = _iptc_kind(entry)
        if not names and kind not in PERSONS:
            continue
        if not names and kind and (own := entry.first(EXT + "Name")):
            names = [own]
        boundary = entry.part(EXT + "RegionBoundary")
        pixels = boundary is not None and boundary.first(EXT + "rbUnit") == "pixel"
        circle = boundary is not None and boundary.first(EXT + "rbShape") == "circle"
        yield Region(_boundary(boundary), names[0] if names else None, None, pixels, circle)
        yield from (Region(None, name) for name in names[1:])


def _named(properties: Properties) -> Iterator[Region]:
    names = _names(properties.get(EXT + "PersonInImage"))
    yield from (Region(None, name) for name in names + _details(properties.get(EXT + "PersonInImageWDetails")))


def _entries(node: Node | None) -> list[Node]:
    """The structures of a list, or the one structure that stands where a list should."""
    if node is None:
        return []
    return node.items[:MAX_REGIONS] or ([node] if node.fields else [])


def _names(node: Node | None) -> list[str]:
    return [text for text in node.texts() if text.strip()] if node else []


def _details(node: Node | None) -> list[str]:
    names = (entry.first(EXT + "PersonName") for entry in _entries(node))
    return [name for name in names if name]


def _iptc_kind(entry: Node) -> str:
    """The last word of a region's kind (a URI or a name); `role` where it only has a role, such as a crop; else empty."""
    for kind in _entries(entry.part(EXT + "rCtype")):
        word = kind.first("xmp:Identifier") or kind.first(EXT + "Name") or "other"
        return word.rstrip("/").rsplit("/", 1)[-1].casefold()
    return "role" if entry.part(EXT + "rRole") else ""


def _centred(area: Node, name: str | None, applied: tuple[float, float] | None) -> Region:
    """MWG's area: a centre with width and height, or with a diameter (a share of the shorter side); a point has none."""
    unit = next((text for part in area.fields if part.endswith(":unit") and (text := area.first(part))), "")
    x, y, width, height, across = (_part(area, part) for part in ("x", "y", "w", "h", "d"))
    pixels, circle = unit == "pixel", across > 0
    if circle:
        width = height = across * min(applied) / applied[0] if applied and not pixels else across
    return Region(_whole((x - width / 2, y - height / 2, width, height)), name, applied, pixels, circle)


def _part(area: Node, name: str) -> float:
    """A number of an area, whichever prefix its structure has (stArea, acdsee-stArea)."""
    return next((_float(area.first(full)) for full in area.fields if full.endswith(":" + name)), float("nan"))


def _boundary(node: Node | None) -> Box | None:
    """The smallest upright rectangle around a rectangle, circle (its square) or polygon."""
    if node is None:
        return None
    shape = node.first(EXT + "rbShape")
    x, y = _float(node.first(EXT + "rbX")), _float(node.first(EXT + "rbY"))
    if shape == "circle":
        radius = _float(node.first(EXT + "rbRx"))
        return _whole((x - radius, y - radius, 2 * radius, 2 * radius))
    if shape == "polygon":
        corners = _entries(node.part(EXT + "rbVertices"))
        across = [_float(corner.first(EXT + "rbX")) for corner in corners]
        down = [_float(corner.first(EXT + "rbY")) for corner in corners]
        return _whole((min(across), min(down), max(across) - min(across), max(down) - min(down))) if corners else None
    return _whole((x, y, _float(node.first(EXT + "rbW")), _float(node.first(EXT + "rbH"))))


def _size(node: Node | None) -> tuple[float, float] | None:
    if node is None:
        return None
    width, height = _part(node, "w"), _part(node, "h")
    return (width, height) if 0 < width < 1e9 and 0 < height < 1e9 else None


def _whole(box: Box | None) -> Box | None:
    """The box if every number of it is one and it has an extent."""
    return box if box and all(map(math.isfinite, box)) and box[2] > 0 and box[3] > 0 else None


def _float(text: str | None) -> float:
    try:
        return float(text) if text and len(text) < 40 else float("nan")
    except ValueError:
        return float("nan")
