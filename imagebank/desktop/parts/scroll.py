"""A column that scrolls up and down only, and brings what has the keyboard into view."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from imagebank.desktop.theme.look import gap, px

_OVER, _UNDER = 36, 12
"""Pixels kept free over what has the keyboard, for its words, and under it, for the focus ring."""


class Column(QScrollArea):
    """Parts under each other; use `add`. With `read_as`, it can be read by keyboard where nothing in it takes that."""

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
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """What has the keyboard stays in view, also when a bar takes some of the room."""
        super().resizeEvent(event)
        self._focus_moved(None, QApplication.focusWidget())

    def read_as(self, words: str) -> None:
        """Let the keyboard scroll it, under the name `words`, while there is more than is seen."""
        self.setAccessibleName(words)
        self.verticalScrollBar().rangeChanged.connect(
            lambda _least, most: self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus)
        )

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Home and End too; arrows and pages are Qt's way."""
        bar, key = self.verticalScrollBar(), event.key()
        if self.hasFocus() and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def follow_focus(self) -> None:
        """Bring what has the keyboard into view again, after its size has changed."""
        self._focus_moved(None, QApplication.focusWidget())

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

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.body.isAncestorOf(new):
            self._show_whole(new)

    def _show_whole(self, part: QWidget) -> None:
        """Scroll so that all of `part` is seen, and its words over it; Qt would be content with the text cursor."""
        bar, high = self.verticalScrollBar(), self.viewport().height()
        top = part.mapTo(self.body, QPoint(0, 0)).y()
        least = top + part.height() + _UNDER - high
        bar.setValue(min(max(bar.value(), least), top - px(_OVER)))
