"""A head over something more important: as high as its words need, and where there is too little room, it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.theme.look import px

_LEAST = 36


class Yielding(Column):
    """A `Column` that asks for the height of its parts and never gets more."""

    def __init__(self, spacing: int) -> None:
        super().__init__("Empty", margin=0, spacing=spacing)
        self.setMinimumHeight(px(_LEAST))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body.setMinimumHeight(1)  # the height for this width counts, not that for the narrowest
        self.body.installEventFilter(self)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """The room around the parts."""
        self._box.setContentsMargins(left, top, right, bottom)

    def sizeHint(self) -> QSize:
        """What the parts need at this width."""
        return QSize(1, self._needed())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """The parts have changed."""
        if watched is self.body and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _needed(self) -> int:
        high = self._box.heightForWidth(self.width()) if self._box.hasHeightForWidth() else -1
        return max(px(_LEAST), high if high >= 0 else self._box.sizeHint().height())

    def _fit(self) -> None:
        needed = self._needed()
        if self.maximumHeight() != needed:
            self.setMaximumHeight(needed)
            self.updateGeometry()
