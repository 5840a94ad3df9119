"""The program around the window: the first page, the bank that is open, the look that is remembered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.numbers import Numbers
from imagebank.desktop.feeding.session import Session
from imagebank.desktop.feeding.wish import Wish
from imagebank.desktop.first_page import FirstPage
from imagebank.desktop.grid.toolbar import USUAL
from imagebank.desktop.memory import Memory
from imagebank.desktop.theme.look import Wish as LookWish
from imagebank.desktop.theme.look import look
from imagebank.language import _
from imagebank.services.library import Library, init, open_library


class Shell(QObject):
    """Owns the open library and the window on it."""

    def __init__(self, actor: str, memory: Memory) -> None:
        super().__init__()
        self._actor, self._memory = actor, memory
        self._library: Library | None = None
        self._percent: int | None = None
        self.session: Session | None = None
        self.page: FirstPage | None = None

    @property
    def window(self) -> QWidget | None:
        """The window that is open."""
        return self.session.window if self.session else self.page

    def show_first_page(self) -> None:
        """Ask which bank to open, or make one."""
        self.page = FirstPage(self._memory.recent(), self._actor)
        self.page.open_wanted.connect(lambda place, actor: self._try(place, actor, new=False))
        self.page.make_wanted.connect(lambda place, actor: self._try(place, actor, new=True))
        self.page.show()

    def open(self, place: Path) -> None:
        """Open the bank in `place`. Raises LibraryProblem where there is none."""
        self._begin(open_library(place, self._actor))

    def close(self) -> None:
        """After the last window: close every file."""
        if self._library is not None:
            self._library.close()
            self._library = None

    def say(self, sentence: str) -> None:
        """Say a sentence in the banner of the window that is open."""
        if self.session is not None:
            self.session.window.page.banner.say(sentence)
        elif self.page is not None:
            self.page.banner.say(sentence)

    def _try(self, place: Path, actor: str, *, new: bool) -> None:
        page = self.page
        if page is None:
            return
        self._actor = actor
        try:
            library = init(place, actor) if new else open_library(place, actor)
        except ImagebankError as error:
            page.complain(error)
            return
        self._begin(library)
        page.close()
        page.deleteLater()
        self.page = None

    def _begin(self, library: Library) -> None:
        self._library = library
        self._memory.opened(library.root)
        channel = str(library.setting("default_channel"))
        order = self._memory.text("order")
        self._build(library, Wish(channel, date.today(), order=order))  # noqa: DTZ011 - the day where the user sits

    def _build(
        self, library: Library, wish: Wish, numbers: Numbers | None = None, selected: np.ndarray | None = None
    ) -> None:
        session = self.session = Session(library, wish, numbers, selected)
        window, found = session.window, look()
        if found:
            window.look_menu.show_wish(found.wish, round(found.scale * 100))
        window.look_menu.theme_chosen.connect(self._theme_chosen)
        window.look_menu.size_chosen.connect(self._size_chosen)
        window.look_menu.language_chosen.connect(self._language_chosen)
        window.page.toolbar.stand_at(self._memory.number("cell", USUAL))
        window.page.show_as(self._memory.text("way"))
        window.page.table.keep_columns(self._memory.text("columns"))
        window.restoreGeometry(self._memory.geometry())
        window.closing.connect(lambda: self._remember(session))
        window.lane.changed.connect(self._lane_changed)
        window.show()
        window.page.focus()

    def _remember(self, session: Session) -> None:
        page = session.window.page
        self._memory.keep("cell", page.toolbar.cell_size())
        self._memory.keep("way", page.way)
        self._memory.keep("order", session.results.wish.order)
        if columns := page.table.columns():
            self._memory.keep("columns", columns)
        self._memory.keep_geometry(session.window.saveGeometry())

    def _theme_chosen(self, wish: LookWish) -> None:
        self._memory.keep("theme", wish)
        if found := look():
            found.ask(wish)

    def _size_chosen(self, percent: int) -> None:
        self._memory.keep("percent", percent)
        self._percent = percent
        if self.session and self.session.window.lane.busy:
            self.session.window.page.banner.say(_("Textstorleken ändras när jobbet är klart."), "ok")
        else:
            QTimer.singleShot(0, self._rebuild)

    def _language_chosen(self, language: str) -> None:
        self._memory.keep("language", language)
        if self.session:
            self.session.window.page.banner.say(_("Språket ändras nästa gång programmet startar."), "ok")

    def _lane_changed(self, job: object, _waiting: int) -> None:
        if job is None and self._percent is not None:
            QTimer.singleShot(0, self._rebuild)

    def _rebuild(self) -> None:
        """A new window at the text size that was chosen, with the same question and selection."""
        old, percent, found = self.session, self._percent, look()
        self._percent = None
        if old is None or percent is None or found is None or not old.selecting.leave():
            return
        wish, numbers, selected = old.results.wish, old.desk.numbers, old.window.page.grid.selected_ids()
        found.ask(scale=percent / 100)
        self._remember(old)
        self._build(old.desk.library, wish, numbers, selected)
        old.window.close()
        old.window.deleteLater()
