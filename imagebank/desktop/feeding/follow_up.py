"""Feeds the place of follow-up: a report for a period, counted beside the window; the coverage map; saving and freezing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject

from imagebank.core.errors import ImagebankError
from imagebank.core.report import KINDS, Period, Report, Table
from imagebank.core.swedish_days import swedish_day
from imagebank.desktop.feeding.coverage import CoverageMap
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.follow_up.page import COVERAGE, FROZEN, FollowUpPage
from imagebank.desktop.follow_up.values import BarValue, ChartValue, KeyFigure, PartValue, ReportValue, TableValue
from imagebank.desktop.places import FOLLOW_UP
from imagebank.desktop.values import Choice
from imagebank.language import _, sentence
from imagebank.services import report_frozen
from imagebank.services.library import Library, now
from imagebank.services.report_chart import WIDEST, chart
from imagebank.services.report_files import put
from imagebank.services.report_page import page, period_words, source
from imagebank.services.report_sheet import book
from imagebank.services.report_table import table, told
from imagebank.services.reporting import TITLES, make_report, this_year

_FORMS: dict[str, Callable[[Report], bytes]] = {"html": page, "csv": table, "xlsx": book}
_CURATORS = "consents"
"""The report that only curators see."""


class FollowUp(QObject):
    """The place is there for everybody; the report on consents, and freezing, for whoever may write."""

    def __init__(self, desk: Desk, results: Results) -> None:
        super().__init__(desk.window)
        self._desk, self._results = desk, results
        self._may = desk.library.actor.may_write
        self._map: CoverageMap | None = None
        self._page: FollowUpPage | None = None
        self._shown: Report | None = None
        desk.window.places.offer(FOLLOW_UP, self._make, self._arrive)

    def _make(self) -> FollowUpPage:
        desk, usual = self._desk, this_year(_today())
        self._map = CoverageMap(desk, self._results, _today)
        made = self._page = FollowUpPage(
            desk.window, self._map.pane, usual.start, usual.last, may_write=self._may
        )  # fmt: skip
        made.wanted.connect(self._count)
        made.save_wanted.connect(self._save)
        made.freeze_wanted.connect(self._freeze)
        made.offer(_choices(self._may, ()))
        return made

    def _arrive(self) -> None:
        library = self._desk.library
        self._desk.asking.ask("frozen", lambda: _kept(library), self._offer)
        if self._page is not None:
            self._count(self._page.key(), self._page.first.day(), self._page.last.day())

    def _offer(self, kept: tuple[str, ...]) -> None:
        if self._page is not None:
            self._page.offer(_choices(self._may, kept))

    def _count(self, key: str, first: date, last: date) -> None:
        if key == COVERAGE and self._map is not None and self._page is not None:
            self._page.show_map()
            self._map.renew()
            return
        library = self._desk.library

        def made() -> tuple[Report, ReportValue]:
            if key.startswith(FROZEN):
                report = report_frozen.read(library, key.removeprefix(FROZEN))
            else:
                report = make_report(library, key, Period(first, last + timedelta(days=1)))
            return report, report_value(report)

        self._desk.asking.ask("report", made, self._show, self._refused)

    def _show(self, made: tuple[Report, ReportValue]) -> None:
        self._shown = made[0]
        if self._page is not None:
            self._page.show_report(made[1])

    def _save(self, path: Path, ending: str) -> None:
        report, made = self._shown, self._page
        if report is None or made is None:
            return
        words = _("Sparat i {where}.").format(where=path)
        self._desk.asking.do(
            lambda: put({path: _FORMS[ending](report)}), lambda _paths: made.banner.say(words, "ok"), self._refused
        )

    def _freeze(self, name: str) -> None:
        library, report, made = self._desk.library, self._shown, self._page
        if report is None or made is None:
            return

        def done(_path: Path) -> None:
            made.banner.say(_("Rapporten är fryst som ”{name}”.").format(name=name), "ok")
            self._desk.asking.ask("frozen", lambda: _kept(library), self._offer)

        self._desk.asking.do(lambda: report_frozen.freeze(library, name, report), done, self._refused)

    def _refused(self, error: ImagebankError) -> None:
        if self._page is not None:
            self._page.complain(sentence(error))


def _today() -> date:
    """The day by which figures are counted: the Swedish one, wherever the computer is."""
    return swedish_day(now())


def _kept(library: Library) -> tuple[str, ...]:
    may = library.actor.may_write
    found = report_frozen.all_frozen(library)
    return tuple(one.name for one in found if one.is_whole and (may or one.kind != _CURATORS))


def _choices(may: bool, kept: tuple[str, ...]) -> list[Choice]:
    kinds = [Choice(kind, _(TITLES[kind])) for kind in KINDS if may or kind != _CURATORS]
    return [*kinds, *(Choice(FROZEN + name, _("Fryst: {name}").format(name=name)) for name in kept)]


def report_value(report: Report) -> ReportValue:
    """A report as the window shows it."""
    return ReportValue(
        report.title, period_words(report), source(report), report.notes,
        tuple(_part(one, report.language) for one in report.tables),
    )  # fmt: skip


def _part(one: Table, lang: str) -> PartValue:
    if len(one.rows) == 1 and one.rows[0].kind == "total":
        figures = tuple(
            KeyFigure(column.heading, told(figure, lang), column.definition)
            for column, figure in zip(one.columns, one.rows[0].figures, strict=True)
        )
        return PartValue(one.title, figures)
    return PartValue(one.title, chart=_chart(one, lang), table=_table(one, lang))


def _chart(one: Table, lang: str) -> ChartValue | None:
    drawn = chart(one, lang)
    if drawn is None:
        return None
    groups = tuple(
        (words, tuple(BarValue(100 * bar.width / WIDEST, bar.said, bar.series) for bar in bars))
        for words, bars in drawn.groups
    )
    return ChartValue(drawn.heading, drawn.spoken, drawn.series, groups)


def _table(one: Table, lang: str) -> TableValue:
    rows = tuple((row.label, row.level, tuple(told(figure, lang) for figure in row.figures)) for row in one.rows)
    headings = tuple(column.heading for column in one.columns)
    return TableValue(headings, tuple(column.definition for column in one.columns), rows, one.notes)
