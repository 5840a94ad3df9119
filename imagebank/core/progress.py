"""A long task is a generator of `Progress`; between two of them it may be stopped."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """One finished, committed step of a long task.

    `done` and `total` count the task's own steps (`total` 0: not known yet); `what` names what was
    just finished, as a file name or a title, ready to be shown.
    """

    done: int
    total: int
    what: str = ""


def driven(steps: Generator[Progress, None, T], listener: Callable[[Progress], object] | None = None) -> T:
    """Drive a long task to its end and return its result. What the `listener` raises stops it."""
    with contextlib.closing(steps):
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return end.value
            if listener is not None:
                listener(step)
