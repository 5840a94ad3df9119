"""Taking in: the dialog, the job, the report of every file."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from imagebank.core.errors import ImagebankError
from imagebank.core.progress import Progress
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.take_in.dialog import TakeInDialog
from imagebank.desktop.take_in.report import TakeInReportDialog
from imagebank.desktop.values import ReportLine, TakeInPlan, TakeInReport
from imagebank.language import _, sentence
from imagebank.services.ingest import Template, take_in
from imagebank.services.library import Library
from imagebank.services.report import Report


class TakingIn(QObject):
    """From button or drop to report. `show_wanted(ids)` asks for the new ones in the grid."""

    show_wanted = Signal(tuple)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._shoot = ""
        may = desk.library.actor.may_write
        desk.window.header.may_take_in(may)
        if may:
            desk.window.page.take_in_wanted.connect(self.ask)
            desk.window.drop.dropped.connect(self.ask)

    def ask(self, paths: Sequence[Path] = ()) -> None:
        """Ask what to take in; `paths` were dropped."""
        dialog = TakeInDialog(self._desk.window, paths, self._shoot, self._desk.library.actor.name)
        dialog.wanted.connect(self.start)
        dialog.open()

    def start(self, plan: TakeInPlan) -> None:
        """Take in, as a job."""
        self._shoot = plan.shoot
        report, library = Report(), self._desk.library
        job = Job(_title(plan), lambda: _task(library, plan, report))
        job.finished.connect(lambda _result: self._tell(report, stopped=False))
        job.cancelled.connect(lambda: self._tell(report, stopped=True))
        job.failed.connect(self._failed)
        self._desk.window.lane.start(job)

    def _tell(self, report: Report, *, stopped: bool) -> None:
        if not self._desk.window.isVisible():
            return
        dialog = TakeInReportDialog(self._desk.window, report_value(report, stopped=stopped))
        ids = tuple(id for id, _path, _sha256 in report.imported)
        dialog.show_wanted.connect(lambda: self.show_wanted.emit(ids))
        dialog.open()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ImagebankError):
            raise error
        self._desk.complain(error)


def _task(library: Library, plan: TakeInPlan, report: Report) -> Generator[Progress, None, None]:
    template = Template(plan.shoot or None, plan.creator or None)
    yield from take_in(library, plan.paths, template, report)


def _title(plan: TakeInPlan) -> str:
    if plan.shoot:
        return _("Hämtar in: {shoot}").format(shoot=plan.shoot)
    return _("Hämtar in: {place}").format(place=plan.paths[0].name or plan.paths[0])


def report_value(report: Report, *, stopped: bool) -> TakeInReport:
    """The report as the window shows it."""
    known = tuple(ReportLine(Path(path).name, _("Samma fil finns redan i banken.")) for path, _id in report.duplicates)
    failed = tuple(ReportLine(Path(one.path).name, sentence(one.problem)) for one in report.failed)
    return TakeInReport(len(report.imported), known, failed, stopped)
