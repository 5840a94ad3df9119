"""What near pictures are to each other: copies and crops in groups, the shots of one burst in stacks. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final, Literal

from imagebank.media.likeness import Nearness, compare

BURST_SECONDS: Final = 3
"""From one shot to the next. Exif counts whole seconds, so 2 s of pressing again may read as 3; a longer wait is a new moment."""
COPY: Final = 0.10
"""Share of differing bits up to which a picture is told to be a copy (measured: at least 98 % of resized, recompressed, grey and
brighter copies are within it)."""

Relation = Literal["copy", "crop", "burst", "alike"]
Pair = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture as far as likeness goes: ISO 8601 local time, the camera in words, pixels as shown (0: unknown)."""

    id: str
    captured_at: str | None
    camera: str | None
    fingerprint: bytes | None
    width: int = 0
    height: int = 0


def groups(pairs: Iterable[Pair]) -> list[frozenset[str]]:
    """Groups of two or more, the largest first, in which everyone is near everyone (complete linkage).

    The nearest pair joins first, and two groups join only if each of one is near each of the other, so that a chain of
    A like B like C never gathers strangers: C then stays outside. Nobody is in two groups.
    """
    ordered = sorted((far, *sorted((one, other))) for one, other, far in pairs if one != other)
    near = {(one, other) for _far, one, other in ordered}
    group: dict[str, set[str]] = {id: {id} for pair in near for id in pair}
    for _far, one, other in ordered:
        ours, theirs = group[one], group[other]
        if ours is not theirs and all((min(a, b), max(a, b)) in near for a in ours for b in theirs):
            ours |= theirs
            group.update(dict.fromkeys(theirs, ours))
    found = {frozenset(members) for members in group.values() if len(members) > 1}
    return sorted(found, key=lambda members: (-len(members), min(members)))


def stacks(items: Sequence[Shot]) -> list[tuple[str, ...]]:
    """Bursts of two or more shots in time order: one camera, `BURST_SECONDS` from shot to shot, each near the one before.

    A copy of a shot that is in the stack (see `relation`) is a duplicate and no shot of its own: the larger one stands.
    """
    timed = [(shot.camera, when, shot) for shot in items if shot.camera and (when := _moment(shot.captured_at))]
    timed.sort(key=lambda one: (one[0], one[1], -one[2].width * one[2].height, one[2].id))
    found: list[tuple[str, ...]] = []
    for _camera, shots in groupby(timed, key=lambda one: one[0]):
        found += _bursts([shot for _, _, shot in shots])
    return found


def relation(one: Shot, other: Shot) -> Relation | None:
    """What the two are to each other, as far as fingerprints, sizes and times can tell; `None` if they are not near.

    `burst`: two moments within `BURST_SECONDS`, or the same second with the same size in pixels and visibly different; `crop`: a part of
    one is the whole of the other; `copy`: hardly a bit differs; `alike`: near, and no more can be said. A tripod's second
    frame of the same second, in which nothing moved, is told as a copy.
    """
    near = compare(one.fingerprint, other.fingerprint)
    if near is None:
        return None
    if _burst(one, other, near):
        return "burst"
    if near.part:
        return "crop"
    return "copy" if near.distance <= COPY else "alike"


def _bursts(shots: list[Shot]) -> list[tuple[str, ...]]:
    """Of one camera's shots in time order."""
    runs: list[list[Shot]] = []
    for shot in shots:
        if runs and (open_run := _open(runs[-1], shot)):
            known = {relation(earlier, shot) for earlier in open_run}
            if "burst" in known and not known & {"copy", "crop"}:
                runs[-1].append(shot)
            if "burst" in known or known & {"copy", "crop"}:
                continue
        runs.append([shot])
    return [tuple(shot.id for shot in run) for run in runs if len(run) > 1]


def _open(run: list[Shot], shot: Shot) -> list[Shot]:
    """Those of the run's last shots that `shot` may follow: of the same second as the last one, and the last one."""
    last = run[-1]
    if not _soon(last, shot):
        return []
    return [earlier for earlier in run if earlier.captured_at == shot.captured_at or earlier is last]


def _burst(one: Shot, other: Shot, near: Nearness) -> bool:
    if not one.camera or one.camera != other.camera or not _soon(one, other):
        return False
    if _moment(one.captured_at) != _moment(other.captured_at):
        return True
    same_size = (one.width, one.height) == (other.width, other.height)
    return same_size and near.distance > COPY


def _soon(one: Shot, other: Shot) -> bool:
    first, second = _moment(one.captured_at), _moment(other.captured_at)
    return first is not None and second is not None and abs((second - first).total_seconds()) <= BURST_SECONDS


def _moment(text: str | None) -> datetime | None:
    """The clock on the camera's wall: the offset is dropped, since one camera's shots share it. `None` for a day alone."""
    if not text or "T" not in text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
