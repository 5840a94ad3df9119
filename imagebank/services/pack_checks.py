"""What stands in the way of a pack, item by item, while it is worked on: decision, alternative text, captions, sizes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from imagebank.core.alt_guide import AltProblem
from imagebank.core.asset import Asset
from imagebank.core.pack import ItemChoice, Pack
from imagebank.core.reasons import finding
from imagebank.core.verdict import Finding, Severity
from imagebank.services.alt_texts import alt_in, alt_problems
from imagebank.services.issuing import order_of
from imagebank.services.library import Library
from imagebank.services.sorting_out import as_used, in_context
from imagebank.store import assets


@dataclass(frozen=True, slots=True)
class ItemCheck:
    """One item: the findings of the decision, the guide's remarks on its alternative text, how long that text is."""

    asset: str
    findings: tuple[Finding, ...]
    alt_problems: tuple[AltProblem, ...]
    alt_length: int

    @property
    def stops(self) -> bool:
        """It may not leave as it is."""
        denied = any(one.severity > Severity.CONDITIONS for one in self.findings)
        return denied or any(one.stops for one in self.alt_problems)


def check_pack(library: Library, pack: Pack, today: date) -> list[ItemCheck]:
    """Check every item for the pack's use, on its own day or today, whichever is later. Weeded assets are left out."""
    day = max(today, date.fromisoformat(pack.date))
    order = order_of(pack, Path(), day=day)
    found = [in_context(order, asset) for asset in assets.get(library.db, [item.asset for item in pack.items])]
    used = as_used(library, order, found)
    choices = {item.asset: item.choice for item in pack.items}
    return [_check(library, pack, asset, choices[asset.id], used[asset.id][0].findings) for asset in found]


def _check(library: Library, pack: Pack, asset: Asset, choice: ItemChoice, findings: tuple[Finding, ...]) -> ItemCheck:
    missing = () if asset.state == "present" else (finding("ORIGINAL_MISSING"),)
    text = alt_in(asset, pack.language)
    problems = () if choice.decorative else alt_problems(library, asset, pack.channel, pack.language)
    return ItemCheck(asset.id, (*findings, *missing), problems, len(text))
