"""What the file and its capture tell: two columns of words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import label
from imagebank.desktop.parts.words import breakable
from imagebank.desktop.theme.look import gap
from imagebank.language import _


class FactsBox(QWidget):
    """Pairs of words, for reading and copying."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap(8))
        self._box.addWidget(label(_("Uppgifter"), "heading"))
        self._table = QWidget()
        self._box.addWidget(self._table)

    def show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Show these pairs."""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(gap(6))
        grid.setHorizontalSpacing(gap(12))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, (words, value) in enumerate(facts):
            shown = label(breakable(value), wrap=True)
            shown.setAccessibleName(f"{words}: {value}")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            grid.addWidget(label(words, "muted", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, row, 1, Qt.AlignmentFlag.AlignTop)
        self._box.replaceWidget(self._table, fresh)
        self._table.hide()
        self._table.deleteLater()
        self._table = fresh
