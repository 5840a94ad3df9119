"""Choosing concepts out of the whole list: the tree with ticks. It is searched by typing, and stays open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QTreeWidgetItem, QWidget

from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.ticks import draw_box
from imagebank.desktop.theme.look import px
from imagebank.desktop.vocabulary.tree import ConceptTree, Wrapping
from imagebank.desktop.vocabulary.values import ConceptRow
from imagebank.language import _

RECENT = "\nrecent"
"""The key of the group of what was used last, and the beginning of the keys in it."""

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_STATES = {None: Qt.CheckState.PartiallyChecked, True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
_PAUSE_MS = 120
"""The tree follows the words so long after the last key."""

Ticks = Mapping[str, bool | None]
"""Concept → whether it is on; None: on some of several pictures. What is not named is off."""


class _Ticked(Wrapping):
    """Draws the box as our boxes are drawn everywhere."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> None:
        """The box stands in the icon's place."""
        super().initStyleOption(option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
            side, ratio = px(20), QApplication.primaryScreen().devicePixelRatio()
            pixmap = QPixmap(round(side * ratio), round(side * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_box(painter, QRect(0, 0, side, side), Qt.CheckState(state), on_accent=selected)
            painter.end()
            features = QStyleOptionViewItem.ViewItemFeature
            option.features = (option.features & ~features.HasCheckIndicator) | features.HasDecoration  # type: ignore[attr-defined]
            made = QIcon(pixmap)
            made.addPixmap(pixmap, QIcon.Mode.Selected)
            option.icon, option.decorationSize = made, QSize(side, side)  # type: ignore[attr-defined]


class PickTree(ConceptTree):
    """Emits `ticked(id, on)`. The arrows move the line also from the search field, Return ticks it."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._ticks: dict[str, bool | None] = {}
        self.search.setPlaceholderText(_("Namn eller synonym"))
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self.follow)
        self.search.textChanged.disconnect()
        self.search.textChanged.connect(self._soon.start)
        self.search.installEventFilter(self)
        self.tree.installEventFilter(self)
        self.tree.setItemDelegate(_Ticked(self.tree))
        self.tree.itemChanged.connect(self._pressed)
        self.tree.itemClicked.connect(lambda _item: self.toggle())

    def show_list(self, rows: Sequence[ConceptRow], ticks: Ticks) -> None:
        """Show these, ticked so."""
        fresh = not self._items
        self.show_rows(rows)
        tops = [self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount())]
        for item in tops[:2] if fresh else ():
            if item is not None:
                item.setExpanded(True)
        self.show_ticks(ticks)
        self._go_to_first()

    def show_ticks(self, ticks: Ticks) -> None:
        """Tick each line so."""
        self._ticks = dict(ticks)
        self.tree.blockSignals(True)
        for key, item in self._items.items():
            if item.parent() is not None:
                item.setCheckState(0, _STATES[self._ticks.get(notation_of(key), False)])
                item.setData(0, Qt.ItemDataRole.AccessibleTextRole, self._spoken(key))
        self.tree.blockSignals(False)
        self.tree.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Keys in the field that are for the tree, and Return in either."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.toggle()
                return True
            if watched is self.search and event.key() in _MOVES:
                self._settle()
                QApplication.sendEvent(self.tree, event)
                announce(self.search, self._spoken(self.key()))
                return True
        return super().eventFilter(watched, event)

    def toggle(self) -> None:
        """Tick the line that one stands at, or take the tick away."""
        self._settle()
        item = self.tree.currentItem()
        if item is not None and item.parent() is not None and not item.isHidden():
            on = item.checkState(0) != Qt.CheckState.Checked
            item.setCheckState(0, _STATES[on])
            self.search.selectAll()

    def follow(self) -> None:
        """Show what fits the words, and stand at the first."""
        self._soon.stop()
        self.tree.setUpdatesEnabled(False)
        self._filter(self.search.text())
        self._go_to_first()
        self.tree.setUpdatesEnabled(True)

    def _settle(self) -> None:
        if self._soon.isActive():
            self.follow()

    def _go_to_first(self) -> None:
        wanted = self.search.text().casefold().split()
        shown = (key for key, item in self._items.items() if item.parent() is not None and not item.isHidden())
        best, begins = "", False
        for key in shown:
            words = self._rows[key].words.casefold()
            if not begins and wanted and words.startswith(wanted[0]) and all(one in words for one in wanted):
                best, begins = key, True
            elif not best and (not wanted or all(one in words for one in wanted)):
                best = key
        if best:
            self.tree.setCurrentItem(self._items[best])
            self.tree.scrollToItem(self._items[best])

    def _pressed(self, item: QTreeWidgetItem) -> None:
        key = next((key for key, one in self._items.items() if one is item), "")
        on, notation = item.checkState(0) == Qt.CheckState.Checked, notation_of(key)
        if not key or self._ticks.get(notation, False) is on:
            return
        self.show_ticks({**self._ticks, notation: on})
        self.ticked.emit(notation, on)
        announce(
            self,
            _("{concept} på").format(concept=self._rows[key].label)
            if on
            else _("{concept} av").format(concept=self._rows[key].label),
        )

    def _spoken(self, key: str) -> str:
        row = self._rows.get(key)
        if row is None or row.level == 0:
            return row.spoken if row else ""
        state = {None: _("på några"), True: _("på"), False: _("av")}[self._ticks.get(notation_of(key), False)]
        return f"{row.spoken}, {state}"


class PickSheet(Sheet):
    """The tree in a sheet. Emits `ticked(id, on)` at once for each tick; Escape or the button closes it."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None, rows: Sequence[ConceptRow], ticks: Ticks) -> None:
        super().__init__(parent, _("Välj ämnesord"), 620, 760)
        self.pick = PickTree()
        self.pick.show_list(rows, ticks)
        self.pick.ticked.connect(self.ticked)
        self.body.addWidget(self.pick, 1)
        help_ = label(_("Skriv för att söka, pilarna flyttar, Enter kryssar i."), "muted", wrap=True)
        self.put_buttons(help_, self.close_button("primary"))
        self.pick.search.setFocus(Qt.FocusReason.OtherFocusReason)


def notation_of(key: str) -> str:
    """The concept that a line stands for."""
    return key.removeprefix(RECENT)
