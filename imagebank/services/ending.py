"""The last day that a picture may be used: the earliest end of its licence and of its people's releases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from imagebank.core.asset import Asset
from imagebank.services.library import Library
from imagebank.store import assets, people


def last_days(library: Library, found: Sequence[Asset]) -> dict[str, date | None]:
    """Asset → its last day; None where nothing ends."""
    pseudonyms = sorted({a.person for asset in found for a in asset.appearances if a.identifiable})
    releases = people.in_force(library.db, pseudonyms)
    days: dict[str, date | None] = {}
    for asset in found:
        ends = [asset.rights.to if asset.rights else None]
        ends += [releases[a.person].valid_to for a in asset.appearances if a.identifiable and a.person in releases]
        days[asset.id] = min((end for end in ends if end is not None), default=None)
    return days


def last_day_of(library: Library, asset: str) -> date | None:
    """One asset's last day."""
    return last_days(library, assets.get(library.db, [asset]))[asset]
