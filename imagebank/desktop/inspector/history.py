"""What was done with the asset, newest first: when, by whom, what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.words import breakable
from imagebank.desktop.theme.look import gap
from imagebank.desktop.values import HistoryLine
from imagebank.language import _


class HistoryBox(QWidget):
    """Emits `older_wanted(mark)` for the lines before those that are shown."""

    older_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._older: int | None = None
        self._rows: list[QWidget] = []
        self._words = label(look="muted", wrap=True)
        self.more = button(_("Visa äldre"), "chevron-down")
        self.more.clicked.connect(self._more)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap(10))
        self._box.addWidget(self._words)
        self._box.addWidget(self.more)
        self.say("")

    def say(self, words: str) -> None:
        """Nothing to list, but a sentence."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows, self._older = [], None
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.more.hide()

    def show_lines(self, lines: Sequence[HistoryLine], older: int | None, *, more: bool = False) -> None:
        """List these; with `more`, under those that stand there."""
        if not more:
            self.say("" if lines else _("Inget är antecknat."))
        first = len(self._rows)
        for line in lines:
            row = _row(line)
            self._box.insertWidget(self._box.count() - 1, row)
            self._rows.append(row)
        held = self.more.hasFocus()
        self._older = older
        self.more.setVisible(older is not None)
        if more and held and older is None and first < len(self._rows):
            self._rows[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> list[str]:
        """What stands there, line by line, as it is said aloud."""
        return [row.accessibleName() for row in self._rows]

    def _more(self) -> None:
        if self._older is not None:
            self.older_wanted.emit(self._older)


def _row(line: HistoryLine) -> QWidget:
    made = QWidget()
    made.setAccessibleName(". ".join(part for part in (line.when, line.what, line.detail, line.who) if part))
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    who = " · ".join(part for part in (line.when, line.who) if part)
    for words, look in ((line.what, "heading"), (line.detail, ""), (who, "muted")):
        if words:
            shown = label(breakable(words), look, wrap=True)
            shown.setAccessibleName(words)
            box.addWidget(shown)
    return made
