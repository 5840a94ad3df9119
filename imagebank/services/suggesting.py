"""Names that incoming files give the persons in them, on their way to the people vault; nothing else ever holds them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from imagebank.core.asset import Depicted
from imagebank.media import depicted
from imagebank.store import assets, incoming
from imagebank.store.engine import Connection


def rows_of(asset: str, depicted: Iterable[Depicted]) -> list[tuple[str, str, str | None]]:
    """(asset, name, area as JSON) of each, as `PeopleVault.suggest` keeps them."""
    return [
        (asset, one.name, json.dumps([one.area.x, one.area.y, one.area.width, one.area.height]) if one.area else None)
        for one in depicted
    ]


def cleanse(db: Connection, id: str, names: Sequence[str]) -> None:
    """A name that one file gives a person may be another's keyword: it leaves the catalogue."""
    if names:
        settled = depicted.cleansed(
            (), [Depicted(name) for name in names], assets.get(db, [id])[0].keywords, incoming.fields(db, id)
        )
        assets.put_keywords(db, id, settled.keywords)
        incoming.put(db, id, settled.other, incoming.areas(db, id))
