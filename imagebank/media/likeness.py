"""Which pictures are nearly the same: comparing fingerprints in bulk, in memory, with no shortcut that loses one.

Two pictures are near when the whole of one looks like the whole or a part of the other (`fingerprint.VIEWS`): at most so
many of the 64 lowest signs differ (`COARSE_…`) and at most such a share of all 192 (`NEAR_…`). The coarse rule is part of
what near means, so reading it first loses nothing. A logo or a small turn changes more signs: up to `DOUBTFUL` the first parts
decide, with `NEAR_STEPS`, as they do alone where one picture has only the 64 bytes of an older catalogue. Plain pictures are
near nothing, not even themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from imagebank.media.fingerprint import BYTES, FEWEST_STEPS, LENGTH, VIEW_BYTES, VIEWS, few_steps

NEAR_WHOLE: Final = 0.26
NEAR_PART: Final = 0.22
"""Shares of differing signs. Strangers differ in 0.50 ± 0.04, the nearest of 848,000 comparisons of whole and part in 0.30.
Parts are compared twelve times as often, hence stricter."""
DOUBTFUL: Final = 0.34
COARSE_PART: Final = 16
COARSE_WHOLE: Final = 20
NEAR_STEPS: Final = 0.20
"""Share of differing bits of the first part (research: no false pair in 4,465)."""
CLEARLY: Final = 0.04
"""A part has to be this much nearer than the whole to speak of a crop: measured of 208 pictures, true of at least 99 % of the
crops of 5 and 8 % all around or 10 % of one side, and of no resized, recompressed, brightened or grey copy."""
BLOCK: Final = 1 << 16
"""Rows a block: its words of one view, 512 KiB, stay in the processor's cache while many pictures are compared."""

_SIGNS, _STEPS = VIEW_BYTES * 8, BYTES * 8
_WORDS = VIEW_BYTES // 8
_HALF = BYTES // 16
_PART_BITS, _WHOLE_BITS, _DOUBT_BITS = (int(share * _SIGNS) for share in (NEAR_PART, NEAR_WHOLE, DOUBTFUL))
_STEP_BITS = int(NEAR_STEPS * _STEPS)

Words = NDArray[np.uint64]
Rows = NDArray[np.intp]
Bits = NDArray[np.int64]
Hits = dict[int, float]
_NONE: Final[Rows] = np.empty(0, np.intp)


class Likenesses:
    """The fingerprints of a bank by id: 232 bytes each, and room for at most `BLOCK` more. Not for two threads at once."""

    def __init__(self, ids: Sequence[str] = (), fingerprints: Sequence[bytes | None] = ()) -> None:
        """`None` and lengths that are no fingerprint's are near nothing. Raises ValueError if the two differ in length."""
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._blocks: list[_Block] = []
        self.extend(list(zip(ids, fingerprints, strict=True)))

    def __len__(self) -> int:
        """How many ids are known, with a fingerprint or without."""
        return len(self._ids)

    @property
    def size(self) -> int:
        """Bytes of the arrays."""
        return sum(block.signs.nbytes + block.steps.nbytes + block.old.nbytes for block in self._blocks)

    def add(self, id: str, fingerprint: bytes | None) -> None:
        """Know `id` by this fingerprint from now on, instead of by any earlier one."""
        row = self._rows.setdefault(id, len(self._ids))
        if row == len(self._ids):
            self._ids.append(id)
        if row == len(self._blocks) * BLOCK:
            self._blocks.append(_Block())
        self._blocks[row // BLOCK].put(row % BLOCK, _Print(fingerprint))

    def extend(self, prints: Sequence[tuple[str, bytes | None]]) -> None:
        """`add` many, quicker: whole fingerprints of ids that are new go in block by block."""
        for id, print_ in prints:
            if print_ is None or len(print_) != LENGTH or id in self._rows:
                self.add(id, print_)
        whole = [(id, one) for id, one in prints if one is not None and len(one) == LENGTH and id not in self._rows]
        whole = list(dict(whole).items())
        at = 0
        while at < len(whole):
            row = len(self._ids)
            if row == len(self._blocks) * BLOCK:
                self._blocks.append(_Block())
            part = whole[at : at + BLOCK - row % BLOCK]
            self._blocks[row // BLOCK].put_many(row % BLOCK, b"".join(one for _id, one in part), len(part))
            self._rows.update((id, row + number) for number, (id, _one) in enumerate(part))
            self._ids += [id for id, _one in part]
            at += len(part)

    def near(self, fingerprint: bytes | None) -> list[tuple[str, float]]:
        """Ids and distances (share of differing bits, 0 to 1) of all that are near, nearest first, then by id."""
        print_ = _Print(fingerprint)
        found = [
            (self._ids[row], far) for at in range(len(self._blocks)) for row, far in self._hits(at, print_).items()
        ]
        return sorted(found, key=lambda hit: (hit[1], hit[0]))

    def pairs(self, ids: Iterable[str]) -> Iterator[tuple[str, str, float]]:
        """Each pair (of `ids`, of all) that is near, once, with its distance. Ids that nobody added are passed over.

        It may be stopped between pairs; adding while it runs is not allowed.
        """
        new = {self._rows[id]: self._print_of(self._rows[id]) for id in ids if id in self._rows}
        for at in range(len(self._blocks)):
            for row, print_ in new.items():
                for other, far in self._hits(at, print_).items():
                    if other != row and not (other in new and other < row):
                        yield self._ids[row], self._ids[other], far

    def _hits(self, at: int, print_: _Print) -> Hits:
        return {at * BLOCK + row: far for row, far in self._blocks[at].hits(print_).items()}

    def _print_of(self, row: int) -> _Print:
        block, at = self._blocks[row // BLOCK], row % BLOCK
        return _Print.of(block.signs[:, :, at].copy(), block.steps[at].copy(), old=bool(block.old[at]))


@dataclass(frozen=True, slots=True)
class Nearness:
    """How two near pictures are near: `distance` 0 to 1; `part` when a part of one is clearly more like the whole of the other."""

    distance: float
    part: bool


def compare(one: bytes | None, other: bytes | None) -> Nearness | None:
    """How these two are near, by the same rules as `Likenesses.near`; `None` if they are not."""
    alone = _Block(rows=1)
    alone.put(0, _Print(other))
    print_ = _Print(one)
    found = alone.hits(print_)
    if not found:
        return None
    whole = int(np.bitwise_count(alone.signs[0, :, 0] ^ print_.signs[0]).sum())
    by_signs = bool(print_.signs.any()) and bool(alone.signs.any())
    return Nearness(found[0], part=by_signs and whole / _SIGNS > found[0] + CLEARLY)


class _Print:
    """One fingerprint as words: `signs` (views, 3), `steps` (8,); noughts where it is plain or has none."""

    def __init__(self, raw: bytes | None) -> None:
        known = raw is not None and len(raw) in (BYTES, LENGTH)
        whole = raw if known and raw else bytes(BYTES)
        steps = bytes(BYTES) if few_steps(whole) else whole[:BYTES]
        self.old = known and len(whole) == BYTES
        self.steps: Words = np.frombuffer(steps, np.uint64)
        self.signs: Words = np.frombuffer(whole[BYTES:].ljust(LENGTH - BYTES, b"\0"), np.uint64).reshape(-1, _WORDS)

    @classmethod
    def of(cls, signs: Words, steps: Words, *, old: bool) -> _Print:
        """The same, of words that were stored."""
        print_ = cls(None)
        print_.signs, print_.steps, print_.old = signs, steps, old
        return print_


class _Block:
    """Up to `BLOCK` rows: `signs` (views, words, rows), `steps` (rows, words), `old`: rows that have the first part only."""

    def __init__(self, rows: int = BLOCK) -> None:
        self.signs: Words = np.zeros((len(VIEWS), _WORDS, rows), np.uint64)
        self.steps: Words = np.zeros((rows, BYTES // 8), np.uint64)
        self.old = np.zeros(rows, np.bool_)
        self.used = 0
        self.any_old = False

    def put(self, row: int, print_: _Print) -> None:
        self.signs[:, :, row], self.steps[row], self.old[row] = print_.signs, print_.steps, print_.old
        self.used = max(self.used, row + 1)
        self.any_old = bool(self.old[: self.used].any()) if self.any_old else print_.old

    def put_many(self, row: int, raw: bytes, count: int) -> None:
        """`count` whole fingerprints, one after the other, from `row` on; plain first parts become noughts as in `_Print`."""
        cells = np.frombuffer(raw, np.uint8).reshape(count, LENGTH)
        steps = np.ascontiguousarray(cells[:, :BYTES]).view(np.uint64)
        ones = np.bitwise_count(steps).sum(axis=1, dtype=np.int64)
        signs = np.ascontiguousarray(cells[:, BYTES:]).view(np.uint64).reshape(count, len(VIEWS), _WORDS)
        to = slice(row, row + count)
        plain = (ones < FEWEST_STEPS) | (ones > _STEPS - FEWEST_STEPS)
        self.steps[to] = np.where(plain[:, None], np.uint64(0), steps)
        self.signs[:, :, to] = signs.transpose(1, 2, 0)
        self.old[to] = False
        self.used = max(self.used, row + count)

    def hits(self, print_: _Print) -> Hits:
        """Rows that are near `print_`, with the smallest distance of all comparisons that found them."""
        found: Hits = {}
        if print_.old or self.any_old:
            self._by_steps(print_, found)
        if not print_.old:
            self._by_whole(print_, found)
            for view in range(1, len(VIEWS)):
                self._by_part(view, print_.signs[0], found)
                self._by_part(0, print_.signs[view], found)
        return found

    def _by_whole(self, print_: _Print, found: Hits) -> None:
        rows, bits = self._compared(0, print_.signs[0], COARSE_WHOLE, _DOUBT_BITS)
        if rows.size:
            near = (bits <= _WHOLE_BITS) | (self._step_bits(rows, print_) <= _STEP_BITS)
            _keep(rows[near], bits[near] / _SIGNS, found)

    def _by_part(self, view: int, wanted: Words, found: Hits) -> None:
        rows, bits = self._compared(view, wanted, COARSE_PART, _PART_BITS)
        _keep(rows, bits / _SIGNS, found)

    def _compared(self, view: int, wanted: Words, coarse: int, most: int) -> tuple[Rows, Bits]:
        """Rows of which one view is like `wanted` (3 words): the coarse word of all, the rest of the few that are left."""
        stored = self.signs[view, :, : self.used]
        rows = (np.bitwise_count(stored[0] ^ wanted[0]) <= coarse).nonzero()[0] if wanted.any() else _NONE
        words = stored[:, rows]
        bits = np.bitwise_count(words ^ wanted[:, None]).sum(axis=0, dtype=np.int64)
        near = (bits <= most) & words.any(axis=0)
        return rows[near], bits[near]

    def _by_steps(self, print_: _Print, found: Hits) -> None:
        """Compare first parts: with every row if `print_` is an old one, otherwise with the old rows.

        The bits of the first half never outnumber those of the whole, so a row beyond the limit there is beyond it.
        """
        if not print_.steps.any():
            return
        rows = np.arange(self.used) if print_.old else self.old[: self.used].nonzero()[0]
        stored = self.steps[: self.used] if print_.old else self.steps[rows]
        half = np.bitwise_count(stored[:, :_HALF] ^ print_.steps[:_HALF]).sum(axis=1, dtype=np.uint16)
        rows = rows[half <= _STEP_BITS]
        bits = self._step_bits(rows, print_)
        near = bits <= _STEP_BITS
        _keep(rows[near], bits[near] / _STEPS, found)

    def _step_bits(self, rows: Rows, print_: _Print) -> Bits:
        """How many bits of the first parts differ; all of them where either picture has too few steps to tell."""
        words = self.steps[rows]
        bits = np.bitwise_count(words ^ print_.steps).sum(axis=1, dtype=np.int64)
        return np.where(words.any(axis=1) & print_.steps.any(), bits, _STEPS)


def _keep(rows: Rows, distances: NDArray[np.float64], found: Hits) -> None:
    for row, far in zip(rows.tolist(), distances.tolist(), strict=True):
        found[row] = min(far, found.get(row, 1.0))
