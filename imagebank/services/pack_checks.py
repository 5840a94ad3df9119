"""What stands in the way of a pack, item by item, while it is worked on: decision, alternative text, captions, sizes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from imagebank.core.alt_guide import AltProblem
from imagebank.core.asset import Asset
from imagebank.core.errors import FileProblem
from imagebank.core.pack import ItemChoice, Pack
from imagebank.core.reasons import finding
from imagebank.core.verdict import Finding, Severity
from imagebank.core.vocabulary import ENVIRONMENT_SCHEME
from imagebank.media import caption_flaws, captions
from imagebank.media.caption_flaws import Flaw
from imagebank.services.alt_texts import alt_in, alt_problems, names_told
from imagebank.services.issuing import order_of
from imagebank.services.library import Library
from imagebank.services.naming import Finder, finder
from imagebank.services.sorting_out import as_used, in_context
from imagebank.store import assets


@dataclass(frozen=True, slots=True)
class ItemCheck:
    """One item: the findings of the decision, the guide's remarks on its alternative text, how long that text is."""

    asset: str
    findings: tuple[Finding, ...]
    alt_problems: tuple[AltProblem, ...]
    alt_length: int
    flaws: tuple[tuple[str, Flaw], ...] = ()
    """What is wrong with a film's captions: (language, flaw)."""

    unread: tuple[str, ...] = ()
    """The languages of captions that cannot be read at all."""

    @property
    def stops(self) -> bool:
        """It may not leave as it is."""
        denied = any(one.severity > Severity.CONDITIONS for one in self.findings)
        flawed = any(not flaw.is_warning for _lang, flaw in self.flaws) or bool(self.unread)
        return denied or flawed or any(one.stops for one in self.alt_problems)


def check_pack(library: Library, pack: Pack, today: date) -> list[ItemCheck]:
    """Check every item in its order for the pack's use, on its own day or today, whichever is later."""
    day = max(today, date.fromisoformat(pack.date))
    order = order_of(pack, Path(), day=day)
    found = [in_context(order, asset) for asset in assets.get(library.db, [item.asset for item in pack.items])]
    used = as_used(library, order, found)
    known, names = {asset.id: asset for asset in found}, finder(library)
    return [
        _check(library, pack, known[item.asset], item.choice, used[item.asset][0].findings, names)
        if item.asset in known
        else ItemCheck(item.asset, (finding("NOT_IN_BANK"),), (), 0)
        for item in pack.items
    ]


def _check(
    library: Library, pack: Pack, asset: Asset, choice: ItemChoice, findings: tuple[Finding, ...], names: Finder
) -> ItemCheck:
    missing = () if asset.state == "present" else (finding("ORIGINAL_MISSING"),)
    told = (finding("NAME_TOLD"),) if names_told(library, asset, names) else ()
    text = alt_in(asset, pack.language)
    told = (*told, *_unplaced(library, asset))
    problems = () if choice.decorative else alt_problems(library, asset, pack.channel, pack.language, names)
    flaws, unread = _captions(library, asset) if asset.media == "film" else ((), ())
    return ItemCheck(asset.id, (*findings, *missing, *told), problems, len(text), flaws, unread)


def _unplaced(library: Library, asset: Asset) -> tuple[Finding, ...]:
    """A pack is found again and followed up by learning environment: each of its pictures has at least one."""
    concepts = library.vocabulary.concepts
    has = any(one in concepts and concepts[one].scheme == ENVIRONMENT_SCHEME for one in asset.concepts)
    return () if has else (finding("ENVIRONMENT_MISSING"),)


def _captions(library: Library, asset: Asset) -> tuple[tuple[tuple[str, Flaw], ...], tuple[str, ...]]:
    """The flaws of a film's captions, and the languages of those that cannot be read."""
    flaws: list[tuple[str, Flaw]] = []
    unread: list[str] = []
    for lang, (name, vtt) in assets.caption_files(library.db, asset.id).items():
        try:
            cues = captions.parse(vtt, Path(name))
        except FileProblem:
            unread.append(lang)
            continue
        flaws += [(lang, flaw) for flaw in caption_flaws.check(cues, asset.file.duration_s)]
    return tuple(flaws), tuple(unread)
