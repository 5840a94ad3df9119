"""What leaves has no pseudonym in it: in a text that goes out, a neutral word stands in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from imagebank.core.asset import Asset
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.library import Library
from imagebank.store import people

PSEUDONYM = re.compile(r"(?<!\w)[Pp]-[A-Za-z0-9]{1,20}(?!\w)")
NEUTRAL = {
    "elev": N_("en elev"),
    "foralder": N_("en förälder"),
    "personal": N_("en medarbetare"),
    "skadespelare": N_("en modell"),
}
"""Role → what is said of somebody whom a text names by pseudonym."""


def pseudonyms_in(library: Library, text: str) -> dict[str, str]:
    """The pseudonyms of registered persons in a text, as written there → the person's role."""
    written = {found.group(): "P-" + found.group()[2:] for found in PSEUDONYM.finditer(text)}
    spelt = {*written.values(), *(one.upper() for one in written.values()), *written}
    known = people.get(library.db, sorted(spelt)) if spelt else {}
    ways = {said: (said, plain, plain.upper()) for said, plain in written.items()}
    return {said: known[way].role for said, tried in ways.items() for way in tried if way in known}


def without_pseudonyms(library: Library, text: str, lang: str) -> str:
    """The text with a neutral word, in the text's language, for each registered person's pseudonym."""
    roles = pseudonyms_in(library, text)

    def said(match: re.Match[str]) -> str:
        role = roles.get(match.group())
        if role is None:
            return match.group()
        words = _(NEUTRAL.get(role, NEUTRAL["elev"]), lang)
        return words[:1].upper() + words[1:] if match.start() == 0 else words

    return PSEUDONYM.sub(said, text) if roles else text


def of_language(library: Library, texts: Mapping[str, str]) -> dict[str, str]:
    """Texts by language, each without pseudonyms."""
    return {lang: without_pseudonyms(library, text, lang) for lang, text in texts.items()}


def as_it_leaves(library: Library, asset: Asset) -> Asset:
    """The asset with the texts that may go out."""
    return replace(
        asset, title=of_language(library, asset.title), caption=of_language(library, asset.caption), alt=of_language(library, asset.alt),
        shoot=without_pseudonyms(library, asset.shoot, "sv") if asset.shoot else asset.shoot,
    )  # fmt: skip
