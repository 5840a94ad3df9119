"""The list of what was taken in before: shown again, undone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.imports import assets_of, past_take_ins
from imagebank.desktop.feeding.undoing import Undoing
from imagebank.desktop.take_in.history import HistoryDialog


class History(QObject):
    """`show_wanted(ids, words)` asks for one taking-in's assets in the grid."""

    show_wanted = Signal(tuple, str)

    def __init__(self, desk: Desk, undoing: Undoing) -> None:
        super().__init__(desk.window)
        self._desk, self._undoing = desk, undoing
        self._dialog: HistoryDialog | None = None
        undoing.done.connect(self._undone)

    def open(self) -> None:
        """Show the list."""
        dialog = HistoryDialog(self._desk.window)
        dialog.show_wanted.connect(self._show)
        dialog.undo_wanted.connect(lambda take_in: self._undoing.ask(take_in, dialog))
        self._dialog = dialog
        self._fill(dialog)
        dialog.open()

    def _undone(self, _take_in: str) -> None:
        if self._dialog is not None and isValid(self._dialog):
            self._fill(self._dialog)

    def _fill(self, dialog: HistoryDialog) -> None:
        library = self._desk.library
        self._desk.asking.ask("history", lambda: past_take_ins(library), if_alive(dialog, dialog.show_lines))

    def _show(self, id: str, headline: str) -> None:
        library = self._desk.library
        self._desk.asking.ask(
            "take-in", lambda: assets_of(library, id), lambda ids: self.show_wanted.emit(ids, headline)
        )
