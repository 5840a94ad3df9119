"""Sentences as a list: a dot before each, and wrapped lines that begin where the sentence did."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from imagebank.desktop.parts.controls import label
from imagebank.desktop.theme.look import gap


class Bullets(QWidget):
    """Hidden while there is nothing to list."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._list = QWidget()
        self._box.addWidget(self._list)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show these."""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(gap(8))
        grid.setVerticalSpacing(gap(4))
        grid.setColumnStretch(1, 1)
        for row, sentence in enumerate(sentences):
            grid.addWidget(label("•"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(sentence, wrap=True), row, 1)
        self._box.replaceWidget(self._list, fresh)
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh
        self.setVisible(bool(sentences))
