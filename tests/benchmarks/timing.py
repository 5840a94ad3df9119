"""Times many questions, and tells the times as one line of a table: median, p99, how many."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

One = TypeVar("One")

WARM = 5
"""Questions asked before any is timed."""

PATIENCE_S = 40.0
"""No row is asked for longer than this: what is far too slow is known soon enough."""


@dataclass
class Times:
    """Milliseconds of one row, question by question: by the clock, and of the processor, which a busy machine makes longer by less."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.wall)

    def add(self, act: Callable[[], object]) -> None:
        """Do it once."""
        cpu, wall = time.thread_time(), time.perf_counter()
        act()
        self.wall.append(1000 * (time.perf_counter() - wall))
        self.cpu.append(1000 * (time.thread_time() - cpu))

    def first(self, count: int) -> Times:
        """Only the first questions, to compare with one who answered fewer."""
        return Times(self.wall[:count], self.cpu[:count])


def p99(ms: Sequence[float]) -> float:
    """Ninety-nine of a hundred are no longer; of few it is the longest."""
    return sorted(ms)[math.ceil(0.99 * len(ms)) - 1]


def timed(ask: Callable[[One], object], questions: Sequence[One]) -> Times:
    """Ask every question once, after a few to warm up; stops when patience ends."""
    started = time.perf_counter()
    for one in questions[:WARM]:
        ask(one)
        if time.perf_counter() - started > PATIENCE_S / 10:
            break
    found, started = Times(), time.perf_counter()
    for one in questions:
        found.add(partial(ask, one))
        if time.perf_counter() - started > PATIENCE_S:
            break
    return found


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Plain text, the first column to the left and the figures to the right."""
    lines = [list(heads), *map(list, rows)]
    wide = [max(len(line[place]) for line in lines) for place in range(len(heads))]
    return "\n".join(
        "  ".join(
            one.ljust(width) if place == 0 else one.rjust(width)
            for place, (one, width) in enumerate(zip(line, wide, strict=True))
        )
        for line in lines
    )


def figure(value: float | None) -> str:
    """Three figures at most; nothing for None."""
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def peak_mb() -> float:
    """The most memory that this process has held, what it maps of files included (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return math.nan
