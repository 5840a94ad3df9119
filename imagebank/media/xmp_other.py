"""XMP properties for which we have no word, flattened to text: structures, lists and languages in one readable line.

What is about persons, about how a program developed the picture, or no text at all is left out here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from imagebank.media import exif_words, tag_trees, words, xmp_people
from imagebank.media.other_fields import secret
from imagebank.media.xmp_tree import Node, Properties

MIRRORS = ("exif", "tiff", "exifEX", "aux")
"""Namespaces that write values the way the Exif block does."""

LEFT_OUT = frozenset(
    {
        "rdf", "crs", "crd", "crss", "xmpMM", "xmpNote", "xmpG", "xmpTPg", "illustrator", "darktable", "GDepth",
        "GImage", "GAudio", "GContainer", "Container", "Item", "DICOM", "x",
    }
)  # fmt: skip
"""Namespaces that hold how the picture was developed or stored, never what it shows; and a patient's record."""

NOT_TEXT = frozenset(
    {
        "xmp:Thumbnails", "photoshop:History", "photoshop:DocumentAncestors", "photoshop:LegacyIPTCDigest",
        "photoshop:CameraProfiles", "dc:format", "dc:Format",
    }
)  # fmt: skip
"""Blobs, and what the file itself says better."""

MAX_DEPTH = 6


def fields(properties: Properties, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """(`Xmp.photoshop.City`, text) of every property that is not `known`."""
    for name, node in properties.items():
        prefix, _, local = name.partition(":")
        if name in known or prefix in LEFT_OUT or name in NOT_TEXT or name in xmp_people.PROPERTIES:
            continue
        text = _tree(name, node) if name in tag_trees.TREES else flat(node)
        if text and prefix in MIRRORS:
            text = exif_words.from_xmp(local, text)
        if text:
            yield f"Xmp.{prefix}.{local}", text


def flat(node: Node, depth: int = 0) -> str:
    """A value as one line: lists parted by semicolons, structures as `Part: text`, languages as `en: text`."""
    if depth > MAX_DEPTH:
        return ""
    if node.fields:
        parts = [
            f"{name.partition(':')[2]}: {text}"
            for name, part in node.fields.items()
            if name not in xmp_people.PROPERTIES and not secret(name) and (text := flat(part, depth + 1))
        ]
        return ", ".join(parts)
    if any(item.lang for item in node.items):
        texts = words.by_language(node.languages())
        return next(iter(texts.values())) if len(texts) == 1 else "; ".join(f"{lang}: {texts[lang]}" for lang in texts)
    if node.items:
        return "; ".join(text for item in node.items if (text := flat(item, depth + 1)))
    return words.clean(node.text) or ""


def _tree(name: str, node: Node) -> str:
    """A tree of keywords without the branches that end in somebody's name."""
    paths = tag_trees.paths({name: node})
    return "; ".join(words.unique(path for path in paths if not tag_trees.about_people(path)))
