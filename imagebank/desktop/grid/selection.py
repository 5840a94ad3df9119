"""What is selected: one bit a row, so that a million selected rows cost as little as one, however scattered.

Qt's own ranges are only a mirror for views and screen readers: all of them where they are few, otherwise those in sight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Signal,
)

from imagebank.desktop.grid.model import GridModel

Flag = QItemSelectionModel.SelectionFlag
_Index = QModelIndex | QPersistentModelIndex
_MIRRORED = 200
"""So many ranges Qt can hold and still be quick."""
_AROUND = 500
"""Rows before and after those in sight that are mirrored, where the ranges are many."""


class Marks(QItemSelectionModel):
    """Grid and table share it. `marked` tells that something else is selected; what stays in the result stays selected."""

    marked = Signal()

    def __init__(self, rows: GridModel, parent: QObject) -> None:
        super().__init__(rows, parent)
        self._rows = rows
        self._settled = self._now = np.zeros(len(rows.ids), bool)
        self._count = 0
        self._sight = self._mirrored = range(0)
        self._whole = True
        self._own = False
        self._kept: tuple[np.ndarray, int | None] = rows.ids[:0], None
        self._again: tuple[np.ndarray, np.ndarray] | None = None
        rows.modelAboutToBeReset.connect(self._remember)

    @property
    def count(self) -> int:
        """How many are selected."""
        return self._count

    def holds(self, row: int) -> bool:
        """Whether a row is selected."""
        return row < len(self._now) and bool(self._now[row])

    def ids(self) -> np.ndarray:
        """The selected assets, in the grid's order."""
        return self._rows.ids[self._now]

    def mark(self, ids: Iterable[int]) -> None:
        """Select exactly these assets."""
        self._take(_found(self._rows.ids, ids))

    def rows(self) -> np.ndarray:
        """Which rows are selected, one bit a row. Not to be changed."""
        return self._now

    def mark_rows(self, now: np.ndarray) -> None:
        """Select exactly the rows that a bit each says."""
        self._take(now)

    def mark_all(self) -> None:
        """Select every row."""
        self._take(np.ones(len(self._rows.ids), bool))

    def row_of_current(self) -> int | None:
        """The row the keyboard stands at."""
        row = self.currentIndex().row()
        return row if 0 <= row < len(self._rows.ids) else None

    def see(self, rows: range) -> None:
        """These rows are in sight now: tell Qt of them, where it is not told of all."""
        self._sight = rows
        if not self._whole and not (rows.start in self._mirrored and max(rows.start, rows.stop - 1) in self._mirrored):
            self._mirror()

    def select(self, what: QItemSelection | _Index, command: Flag, /) -> None:  # type: ignore[override]
        """Qt's way to select: the last part is replaced where `command` says Current."""
        if self._own:
            super().select(what, command)  # type: ignore[arg-type]
        elif command != Flag.NoUpdate:
            begun = np.zeros_like(self._now) if command & Flag.Clear else self._before(command)
            now = begun.copy()
            for rows in _rows(what):
                _change(now[rows.start : rows.stop], command)
            self._put(begun, now)

    def reset(self) -> None:
        """After new rows Qt forgets; what was selected and is still here is selected again, without a word."""
        self._own = True
        super().reset()
        self._own = False
        self._recall()

    def clearSelection(self) -> None:
        """Nothing is selected, also where Qt knows of nothing."""
        self._take(np.zeros(len(self._rows.ids), bool))

    def _before(self, command: Flag) -> np.ndarray:
        return self._settled if command & Flag.Current else self._now

    def _take(self, now: np.ndarray) -> None:
        self._put(now, now)

    def _put(self, settled: np.ndarray, now: np.ndarray) -> None:
        other = len(now) != len(self._now) or not np.array_equal(now, self._now)
        self._settled, self._now = settled, now
        if other:
            self._count = int(np.count_nonzero(now))
            self._mirror()
            self.marked.emit()

    def _mirror(self) -> None:
        parts = list(runs(self._now, 0, _MIRRORED))
        self._whole = len(parts) <= _MIRRORED
        if not self._whole:
            self._mirrored = range(max(0, self._sight.start - _AROUND), self._sight.stop + _AROUND)
            parts = list(runs(self._now[: self._mirrored.stop], self._mirrored.start, 2 * _AROUND + len(self._sight)))
        told, last = QItemSelection(), self._rows.columnCount() - 1
        for part in parts:
            ends = self._rows.index(part.start, 0), self._rows.index(part.stop - 1, last)
            told.append(QItemSelectionRange(*ends))
        self._own = True
        super().select(told, Flag.ClearAndSelect)
        self._own = False

    def _remember(self) -> None:
        row = self.row_of_current()
        self._kept = self.ids(), None if row is None else int(self._rows.ids[row])
        self._again = None

    def _recall(self) -> None:
        """Asked by Qt and by every view: worked out once for each new set of rows."""
        rows, before = self._rows.ids, self._count
        if self._again is None or self._again[0] is not rows:
            self._again = rows, _found(rows, self._kept[0])
        self._settled = self._now = self._again[1]
        self._count = int(np.count_nonzero(self._now))
        current = self._rows.row_of(self._kept[1]) if self._kept[1] is not None else None
        blocked = self.blockSignals(True)
        if current is not None:
            super().setCurrentIndex(self._rows.index(current, 0), Flag.NoUpdate)
        self._mirror()
        self.blockSignals(blocked)
        if before or self._count:
            self.marked.emit()


def runs(marks: np.ndarray, start: int, most: int) -> Iterator[range]:
    """The ranges of True from `start` on, no more than `most` and one."""
    edges = np.flatnonzero(np.diff(marks[start:].view(np.int8), prepend=0, append=0)) + start
    for begin, end in edges[: 2 * (most + 1)].reshape(-1, 2).tolist():
        yield range(begin, end)


def _found(rows: np.ndarray, ids: Iterable[int]) -> np.ndarray:
    """Which of `rows` are among `ids`."""
    wanted = ids if isinstance(ids, np.ndarray) else np.fromiter(ids, np.int64)
    return np.isin(rows, wanted) if len(wanted) else np.zeros(len(rows), bool)


def _rows(what: QItemSelection | _Index) -> list[range]:
    if not isinstance(what, QItemSelection):
        return [range(what.row(), what.row() + 1)] if what.isValid() else []
    parts = (what.at(place) for place in range(what.count()))
    return [range(part.top(), part.bottom() + 1) for part in parts if part.isValid()]


def _change(part: np.ndarray, command: Flag) -> None:
    if command & Flag.Toggle == Flag.Toggle:
        np.logical_not(part, out=part)
    elif command & Flag.Select:
        part[:] = True
    elif command & Flag.Deselect:
        part[:] = False
