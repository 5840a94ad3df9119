"""One library at one window, put together: who feeds what, and what happens when the look changes or the window closes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer

from imagebank.core.changes import Changes
from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.asking import Asking
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.numbers import Numbers
from imagebank.desktop.feeding.packing import Packing
from imagebank.desktop.feeding.peopling import Peopling
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.selecting import Selecting
from imagebank.desktop.feeding.taking_in import TakingIn
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.feeding.wish import Wish
from imagebank.desktop.main_window import MainWindow
from imagebank.language import _
from imagebank.services.library import Library
from imagebank.services.thumbnails import thumbnail


class Session(QObject):
    """Feeds one `MainWindow`. `rebuild_wanted` asks for a new window with the same wish and selection."""

    def __init__(
        self, library: Library, wish: Wish, numbers: Numbers | None = None, selected: frozenset[int] = frozenset()
    ) -> None:
        window = MainWindow()
        super().__init__(window)
        self.window = window
        self.desk = Desk(library, window, Asking(window), numbers or Numbers())
        self.watching = Watching(self.desk)
        self.results = Results(self.desk, wish)
        self.selecting = Selecting(self.desk, self.results, self.watching)
        self.taking_in = TakingIn(self.desk)
        self.packing = Packing(self.desk, self.results)
        self.peopling = Peopling(self.desk, self.watching, date.today())  # noqa: DTZ011 - the day where the user sits
        self._selected = selected
        self._connect()
        self.results.renew()

    def _connect(self) -> None:
        window, desk = self.window, self.desk
        window.setWindowTitle(
            _("{bank} – Bildbanken – {name}").format(bank=desk.library.root.name, name=desk.library.actor.name)
        )
        desk.asking.failed.connect(self._failed)
        window.thumbnails.fetch_with(picture_source(desk))
        window.leave = self.selecting.leave
        window.closing.connect(self._closing)
        self.watching.changed.connect(self._changed)
        self.taking_in.show_wanted.connect(self.results.show_new)
        self.results.shown.connect(self._select_again)

    def selected(self) -> frozenset[int]:
        """What is selected now."""
        return frozenset(self.window.page.grid.selected_ids())

    def _changed(self, changes: Changes) -> None:
        self.results.apply(changes)
        self.selecting.apply(changes)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ImagebankError):
            self.desk.complain(error)

    def _select_again(self) -> None:
        """Once, after the window was built anew."""
        if self._selected:
            selected, self._selected = self._selected, frozenset()
            QTimer.singleShot(0, lambda: self.window.page.grid.select_ids(set(selected)))

    def _closing(self) -> None:
        self.watching.stop()
        self.desk.asking.stop()


def picture_source(desk: Desk) -> Callable[[int], bytes | None]:
    """Where thumbnails come from, called on pool threads; a picture that cannot be read is drawn as an icon."""

    def fetch(number: int) -> bytes | None:
        try:
            return thumbnail(desk.library, desk.numbers.id(number))
        except ImagebankError as error:
            desk.asking.failed.emit(error)
            return None

    return fetch
