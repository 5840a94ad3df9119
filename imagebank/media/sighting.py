"""Finds the bank's pictures in a picture that may be a part of one, or hold one: landmarks that agree, then the pixels.

In memory, by identity that the caller gives; knows no library. Landmarks alike in 16 of their 64 signs (one of those may
differ) meet in tables of 65,536 drawers, so that a question costs about the same however many pictures there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imagebank.media.landmarks import ASKED, ASKED_LONGEST, Landmarks, find, grey_of

MOST_BITS: Final = 12
"""Of 64: two landmarks that differ in more are not the same."""

FEWEST: Final = 4
"""Landmarks that must agree before pixels are compared."""

SURE: Final = ((0.95, 4), (0.90, 5), (0.82, 9))
"""(correlation of the pixels, landmarks that agree): any of these is a sighting. Measured on the corpus: docs/trace.md."""

RIVALS: Final = 2
"""Of each landmark that is looked for, so many of a picture's that are alike: repeated patterns have hundreds."""

SIDE: Final = 32
"""Pixels of a side of what is compared, at the end."""

TRIES: Final = 300
_CHUNKS, _DRAWERS = 4, 1 << 16

Words = NDArray[np.uint64]
Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
_FLIPS = np.array([0, *(1 << bit for bit in range(16))], np.uint32)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One picture that was seen: its key, how alike the pixels are (to 1), how many landmarks agree, its share that shows."""

    key: str
    alike: float
    landmarks: int
    share: float


class Ground:
    """The landmarks of many pictures; `thumbnail` gives the encoded thumbnail of a key, None where there is none."""

    def __init__(self, thumbnail: Callable[[str], bytes | None]) -> None:
        self._thumbnail = thumbnail
        self._keys: list[str] = []
        self._parts: list[Landmarks] = []
        self._table: _Table | None = None

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, key: str, landmarks: Landmarks) -> None:
        """Know one more picture."""
        self._keys.append(key)
        self._parts.append(landmarks)
        self._table = None

    def seen_in(self, grey: Image.Image) -> list[Sighting]:
        """The pictures that are seen in a grey picture, the surest first."""
        if not self._keys:
            return []
        if self._table is None:
            self._table = _Table(self._parts)
        longest = min(1.0, ASKED_LONGEST / max(grey.size))
        small = (
            grey.resize(
                (max(1, round(grey.width * longest)), max(1, round(grey.height * longest))), Image.Resampling.LANCZOS
            )
            if longest < 1
            else grey
        )
        asked = find(small, ASKED_LONGEST, ASKED)
        found = [seen for seen in self._sightings(small, asked, self._table) if is_sure(seen)]
        return sorted(found, key=lambda seen: (-seen.alike, -seen.landmarks, seen.key))

    def _sightings(self, grey: Image.Image, asked: Landmarks, table: _Table) -> Iterator[Sighting]:
        for number, mine, theirs in table.meetings(asked.bits):
            here, there = asked.places[mine].astype(np.float64), table.places[theirs].astype(np.float64)
            agreed = _agreed(here, there)
            if agreed is None:
                continue
            size, shift = _fitted(here[agreed[0]], there[agreed[0]])
            thumbnail = self._thumbnail(self._keys[number])
            if thumbnail is not None and 0.05 < size < 20:
                alike, share = correlation(grey, grey_of(thumbnail), size, shift)
                yield Sighting(self._keys[number], alike, agreed[1], share)


def is_sure(seen: Sighting) -> bool:
    """Whether a picture was seen beyond doubt."""
    return any(seen.alike >= alike and seen.landmarks >= fewest for alike, fewest in SURE)


class _Table:
    """All landmarks side by side, and for each quarter of their signs the rows in each drawer."""

    def __init__(self, parts: list[Landmarks]) -> None:
        self.bits = np.concatenate([part.bits for part in parts])
        self.places = np.concatenate([part.places for part in parts])
        self._owner = np.repeat(np.arange(len(parts), dtype=np.uint32), [len(part.bits) for part in parts])
        self._orders: list[NDArray[np.uint32]] = []
        self._starts: list[NDArray[np.int64]] = []
        for chunk in range(_CHUNKS):
            values = self._quarter(self.bits, chunk)
            self._orders.append(np.argsort(values, kind="stable").astype(np.uint32))
            self._starts.append(np.concatenate([[0], np.cumsum(np.bincount(values, minlength=_DRAWERS))]))

    def meetings(self, asked: Words) -> Iterator[tuple[int, Rows, Rows]]:
        """(picture, landmarks of the question, landmarks of the picture) of every picture with enough that are alike.

        The most alike come first; of each landmark of the question only the `RIVALS` that are most alike.
        """
        mine, theirs, bits = self._alike(asked)
        owners = self._owner[theirs]
        order = np.lexsort((bits, mine, owners))
        mine, theirs, owners, bits = mine[order], theirs[order], owners[order], bits[order]
        few = _rank(owners.astype(np.int64) << 32 | mine) < RIVALS
        mine, theirs, owners, bits = mine[few], theirs[few], owners[few], bits[few]
        names, starts, counts = np.unique(owners, return_index=True, return_counts=True)
        for number, start, count in zip(names.tolist(), starts.tolist(), counts.tolist(), strict=True):
            if count >= FEWEST:
                best = start + np.argsort(bits[start : start + count], kind="stable")
                yield number, mine[best], theirs[best]

    def _alike(self, asked: Words) -> tuple[Rows, Rows, NDArray[np.uint8]]:
        """Pairs of rows that differ in at most `MOST_BITS`, each pair once, and in how many bits they do."""
        pairs: list[NDArray[np.uint64]] = []
        for chunk in range(_CHUNKS):
            wanted = self._quarter(asked, chunk)[:, None] ^ _FLIPS[None, :]
            starts, ends = self._starts[chunk][wanted], self._starts[chunk][wanted + 1]
            counts = (ends - starts).ravel()
            mine = np.repeat(np.repeat(np.arange(len(asked)), len(_FLIPS)), counts)
            within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
            theirs = self._orders[chunk][np.repeat(starts.ravel(), counts) + within].astype(np.intp)
            near = np.bitwise_count(asked[mine] ^ self.bits[theirs]) <= MOST_BITS
            pairs.append(mine[near].astype(np.uint64) << np.uint64(32) | theirs[near].astype(np.uint64))
        both = np.unique(np.concatenate(pairs))
        mine, theirs = (both >> np.uint64(32)).astype(np.intp), (both & np.uint64(0xFFFFFFFF)).astype(np.intp)
        return mine, theirs, np.bitwise_count(asked[mine] ^ self.bits[theirs])

    @staticmethod
    def _quarter(bits: Words, chunk: int) -> NDArray[np.uint32]:
        return (bits >> np.uint64(16 * chunk) & np.uint64(0xFFFF)).astype(np.uint32)


def _rank(groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place of each row within its run of equal groups, from 0."""
    starts = np.concatenate([[True], groups[1:] != groups[:-1]]) if len(groups) else np.zeros(0, np.bool_)
    places = np.arange(len(groups))
    return places - np.maximum.accumulate(np.where(starts, places, 0)) if len(groups) else places


def _agreed(here: Floats, there: Floats) -> tuple[NDArray[np.bool_], int] | None:
    """Which pairs of places agree on one size and shift, and how many different landmarks they are; None for too few."""
    sizes = np.log2(here[:, 2] / there[:, 2])
    best: tuple[NDArray[np.bool_], int] | None = None
    for one in range(min(len(here), TRIES)):
        size = here[one, 2] / there[one, 2]
        expected = size * there[:, :2] + (here[one, :2] - size * there[one, :2])
        near = (np.abs(here[:, :2] - expected).max(axis=1) <= 6 * here[:, 2]) & (np.abs(sizes - sizes[one]) < 0.35)
        if best is not None and int(near.sum()) <= best[1]:
            continue
        different = len(np.unique(np.round(there[near, :2] / (4 * there[near, 2:3])), axis=0))
        if best is None or different > best[1]:
            best = near, different
    return best if best is not None and best[1] >= FEWEST else None


def _fitted(here: Floats, there: Floats) -> tuple[float, Floats]:
    """Size and shift by which `there` lies upon `here` with the least squares."""
    middle, theirs = here[:, :2].mean(axis=0), there[:, :2].mean(axis=0)
    a, b = here[:, :2] - middle, there[:, :2] - theirs
    size = float((a * b).sum() / max(1e-9, float((b * b).sum())))
    return size, middle - size * theirs


def correlation(grey: Image.Image, thumbnail: Image.Image, size: float, shift: Floats) -> tuple[float, float]:
    """How alike the pixels are where `thumbnail`, `size` times as large and moved by `shift`, lies upon `grey`.

    Pearson's coefficient, and the share of the thumbnail that shows there; noughts where that is too little to compare.
    """
    width, height = thumbnail.width * size, thumbnail.height * size
    left, top = max(0.0, shift[0]), max(0.0, shift[1])
    right, bottom = min(grey.width, shift[0] + width), min(grey.height, shift[1] + height)
    if right - left < SIDE or bottom - top < SIDE:
        return 0.0, 0.0
    inside = ((left - shift[0]) / size, (top - shift[1]) / size,
              min(thumbnail.width, (right - shift[0]) / size), min(thumbnail.height, (bottom - shift[1]) / size))  # fmt: skip
    one = _cells(grey, (left, top, right, bottom))
    other = _cells(thumbnail, inside)
    norm = float(np.sqrt((one * one).sum() * (other * other).sum()))
    alike = float((one * other).sum()) / norm if norm > 1e-3 else 0.0
    return alike, (right - left) * (bottom - top) / (width * height)


def _cells(image: Image.Image, box: tuple[float, float, float, float]) -> Floats:
    cells = np.asarray(image.resize((SIDE, SIDE), Image.Resampling.BOX, box=box), np.float64)
    return cells - cells.mean()
