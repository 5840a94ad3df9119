"""The window: header, facets, grid, inspector and bars put together. It knows values and intentions only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from imagebank.desktop.arrangement import arrange
from imagebank.desktop.facets.panel import FacetPanel
from imagebank.desktop.grid.model import GridModel
from imagebank.desktop.grid.page import GridPage
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.header import Header
from imagebank.desktop.help import HelpDialog
from imagebank.desktop.inspector.panel import Inspector
from imagebank.desktop.jobs.bar import JobBar
from imagebank.desktop.jobs.lane import Lane
from imagebank.desktop.look_menu import LookMenu
from imagebank.desktop.parts.question import Question
from imagebank.desktop.parts.room import fitting
from imagebank.desktop.parts.tab_order import move_focus
from imagebank.desktop.selection_bar import SelectionBar
from imagebank.desktop.take_in.drop import FileDrop
from imagebank.desktop.theme.look import look
from imagebank.desktop.values import Choice
from imagebank.language import _


class MainWindow(QMainWindow):
    """The parts are public: whoever composes the program feeds them and listens to them."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("Bildbanken"))
        self.resize(fitting(self, 1440, 900))
        self.setMinimumSize(fitting(self, 800, 560))
        self.thumbnails = Thumbnails(parent=self)
        self.model = GridModel()
        self.lane = Lane(self)
        self.header = Header()
        self.facets = FacetPanel()
        self.page = GridPage(self.model, self.thumbnails)
        self.selection_bar = SelectionBar()
        self.job_bar = JobBar()
        self.inspector = Inspector(self.thumbnails)
        self.look_menu = LookMenu(self)
        self.drop = FileDrop(self)
        self.ask_to_stop: Callable[[], bool] = self._ask_to_stop
        self.leave: Callable[[], bool] = lambda: True
        self._fit: tuple[bool, ...] = ()
        self._may_write = True
        self._lay_out()
        self._connect()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Show the panels that fit."""
        super().resizeEvent(event)
        self._arrange()

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Tab goes as the window is read."""
        return move_focus(self, forward)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Unsaved edits, or a job that runs: ask, then stop it cleanly."""
        if not self.leave() or (self.lane.busy and not self.ask_to_stop()):
            event.ignore()
            return
        self.lane.stop()
        self.thumbnails.stop()
        self.page.grid.hover.strips.stop()
        self.closing.emit()
        super().closeEvent(event)

    def show_inspector(self) -> None:
        """Show the panel of what is selected, also where there is little room."""
        if not self.inspector.isVisible():
            self._inspector_pressed(True)

    def show_help(self) -> None:
        """The keys."""
        HelpDialog(self, may_write=self._may_write).open()

    def show_role(self, *, may_write: bool) -> None:
        """Whether this user changes anything: what only does that is not offered."""
        self._may_write = may_write
        self.header.people.may_write(may_write)

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        middle = QWidget()
        row = QHBoxLayout(middle)
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self.selection_bar)
        column.addWidget(self.job_bar)
        row.addWidget(self.facets)
        row.addWidget(centre, 1)
        row.addWidget(self.inspector)
        whole = QFrame()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addWidget(middle, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.header.look.setMenu(self.look_menu)
        self.header.help_wanted.connect(self.show_help)
        self.header.facets.clicked.connect(self._facets_pressed)
        self.header.inspector.clicked.connect(self._inspector_pressed)
        self.lane.changed.connect(self.job_bar.show_job)
        self.job_bar.cancel_wanted.connect(self.lane.cancel_first)
        self.drop.hovering.connect(self.page.show_dropping)
        self.header.take_in_wanted.connect(self.page.take_in_wanted)
        self.selection_bar.clear_wanted.connect(self.page.grid.clearSelection)
        self.page.opened.connect(self._opened)
        QShortcut(QKeySequence("F6"), self, self._next_part)
        QShortcut(QKeySequence("Shift+F6"), self, self._previous_part)
        QShortcut(QKeySequence("Ctrl+P"), self, self.selection_bar.pack_wanted.emit)
        QShortcut(QKeySequence("Ctrl+E"), self, self.selection_bar.pull_wanted.emit)
        if found := look():
            found.changed.connect(self._arrange)

    def _arrange(self) -> None:
        found = look()
        fit = arrange(self.width(), found.scale if found else 1.0)
        self.facets.setFixedWidth(fit.facets)
        self.inspector.setFixedWidth(fit.inspector)
        self.header.be_narrow(not fit.both)
        if (fit.both, fit.facets_first) != self._fit:
            self._fit = fit.both, fit.facets_first
            self._show_panels(facets=fit.facets_first, inspector=fit.both)

    def _show_panels(self, facets: bool, inspector: bool) -> None:
        self.facets.setVisible(facets)
        self.inspector.setVisible(inspector)
        self.header.facets.setChecked(facets)
        self.header.inspector.setChecked(inspector)

    def _facets_pressed(self, on: bool) -> None:
        self._show_panels(on, self.header.inspector.isChecked() and (self._fit[0] or not on))

    def _inspector_pressed(self, on: bool) -> None:
        self._show_panels(self.header.facets.isChecked() and (self._fit[0] or not on), on)

    def _opened(self, one: int) -> None:
        row = self.model.row_of(one)
        if row is None or not self.page.grid.marks.holds(row):
            self.page.grid.select_ids({one})
        self.show_inspector()
        self.inspector.focus_first()

    def _next_part(self) -> None:
        """F6: search, facets, grid, inspector, and round again."""
        self._walk_parts(1)

    def _previous_part(self) -> None:
        """Shift+F6: the other way."""
        self._walk_parts(-1)

    def _walk_parts(self, by: int) -> None:
        parts = (self.header, self.facets, self.page, self.inspector)
        shown = [part for part in parts if part.isVisible()]
        held = self.focusWidget() or self
        here = next((i for i, part in enumerate(shown) if part.isAncestorOf(held)), None)
        if here is None:
            here = shown.index(self.page)
        self._focus_part(shown[(here + by) % len(shown)])

    def _focus_part(self, part: QWidget) -> None:
        if part is self.header:
            self.header.search.focus()
        elif part is self.inspector:
            self.inspector.focus_first()
        elif part is self.page:
            self.page.focus()
        else:
            self.facets.focus_first()

    def _ask_to_stop(self) -> bool:
        words = _("Det som redan är klart behålls, resten avbryts om fönstret stängs.")
        stop, stay = Choice("stop", _("Avbryt jobbet och stäng")), Choice("stay", _("Fortsätt arbeta"))
        return Question(self, _("Ett jobb pågår"), words, (stop, stay), escape="stay").ask() == "stop"
