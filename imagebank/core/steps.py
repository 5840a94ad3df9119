"""Steps of undo and redo: which rows an edit changed, and the session's memory of the edits that can be undone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Columns = Mapping[str, object]

MOST_STEPS = 100
MOST_BYTES = 64 << 20
ROW_BYTES = 400
"""What a row costs beside its texts: two small dictionaries and a key, measured roughly."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of a table: its key, what it was and what it became. None: there was, or is, no such row.

    Where the row was and is, only the columns that differ are named.
    """

    table: str
    key: tuple[object, ...]
    before: Columns | None
    after: Columns | None

    @property
    def turned(self) -> RowChange:
        """The same change the other way round."""
        return RowChange(self.table, self.key, self.after, self.before)

    @property
    def bytes(self) -> int:
        """About how much memory it holds."""
        held = (*(self.before or {}).values(), *(self.after or {}).values(), *self.key)
        return ROW_BYTES + sum(len(value) for value in held if isinstance(value, str))


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One edit: its verb and ledger subject, and every row that it changed, in no order.

    Two steps may change the same in the same way, and are two all the same.
    """

    verb: str
    subject: str
    rows: tuple[RowChange, ...]

    @property
    def bytes(self) -> int:
        """About how much memory it holds."""
        return sum(row.bytes for row in self.rows)


@dataclass
class Steps:
    """What can be undone and redone in this session, newest last. Safe to use from several threads."""

    most: int = MOST_STEPS
    most_bytes: int = MOST_BYTES
    told: list[Callable[[], object]] = field(default_factory=list, repr=False)
    """Called after every change of what can be undone, in the thread that made it."""

    _done: list[Step] = field(default_factory=list)
    _undone: list[Step] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    def add(self, step: Step) -> None:
        """Remember a new edit; what was undone before it cannot be redone any more."""
        with self._lock:
            self._undone.clear()
            if step.bytes > self.most_bytes:  # what lies before it is out of reach with it
                self._done.clear()
            else:
                self._done.append(step)
            while len(self._done) > self.most or sum(one.bytes for one in self._done) > self.most_bytes:
                self._done.pop(0)
        self._tell()

    def moved(self, step: Step, *, undone: bool) -> None:
        """A step was undone, or done again."""
        there, here = (self._done, self._undone) if undone else (self._undone, self._done)
        with self._lock:
            if step in there:
                there.remove(step)
            here.append(step)
        self._tell()

    def drop(self, wanted: Callable[[Step], bool]) -> None:
        """Forget the steps that `wanted` names."""
        with self._lock:
            for steps in (self._done, self._undone):
                steps[:] = [one for one in steps if not wanted(one)]
        self._tell()

    def clear(self) -> None:
        """Forget every step."""
        with self._lock:
            self._done.clear()
            self._undone.clear()
        self._tell()

    def _tell(self) -> None:
        for one in tuple(self.told):
            one()

    @property
    def done(self) -> tuple[Step, ...]:
        """What can be undone, newest first."""
        with self._lock:
            return tuple(reversed(self._done))

    @property
    def undone(self) -> tuple[Step, ...]:
        """What can be done again, last undone first."""
        with self._lock:
            return tuple(reversed(self._undone))
