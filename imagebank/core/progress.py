"""A long task is a generator of `Progress`; between two of them it may be stopped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """One finished, committed step of a long task.

    `done` and `total` count the task's own steps (`total` 0: not known yet); `what` names what was
    just finished, as a file name or a title, ready to be shown.
    """

    done: int
    total: int
    what: str = ""
