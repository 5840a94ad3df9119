"""A film under the mouse: the frame at the mouse's place along the cell, out of the film's strip of ten."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from imagebank.desktop.grid.thumbnails import Thumbnails

FRAMES = 10
"""Frames side by side in a strip."""

_STRIPS, _FRAMES = 12, 60


class HoverStrip(QObject):
    """Gives frames of strips, which are asked for when first wanted; `ready(id)` when one has come."""

    ready = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.strips = Thumbnails(parent=self, kept=_STRIPS)
        self.strips.ready.connect(self.ready)
        self._frames: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()

    def frame(self, one: int, share: float) -> QPixmap | None:
        """The frame of film `one` at `share` (0 to 1) of its length; None while its strip is on its way."""
        strip = self.strips.pixmap(one)
        if strip is None:
            return None
        number = min(FRAMES - 1, max(0, int(share * FRAMES)))
        if (one, number) not in self._frames:
            wide = strip.width() // FRAMES
            self._frames[one, number] = strip.copy(number * wide, 0, wide, strip.height())
            while len(self._frames) > _FRAMES:
                self._frames.popitem(last=False)
        self._frames.move_to_end((one, number))
        return self._frames[one, number]
