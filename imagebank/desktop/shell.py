"""The program around the window: the first page, the bank that is open, the look that is remembered."""

from __future__ import annotations

import shutil
from collections.abc import Generator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QWidget

from imagebank.core.errors import ImagebankError
from imagebank.core.progress import Progress
from imagebank.desktop.command import DOOR, bank_of
from imagebank.desktop.feeding.numbers import Numbers
from imagebank.desktop.feeding.session import Session
from imagebank.desktop.feeding.wish import Wish
from imagebank.desktop.first_page import FirstPage
from imagebank.desktop.grid.toolbar import USUAL
from imagebank.desktop.instance import Instance, hand_over
from imagebank.desktop.jobs.job import Job, Task
from imagebank.desktop.jobs.lane import Lane
from imagebank.desktop.memory import Memory
from imagebank.desktop.speaking import speak
from imagebank.desktop.theme.look import Wish as LookWish
from imagebank.desktop.theme.look import look
from imagebank.language import _
from imagebank.services.demonstration import Demonstration, demonstrate
from imagebank.services.library import Library, init, open_library

_ADVISORS_CHANNEL = "presentation"
"""What advisors take pictures for, until they choose another."""

_DEMO_DONE = "klar"


class Shell(QObject):
    """Owns the open library and the window on it; `role` as in `open_library`."""

    def __init__(self, actor: str, memory: Memory, role: str = "") -> None:
        super().__init__()
        self._actor, self._memory, self._role = actor, memory, role
        self._library: Library | None = None
        self._again: dict[str, int | str] = {}
        self._lane = Lane(self)
        self._instance: Instance | None = None
        self._waiting: list[Path] = []
        self.session: Session | None = None
        self.page: FirstPage | None = None

    @property
    def window(self) -> QWidget | None:
        """The window that is open."""
        return self.session.window if self.session else self.page

    @property
    def busy(self) -> bool:
        """Whether a bank is being opened or made."""
        return self._lane.busy

    def show_first_page(self) -> None:
        """Ask which bank to open, or make one."""
        role = self._role or self._memory.text("role")
        page = self.page = FirstPage(self._memory.recent(), self._memory.text("actor", self._actor), role)
        self._lane.changed.connect(page.show_busy)
        page.job_bar.cancel_wanted.connect(self._lane.cancel_first)
        page.job_bar.pause_wanted.connect(self._lane.pause_first)
        page.open_wanted.connect(self._open_other)
        page.make_wanted.connect(lambda place: self._try(_("Gör en ny bank"), lambda: _made(place, *self._who())))
        page.demo_wanted.connect(lambda: self._try(_("Gör demobanken"), lambda: _demo(demo_place(), *self._who())))
        page.show()

    def open(self, place: Path) -> None:
        """Open the bank in `place`. Raises LibraryProblem where there is none."""
        self._begin(open_library(place, self._actor, self._role))

    def close(self) -> None:
        """After the last window: close every file."""
        self._lane.stop()
        self._let_go()

    def take(self, paths: Sequence[Path]) -> None:
        """Ask about taking in what the system handed us: now, or when a bank is open. A bank's own file opens it."""
        banks = [path for path in paths if path.suffix == DOOR]
        self._waiting += [path for path in paths if path.suffix != DOOR]
        if banks and self.session is None:
            self._open_other(bank_of(banks[0]))
        if self.session is not None and self._waiting:
            dropped, self._waiting = self._waiting, []
            self.session.take_dropped(dropped)

    def say(self, sentence: str) -> None:
        """Say a sentence in the banner of the window that is open."""
        if self.session is not None:
            self.session.window.page.banner.say(sentence)
        elif self.page is not None:
            self.page.banner.say(sentence)

    def _open_other(self, place: Path) -> None:
        if self.page is not None:
            self._actor, self._role = self.page.actor(), self.page.role()
        if hand_over(place, self._waiting, self._actor, self._role):
            self.say(_("Banken är redan öppen. Dess fönster visas nu."))
        else:
            self._try(_("Öppnar banken"), lambda: _opened(place, *self._who()))

    def _who(self) -> tuple[str, str]:
        return self._actor, self._role

    def _try(self, title: str, task: Task) -> None:
        """Open or make a bank beside the first page, which says why where it cannot be."""
        page = self.page
        if page is None:
            return
        self._actor, self._role = page.actor(), page.role()
        page.banner.hide()
        self._memory.keep("actor", self._actor)
        self._memory.keep("role", self._role)
        job = Job(title, task)
        job.finished.connect(self._came)
        job.failed.connect(self._refused)
        self._lane.start(job)

    def _came(self, library: object) -> None:
        page, self.page = self.page, None
        if isinstance(library, Library):
            self._begin(library)
            self.take(())
            if library.root.parent == demo_place() and self.session is not None and not self._memory.text("toured"):
                self._memory.keep("toured", "ja")
                QTimer.singleShot(600, self.session.window.guide.show_around)
        if page is not None:
            page.close()
            page.deleteLater()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, ImagebankError):
            raise error
        if self.page is not None:
            self.page.complain(error)

    def _let_go(self) -> None:
        if self._instance is not None:
            self._instance.stop()
            self._instance = None
        if self._library is not None:
            self._library.close()
            self._library = None

    def _wake(self, paths: list[Path]) -> None:
        """Somebody opened this bank once more: this is the window."""
        if self.session is not None:
            window = self.session.window
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()
            self.take(paths)

    def _begin(self, library: Library) -> None:
        self._library = library
        self._instance = Instance(library.root, self._actor, self._role, self)
        self._instance.asked.connect(self._wake)
        self._memory.opened(library.root)
        channel = str(library.setting("default_channel"))
        if not library.actor.may_write:
            channel = self._memory.text("advisor_channel", _ADVISORS_CHANNEL)
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
        window.inspector.sections.open_only(self._memory.text("sections"))
        session.describing.recent.read(self._memory.text("recent_concepts"))
        window.restoreGeometry(self._memory.geometry())
        window.closing.connect(lambda: self._remember(session))
        window.lane.changed.connect(self._lane_changed)
        session.settings.switch_wanted.connect(self._switch)
        window.show()
        window.page.focus()

    def _remember(self, session: Session) -> None:
        page = session.window.page
        self._memory.keep("cell", page.toolbar.cell_size())
        self._memory.keep("way", page.way)
        self._memory.keep("order", session.results.wish.order)
        if session.results.wish.bound:
            self._memory.keep("advisor_channel", session.results.wish.channel)
        if columns := page.table.columns():
            self._memory.keep("columns", columns)
        self._memory.keep("sections", session.window.inspector.sections.open_ones())
        self._memory.keep("recent_concepts", session.describing.recent.text())
        self._memory.keep_geometry(session.window.saveGeometry())

    def _theme_chosen(self, wish: LookWish) -> None:
        self._memory.keep("theme", wish)
        if found := look():
            found.ask(wish)

    def _size_chosen(self, percent: int) -> None:
        self._memory.keep("percent", percent)
        self._build_again("percent", percent, _("Textstorleken ändras när jobbet är klart."))

    def _language_chosen(self, language: str) -> None:
        self._memory.keep("language", language)
        self._build_again("language", language, _("Språket ändras när jobbet är klart."))

    def _build_again(self, what: str, value: int | str, later: str) -> None:
        """Build the window anew with another look: at once, or when the job under way is done."""
        self._again[what] = value
        if self.session and self.session.window.lane.busy:
            self.session.window.page.banner.say(later, "ok")
        else:
            QTimer.singleShot(0, self._rebuild)

    def _lane_changed(self, job: object, _waiting: int) -> None:
        if job is None and self._again:
            QTimer.singleShot(0, self._rebuild)

    def _rebuild(self) -> None:
        """A new window at the text size or in the language that was chosen: same place, question and selection."""
        old, found, again = self.session, look(), self._again
        self._again = {}
        if old is None or found is None or not again or not old.selecting.leave():
            return
        wish, numbers, selected = old.results.wish, old.desk.numbers, old.window.page.grid.selected_ids()
        here = old.window.places.here
        if "percent" in again:
            found.ask(scale=int(again["percent"]) / 100)
        if "language" in again:
            speak(str(again["language"]))
        self._remember(old)
        self._build(old.desk.library, wish, numbers, selected)
        if self.session is not None:
            self.session.window.places.go(here)
        old.window.close()
        old.window.deleteLater()

    def _switch(self) -> None:
        """Close this bank and ask for another."""
        old = self.session
        if old is None or not old.window.close():
            return
        self.session = None
        old.window.deleteLater()
        self._let_go()
        self.show_first_page()


def demo_place() -> Path:
    """Where the demo is made, once, for the user of this computer."""
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(base) / "imagebank" / "demo"


def _opened(place: Path, actor: str, role: str) -> Generator[Progress, None, Library]:
    yield Progress(0, 0, "")
    return open_library(place, actor, role)


def _made(place: Path, actor: str, role: str) -> Generator[Progress, None, Library]:
    yield Progress(0, 0, "")
    init(place, actor).close()
    return open_library(place, actor, role)


def _demo(place: Path, actor: str, role: str) -> Generator[Progress, None, Library]:
    """Open the demo; make it where it is not there yet. A making that was interrupted is begun again."""
    bank = place / "bank"
    if not (place / _DEMO_DONE).is_file():
        shutil.rmtree(place, ignore_errors=True)
        yield from demonstrate(Demonstration(bank, place / "paket"), date.today())  # noqa: DTZ011
        (place / _DEMO_DONE).touch()
    return open_library(bank, actor, role)
