"""Words or values and the assets that have them, in two forms: packed and never altered, or few and altered at will."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from pyroaring import BitMap

NONE = BitMap()
MOST_UNPACKED = 30_000
"""Bitmaps kept unpacked; then they are unpacked anew, which takes a microsecond or two each."""


class Packed:
    """Read from one run of bytes; a bitmap is unpacked when it is first asked for."""

    def __init__(self, keys: list[str], ends: np.ndarray, blob: memoryview) -> None:
        self._keys, self._ends, self._blob = keys, ends, blob
        self._unpacked: dict[int, BitMap] = {}

    def get(self, key: str) -> BitMap:
        """The assets that have `key`."""
        place = self._place(key)
        return NONE if place is None else self.at(place)

    def at(self, place: int) -> BitMap:
        """The bitmap of the key at a place."""
        found = self._unpacked.get(place)
        if found is None:
            start = int(self._ends[place - 1]) if place else 0
            if len(self._unpacked) >= MOST_UNPACKED:
                self._unpacked.clear()
            found = self._unpacked[place] = BitMap.deserialize(bytes(self._blob[start : int(self._ends[place])]))
        return found

    def starting(self, prefix: str) -> Iterator[str]:
        """The keys that begin with `prefix`, in order."""
        return beginning(self._keys, prefix)

    def keys(self) -> list[str]:
        """Every key, in order."""
        return self._keys

    def packed(self) -> tuple[list[str], np.ndarray, memoryview]:
        """What it is made of: the keys, where each bitmap ends, the bitmaps."""
        return self._keys, self._ends, self._blob

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._place(key) is not None

    def __len__(self) -> int:
        return len(self._keys)

    def _place(self, key: str) -> int | None:
        place = bisect_left(self._keys, key)
        return place if place < len(self._keys) and self._keys[place] == key else None


class Loose:
    """Held one by one; for the few assets that were written since the rest was packed."""

    def __init__(self) -> None:
        self._maps: dict[str, BitMap] = {}
        self._order: list[str] | None = None

    def put(self, keys: Iterable[str], number: int) -> None:
        """The asset has these."""
        for key in keys:
            found = self._maps.get(key)
            if found is None:
                found = self._maps[key] = BitMap()
                self._order = None
            found.add(number)

    def drop(self, keys: Iterable[str], number: int) -> None:
        """The asset has these no more."""
        for key in keys:
            found = self._maps[key]
            found.discard(number)
            if not found:
                del self._maps[key]
                self._order = None

    def get(self, key: str) -> BitMap:
        """The assets that have `key`."""
        return self._maps.get(key, NONE)

    def starting(self, prefix: str) -> Iterator[str]:
        """The keys that begin with `prefix`, in order."""
        return beginning(self.keys(), prefix)

    def keys(self) -> list[str]:
        """Every key, in order."""
        if self._order is None:
            self._order = sorted(self._maps)
        return self._order

    def items(self) -> Mapping[str, BitMap]:
        """Every key with its bitmap."""
        return self._maps

    def __contains__(self, key: object) -> bool:
        return key in self._maps


def beginning(keys: list[str], prefix: str) -> Iterator[str]:
    """Those of the keys, which are in order, that begin with `prefix`."""
    for place in range(bisect_left(keys, prefix), len(keys)):
        if not keys[place].startswith(prefix):
            return
        yield keys[place]


def pack(maps: Iterable[tuple[str, BitMap]]) -> Packed:
    """Packed postings of keys in order; those without an asset are left out."""
    keys: list[str] = []
    ends: list[int] = []
    parts: list[bytes] = []
    end = 0
    for key, found in maps:
        if found:
            found.run_optimize()
            parts.append(found.serialize())
            end += len(parts[-1])
            keys.append(key)
            ends.append(end)
    return Packed(keys, np.array(ends, np.uint64), memoryview(b"".join(parts)))


def merged(base: Packed, gone: BitMap, added: Mapping[str, BitMap]) -> Iterator[tuple[str, BitMap]]:
    """The base without the assets that are `gone`, and with those that were `added`, key by key in order."""
    for key in sorted({*base.keys(), *added}):
        yield key, (base.get(key) - gone) | added.get(key, NONE)
