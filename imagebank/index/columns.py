"""What assets are ordered by and compared with: one number or short text for each, in a column by the asset's number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from pyroaring import BitMap

from imagebank.index.cases import grown
from imagebank.index.document import NOTHING, Document

NAME_BYTES = 24
"""Of a name this much is compared; what is alike so far is ordered by its coming."""

WHOLE = {"captured": np.int32, "imported": np.int32, "length": np.int32, "rating": np.int8, "width": np.int32, "height": np.int32}  # fmt: skip
FIRST = 1024
ORDERS = ("added", "captured", "name")
MOST_STALE = 20_000
"""So many assets are put in their places one by one; when there are more, all are ordered anew."""

_SWEDISH = str.maketrans({"å": "z\x01", "ä": "z\x02", "ö": "z\x03"})


class Columns:
    """The columns, and the orders that were worked out from them."""

    def __init__(self) -> None:
        self.whole: dict[str, np.ndarray] = {name: np.full(FIRST, NOTHING, kind) for name, kind in WHOLE.items()}
        self.ids = np.zeros(FIRST, "S12")
        self.names = np.zeros(FIRST, f"S{NAME_BYTES}")
        self._orders: dict[str, np.ndarray] = {}
        self._stale = BitMap()

    def put(self, documents: Sequence[Document]) -> None:
        """Write what the documents say."""
        if not documents:
            return
        numbers = np.array([one.number for one in documents])
        length = int(numbers.max()) + 1
        for name, column in self.whole.items():
            self.whole[name] = grown(column, length, NOTHING)
            self.whole[name][numbers] = [getattr(one, name) for one in documents]
        ids = np.array([one.id.encode() for one in documents])
        if ids.dtype.itemsize > self.ids.dtype.itemsize:
            self.ids = self.ids.astype(ids.dtype)
        self.ids, self.names = grown(self.ids, length, 0), grown(self.names, length, 0)
        self.ids[numbers] = ids
        self.names[numbers] = [name_key(one.name) for one in documents]
        self._stale |= BitMap(numbers.tolist())

    def drop(self, numbers: BitMap) -> None:
        """Assets that are no more: their names are forgotten; which id a number had may still be asked."""
        self.names[np.array(numbers.to_array(), np.uint32)] = b""

    def settle(self, everything: BitMap) -> None:
        """Work out every order, with what was written since in its place, and keep no longer columns than are needed."""
        self._orders = {order: self.in_order(everything, order) for order in ORDERS if order != "added"}
        self._stale = BitMap()
        length = everything.max() + 1 if everything else 1
        self.ids, self.names = self.ids[:length], self.names[:length]
        self.whole = {name: column[:length] for name, column in self.whole.items()}

    def ids_of(self, numbers: np.ndarray) -> list[str]:
        """The ids of assets by their numbers."""
        return [one.decode() for one in self.ids[numbers].tolist()]

    def numbers_of(self, ids: Iterable[str]) -> list[int]:
        """The numbers that assets of these ids have, or had."""
        wanted = np.array([one.encode() for one in ids])
        return np.flatnonzero(np.isin(self.ids, wanted)).tolist() if len(wanted) else []

    def in_order(self, found: BitMap, order: str) -> np.ndarray:
        """The numbers of what was found, in one of `ORDERS`: newest first, last captured first, or by name."""
        if order == "added":
            return np.array(found.to_array(), np.uint32)[::-1]
        known = self._order(order)
        stale = found & self._stale
        rest = np.zeros(len(self.ids), bool)
        rest[np.array((found - stale).to_array(), np.uint32)] = True
        settled = known[rest[known]]
        if not stale:
            return settled
        moved = self._sorted(np.array(stale.to_array(), np.uint32), order)
        return np.insert(settled, self._places(settled, moved, order), moved)

    def _places(self, settled: np.ndarray, moved: np.ndarray, order: str) -> np.ndarray:
        """Where each of `moved` goes among the settled; among those that are alike, by its coming."""
        keys, new = self._keys(settled, order), self._keys(moved, order)
        places, ends = np.searchsorted(keys, new), np.searchsorted(keys, new, "right")
        for at in np.flatnonzero(places < ends):
            alike = settled[places[at] : ends[at]]
            if order == "captured":
                places[at] = ends[at] - np.searchsorted(alike[::-1], moved[at])
            else:
                places[at] += np.searchsorted(alike, moved[at])
        return places

    def _order(self, order: str) -> np.ndarray:
        if order not in self._orders or len(self._stale) > MOST_STALE:
            if len(self._stale) > MOST_STALE or not self._orders:
                self._orders, self._stale = {}, BitMap()
            everything = np.flatnonzero(self.ids).astype(np.uint32)
            self._orders[order] = self._sorted(everything, order)
        return self._orders[order]

    def _sorted(self, numbers: np.ndarray, order: str) -> np.ndarray:
        newest = np.sort(numbers)[::-1] if order == "captured" else np.sort(numbers)
        return newest[np.argsort(self._keys(newest, order), kind="stable")]

    def _keys(self, numbers: np.ndarray, order: str) -> np.ndarray:
        """Ascending keys: the later captured the smaller, the unknown last."""
        if order == "name":
            return self.names[numbers]
        return -self.whole["captured"][numbers]

    def tables(self) -> Mapping[str, np.ndarray]:
        """The arrays that a snapshot keeps, once settled."""
        return {**self.whole, "id": self.ids, "name": self.names, **{f"order {k}": v for k, v in self._orders.items()}}

    def restore(self, tables: Mapping[str, np.ndarray]) -> None:
        """Take over what a snapshot kept; the arrays are altered from now on."""
        self.whole = {name: tables[name] for name in WHOLE}
        self.ids, self.names = tables["id"], tables["name"]
        self._orders = {name: tables[f"order {name}"] for name in ORDERS if f"order {name}" in tables}
        self._stale = BitMap()


def name_key(name: str) -> bytes:
    """A name as it is ordered: folded, å ä ö last, cut to `NAME_BYTES`."""
    return name.translate(_SWEDISH).encode()[:NAME_BYTES]
