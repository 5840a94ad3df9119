"""A column that scrolls up and down only, and brings what has the keyboard into view."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from imagebank.desktop.theme.look import gap


class Column(QScrollArea):
    """Parts under each other; use `add`."""

    def __init__(self, body_name: str, margin: int = 20, spacing: int = 16) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget()
        self.body.setObjectName(body_name)
        self._box = QVBoxLayout(self.body)
        self._box.setContentsMargins(gap(margin), gap(margin), gap(margin), gap(margin))
        self._box.setSpacing(gap(spacing))
        self._box.addStretch(1)
        self.setWidget(self.body)

    def add(self, part: QWidget) -> None:
        """Put `part` under the others."""
        self._box.insertWidget(self._box.count() - 1, part)

    def clear(self) -> None:
        """Take all parts away."""
        while self._box.count() > 1:
            taken = self._box.takeAt(0)
            if taken is not None and (widget := taken.widget()):
                widget.hide()
                widget.deleteLater()
