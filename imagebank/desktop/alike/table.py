"""The facts of two pictures in a table that scrolls by the arrow keys; what differs is said in its last column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from imagebank.desktop.alike.comparing import Row, spoken
from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.words import breakable
from imagebank.desktop.theme.look import gap, px
from imagebank.language import _

_STRETCH = (3, 5, 5, 4)


class FactsTable(QScrollArea):
    """Shows `Row`s."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Card")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Jämförelse av uppgifter"))
        self.setMinimumHeight(px(120))

    def show_rows(self, compared: tuple[Row, ...]) -> None:
        """Show these."""
        place = self.verticalScrollBar().value()
        body = QWidget()
        body.setObjectName("Empty")
        grid = QGridLayout(body)
        grid.setContentsMargins(gap(16), gap(10), gap(16), gap(10))
        grid.setHorizontalSpacing(gap(14))
        grid.setVerticalSpacing(gap(6))
        for column, share in enumerate(_STRETCH):
            grid.setColumnStretch(column, share)
        for column, words in enumerate((_("Uppgift"), _("Vänster"), _("Höger"), _("Skillnad"))):
            grid.addWidget(label(words, "heading", wrap=True), 0, column)
        for number, row in enumerate(compared, 1):
            _put(grid, number, row)
        grid.setRowStretch(len(compared) + 1, 1)
        self.setWidget(body)
        self.verticalScrollBar().setValue(place)
        self.setAccessibleDescription(spoken(compared))


def _put(grid: QGridLayout, number: int, row: Row) -> None:
    look = "heading" if row.difference else "muted"
    cells = (
        label(row.words, "muted", wrap=True),
        label(breakable(row.left), look, wrap=True),
        label(breakable(row.right), look, wrap=True),
        label(row.difference or _("Lika"), look, wrap=True),
    )
    for column, cell in enumerate(cells):
        grid.addWidget(cell, number, column, Qt.AlignmentFlag.AlignTop)
