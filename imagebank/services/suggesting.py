"""Names that incoming files give the persons in them, on their way to the people vault; nothing else ever holds them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from imagebank.core.asset import Depicted


def rows_of(asset: str, depicted: Iterable[Depicted]) -> list[tuple[str, str, str | None]]:
    """(asset, name, area as JSON) of each, as `PeopleVault.suggest` keeps them."""
    return [
        (asset, one.name, json.dumps([one.area.x, one.area.y, one.area.width, one.area.height]) if one.area else None)
        for one in depicted
    ]
