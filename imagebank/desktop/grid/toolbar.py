"""The head of the grid: what is shown, how many, cell size and order."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from imagebank.desktop.parts.choosers import Combo
from imagebank.desktop.parts.controls import label, name
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.turning import Turning
from imagebank.desktop.parts.words import number
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import Choice, ResultValue
from imagebank.language import _, ngettext

SMALLEST, LARGEST, USUAL = 150, 480, 232


class GridToolbar(QWidget):
    """Emits `size_changed` in design pixels and `sort_chosen` with a key."""

    size_changed = Signal(int)
    sort_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._heading = label(look="title", wrap=True)
        self._hits = label(look="muted", wrap=True)
        self._slider = _slider()
        self._slider.valueChanged.connect(self.size_changed)
        self._sort = Combo()
        self._sort.setMinimumWidth(px(164))
        self._sort.chosen.connect(self.sort_chosen)
        self._lay_out()

    def offer_sorts(self, choices: Iterable[Choice], key: str) -> None:
        """The orders to choose among, and the one in force."""
        self._sort.offer(choices, key)

    def show_result(self, result: ResultValue) -> None:
        """Name what is shown and say the number of hits aloud when it has changed."""
        before = self._hits.text()
        self._heading.setText(result.heading)
        self._hits.setText(hit_words(result.hits, result.total))
        if before != self._hits.text():
            announce(self, self._hits.text())

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
        box.addWidget(Turning(words, controls, px(200)))

    def _fill_controls(self, controls: QWidget) -> None:
        size_words, sort_words = label(_("Storlek"), "muted"), label(_("Ordning"), "muted")
        name(self._slider, size_words)
        name(self._sort, sort_words)
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(10))
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
