"""Where in a film there are faces: a sample every fifth of a second, and what to cover between the samples.

Boxes and nothing else, as in `faces`; a face in one sample is tied to the nearest in the next by place, never by looks.
"""

from __future__ import annotations

import contextlib
import math
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from imagebank.core.asset import Area
from imagebank.media import faces, film, poster
from imagebank.media.boundary import check_size, decoding

EVERY_S = 0.2
HOLD_S = 0.5
"""Seconds that a found face is covered before and after it was seen, so that one missed sample bares nobody."""

BETWEEN = (0.25, 0.5, 0.75)
"""Places on the way from one sample to the next that are covered too: a face that moves fast leaves no gap."""

REACH = 3.0
"""Widths or heights that a face may move between two samples and still be the same, as far as covering goes."""

Sample = tuple[float, tuple[Area, ...]]


def find_in_film(path: Path, every_s: float = EVERY_S) -> Iterator[Sample]:
    """(seconds from the film's start, faces as shown) about every `every_s`, from the first frame to the last.

    Raises `WorldError` FACES_MISSING, `FileProblem` about the film.
    """
    if not faces.is_available():
        raise faces.missing()
    with contextlib.closing(_samples(path, every_s)) as steps:
        while True:
            with decoding(path):  # never across a yield: it silences warnings for the whole process
                sample = next(steps, None)
            if sample is None:
                return
            yield sample


def samples(path: Path, every_s: float) -> list[Sample]:
    """`find_in_film` in one go, for `worker.run`. Raises as that."""
    return list(find_in_film(path, every_s))


def areas_at(samples: Sequence[Sample], seconds: float, hold_s: float = HOLD_S) -> list[Area]:
    """Every area to cover at `seconds`: of the samples within `hold_s`, of the ones on both sides, and on the way between.

    `samples` in the order of time, as `find_in_film` gives them.
    """
    first = bisect_left(samples, seconds - hold_s, key=itemgetter(0))
    last = bisect_right(samples, seconds + hold_s, key=itemgetter(0))
    after = bisect_right(samples, seconds, key=itemgetter(0))
    return [*_of(samples[max(0, min(first, after - 1)) : max(last, after + 1)])]


def _of(samples: Sequence[Sample]) -> Iterator[Area]:
    for at, (_, areas) in enumerate(samples):
        yield from areas
        if at + 1 < len(samples):
            yield from _on_the_way(areas, samples[at + 1][1])


def _on_the_way(here: Iterable[Area], there: Sequence[Area]) -> Iterator[Area]:
    for area in here:
        nearest = min(there, key=lambda other: _apart(area, other), default=None)
        if nearest is not None and _apart(area, nearest) <= REACH:
            yield from (_mixed(area, nearest, share) for share in BETWEEN)


def _apart(one: Area, other: Area) -> float:
    """The distance between two middles, in widths and heights of the larger."""
    across = (one.x + one.width / 2 - other.x - other.width / 2) / max(one.width, other.width, 1e-6)
    down = (one.y + one.height / 2 - other.y - other.height / 2) / max(one.height, other.height, 1e-6)
    return math.hypot(across, down)


def _mixed(one: Area, other: Area, share: float) -> Area:
    def between(a: float, b: float) -> float:
        return a + (b - a) * share

    return Area(
        between(one.x, other.x),
        between(one.y, other.y),
        between(one.width, other.width),
        between(one.height, other.height),
    )


def _samples(path: Path, every_s: float) -> Generator[Sample, None, None]:
    with film.opened(path) as container:
        stream = film.picture_stream(path, container)
        check_size(path, stream.width or 1, stream.height or 1)
        stream.thread_type = "SLICE"
        shape, due, seen = film.pixel_shape(stream), 0.0, None
        start: float | None = None
        for frame in container.decode(stream):
            if frame.time is None:
                continue
            start = frame.time if start is None else start
            seen = (frame.time - start, frame)
            if seen[0] + 1e-6 >= due:
                due = seen[0] + every_s
                yield seen[0], faces.find(poster.upright(frame, shape))
                seen = None
        if start is None:
            raise film.no_frames(path)
        if seen is not None:
            yield seen[0], faces.find(poster.upright(seen[1], shape))
