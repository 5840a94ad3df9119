"""The rows of grid and table: an array of ids. What a cell says is fetched when it is painted or read aloud."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from imagebank.core.errors import N_
from imagebank.desktop.parts.words import number
from imagebank.desktop.values import CellValue
from imagebank.language import _

Fetch = Callable[[Sequence[int]], Mapping[int, CellValue]]
_KEPT = 3000
_BATCH = 60
_Index = QModelIndex | QPersistentModelIndex

COLUMNS: dict[str, str] = {
    "title": N_("Titel"), "picture": N_("Bild"), "status_word": N_("Status"), "captured": N_("Tagen"),
    "kind": N_("Slag"), "creator": N_("Fotograf"), "shoot": N_("Fotografering"), "file": N_("Fil"),
    "added": N_("Inhämtad"), "stars": N_("Betyg"), "pick_word": N_("Urval"),
}  # fmt: skip
"""The table's columns: what of a cell each shows, and its heading. The grid shows the first."""


def _nothing(_ids: Sequence[int]) -> Mapping[int, CellValue]:
    return {}


class GridModel(QAbstractTableModel):
    """Ids in order, and a callable that tells about some of them (about a millisecond a hundred)."""

    changed = Signal(list)

    def __init__(self, fetch: Fetch = _nothing) -> None:
        super().__init__()
        self._ids = np.zeros(0, np.int64)
        self.by_name = False
        self._fetch = fetch
        self._cells: OrderedDict[int, CellValue] = OrderedDict()

    @property
    def ids(self) -> np.ndarray:
        """All ids, in order. Not to be changed."""
        return self._ids

    def show_ids(self, ids: Iterable[int], *, by_name: bool = False) -> None:
        """Replace all rows; what is known of cells is kept (see `forget`). `by_name`: they stand by the files' names."""
        self.beginResetModel()
        self.by_name = by_name
        self._ids = ids if isinstance(ids, np.ndarray) else np.fromiter(ids, np.int64)
        self.endResetModel()

    def fetch_with(self, fetch: Fetch) -> None:
        """Use another source from now on."""
        self._fetch = fetch
        self._cells.clear()

    def forget(self, ids: Iterable[int] | None = None) -> None:
        """These assets have changed (all, when None): fetch them anew when they are painted."""
        gone = list(self._cells) if ids is None else list(ids)
        for one in gone:
            self._cells.pop(one, None)
        self.changed.emit(gone)

    def rowCount(self, parent: _Index | None = None, /) -> int:  # type: ignore[override]
        """How many rows; a table has no children."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index | None = None, /) -> int:  # type: ignore[override]
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> str | None:
        """The columns' headings; the rows' numbers, which are only spoken."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return number(section + 1)
        return _(list(COLUMNS.values())[section])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> str | None:
        """The words of a column, or what is spoken: the whole sentence in the first, heading and words in the others."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cell = self.cell(index.row()) if index.isValid() else None
        if cell is None:
            return None
        column, heading = list(COLUMNS.items())[index.column()]
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        if column == "title":
            return cell.spoken if spoken else cell.title
        words = getattr(cell, column, "")
        return f"{_(heading)}: {words or _spoken_where_empty(cell, column)}" if spoken else words

    def flags(self, index: _Index, /) -> Qt.ItemFlag:
        """Rows can be chosen, and dragged out where the view lets it; they are never edited here."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def cell(self, row: int) -> CellValue | None:
        """The cell at `row`, fetched with its neighbours if need be."""
        if not 0 <= row < len(self._ids):
            return None
        if int(self._ids[row]) not in self._cells:
            start = row - row % _BATCH
            self.prefetch(range(start, min(start + _BATCH, len(self._ids))))
        return self._cells.get(int(self._ids[row]))

    def prefetch(self, rows: range) -> None:
        """Fetch in one question whatever is not known of `rows`."""
        wanted = [one for one in self._ids[rows.start : rows.stop].tolist() if one not in self._cells]
        if wanted:
            self._cells.update(self._fetch(wanted))
        while len(self._cells) > max(_KEPT, len(rows)):
            self._cells.popitem(last=False)

    def id_at(self, row: int) -> int | None:
        """The id at a row, if there is one."""
        return int(self._ids[row]) if 0 <= row < len(self._ids) else None

    def row_of(self, one: int) -> int | None:
        """The row of an id, if it is here."""
        found = np.flatnonzero(self._ids == one)
        return int(found[0]) if len(found) else None


def _spoken_where_empty(cell: CellValue, column: str) -> str:
    """The picture is called by its title; where there is nothing, that is said."""
    return cell.title if column == "picture" else _("saknas")
