"""Frames of films by second, fetched beside the window like thumbnails."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from imagebank.desktop.grid.thumbnails import Thumbnails

FetchFrame = Callable[[int, float], bytes | None]
_KEPT = 24


class Moments(QObject):
    """Asks `fetch(picture, second)` (called on pool threads) and tells `ready(picture)` when the frame can be drawn."""

    ready = Signal(int)

    def __init__(self, fetch: FetchFrame, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: list[tuple[int, float]] = []
        self._numbers: dict[tuple[int, float], int] = {}
        self._frames = Thumbnails(lambda number: fetch(*self._asked[number]), self, _KEPT)
        self._frames.ready.connect(self._came)

    def pixmap(self, picture: int, second: float) -> QPixmap | None:
        """The frame if it is here; otherwise it is asked for. None too where there is none."""
        key = (picture, second)
        if key not in self._numbers:
            self._numbers[key] = len(self._asked)
            self._asked.append(key)
        return self._frames.pixmap(self._numbers[key])

    def _came(self, number: int) -> None:
        self.ready.emit(self._asked[number][0])

    def stop(self) -> None:
        """Before the dialog goes: nothing more is asked, what runs is waited for."""
        self._frames.stop()
