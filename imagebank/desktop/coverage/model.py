"""The map as Qt asks for it: a row an environment, a column a school form."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt

from imagebank.desktop.coverage.values import CoverCell, CoverMap

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
INDENT = "\N{EM SPACE}"


class CoverModel(QAbstractTableModel):
    """Holds one `CoverMap`."""

    def __init__(self) -> None:
        super().__init__()
        self._map = CoverMap("")

    def show_map(self, shown: CoverMap) -> None:
        """Show another."""
        self.beginResetModel()
        self._map = shown
        self.endResetModel()

    def cell(self, index: _Index) -> CoverCell | None:
        """What stands at a place."""
        return self._map.cells[index.row()][index.column()] if index.isValid() else None

    def rowCount(self, parent: _Index | None = None, /) -> int:  # type: ignore[override]
        """Environments; a table has no children."""
        return 0 if parent is not None and parent.isValid() else len(self._map.rows)

    def columnCount(self, parent: _Index | None = None, /) -> int:  # type: ignore[override]
        """School forms."""
        return 0 if parent is not None and parent.isValid() else len(self._map.columns)

    def data(self, index: _Index, role: int = _Role.DisplayRole, /) -> object:
        """The number that may be used, and the sentence."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _Role.DisplayRole:
            return str(cell.usable)
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return cell.spoken
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = _Role.DisplayRole, /) -> object:
        """Labels; narrower environments stand further in."""
        if way == Qt.Orientation.Horizontal:
            known = section < len(self._map.columns)
            return self._map.columns[section] if known and role == _Role.DisplayRole else None
        if section >= len(self._map.rows):
            return None
        label, level = self._map.rows[section]
        if role == _Role.DisplayRole:
            return INDENT * level + label
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return label
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def longest_row(self) -> str:
        """The label that needs most room."""
        return max((INDENT * level + label for label, level in self._map.rows), key=len, default="")

    def words_of_column(self, column: int) -> list[str]:
        """The words of a heading: none is cut."""
        return self._map.columns[column].split() or [""]


def no_size() -> QSize:
    """A size that asks for nothing."""
    return QSize()
