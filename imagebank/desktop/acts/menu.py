"""The context menu over the pictures: acts with icon and key, each group by itself; what cannot be done says why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from imagebank.desktop.acts.values import ActLine
from imagebank.desktop.theme.icons import icon
from imagebank.language import _


class ActMenu(QMenu):
    """Emits `wanted(act, choice)`; the choice is empty where the act has none."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None, lines: Sequence[ActLine]) -> None:
        super().__init__(parent)
        self.setObjectName("TakeInMenu")
        self.setAccessibleName(_("Med det markerade"))
        self.setToolTipsVisible(True)
        self.aboutToHide.connect(self.deleteLater)
        before = lines[0].act.group if lines else 0
        for line in lines:
            if line.act.group != before:
                self.addSeparator()
            before = line.act.group
            self._add(line)

    def _add(self, line: ActLine) -> None:
        words = _(line.act.words).format(step=line.step) if line.step else _(line.act.words)
        if line.choices and not line.why_not:
            self._add_under(line, words)
            return
        said = f"{words}\t{line.act.keys}" if line.act.keys else words
        one = self.addAction(icon(line.act.icon), said)
        self._tell_why(one, line.why_not)
        one.triggered.connect(lambda: self.wanted.emit(line.act.key, ""))

    def _add_under(self, line: ActLine, words: str) -> None:
        under = self.addMenu(icon(line.act.icon), words)
        under.setObjectName("TakeInMenu")
        under.setAccessibleName(words)
        for choice in line.choices:
            name = "check" if choice.key == line.chosen else line.act.icon
            one = under.addAction(icon(name), choice.label.replace("&", "&&"))
            one.triggered.connect(lambda _on=False, key=choice.key: self.wanted.emit(line.act.key, key))

    @staticmethod
    def _tell_why(one: QAction, why_not: str) -> None:
        one.setEnabled(not why_not)
        if why_not:
            one.setToolTip(why_not)
            one.setStatusTip(why_not)
