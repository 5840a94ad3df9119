"""The place of taking in: its ways, and what was taken in before, shown again or undone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.imports import assets_of, past_take_ins
from imagebank.desktop.feeding.taking_in import TakingIn
from imagebank.desktop.feeding.undoing import Undoing
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.places import TAKE_IN
from imagebank.desktop.take_in.page import TakeInPage


class History(QObject):
    """`show_wanted(ids, words)` asks for one taking-in's assets in the grid, `act_wanted(key)` for one of the page's ways."""

    show_wanted = Signal(tuple, str)
    act_wanted = Signal(str)

    def __init__(self, desk: Desk, undoing: Undoing, watching: Watching, taking_in: TakingIn) -> None:
        super().__init__(desk.window)
        self._desk, self._undoing, self._taking_in = desk, undoing, taking_in
        self._page: TakeInPage | None = None
        undoing.done.connect(self._changed)
        watching.changed.connect(self._changed)
        if desk.library.actor.may_write:
            desk.window.places.offer(TAKE_IN, self._make, self.renew)

    def renew(self) -> None:
        """Read the list again."""
        if self._page is not None:
            self._fill(self._page)

    def _make(self) -> TakeInPage:
        page = self._page = TakeInPage(self._desk.window)
        page.show_wanted.connect(self._show)
        page.undo_wanted.connect(lambda take_in: self._undoing.ask(take_in, page))
        page.act_wanted.connect(self.act_wanted)
        return page

    def _changed(self, _changes: object) -> None:
        if self._desk.window.places.here == TAKE_IN:
            self.renew()

    def _fill(self, dialog: TakeInPage) -> None:
        library, became = self._desk.library, dict(self._taking_in.became)
        if became:
            dialog.offer_report()
        self._desk.asking.ask("history", lambda: past_take_ins(library, became), if_alive(dialog, dialog.show_lines))

    def _show(self, id: str, headline: str) -> None:
        library = self._desk.library
        self._desk.asking.ask(
            "take-in", lambda: assets_of(library, id), lambda ids: self.show_wanted.emit(ids, headline)
        )
