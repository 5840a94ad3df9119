"""The window: header, rail and places; the library's place is facets, grid, inspector and bars. It knows values and intentions only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from imagebank.desktop.arrangement import arrange
from imagebank.desktop.facets.panel import FacetPanel
from imagebank.desktop.grid.model import GridModel
from imagebank.desktop.grid.page import GridPage
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.guide import Guide
from imagebank.desktop.header import Header
from imagebank.desktop.inspector.panel import Inspector
from imagebank.desktop.jobs.bar import JobBar
from imagebank.desktop.jobs.lane import Lane
from imagebank.desktop.look_menu import LookMenu
from imagebank.desktop.parts.question import Question
from imagebank.desktop.parts.room import fitting
from imagebank.desktop.parts.tab_order import move_focus
from imagebank.desktop.parts.yielding import yielding
from imagebank.desktop.places import LIBRARY, PLACES, Places
from imagebank.desktop.rail import Rail
from imagebank.desktop.selection_bar import SelectionBar
from imagebank.desktop.take_in.drop import FileDrop
from imagebank.desktop.theme.look import gap, look
from imagebank.desktop.tour.box import TourBox
from imagebank.desktop.values import Choice
from imagebank.language import _

_Box = TypeVar("_Box", bound=QBoxLayout)


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
        self.places, self.rail = Places(self._library()), Rail()
        self.look_menu = LookMenu(self)
        self.drop = FileDrop(self)
        self.guide = Guide(self, self.places)
        self.ask_to_stop: Callable[[], bool] = self._ask_to_stop
        self.leave: Callable[[], bool] = lambda: True
        self._fit: tuple[bool, ...] = ()
        self._worked_in: QWidget | None = None
        self._of_library: list[QShortcut] = []
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

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Escape that nothing else had a use for leads from the header and the inspector back to the work; edits wait on."""
        held = self.focusWidget()
        beside = held is not None and any(one.isAncestorOf(held) for one in (self.header, self.inspector))
        if event.key() == Qt.Key.Key_Escape and beside:
            (self.page if self.places.here == LIBRARY else self.places).focus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent, /) -> None:
        """What had the keyboard may be hidden behind a dialog: its neighbour has it then, and not the first of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            if not self.isActiveWindow():
                self._worked_in = self.places.held()
            elif self._worked_in is not None:
                QTimer.singleShot(0, self._work_on)  # Qt gives the keyboard away after this

    def _work_on(self) -> None:
        last, self._worked_in = self._worked_in, None
        if last is not None and isValid(last) and self.places.held() is None:
            move_focus(self, forward=True, last=last)

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

    def show_role(self, *, may_write: bool) -> None:
        """Whether this user changes anything: what only does that is not offered."""
        self.guide.may_write = may_write
        self.header.may_write(may_write)
        if not may_write:
            self.facets.use.only_usable()

    def offer_places(self) -> None:
        """Let the rail show the places that one can go to."""
        self.rail.offer(self.places.offered())
        for place in PLACES:
            if place.key in self.places.offered():
                QShortcut(QKeySequence(place.keys), self, lambda key=place.key: self.places.go(key))
        self._arrange()

    def _library(self) -> QWidget:
        """The place where the pictures are: facets, grid and its bar, inspector."""
        centre, made = QWidget(), QWidget()
        column, row = _tight(QVBoxLayout(centre)), _tight(QHBoxLayout(made))
        column.addWidget(self.page, 1)
        column.addWidget(self.selection_bar)
        row.addWidget(self.facets)
        row.addWidget(centre, 1)
        row.addWidget(self.inspector)
        return made

    def _lay_out(self) -> None:
        """Header over everything; rail beside the places, with what is said above them and the job below."""
        beside, whole = QWidget(), QFrame()
        column, row, box = _tight(QVBoxLayout(beside)), _tight(QHBoxLayout()), _tight(QVBoxLayout(whole))
        said = yielding(self.page.banner)
        said.set_margins(gap(12), gap(10), gap(20), 0)
        said.hide()
        self.page.banner.turned.connect(said.setVisible)
        for part, stretch in ((said, 0), (self.places, 1), (self.job_bar, 0)):
            column.addWidget(part, stretch)
        row.addWidget(self.rail)
        row.addWidget(beside, 1)
        box.addWidget(self.header)
        box.addLayout(row, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.header.look.setMenu(self.look_menu)
        self.header.help_wanted.connect(self.guide.show_handbook)
        self.header.facets.clicked.connect(self._facets_pressed)
        self.header.inspector.clicked.connect(self._inspector_pressed)
        self.lane.changed.connect(self.job_bar.show_job)
        self.job_bar.cancel_wanted.connect(self.lane.cancel_first)
        self.job_bar.pause_wanted.connect(self.lane.pause_first)
        self.drop.hovering.connect(self.page.show_dropping)
        self.header.take_in_wanted.connect(self.page.take_in_wanted)
        self.selection_bar.clear_wanted.connect(self.page.grid.clearSelection)
        self.page.opened.connect(self._opened)
        self.rail.chosen.connect(self.places.go)
        self.places.shown.connect(self._place_shown)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self, self.close)
        for keys, act in (("F6", self._next_part), ("Shift+F6", self._previous_part), ("?", self.guide.show_keys)):
            QShortcut(QKeySequence(keys), self, act)
        bar = self.selection_bar
        for keys, wish in (("Ctrl+P", bar.pack_wanted), ("Ctrl+E", bar.pull_wanted)):
            self._of_library.append(QShortcut(QKeySequence(keys), self, wish.emit))
        if found := look():
            found.changed.connect(self._arrange)

    def _arrange(self) -> None:
        found = look()
        scale = found.scale if found else 1.0
        rail = self.rail.width() if not self.rail.isHidden() else 0
        fit = arrange(self.width() - rail, scale)
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
        inside = (self.facets, self.page, self.inspector) if self.places.here == LIBRARY else (self.places,)
        tour = self.guide.tour
        parts = (self.header, self.rail, *inside, *([tour] if tour else []))
        shown = [part for part in parts if part.isVisible()]
        held = self.focusWidget() or self
        here = next((i for i, part in enumerate(shown) if part.isAncestorOf(held)), None)
        if here is None:
            here = shown.index(inside[len(inside) // 2])
        self._focus_part(shown[(here + by) % len(shown)])

    def _focus_part(self, part: QWidget) -> None:
        if part is self.header:
            self.header.search.focus()
        elif part is self.inspector:
            self.inspector.focus_first()
        elif isinstance(part, TourBox):
            part.next.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif isinstance(part, FacetPanel):
            part.focus_first()
        elif isinstance(part, (GridPage, Rail, Places)):
            part.focus()

    def _place_shown(self, key: str) -> None:
        """What belongs to the pictures is only there where they are."""
        at_home = key == LIBRARY
        self.rail.show_here(key)
        self.page.banner.let_go()
        self.header.show_panels(at_home)
        for one in self._of_library:
            one.setEnabled(at_home)
        if at_home:
            self.page.focus()

    def _ask_to_stop(self) -> bool:
        words = _("Det som redan är klart behålls, resten avbryts om fönstret stängs.")
        stop, stay = Choice("stop", _("Avbryt jobbet och stäng")), Choice("stay", _("Fortsätt arbeta"))
        return Question(self, _("Ett jobb pågår"), words, (stop, stay), escape="stay").ask() == "stop"


def _tight(layout: _Box) -> _Box:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
