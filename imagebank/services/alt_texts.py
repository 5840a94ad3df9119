"""The alternative-text guide asked about an asset as it is used: with its other texts, its people, the vocabulary's diagnoses."""

from __future__ import annotations

from collections.abc import Iterable

from imagebank.core.alt_guide import AltContext, AltProblem, guide
from imagebank.core.asset import Asset
from imagebank.core.errors import N_
from imagebank.core.use import INTERNAL
from imagebank.services.leaving_words import pseudonyms_in
from imagebank.services.library import Library
from imagebank.services.naming import names_in
from imagebank.store import people

OTHER_LANGUAGE = AltProblem("ALT_OTHER_LANGUAGE", N_("Alternativtexten finns inte på paketets språk. Skriv den här."))


def alt_in(asset: Asset, lang: str) -> str:
    """The alternative text that leaves in a language: the one in it, else another."""
    return asset.alt.get(lang) or asset.alt.get("sv") or next(iter(asset.alt.values()), "")


def alt_problems(library: Library, asset: Asset, channel: str, lang: str) -> tuple[AltProblem, ...]:
    """What is to be said of an asset's alternative text in a channel and language, what stops it first.

    Films (whose way in is captions and description) and internal use may go without.
    """
    text = alt_in(asset, lang)
    if not text and (asset.media == "film" or channel == INTERNAL):
        return ()
    problems = guide(text, alt_context(library, asset, lang))
    other = (OTHER_LANGUAGE,) if text and not asset.alt.get(lang) else ()
    return (*problems, *other)


def alt_context(library: Library, asset: Asset, lang: str) -> AltContext:
    """What the guide compares an asset's alternative text with."""
    return AltContext(
        title=asset.title.get(lang, ""), file_name=asset.file.name, caption=asset.caption.get(lang, ""),
        identifiable=any(one.identifiable for one in asset.appearances) or asset.visibility == "ident",
        diagnoses=library.vocabulary.diagnosis_labels, names=lambda said: _names(library, said),
    )  # fmt: skip


def _names(library: Library, said: str) -> Iterable[str]:
    """Whose name stands there without that the release allows it; a pseudonym is none, it never leaves as such."""
    named = [person for person in names_in(library, said) if person not in pseudonyms_in(library, said)]
    allowed = people.in_force(library.db, named) if named else {}
    return [person for person in named if person not in allowed or not allowed[person].name_ok]
