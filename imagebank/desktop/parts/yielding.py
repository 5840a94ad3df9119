"""A head over something more important: as high as its words need, and where there is too little room, it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.theme.look import px

_LEAST = 36
_TRIES = 3
"""How often it is fitted at once; parts that then still want another height are heard when they next ask."""


class Yielding(Column):
    """A `Column` that asks for the height of its parts and never gets more."""

    def __init__(self, spacing: int) -> None:
        super().__init__("Empty", margin=0, spacing=spacing)
        self.setMinimumHeight(px(_LEAST))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body.setMinimumHeight(1)  # the height for this width counts, not that for the narrowest
        self._fitting = self._again = False
        self._watch = _Watch(self.body)
        self._watch.asked.connect(self._fit)

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

    def _needed(self) -> int:
        high = self._box.heightForWidth(self.width()) if self._box.hasHeightForWidth() else -1
        return max(px(_LEAST), high if high >= 0 else self._box.sizeHint().height())

    def _fit(self) -> None:
        """Never inside itself: another highest height resizes at once, and what is resized may ask for another."""
        if self._fitting:
            self._again = True
            return
        self._fitting = self._again = True
        try:
            for _try in range(_TRIES):
                if self._again:
                    self._again = False
                    self._fit_once()
        finally:
            self._fitting = False

    def _fit_once(self) -> None:
        needed = self._needed()
        if self.maximumHeight() != needed:
            self.setMaximumHeight(needed)
            self.updateGeometry()


def yielding(part: QWidget) -> Yielding:
    """`part` as high as it needs to be; where there is too little room, it scrolls."""
    made = Yielding(0)
    made.add(part)
    return made


class _Watch(QObject):
    """Emits `asked` when the parts of `body` ask for another height.

    An object of its own, that asks no base class: as the area's own event filter every event of the body, also each resize
    that the base class made in answer to one, came back through here.
    """

    asked = Signal()

    def __init__(self, body: QWidget) -> None:
        super().__init__(body)
        body.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        """See, and let it pass."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.asked.emit()
        return False
