"""Watched folders while the window is open: looked at again and again beside it, what lies still is taken in as a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.asking import Asking
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.taking_in import TakingIn
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.parts.banner import Action
from imagebank.desktop.parts.words import number
from imagebank.desktop.take_in.folders import FoldersDialog
from imagebank.desktop.take_in.values import FolderValue, TakeInPlan
from imagebank.language import _, ngettext, sentence
from imagebank.services.library import Library
from imagebank.services.report import Report
from imagebank.services.template import Template, saved
from imagebank.services.watching import SECONDS, Watch, Watched, template_of, unwatch, watch, watched_folders


@dataclass(frozen=True, slots=True)
class _Ready:
    """A folder with files that lie still, and what they get."""

    watched: Watched
    paths: tuple[Path, ...]
    template: Template


class Inbox(QObject):
    """Takes in what arrives. `show_wanted(ids)` asks for the new ones in the grid."""

    show_wanted = Signal(tuple)

    def __init__(self, desk: Desk, taking_in: TakingIn) -> None:
        super().__init__(desk.window)
        self._desk, self._taking_in = desk, taking_in
        self._looking = Asking(self)
        self._watches: dict[Path, Watch] = {}
        self._waiting: list[_Ready] = []
        self._job: Job | None = None
        self._last: Report | None = None
        self._timer = QTimer(self, interval=SECONDS * 1000)
        self._timer.timeout.connect(self.look)
        self._looking.failed.connect(self._cannot)
        if desk.library.actor.may_write:
            self._timer.start()

    @property
    def busy(self) -> bool:
        """Whether a folder is looked at, or what was found is taken in."""
        return self._looking.busy or self._job is not None or bool(self._waiting)

    def look(self) -> None:
        """Look at every folder, unless the last look is not over or its files are still taken in."""
        if not self.busy:
            library, watches = self._desk.library, self._watches
            self._looking.ask("look", lambda: _looked(library, watches), self._found)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._waiting.clear()
        self._looking.stop()

    def open(self) -> None:
        """The folders, to add and remove."""
        dialog = FoldersDialog(self._desk.window, has_report=self._last is not None)
        dialog.add_wanted.connect(lambda path, shoot, template: self._add(dialog, path, shoot, template))
        dialog.remove_wanted.connect(lambda path: self._remove(dialog, path))
        dialog.report_wanted.connect(self._show_report)
        self._fill(dialog)
        dialog.open()

    def _found(self, ready: Sequence[_Ready]) -> None:
        self._waiting += ready
        self._next()

    def _next(self) -> None:
        """One folder after the other, each a job of its own."""
        if self._job is None and self._waiting:
            ready = self._waiting.pop(0)
            plan, title = TakeInPlan(ready.paths, "", only_new=True), _("Hämtar in från {place}")
            self._job = self._taking_in.run(
                title.format(place=_name(ready.watched)),
                plan,
                ready.template,
                lambda report, _stopped: self._tell(ready, report),
            )
            self._job.ended.connect(self._ended)
            self._job.failed.connect(lambda _error: self._again(ready))
            self._job.cancelled.connect(lambda: self._again(ready))

    def _again(self, ready: _Ready) -> None:
        """What an import that failed or was stopped did not take is found again at the next look."""
        if watch := self._watches.get(ready.watched.path):
            watch.again(ready.paths)

    def _ended(self) -> None:
        self._job = None
        self._next()

    def _tell(self, ready: _Ready, report: Report) -> None:
        """A quiet line; nothing where nothing is new and nothing failed."""
        new, failed = len(report.imported), len(report.failed)
        if not (new or failed) or not self._desk.window.isVisible():
            return
        self._last = report
        ids = tuple(id for id, _path, _sha256 in report.imported)
        actions: list[Action] = [(_("Visa"), lambda: self.show_wanted.emit(ids))] if new else []
        if failed:
            actions.append((_("Visa rapporten"), self._show_report))
        self._desk.window.page.banner.say(_came(new, failed, _name(ready.watched)), "warn" if failed else "ok", actions)

    def _show_report(self) -> None:
        if self._last is not None:
            self._taking_in.show_report(self._last, stopped=False)

    def _cannot(self, error: ImagebankError) -> None:
        """Said once: the next look is when somebody opens the folders' dialog and changes something."""
        self._timer.stop()
        self._desk.complain(error)

    def _fill(self, dialog: FoldersDialog) -> None:
        library = self._desk.library

        def known() -> tuple[list[FolderValue], list[str]]:
            return [_value(one) for one in watched_folders(library)], list(saved(library))

        self._looking.ask("folders", known, if_alive(dialog, lambda answer: dialog.show_folders(*answer)))

    def _add(self, dialog: FoldersDialog, path: Path, shoot: str, template: str) -> None:
        library, watched = self._desk.library, Watched(path.expanduser(), shoot or None, template or None)
        self._change(dialog, lambda: watch(library, watched))

    def _remove(self, dialog: FoldersDialog, path: Path) -> None:
        library = self._desk.library
        self._change(dialog, lambda: unwatch(library, path))

    def _change(self, dialog: FoldersDialog, deed) -> None:  # noqa: ANN001 - a verb without arguments
        def complain(error: ImagebankError) -> None:
            dialog.complain(sentence(error))

        self._desk.asking.do(deed, lambda _done: self._changed(dialog), if_alive(dialog, complain))

    def _changed(self, dialog: FoldersDialog) -> None:
        self._timer.start()
        if_alive(dialog, self._fill)(dialog)


def _looked(library: Library, watches: dict[Path, Watch]) -> list[_Ready]:
    """What is ready now, folder by folder; a folder that is away has nothing."""
    known = watched_folders(library)
    for gone in set(watches) - {one.path for one in known}:
        del watches[gone]
    found: list[_Ready] = []
    for one in known:
        template = template_of(library, one)
        paths = watches.setdefault(one.path, Watch(one.path)).ready() if one.path.is_dir() else []
        if paths:
            found.append(_Ready(one, tuple(paths), template))
    return found


def _came(new: int, failed: int, place: str) -> str:
    arrived = ngettext("{n} ny bild eller film från {place}.", "{n} nya bilder och filmer från {place}.", new)
    lost = ngettext(
        "{n} fil från {place} kunde inte hämtas in.", "{n} filer från {place} kunde inte hämtas in.", failed
    )
    parts = [arrived.format(n=number(new), place=place)] if new else []
    parts += [lost.format(n=number(failed), place=place)] if failed else []
    return " ".join(parts)


def _name(watched: Watched) -> str:
    return watched.path.name or str(watched.path)


def _value(watched: Watched) -> FolderValue:
    gets = [_("Fotografering: {shoot}").format(shoot=watched.shoot)] if watched.shoot else []
    gets += [_("Mall: {template}").format(template=watched.template)] if watched.template else []
    state = _("Bevakas") if watched.path.is_dir() else _("Mappen går inte att nå just nu")
    return FolderValue(watched.path, " · ".join(gets), state)
