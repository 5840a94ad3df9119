"""The place of follow-up: which report, for which period, its plots and figures; and ways to save and to freeze it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QWidget

from imagebank.core.errors import N_
from imagebank.desktop.follow_up.parts import PartCard
from imagebank.desktop.follow_up.values import ReportValue
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.choosers import Combo, DateField
from imagebank.desktop.parts.controls import button, label, labelled
from imagebank.desktop.parts.dialog import Sheet
from imagebank.desktop.parts.flow import flowing
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.take_in.name_sheet import NameSheet
from imagebank.desktop.theme.icons import icon
from imagebank.desktop.theme.look import px
from imagebank.desktop.values import Choice
from imagebank.language import _

COVERAGE, FROZEN = "coverage", "frozen:"
FORMS: tuple[tuple[str, str, str, str], ...] = (
    ("html", N_("Spara som webbsida…"), N_("Webbsida (*.html)"), "save"),
    ("xlsx", N_("Spara som kalkylblad…"), N_("Kalkylblad (*.xlsx)"), "table-2"),
    ("csv", N_("Spara som tabell…"), N_("Tabell (*.csv)"), "table-2"),
)
"""Ending, words, kind of file, icon."""


class FollowUpPage(Sheet):
    """Emits `wanted(report, first, last)` (both days are in it), `save_wanted(path, ending)` and `freeze_wanted(name)`."""

    wanted = Signal(str, date, date)
    save_wanted = Signal(Path, str)
    freeze_wanted = Signal(str)

    def __init__(self, parent: QWidget | None, map_: QWidget, first: date, last: date, *, may_write: bool) -> None:
        super().__init__(parent, _("Uppföljning"), 1240, 820)
        self.choose_file = self._choose_file
        self.banner = Banner()
        self.report = Combo()
        self.first, self.last = DateField(first), DateField(last)
        self._map, self._figures = map_, Column("DialogBody", margin=2, spacing=16)
        self._figures.body.setMinimumHeight(1)  # as high as the words need at this width, not at the narrowest
        self._stack = QStackedWidget()
        self.save, self._menu = button(_("Spara…"), "save"), QMenu(self)
        self.saves = {ending: self._menu.addAction(icon(name), _(words)) for ending, words, _kind, name in FORMS}
        self.freeze = button(_("Frys rapporten…"), "lock")
        self.freeze.setVisible(may_write)
        self._days = (self._narrow(_("Från"), self.first), self._narrow(_("Till och med"), self.last))
        self._lay_out()
        self._connect()

    def offer(self, reports: Sequence[Choice]) -> None:
        """The reports to choose among, staying at the one shown."""
        self.report.offer(reports, self.report.key())

    def key(self) -> str:
        """The report that is asked for."""
        return self.report.key()

    def show_map(self) -> None:
        """Show the coverage map."""
        self._stack.setCurrentWidget(self._map)
        self._check()

    def show_report(self, value: ReportValue) -> None:
        """Show a report's parts."""
        self._figures.clear()
        for part in value.parts:
            self._figures.add(PartCard(part))
        self._figures.add(label("\n".join((*value.notes, value.source)), "muted", wrap=True))
        self._stack.setCurrentWidget(self._figures)
        self._check()

    def complain(self, sentence: str) -> None:
        """Say why something cannot be done."""
        self.banner.say(sentence, "bad")

    def _narrow(self, words: str, control: QWidget) -> QWidget:
        control.setFixedWidth(px(190))
        return labelled(words, control)

    def _lay_out(self) -> None:
        self.report.setFixedWidth(px(320))
        for page in (self._map, self._figures):
            self._stack.addWidget(page)
        self.body.addWidget(self.banner)
        self.body.addWidget(flowing(labelled(_("Visa"), self.report), *self._days))
        self.body.addWidget(self._stack, 1)
        self._menu.setObjectName("TakeInMenu")
        self._menu.setAccessibleName(_("Spara rapporten"))
        self.save.setMenu(self._menu)
        self.save.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0px; }")
        self.put_buttons(None, self.save, self.freeze)

    def _connect(self) -> None:
        self.report.chosen.connect(self._ask)
        for field in (self.first, self.last):
            field.picked.connect(self._ask)
        self.freeze.clicked.connect(self._freeze)
        for ending, press in self.saves.items():
            press.triggered.connect(lambda _on=False, ending=ending: self._save(ending))

    def _check(self) -> None:
        at_map, kept = self.key() == COVERAGE, self.key().startswith(FROZEN)
        self._foot.setVisible(not at_map)
        for one in self._days:
            one.setVisible(not at_map and not kept)
        self.freeze.setEnabled(not kept)

    def _ask(self, _chosen: object = None) -> None:
        self.banner.hide()
        self.wanted.emit(self.key(), self.first.day(), self.last.day())

    def _save(self, ending: str) -> None:
        path = self.choose_file(ending)
        if path is not None:
            self.save_wanted.emit(path, ending)

    def _choose_file(self, ending: str) -> Path | None:
        kind = next(kind for end, _words, kind, _icon in FORMS if end == ending)
        name, _chosen = QFileDialog.getSaveFileName(self, _("Spara rapporten"), f"rapport.{ending}", _(kind))
        return Path(name) if name else None

    def _freeze(self) -> None:
        words = _("Siffrorna sparas som de är nu, och kan visas igen. Namnet får ha små bokstäver, siffror, - och _.")
        sheet = NameSheet(self, _("Frys rapporten"), _("Rapportens namn"), words)
        sheet.named.connect(self.freeze_wanted)
        sheet.open()
