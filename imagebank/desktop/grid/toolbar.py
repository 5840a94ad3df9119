"""The head of the grid: what is shown, how many, cell size and order."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import icon_button, label, name
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.turning import Turning
from imagebank.desktop.parts.words import number
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import Choice, ResultValue
from imagebank.language import _, ngettext

SMALLEST, LARGEST, USUAL = 150, 480, 220
GRID, TABLE = "grid", "table"
"""The two ways to show a result."""
WAY_KEYS = {GRID: "Ctrl+1", TABLE: "Ctrl+2"}
"""Not the buttons' own: they would take the keyboard from the pictures."""


class GridToolbar(QWidget):
    """Emits `size_changed` in design pixels, `sort_chosen` with a key, `way_chosen` with `GRID` or `TABLE`."""

    size_changed = Signal(int)
    sort_chosen = Signal(str)
    way_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._heading = label(look="title", wrap=True)
        self._hits = label(look="muted", wrap=True)
        self._ways = {
            GRID: icon_button("layout-grid", _("Rutnät")),
            TABLE: icon_button("table-2", _("Tabell")),
        }
        for way, press in self._ways.items():
            press.setToolTip(f"{press.accessibleName()} ({WAY_KEYS[way]})")
            press.setCheckable(True)
            press.clicked.connect(lambda _on=False, way=way: self.way_chosen.emit(way))
        self._slider = _slider()
        self._slider.valueChanged.connect(self.size_changed)
        self._meant = label(wrap=True)
        self._meant.hide()
        self._offered: tuple[Choice, ...] = ()
        self._sort = Combo()
        self._sort.setMinimumWidth(px(164))
        self._sort.chosen.connect(self.sort_chosen)
        self._lay_out()

    def offer_sorts(self, choices: Iterable[Choice], key: str) -> None:
        """The orders to choose among, and the one in force."""
        offered = tuple(choices)
        if offered != self._offered:
            self._offered = offered
            self._sort.offer(offered, key)
        self._sort.stand_at(key)

    def show_result(self, result: ResultValue) -> None:
        """Name what is shown and say the number of hits aloud when it has changed."""
        before = self._hits.text(), self._meant.text()
        self._heading.setText(result.heading)
        self._hits.setText(hit_words(result.hits, result.total))
        self._meant.setText(result.meant)
        self._meant.setVisible(bool(result.meant))
        if before != (self._hits.text(), self._meant.text()):
            announce(self, " ".join(filter(None, (result.meant, self._hits.text()))))

    def show_way(self, way: str) -> None:
        """Which of grid and table is shown."""
        for own, press in self._ways.items():
            press.setChecked(own == way)

    def stand_at(self, size: int) -> None:
        """Another cell size."""
        self._slider.setValue(size)

    def cell_size(self) -> int:
        """The cell size in design pixels."""
        return self._slider.value()

    def _lay_out(self) -> None:
        words, controls = QWidget(), QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._hits)
        self._fill_controls(controls)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(6))
        box.addWidget(Turning(words, controls, px(200)))
        box.addWidget(self._meant)

    def _fill_controls(self, controls: QWidget) -> None:
        size_words, sort_words = label(_("Storlek"), "muted"), label(_("Ordning"), "muted")
        name(self._slider, size_words)
        name(self._sort, sort_words)
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(10))
        both = QHBoxLayout()
        both.setSpacing(gap(2))
        for press in self._ways.values():
            both.addWidget(press)
        row.addLayout(both)
        for part in (size_words, self._slider, sort_words, self._sort):
            row.addWidget(part)


def hit_words(hits: int, total: int) -> str:
    """`10 214 träffar av 12 480`, or the plain number when everything is shown."""
    if hits == total:
        return ngettext("{n} bild eller film", "{n} bilder och filmer", hits).format(n=number(hits))
    words = ngettext("{n} träff av {total}", "{n} träffar av {total}", hits)
    return words.format(n=number(hits), total=number(total))


def _slider() -> QSlider:
    made = QSlider(Qt.Orientation.Horizontal)
    made.setRange(SMALLEST, LARGEST)
    made.setValue(USUAL)
    made.setSingleStep(20)
    made.setPageStep(60)
    made.setFixedWidth(gap(120))
    return made
