"""The middle of the library: head, chips, grid or an empty place that says what to do."""

from __future__ import annotations

from itertools import starmap

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from imagebank.desktop.grid.model import GridModel
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.grid.toolbar import GRID, TABLE, WAY_KEYS, GridToolbar
from imagebank.desktop.grid.view import GridView
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.chips import Chip, Chips
from imagebank.desktop.parts.empty import Empty
from imagebank.desktop.parts.yielding import Yielding
from imagebank.desktop.table.view import TableView
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import FilterChip, ResultValue
from imagebank.language import _


class GridPage(QWidget):
    """Shows a `ResultValue` over the rows of the model, as a grid or as a table; the window lays `banner` out over all places."""

    opened = Signal(int)
    view_wanted = Signal(int)
    mark_wanted = Signal(str, object)
    menu_wanted = Signal(QPoint)
    dragged = Signal(int)
    filter_removed = Signal(str, str)
    filters_cleared = Signal()
    take_in_wanted = Signal()

    def __init__(self, model: GridModel, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setObjectName("Centre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self.banner = Banner()
        self.toolbar = GridToolbar()
        self.chips = Chips()
        self.grid = GridView(model, thumbnails)
        self.table = TableView(model, self.grid.marks, thumbnails)
        self._way = GRID
        self._empty_bank, self._no_hits = _empty_bank(), _no_hits()
        self._pages = QStackedWidget()
        self._pages.setMinimumHeight(px(80))
        self._pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._chips_by_key: dict[str, FilterChip] = {}
        self._hits = True
        self._lay_out()
        self._connect()

    def show_result(self, result: ResultValue) -> None:
        """Head, chips, and the grid or the empty place that fits."""
        self.toolbar.show_result(result)
        self.toolbar.setVisible(not result.empty_bank)
        self._show_chips(result.chips)
        self._hits = bool(result.hits)
        page = self.view() if self._hits else self._no_hits
        self._pages.setCurrentWidget(self._empty_bank if result.empty_bank else page)

    @property
    def way(self) -> str:
        """Whether grid or table is shown."""
        return self._way

    def show_as(self, way: str) -> None:
        """As grid or as table; the keyboard stands at the same asset."""
        held = self.view().hasFocus()
        self._way = way if way == TABLE else GRID
        if self._way == TABLE:
            self.table.attach()
        self.toolbar.show_way(self._way)
        if self._hits and self._pages.currentWidget() in (self.grid, self.table):
            self._pages.setCurrentWidget(self.view())
        self.view().scrollTo(self.view().currentIndex())
        if held:
            self.focus()

    def focus(self) -> None:
        """Take the keyboard to the pictures, or to what can be done where there are none."""
        shown = self._pages.currentWidget()
        (shown.press if isinstance(shown, Empty) else self.view()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stand_at(self, one: int) -> None:
        """Let the keyboard stand at an asset, in sight; where no more than one is selected, select it."""
        row = self._model.row_of(one)
        if row is not None:
            marks = self.grid.marks
            alone = marks.SelectionFlag.ClearAndSelect | marks.SelectionFlag.Rows
            index = self._model.index(row, 0)
            marks.setCurrentIndex(index, alone if marks.count <= 1 else marks.SelectionFlag.NoUpdate)
            self.view().scrollTo(index)
        self.focus()

    def may_mark(self, may: bool) -> None:
        """Whether this user rates and chooses by keys."""
        for view in (self.grid, self.table):
            view.may_mark(may)

    def view(self) -> GridView | TableView:
        """The one of the two that is shown."""
        return self.table if self._way == TABLE else self.grid

    def show_dropping(self, on: bool) -> None:
        """Files are held over the window: say with an edge that they may be let go."""
        self.setProperty("dropping", on)
        self.style().polish(self)

    def _show_chips(self, chips: tuple[FilterChip, ...]) -> None:
        before = self._chips_by_key
        self._chips_by_key = {f"{chip.group}\n{chip.key}": chip for chip in chips}
        if before != self._chips_by_key:
            self.chips.show_chips(list(starmap(_chip, self._chips_by_key.items())), _("Rensa alla"))

    def _lay_out(self) -> None:
        for page in (self.grid, self.table, self._empty_bank, self._no_hits):
            self._pages.addWidget(page)
        head = Yielding(spacing=10)
        head.set_margins(gap(12), gap(16), gap(20), gap(6))
        for part in (self.toolbar, self.chips):
            head.add(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.toolbar.way_chosen.connect(self.show_as)
        self.toolbar.show_way(self._way)
        for way, keys in WAY_KEYS.items():
            QShortcut(QKeySequence(keys), self, lambda way=way: self.show_as(way))
        self.table.order_wanted.connect(self.toolbar.sort_chosen)
        for view in (self.grid, self.table):
            self.toolbar.size_changed.connect(view.set_cell_size)
            view.opened.connect(self.opened)
            view.view_wanted.connect(self.view_wanted)
            view.mark_wanted.connect(self.mark_wanted)
            view.menu_wanted.connect(self.menu_wanted)
            view.dragged.connect(self.dragged)
        self.chips.removed.connect(self._remove)
        self.chips.cleared.connect(self.filters_cleared)
        self._empty_bank.pressed.connect(self.take_in_wanted)
        self._no_hits.pressed.connect(self.filters_cleared)

    def _remove(self, key: str) -> None:
        chip = self._chips_by_key[key]
        self.filter_removed.emit(chip.group, chip.key)


def _chip(key: str, chip: FilterChip) -> Chip:
    spoken = _("Ta bort filtret: {filter}").format(filter=chip.label)
    return Chip(key, chip.label, spoken, against=chip.excluded)


def _empty_bank() -> Empty:
    return Empty(
        "images",
        _("Banken är tom"),
        _("Hämta in foton och filmer från en mapp eller ett minneskort, eller släpp filerna här."),
        _("Hämta in"),
        "image-plus",
    )


def _no_hits() -> Empty:
    return Empty(
        "search",
        _("Inga träffar"),
        _("Ta bort ett filter eller sök på ett annat ord. Sökningen känner även till synonymer."),
        _("Rensa sökning och filter"),
        "x",
    )
