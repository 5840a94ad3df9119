"""What of all that is out must come down, and what soon will: asked again each day, place by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from imagebank.core.errors import N_
from imagebank.core.pack import Pack
from imagebank.core.registers import Placement, Recall
from imagebank.core.use import NOT_RECALLABLE
from imagebank.core.verdict import Verdict
from imagebank.services.deciding import check
from imagebank.services.ending import last_days
from imagebank.services.issuing import use_of
from imagebank.services.library import Library
from imagebank.services.recalling import places_to_ask
from imagebank.services.statements import day as day_of
from imagebank.store import assets as asset_table
from imagebank.store import merging, packs, registers

DUE_WORDS = {
    "withdrawn": N_("Återkallat, ska bort nu"),
    "stopped": N_("Får inte längre användas, ska bort"),
    "ended": N_("Sista dagen har passerat, ska bort"),
    "ends": N_("Går snart ut"),
}
"""Kind → its words, the most urgent first."""

DOWN = ("withdrawn", "stopped", "ended")
"""The kinds that must come down now."""

ACCESSIBILITY = frozenset({"ALT_MISSING", "CAPTIONS_MISSING", "AUDIO_DESCRIPTION_UNDECIDED"})
"""What stops a new pack and does not call an old one home."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing at one place: its `kind`, the pack, where it is (or who has it), which pictures, the day that counts.

    `recallable`: it can be taken down; what is printed or handed on can only be stopped from being spread further.
    """

    kind: str
    pack: str
    title: str
    place: str
    recipient: str | None
    assets: tuple[str, ...]
    day: date | None
    recallable: bool


def due(library: Library, today: date) -> list[Due]:
    """Everything that is out and must come down on `today`, or ends within the bank's `warn_days`; the most urgent first."""
    out = packs.packs(library.db, statuses=("issued", "stale"))
    found = [one for pack in out for one in _of_pack(library, pack, today)]
    order = list(DUE_WORDS)
    return sorted(found, key=lambda one: (order.index(one.kind), one.day or date.max, one.pack, one.place))


def _of_pack(library: Library, pack: Pack, today: date) -> Iterator[Due]:
    now_known = merging.resolve(library.db, [item.asset for item in pack.items])
    held = {item.asset: now_known.get(item.asset, item.asset) for item in pack.items}
    there = asset_table.existing(library.db, sorted(set(held.values())))
    verdicts = check(library, sorted(there), use_of(pack, today))
    ends = last_days(library, asset_table.get(library.db, sorted(there)))
    warn = today + timedelta(days=library.policy.warn_days)
    recalls = registers.all_(library.db, Recall, pack=pack.id)
    for place in places_to_ask(library.db, pack):
        here = [asset for asset in held if place.holds(asset)]
        asked = _withdrawn(recalls, place, here)
        if asked:
            yield _due(pack, place, "withdrawn", asked, today)
        answered = {
            asset
            for one in recalls
            if one.place == place.place and one.answer != "open"
            for asset in one.assets.split()
        }
        left = [asset for asset in here if asset not in asked and asset not in answered]
        stopped = [asset for asset in left if _is_stopped(verdicts.get(held[asset]))]
        if stopped:
            yield _due(pack, place, "stopped", stopped, today)
        yield from _ending(
            pack, place, {asset: ends.get(held[asset]) for asset in left if asset not in stopped}, today, warn
        )


def _ending(pack: Pack, place: Placement, ends: Mapping[str, date | None], today: date, warn: date) -> Iterator[Due]:
    """What ends at a place, its pictures day by day: their own last day, the place's or the pack's planned one."""
    planned = [day for day in (day_of(place.planned_end), day_of(pack.lifetime_to)) if day]
    by_day: dict[date, list[str]] = {}
    for asset, own in ends.items():
        days = [*planned, *([own] if own else [])]
        if days and (last := min(days)) <= warn:
            by_day.setdefault(last, []).append(asset)
    for last, assets in sorted(by_day.items()):
        yield _due(pack, place, "ended" if last < today else "ends", assets, last)


def _due(pack: Pack, place: Placement, kind: str, assets: list[str] | tuple[str, ...], day: date | None) -> Due:
    recipient = place.recipient or pack.recipient
    return Due(
        kind, pack.id, pack.title, place.place, recipient, tuple(assets), day, pack.channel not in NOT_RECALLABLE
    )


def _withdrawn(recalls: list[Recall], place: Placement, here: list[str]) -> list[str]:
    waiting = {
        asset for one in recalls if one.answer == "open" and one.place == place.place for asset in one.assets.split()
    }
    return [asset for asset in here if asset in waiting]


def _is_stopped(verdict: Verdict | None) -> bool:
    """May not be used today, for another reason than what only a new pack needs; an asset that is gone is stopped."""
    if verdict is None:
        return True
    severe = [one for one in verdict.findings if one.severity > one.severity.CONDITIONS]
    return any(one.code not in ACCESSIBILITY for one in severe)
