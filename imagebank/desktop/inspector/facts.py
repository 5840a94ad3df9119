"""What the file and its capture tell: two columns of words; what else the file says, folded; the burst it belongs to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.fold import Fold
from imagebank.desktop.parts.turning import Turning
from imagebank.desktop.parts.words import breakable, number
from imagebank.desktop.theme.look import gap, px
from imagebank.desktop.values import StackValue
from imagebank.language import _

Pairs = tuple[tuple[str, str], ...]


class FactsTable(QWidget):
    """Pairs of words, for reading and copying."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._table = QWidget()
        self._box.addWidget(self._table)

    def show_facts(self, facts: Pairs) -> None:
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
            grid.addWidget(label(breakable(words), "muted", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, row, 1, Qt.AlignmentFlag.AlignTop)
        self._box.replaceWidget(self._table, fresh)
        self._table.hide()
        self._table.deleteLater()
        self._table = fresh


class FactsBox(QWidget):
    """The bank's facts of the file."""

    def __init__(self) -> None:
        super().__init__()
        self._table = FactsTable()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(8))
        box.addWidget(label(_("Uppgifter"), "heading"))
        box.addWidget(self._table)

    def show_facts(self, facts: Pairs) -> None:
        """Show these pairs."""
        self._table.show_facts(facts)


class IncomingBox(Fold):
    """What one file says beyond the bank's own fields; hidden where it says nothing."""

    def __init__(self) -> None:
        super().__init__(_("Uppgifter i filen"), is_open=False)
        self._pairs: Pairs | None = None
        self._table = FactsTable()
        box = QVBoxLayout(self.body)
        box.setContentsMargins(0, gap(6), 0, 0)
        box.addWidget(self._table)

    def show_incoming(self, pairs: Pairs) -> None:
        """Show these, folded or not as before."""
        self.setVisible(bool(pairs))
        if pairs != self._pairs:
            self._pairs = pairs
            self._table.show_facts(pairs)
            self.call(_("Uppgifter i filen ({n})").format(n=number(len(pairs))))


class StackBox(QWidget):
    """Which burst the asset belongs to; hidden where it belongs to none. Emits `wanted(ids)`."""

    wanted = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._ids: tuple[int, ...] = ()
        self._words = label(wrap=True)
        self.show_all = button(_("Visa serien"), "images")
        self.show_all.clicked.connect(lambda: self.wanted.emit(self._ids))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Turning(self._words, self.show_all, px(120)))

    def show_stack(self, value: StackValue | None) -> None:
        """Show it."""
        self.setVisible(value is not None)
        if value is not None:
            self._ids = value.ids
            self._words.setText(value.words)
