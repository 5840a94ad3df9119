"""The items of a pack in their order: walked by arrows, moved by Alt+arrows or the mouse, taken out by Delete."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.packs.verdicts import VerdictDelegate, spoken
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.values import PackItemValue
from imagebank.language import _

_Index = QModelIndex | QPersistentModelIndex
_ITEM = Qt.ItemDataRole.UserRole


class ItemModel(QAbstractListModel):
    """The items as they are given, each with its place in the sentence it is read aloud as."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[PackItemValue] = []

    def show_items(self, items: Sequence[PackItemValue]) -> None:
        """Other items, or the same in another state."""
        same = [one.id for one in items] == [one.id for one in self.items]
        if same:
            self.items = list(items)
            self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, 0))
            return
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None, /) -> int:  # type: ignore[override]
        """How many items."""
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        """The title, the spoken sentence, or the item."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = _("{n} av {total}").format(n=index.row() + 1, total=len(self.items))
            return f"{place}. {spoken(item)}"
        answers: dict[int, object] = {Qt.ItemDataRole.DisplayRole: item.title, _ITEM: item}
        return answers.get(role)

    def supportedDropActions(self) -> Qt.DropAction:
        """Items are moved, never doubled."""
        return Qt.DropAction.MoveAction

    def flags(self, index: _Index, /) -> Qt.ItemFlag:
        """Items are dragged, and dropped between each other."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual | Qt.ItemFlag.ItemIsDropEnabled


class ItemList(QListView):
    """Emits `held(number)`, `ordered(numbers)` for another order, and `remove_wanted`."""

    held = Signal(int)
    ordered = Signal(tuple)
    remove_wanted = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setObjectName("Verdicts")
        self.setAccessibleName(_("Bilderna i paketet"))
        self.setAccessibleDescription(_("Alt+uppil och Alt+nedpil flyttar bilden. Delete tar ut den."))
        self.items = ItemModel()
        self.setModel(self.items)
        self.setItemDelegate(VerdictDelegate(thumbnails, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._may_edit = True
        thumbnails.ready.connect(self._came)
        self.selectionModel().currentChanged.connect(self._moved_to)

    def show_items(self, items: Sequence[PackItemValue], *, may_edit: bool) -> None:
        """Show these; the keyboard stays at the item it stood at, else at the same place."""
        held, row = self.current(), max(0, self.currentIndex().row())
        self._may_edit = may_edit
        self.setDragEnabled(may_edit)
        self.items.show_items(items)
        if self.current() != held or held is None:
            numbers = self.numbers()
            self._go(numbers.index(held) if held in numbers else min(row, len(numbers) - 1))

    def numbers(self) -> tuple[int, ...]:
        """The items' numbers in their order."""
        return tuple(one.id for one in self.items.items)

    def current(self) -> int | None:
        """The number of the item that is stood at."""
        row = self.currentIndex().row()
        return self.items.items[row].id if 0 <= row < len(self.items.items) else None

    def move(self, by: int) -> None:  # type: ignore[override]
        """Move the item that is stood at up or down, and say where it is now."""
        row = self.currentIndex().row()
        self._put(row, row + by)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Alt+arrows move, Delete takes out."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete and self._may_edit:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent, /) -> None:
        """Only what is dragged from here may be let go here, anywhere."""
        super().dragMoveEvent(event)
        event.setAccepted(event.source() is self and self._may_edit)

    def dropEvent(self, event: QDropEvent, /) -> None:
        """Let go: the item is put before the one whose upper half it is held over, else after it."""
        at, row = event.position().toPoint(), self.currentIndex().row()
        index = self.indexAt(at)
        aim = index.row() + (at.y() > self.visualRect(index).center().y()) if index.isValid() else len(self.items.items)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the view would take the moved row away
        event.accept()
        self._put(row, aim - 1 if aim > row else aim)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Lines are broken anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _came(self, _id: int) -> None:
        self.viewport().update()

    def _put(self, row: int, aim: int) -> None:
        items = list(self.items.items)
        if not self._may_edit or row == aim or not (0 <= row < len(items) and 0 <= aim < len(items)):
            return
        items.insert(aim, items.pop(row))
        self.items.show_items(items)
        self._go(aim)
        announce(self, _("Flyttad till plats {n} av {total}").format(n=aim + 1, total=len(items)))
        self.ordered.emit(self.numbers())

    def _go(self, row: int) -> None:
        self.setCurrentIndex(self.items.index(row, 0) if row >= 0 else QModelIndex())

    def _moved_to(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.held.emit(self.items.items[now.row()].id)
