"""Originals that were moved are searched for below a folder, as a job, and the answer is a sentence."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from imagebank.core.errors import ImagebankError
from imagebank.core.progress import Progress
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.parts.words import number
from imagebank.language import _, ngettext
from imagebank.services.finding_again import Refound, find_again


class Refinding(QObject):
    """`show_wanted(ids, words)` asks for those that are still missing in the grid."""

    show_wanted = Signal(tuple, str)

    def __init__(self, desk: Desk, watching: Watching) -> None:
        super().__init__(desk.window)
        self._desk, self._watching = desk, watching

    def ask(self) -> None:
        """Ask where to look."""
        found = QFileDialog.getExistingDirectory(self._desk.window, _("Välj mapp att leta i"))
        if found:
            self.start(Path(found))

    def start(self, folder: Path) -> None:
        """Look below `folder`."""
        library, report = self._desk.library, Refound()

        def task() -> Generator[Progress, None, None]:
            yield Progress(0, 0, "")
            yield from find_again(library, [folder], report)

        job = Job(_("Letar efter flyttade original i {place}").format(place=folder.name or folder), task)
        job.finished.connect(lambda _result: self._tell(report))
        job.cancelled.connect(lambda: self._stopped(report))
        job.failed.connect(self._failed)
        self._desk.window.lane.start(job)

    def _tell(self, report: Refound) -> None:
        missing = tuple(report.missing)
        words = _("De saknade originalen")
        actions = [(_("Visa dem som saknas"), lambda: self.show_wanted.emit(missing, words))] if missing else []
        self._desk.window.page.banner.say(refound_words(report), "warn" if missing else "ok", actions)
        self._watching.look()

    def _stopped(self, report: Refound) -> None:
        n = len(report.found)
        words = ngettext(
            "Letandet avbröts. {n} original hittades.", "Letandet avbröts. {n} original hittades.", n
        ).format(n=number(n))
        self._desk.window.page.banner.say(words, "warn")
        self._watching.look()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ImagebankError):
            raise error
        self._desk.complain(error)


def refound_words(report: Refound) -> str:
    """What was found, in sentences."""
    found, missing = len(report.found), len(report.missing)
    if not found and not missing:
        return _("Alla original är på sin plats.")
    parts = [
        ngettext("{n} original hittades igen.", "{n} original hittades igen.", found).format(n=number(found)),
        ngettext("{n} saknas fortfarande.", "{n} saknas fortfarande.", missing).format(n=number(missing)),
    ]
    return " ".join(parts[: 1 if not missing else 2])
