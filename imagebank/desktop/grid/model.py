"""The rows of the grid: an array of ids. What a cell says is fetched when it is painted or read aloud."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from imagebank.desktop.values import CellValue

Fetch = Callable[[Sequence[int]], Mapping[int, CellValue]]
_KEPT = 3000
_BATCH = 60
_Index = QModelIndex | QPersistentModelIndex


def _nothing(_ids: Sequence[int]) -> Mapping[int, CellValue]:
    return {}


class GridModel(QAbstractListModel):
    """Ids in order, and a callable that tells about some of them (about a millisecond a hundred)."""

    changed = Signal(list)

    def __init__(self, fetch: Fetch = _nothing) -> None:
        super().__init__()
        self._ids = array("q")
        self._fetch = fetch
        self._cells: OrderedDict[int, CellValue] = OrderedDict()

    @property
    def ids(self) -> array[int]:
        """All ids, in order. Not to be changed."""
        return self._ids

    def show_ids(self, ids: Iterable[int]) -> None:
        """Replace all rows; what is known of cells is kept (see `forget`)."""
        self.beginResetModel()
        self._ids = ids if isinstance(ids, array) else array("q", ids)
        self.endResetModel()

    def fetch_with(self, fetch: Fetch) -> None:
        """Use another source from now on."""
        self._fetch = fetch
        self._cells.clear()

    def forget(self, ids: Iterable[int]) -> None:
        """These assets have changed: fetch them anew when they are painted."""
        gone = list(ids)
        for one in gone:
            self._cells.pop(one, None)
        self.changed.emit(gone)

    def rowCount(self, parent: _Index | None = None, /) -> int:  # type: ignore[override]
        """How many rows; a list has no children."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> str | None:
        """The title, or the sentence to be spoken."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cell = self.cell(index.row()) if index.isValid() else None
        if cell is None:
            return None
        return cell.title if role == Qt.ItemDataRole.DisplayRole else cell.spoken

    def flags(self, index: _Index, /) -> Qt.ItemFlag:
        """Rows can be chosen; they are never edited here."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def cell(self, row: int) -> CellValue | None:
        """The cell at `row`, fetched with its neighbours if need be."""
        if not 0 <= row < len(self._ids):
            return None
        if self._ids[row] not in self._cells:
            start = row - row % _BATCH
            self.prefetch(range(start, min(start + _BATCH, len(self._ids))))
        return self._cells.get(self._ids[row])

    def prefetch(self, rows: range) -> None:
        """Fetch in one question whatever is not known of `rows`."""
        wanted = [one for one in self._ids[rows.start : rows.stop] if one not in self._cells]
        if wanted:
            self._cells.update(self._fetch(wanted))
        while len(self._cells) > max(_KEPT, len(rows)):
            self._cells.popitem(last=False)

    def row_of(self, one: int) -> int | None:
        """The row of an id, if it is here."""
        try:
            return self._ids.index(one)
        except ValueError:
            return None
