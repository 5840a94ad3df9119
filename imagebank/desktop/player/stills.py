"""The player's other engine, without Qt's multimedia: one frame at a time, fetched by our own decoder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from imagebank.desktop.who.moments import FetchFrame, Moments


class Stills(QObject):
    """Speaks like `Engine`, and does not move: `open` names the film whose frames `fetch` gives."""

    shown = Signal(QImage, float)
    moved = Signal(float)
    playing_changed = Signal(bool)
    failed = Signal(str)
    can_play = False
    has_sound = False
    playing = False

    def __init__(self, fetch: FetchFrame, film: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments = Moments(fetch, self)
        self._moments.ready.connect(self._came)
        self._film = film
        self._length_s = 0.0
        self.second = 0.0

    def open(self, _path: Path, length_s: float) -> None:
        """Another film."""
        self._length_s, self.second = length_s, 0.0

    def seek(self, second: float) -> None:
        """Show the frame at `second`, when it has come."""
        self.second = min(max(0.0, second), self._length_s or second)
        self.moved.emit(self.second)
        self._show()

    def close(self) -> None:
        """Nothing is held open."""

    def stop(self) -> None:
        """Before the window goes: nothing more is asked."""
        self._moments.stop()

    def play(self) -> None:
        """It does not move."""

    def pause(self) -> None:
        """It stands still always."""

    def set_speed(self, _speed: float) -> None:
        """It has none."""

    def set_volume(self, _share: float) -> None:
        """It is silent."""

    def set_muted(self, _muted: bool) -> None:
        """It is silent."""

    def _came(self, one: int) -> None:
        if one == self._film():
            self._show()

    def _show(self) -> None:
        pixmap = self._moments.pixmap(self._film(), round(self.second, 3))
        if pixmap is not None:
            self.shown.emit(pixmap.toImage(), self.second)
