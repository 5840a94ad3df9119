"""Files that the system gives to the program that runs: dropped on its icon, or opened with it (macOS tells it by an event)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication


class Dropped(QObject):
    """Emits `opened(paths)`."""

    opened = Signal(list)

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        """Hear of files, let everything else pass."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self.opened.emit([Path(event.file())])
            return True
        return False
