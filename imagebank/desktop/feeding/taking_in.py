"""Taking in: the dialog, the job, the report of every file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.imports import kept_templates, report_value, template_of
from imagebank.desktop.feeding.undoing import Undoing
from imagebank.desktop.feeding.vocabulary import concept_values
from imagebank.desktop.feeding.words import channel_choices
from imagebank.desktop.jobs.job import Job, stepping
from imagebank.desktop.take_in.dialog import TakeInDialog
from imagebank.desktop.take_in.report import TakeInReportDialog
from imagebank.desktop.take_in.report_text import parts
from imagebank.desktop.take_in.values import Given, GivenValue, TakeInPlan, TakeInReport
from imagebank.language import _, sentence
from imagebank.services import template as templates
from imagebank.services.ingest import take_in
from imagebank.services.receiving import Way
from imagebank.services.report import Report
from imagebank.services.template import Template


class TakingIn(QObject):
    """From button or drop to report. `show_wanted(ids)` asks for the new ones in the grid, `review_wanted` for the alike.

    `became`: what became of the files of each taking-in of this session, in words, by its id.
    """

    show_wanted = Signal(tuple)
    review_wanted = Signal(tuple)

    def __init__(self, desk: Desk, undoing: Undoing, today: Callable[[], date]) -> None:
        super().__init__(desk.window)
        self._desk, self._undoing, self._today = desk, undoing, today
        actor = desk.library.actor
        self._last = TakeInPlan((), "", {"creator": GivenValue(actor.name)})
        self._last_report: tuple[Report, TakeInReport] | None = None
        self.became: dict[str, str] = {}
        if actor.may_write:
            desk.window.page.take_in_wanted.connect(self.ask)

    def ask(self, paths: Sequence[Path] = ()) -> None:
        """Ask what to take in; `paths` were dropped. Begins with what was asked for the last time."""
        desk, library = self._desk, self._desk.library
        plan = replace(self._last, paths=tuple(paths))
        vocabulary = library.vocabulary
        dialog = TakeInDialog(desk.window, plan, self._today(), concept_values(vocabulary), channel_choices(vocabulary))
        dialog.wanted.connect(lambda plan: self._check(plan, dialog))
        dialog.keep_wanted.connect(lambda name, given: self._keep(name, given, dialog))
        dialog.forget_wanted.connect(lambda name: self._forget(name, dialog))
        self._offer(dialog)
        dialog.open()

    def run(self, title: str, plan: TakeInPlan, template: Template, tell: Callable[[Report, bool], object]) -> Job:
        """Take in as a job; `tell(report, stopped)` hears of its end, unless it failed as a whole, which is said."""
        report, library = Report(), self._desk.library
        way = Way(plan.reference, plan.only_new)
        job = Job(title, lambda: stepping(take_in(library, plan.paths, template, report, way)))
        job.finished.connect(lambda _result: tell(report, False))
        job.cancelled.connect(lambda: tell(report, True))
        job.failed.connect(self._failed)
        self._desk.window.lane.start(job)
        return job

    def show_report(self, report: Report, *, stopped: bool) -> None:
        """Show what became of every file."""
        library = self._desk.library
        self._desk.asking.do(
            lambda: report_value(library, report, stopped=stopped), lambda value: self._reported(report, value)
        )

    def show_last(self) -> None:
        """Show the newest report of this session again."""
        if self._last_report is not None:
            self._show_report(*self._last_report)

    def _check(self, plan: TakeInPlan, dialog: TakeInDialog) -> None:
        """Wrong words are said in the dialog, which stays."""
        library = self._desk.library

        def begin(template: Template) -> None:
            if isValid(dialog) and dialog.isVisible():
                self._last = plan
                dialog.accept()
                self.run(
                    _title(plan), plan, template, lambda report, stopped: self.show_report(report, stopped=stopped)
                )

        self._desk.asking.ask(
            "plan", lambda: templates.checked(library, template_of(plan)), begin, if_alive(dialog, _complainer(dialog))
        )

    def _offer(self, dialog: TakeInDialog, name: str = "") -> None:
        library = self._desk.library

        def offer(kept: Mapping[str, Given]) -> None:
            dialog.offer_templates(kept, name)

        self._desk.asking.ask("templates", lambda: kept_templates(library), if_alive(dialog, offer))

    def _keep(self, name: str, given: Given, dialog: TakeInDialog) -> None:
        library, template = self._desk.library, template_of(TakeInPlan((), "", given))
        self._desk.asking.do(
            lambda: templates.save(library, name, template),
            if_alive(dialog, lambda _changes: self._kept(name, dialog)),
            if_alive(dialog, _complainer(dialog)),
        )

    def _kept(self, name: str, dialog: TakeInDialog) -> None:
        dialog.banner.say(_("Mallen ”{name}” är sparad.").format(name=name), "ok")
        self._offer(dialog, name)

    def _forget(self, name: str, dialog: TakeInDialog) -> None:
        library = self._desk.library
        self._desk.asking.do(
            lambda: templates.forget(library, name),
            if_alive(dialog, lambda _nothing: self._forgotten(name, dialog)),
            if_alive(dialog, _complainer(dialog)),
        )

    def _forgotten(self, name: str, dialog: TakeInDialog) -> None:
        dialog.banner.say(_("Mallen ”{name}” är borttagen. Det ifyllda står kvar.").format(name=name), "ok")
        self._offer(dialog)

    def _reported(self, report: Report, value: TakeInReport) -> None:
        self._last_report = report, value
        self.became[report.take_in] = " · ".join(part.heading for part in parts(value))
        self._show_report(report, value)

    def _show_report(self, report: Report, value: TakeInReport) -> None:
        if not self._desk.window.isVisible():
            return
        dialog = TakeInReportDialog(self._desk.window, value)
        ids = tuple(id for id, _path, _sha256 in report.imported)
        dialog.show_wanted.connect(lambda: self.show_wanted.emit(ids))
        alike = tuple(id for id, _like in report.similar)
        dialog.review_wanted.connect(lambda: self.review_wanted.emit(alike))
        dialog.undo_wanted.connect(lambda: self._undoing.ask(report.take_in, dialog, dialog.accept))
        dialog.open()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ImagebankError):
            raise error
        self._desk.complain(error)


def _title(plan: TakeInPlan) -> str:
    if plan.shoot:
        return _("Hämtar in: {shoot}").format(shoot=plan.shoot)
    return _("Hämtar in: {place}").format(place=plan.paths[0].name or plan.paths[0])


def _complainer(dialog: TakeInDialog) -> Callable[[ImagebankError], object]:
    return lambda error: dialog.complain(sentence(error))
