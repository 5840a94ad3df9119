"""Undoing a taking-in: what will happen is asked first, then it is a job, then it is said what stays."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imagebank.core.errors import ImagebankError
from imagebank.core.progress import Progress
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.imports import Outlook, outlook, outlook_words, undone_words
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.parts.question import Question
from imagebank.desktop.values import Choice
from imagebank.language import _
from imagebank.services.library import Library
from imagebank.services.undoing import undo_take_in


class Undoing(QObject):
    """`sure` asks before anything is taken away; `done(take_in)` tells that it was."""

    done = Signal(str)

    def __init__(self, desk: Desk, watching: Watching) -> None:
        super().__init__(desk.window)
        self._desk, self._watching = desk, watching
        self.sure: Callable[[QWidget, str], bool] = ask_to_undo

    def ask(self, take_in: str, over: QWidget, begun: Callable[[], object] | None = None) -> None:
        """Undo a taking-in if the answer is yes; the question stands over `over`, `begun` is called when the job begins."""
        library = self._desk.library
        self._desk.asking.ask(
            "outlook",
            lambda: outlook(library, take_in),
            if_alive(over, lambda found: self._asked(take_in, over, found, begun)),
        )

    def _asked(self, take_in: str, over: QWidget, found: Outlook, begun: Callable[[], object] | None) -> None:
        if not self.sure(over, outlook_words(found)):
            return
        library = self._desk.library
        job = Job(_("Ångrar en inhämtning"), lambda: _task(library, take_in))
        job.finished.connect(lambda words: self._tell(take_in, str(words)))
        job.failed.connect(self._failed)
        if begun is not None:
            begun()
        self._desk.window.lane.start(job)

    def _tell(self, take_in: str, words: str) -> None:
        self._desk.window.page.banner.say(words, "ok")
        self._watching.look()
        self.done.emit(take_in)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ImagebankError):
            raise error
        self._desk.complain(error)


def _task(library: Library, take_in: str) -> Generator[Progress, None, str]:
    yield Progress(0, 0, "")
    return undone_words(library, undo_take_in(library, take_in))


def ask_to_undo(parent: QWidget, words: str) -> bool:
    """Ask whether a taking-in shall be undone."""
    answers = (Choice("undo", _("Ångra inhämtningen")), Choice("keep", _("Behåll")))
    return Question(parent, _("Ångra inhämtningen?"), words, answers, escape="keep").ask() == "undo"
