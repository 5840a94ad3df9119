"""The selection as ranges of rows: never a list of indexes, so that a million selected rows cost as little as one."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import compress

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel


def ranges(selection: QItemSelectionModel) -> list[range]:
    """The selected rows, as sorted ranges."""
    whole = selection.selection()
    parts = (whole.at(place) for place in range(whole.count()))
    found = (range(part.top(), part.bottom() + 1) for part in parts)
    return sorted((part for part in found if part), key=lambda part: part.start)


def count(selection: QItemSelectionModel) -> int:
    """How many rows are selected."""
    return sum(len(part) for part in ranges(selection))


def selected_ids(selection: QItemSelectionModel, ids: array[int]) -> array[int]:
    """The ids of the selected rows, in the grid's order."""
    found = array("q")
    for part in ranges(selection):
        found.extend(ids[part.start : part.stop])
    return found


def select_ranges(selection: QItemSelectionModel, model: QAbstractItemModel, rows: Iterable[range]) -> None:
    """Select exactly `rows`."""
    made = QItemSelection()
    for part in filter(None, rows):
        made.merge(
            QItemSelection(model.index(part.start, 0), model.index(part.stop - 1, 0)),
            QItemSelectionModel.SelectionFlag.Select,
        )
    selection.select(made, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def runs(ids: array[int], wanted: set[int]) -> Iterator[range]:
    """The ranges of rows whose id is in `wanted`. The long walk over all ids is done without Python's help."""
    if len(wanted) >= len(ids) and wanted.issuperset(ids):
        yield range(len(ids))
        return
    start = stop = -1
    for row in compress(range(len(ids)), map(wanted.__contains__, ids)):
        if row != stop:
            if start >= 0:
                yield range(start, stop)
            start = row
        stop = row + 1
    if start >= 0:
        yield range(start, stop)
