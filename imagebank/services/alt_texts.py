"""The alternative-text guide asked about an asset as it is used: with its other texts, its people, the vocabulary's diagnoses."""

from __future__ import annotations

from collections.abc import Iterable

from imagebank.core.alt_guide import AltContext, AltProblem, guide
from imagebank.core.asset import Asset
from imagebank.core.errors import N_
from imagebank.core.use import INTERNAL
from imagebank.services.leaving_words import pseudonyms_in
from imagebank.services.library import Library
from imagebank.services.naming import Finder, finder
from imagebank.store import people

OTHER_LANGUAGE = AltProblem("ALT_OTHER_LANGUAGE", N_("Alternativtexten finns inte på paketets språk. Skriv den här."))


def alt_in(asset: Asset, lang: str) -> str:
    """The alternative text that leaves in a language: the one in it, else another."""
    return asset.alt.get(lang) or asset.alt.get("sv") or next(iter(asset.alt.values()), "")


def alt_problems(
    library: Library, asset: Asset, channel: str, lang: str, names: Finder | None = None
) -> tuple[AltProblem, ...]:
    """What is to be said of an asset's alternative text in a channel and language, what stops it first.

    `names` finds registered names (`naming.finder`), for whoever asks about many. Films (whose way in is captions and description) and internal use may go without.
    """
    text = alt_in(asset, lang)
    if not text and (asset.media == "film" or channel == INTERNAL):
        return ()
    problems = guide(text, alt_context(library, asset, lang, names or finder(library)))
    other = (OTHER_LANGUAGE,) if text and not asset.alt.get(lang) else ()
    return (*problems, *other)


def names_told(library: Library, asset: Asset, names: Finder) -> list[str]:
    """The persons whose names stand in an asset's title or caption as it is used, without that they may be told."""
    said = " \n ".join((*asset.title.values(), *asset.caption.values()))
    return list(_names(library, said, names)) if said.strip() else []


def names_unchecked(library: Library) -> bool:
    """Whether there are registered names that nothing can be compared with: the people vault is locked."""
    return not library.people_vault.is_open and library.people_vault.counts()[0] > 0


def alt_context(library: Library, asset: Asset, lang: str, names: Finder) -> AltContext:
    """What the guide compares an asset's alternative text with."""
    return AltContext(
        title=asset.title.get(lang, ""), file_name=asset.file.name, caption=asset.caption.get(lang, ""),
        identifiable=any(one.identifiable for one in asset.appearances) or asset.visibility == "ident",
        diagnoses=library.vocabulary.diagnosis_labels, names=lambda said: _names(library, said, names),
    )  # fmt: skip


def _names(library: Library, said: str, names: Finder) -> Iterable[str]:
    """Whose name stands there without that the release allows it; a pseudonym is none, it never leaves as such."""
    named = [person for person in names(said) if person not in pseudonyms_in(library, said)]
    allowed = people.in_force(library.db, named) if named else {}
    return [person for person in named if person not in allowed or not allowed[person].name_ok]
