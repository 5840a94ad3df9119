"""Watches the change feed: the only thing the window redraws from, whoever wrote, in this program or another."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from imagebank.core.changes import Changes
from imagebank.desktop.feeding.desk import Desk
from imagebank.services.library import Library, changes_since, last_change

_EVERY_MS, _GONE_MS = 1000, 5000


class Watching(QObject):
    """Tells `changed(Changes)` about everything written since the last time; `gone` and `back`: the bank cannot be reached."""

    changed = Signal(Changes)
    gone = Signal(object)
    back = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._seq = last_change(desk.library)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self, _changes: object = None) -> None:
        """Look now: after a verb of our own, and once a second."""
        library, seq = self._desk.library, self._seq
        self._desk.asking.ask("changes", lambda: _since(library, seq), self._tell, self._cannot)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _tell(self, changes: Changes) -> None:
        if self._timer.interval() == _GONE_MS:
            self._timer.setInterval(_EVERY_MS)
            self.back.emit()
        if changes.seq > self._seq:
            self._seq = changes.seq
            self.changed.emit(changes)

    def _cannot(self, error: Exception) -> None:
        """Said once, not every second; then it is tried again by and by, and said when the bank is back."""
        if self._timer.interval() != _GONE_MS:
            self._timer.setInterval(_GONE_MS)
            self.gone.emit(error)


def _since(library: Library, seq: int) -> Changes:
    library.require_there()
    return changes_since(library, seq)
