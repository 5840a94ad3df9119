"""Keywords written as trees (`People|Anna`, `Personer/Anna`): which of them are the name of somebody depicted.

Pure functions on texts; knows the roots below which digiKam, Lightroom, ACDSee and Windows keep people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

from imagebank.media.xmp_tree import Node, Properties

TREES = ("digiKam:TagsList", "lr:hierarchicalSubject", "MicrosoftPhoto:LastKeywordXMP", "MicrosoftPhoto:LastKeywordIPTC",
         "mediapro:CatalogSets", "mediapro:People", "acdsee:categories", "mwg-kw:Keywords")  # fmt: skip
"""The XMP properties that hold trees of keywords."""

ROOTS = frozenset(
    {
        "people", "person", "persons", "people tags", "faces", "who", "personer", "människor", "ansikten", "vem",
        "avbildade", "avbildade personer", "folk", "mennesker", "personen", "menschen", "personnes", "personas",
        "persone", "henkilöt", "ihmiset",
    }
)  # fmt: skip
"""What the branch of people is called: programs' own word in English, and the languages of our neighbours."""

NOT_NAMES = frozenset(
    {
        "unknown", "unconfirmed", "ignored", "unnamed", "okänd", "okända", "namnlös", "?", "??", "anonymous",
        "barn", "elev", "elever", "flicka", "flickor", "pojke", "pojkar", "kvinna", "kvinnor", "man", "män", "vuxen",
        "vuxna", "lärare", "personal", "pedagog", "pedagoger", "familj", "vänner", "kollegor", "grupp", "grupper",
        "klass", "ungdom", "ungdomar", "förälder", "föräldrar", "baby", "äldre", "publik", "porträtt",
        "child", "children", "kid", "kids", "boy", "boys", "girl", "girls", "woman", "women", "men", "adult", "adults",
        "teacher", "teachers", "student", "students", "pupil", "pupils", "staff", "family", "friend", "friends",
        "colleagues", "group", "groups", "class", "teenager", "teenagers", "parent", "parents", "elderly", "crowd",
        "portrait", "portraits",
    }
)  # fmt: skip
"""Words that programs and people put where a name belongs; they name nobody and stay keywords."""

SEPARATOR = re.compile(r"[|/\\]")
MAX_DEPTH = 12


def paths(properties: Properties) -> list[str]:
    """The keyword trees of a packet as paths parted by `|`."""
    found: list[str] = []
    for name in TREES:
        node = properties.get(name)
        if node is None:
            continue
        if name == "acdsee:categories":
            found += _acdsee(node.text)
        elif name == "mediapro:People":
            found += [f"People|{text}" for text in node.texts()]
        elif name == "mwg-kw:Keywords":
            found += _mwg(node.part("mwg-kw:Hierarchy"), 0)
        else:
            found += node.texts()
    return found


def names(trees: Iterable[str]) -> list[str]:
    """The names that stand last in a path below a root of people; a group on the way to another name is none."""
    below = [parts for tree in trees if len(parts := _below_root(tree)) > 0]
    groups = {tuple(parts[:length]) for parts in below for length in range(1, len(parts))}
    return [parts[-1] for parts in below if tuple(parts) not in groups and is_name(parts[-1])]


def about_people(tree: str) -> bool:
    """Whether a path lies below a root of people and ends in somebody's name."""
    below = _below_root(tree)
    return bool(below) and is_name(below[-1])


def is_name(text: str) -> bool:
    """Whether a text that stands where a name belongs names somebody."""
    return any(sign.isalpha() for sign in text) and " ".join(text.split()).casefold() not in NOT_NAMES


def _below_root(tree: str) -> list[str]:
    parts = [text for part in SEPARATOR.split(tree) if (text := part.strip())]
    at = next((place for place, part in enumerate(parts[:-1]) if part.casefold() in ROOTS), None)
    return [] if at is None else parts[at + 1 :]


def _mwg(node: Node | None, depth: int) -> Iterator[str]:
    if node is None or depth > MAX_DEPTH:
        return
    for entry in node.items or [node]:
        word = entry.first("mwg-kw:Keyword") or ""
        inner = list(_mwg(entry.part("mwg-kw:Children"), depth + 1))
        yield from ([f"{word}|{tree}" for tree in inner] or [word])


def _acdsee(text: str) -> Iterator[str]:
    """ACDSee writes its tree as XML inside the XML, with `Assigned="1"` on the chosen branches."""
    try:
        root = ElementTree.fromstring(text, forbid_dtd=True) if text.strip() else None
    except (ParseError, DefusedXmlException, ValueError, RecursionError):
        return
    if root is not None:
        yield from _categories(root, [], 0)


def _categories(element: Element, above: list[str], depth: int) -> Iterator[str]:
    for child in element.findall("Category") if depth <= MAX_DEPTH else []:
        here = [*above, (child.text or "").strip()]
        if child.get("Assigned") == "1":
            yield "|".join(here)
        yield from _categories(child, here, depth + 1)
